// What has changed in a window's copy of the project, as git tells it: every byte, and files that are new.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import type { Window } from './driver.ts';

const git = ({ folder }: Window, ...args: readonly string[]): string => {
  const named = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args];
  const { status, stdout, stderr } = spawnSync('git', named, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
};

/** Keeps the present state of the copy. */
export const track = (window: Window): void => {
  if (!existsSync(join(window.folder, '.git'))) git(window, 'init', '--quiet');
  appendFileSync(join(window.folder, '.git', 'info', 'exclude'), '.vscode\n__pycache__\n');
  git(window, 'add', '--all');
  git(window, 'commit', '--quiet', '--allow-empty', '--no-verify', '--message', 'Before');
};

/** The paths that differ from what was kept, new ones with `?? ` before them. */
export const changedPaths = (window: Window): readonly string[] =>
  git(window, 'status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean);

/** Saves what an undo has left unsaved, until nothing differs any more. */
export const untilRestored = async (window: Window): Promise<void> => {
  let changed: readonly string[] = [];
  const isRestored = eventually('every byte of before', async () => {
    await window.saveAll();
    changed = changedPaths(window);
    return changed.length === 0 ? true : undefined;
  });
  await isRestored.catch((error: unknown) => {
    throw new Error(`Not restored: ${changed.join(', ')}\n${git(window, 'diff').slice(0, 2000)}`, { cause: error });
  });
};
