// What tells two builds apart: a hash of all sources and of the packages that go into the bundles.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const hashSources = async () => {
  const found = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true });
  const sources = found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const hash = createHash('sha256');
  for (const path of [...sources.sort(), join(root, 'package.json'), join(root, 'package-lock.json')]) {
    hash.update(`${path.slice(root.length)}\0`);
    hash.update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
};

/** For esbuild's `define`; `src/engine/build.ts` reads it. */
export const defineBuild = async () => ({ CACHIBOT_WS_BUILD: JSON.stringify(await hashSources()) });
