// The start before the second one: it keeps what it found out. The time is that of a cold check with the keeping in it.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openWorkspace } from '../../src/cli/workspace.ts';
import { fingerprint } from '../../src/engine/fingerprint.ts';

/** Beside the folder's own cache, which a user may need. */
export const benchCache = (folder: string): string => join(tmpdir(), `cachibot-ws-bench-${fingerprint(folder)}.cache`);

/** Milliseconds: files that were written a moment ago are not trusted yet. */
const settling = 2500;

export const measure = async (folder: string): Promise<number> => {
  rmSync(benchCache(folder), { force: true });
  await setTimeout(settling);
  const start = performance.now();
  openWorkspace([folder], { cache: benchCache(folder) });
  return performance.now() - start;
};
