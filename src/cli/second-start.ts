// Fills a project with the files of a listing, and of those that are as they were takes what an earlier start kept. A file is as it
// was if size, times and number say so, else if its text does.
import { type Stats, statSync } from 'node:fs';
import type { Cache } from '../engine/cache-bytes.ts';
import { isConfiguration } from '../engine/paths.ts';
import type { Project } from '../engine/project.ts';
import { readText } from './files.ts';

/** Milliseconds: a file may change again within so many without a change of its time, as coarse as some disks keep it. */
const settling = 2000;

const statOf = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Whoever reads it says why it cannot be read.
    return undefined;
  }
};

const stampOf = (stats: Stats | undefined, now: number): string => {
  if (stats === undefined) return '';
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return Math.max(mtimeMs, ctimeMs) > now - settling ? '' : `${size} ${mtimeMs} ${ctimeMs} ${ino}`;
};

export interface Filled {
  /** Files that are not read though their names ask for it, and why. */
  readonly skipped: ReadonlyMap<string, string>;
  /** How each file is known again; empty where it must be read. */
  readonly stamps: ReadonlyMap<string, string>;
  /** Whether anything is to be kept that was not. */
  readonly isNew: boolean;
}

/** `files` are absolute, by the paths that the project knows them by. */
export const fillProject = (
  project: Project,
  files: ReadonlyMap<string, string>,
  cache: Cache | null,
  now = Date.now(),
): Filled => {
  const skipped = new Map<string, string>();
  const stamps = new Map<string, string>();
  let isSame = cache !== null;
  let isStamped = true;
  project.follow(cache?.names ?? []);
  for (const [path, file] of files) {
    const known = cache?.files.get(path);
    const stats = statOf(file);
    const stamp = stampOf(stats, now);
    stamps.set(path, stamp);
    if (known !== undefined) project.recall(known.file, () => readText(file).text ?? '');
    if (known?.stamp !== stamp) isStamped = false;
    // A configuration speaks at every start, so it is read at every start.
    else if (stamp !== '' && !isConfiguration(path)) continue;
    const read = readText(file, stats);
    if (read.text === null) {
      skipped.set(path, read.why);
      project.drop(path);
    } else if (project.put(path, read.text)) isSame = false;
  }
  if (cache?.files.size !== files.size - skipped.size) isSame = false;
  if (cache !== null && isSame) project.recallAnswer(cache.answer);
  return { skipped, stamps, isNew: !isSame || !isStamped };
};
