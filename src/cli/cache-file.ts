// Where the command line keeps what it found out: one file a set of folders, in the cache folder of the operating system or where
// the user says. Whatever goes wrong with it only makes a start slower.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { debuglog } from 'node:util';
import { build } from '../engine/build.ts';
import { cacheMark } from '../engine/cache-bytes.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { UserError } from './files.ts';

/** The flags of a command that reads. */
export const cacheOptions = { 'no-cache': { type: 'boolean', default: false }, cache: { type: 'string' } } as const;

export interface CacheChoice {
  readonly 'no-cache'?: boolean;
  readonly cache?: string | undefined;
}

export interface CacheFile {
  readonly path: string;
  /** The user's own file is never removed for its age. */
  readonly isOurs: boolean;
}

const day = 24 * 60 * 60 * 1000;
/** Folders that nobody checked for so long are forgotten, and the oldest of more than so many. */
const longest = 30 * day;
const most = 50;

/** `NODE_DEBUG=cachibot-ws` shows why nothing was kept. */
const debug = debuglog('cachibot-ws');

const absoluteOr = (path: string | undefined, fallback: string): string =>
  path !== undefined && isAbsolute(path) ? path : fallback;

const cacheFolder = (): string => {
  const { env, platform } = process;
  const parent =
    platform === 'win32'
      ? absoluteOr(env['LOCALAPPDATA'], join(homedir(), 'AppData', 'Local'))
      : platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : absoluteOr(env['XDG_CACHE_HOME'], join(homedir(), '.cache'));
  return join(parent, 'cachibot-ws');
};

/** Runs what may fail without harm. */
const attempt = <Result>(what: string, work: () => Result): Result | null => {
  try {
    return work();
  } catch (error) {
    debug('%s: %s', what, error instanceof Error ? error.message : error);
    return null;
  }
};

/** A file of something else is not written over, however it got here. */
const checkOwn = (file: string, path: string): void => {
  const text = attempt('cannot read', () => readFileSync(path, 'latin1')) ?? '';
  if (text !== '' && !text.startsWith(cacheMark))
    throw new UserError(`${file} is no cache of cachibot-ws: name a file that is new, or one that it has written.`);
};

/** Null where nothing is to be kept. `key` names the folders. */
export const cacheFileOf = (key: string, choice: CacheChoice): CacheFile | null => {
  const { cache } = choice;
  if (choice['no-cache'] === true) {
    if (cache !== undefined) throw new UserError('--cache and --no-cache exclude each other: give one of them.');
    return null;
  }
  if (build === null) return null;
  if (cache !== undefined) {
    const path = resolve(cache);
    checkOwn(cache, path);
    return { path, isOurs: false };
  }
  return { path: join(cacheFolder(), `${fingerprint(key)}.cache`), isOurs: true };
};

export const readCacheFile = ({ path, isOurs }: CacheFile): Uint8Array | null => {
  const text = attempt('nothing kept', () => readFileSync(path));
  if (text !== null && isOurs)
    attempt('cannot mark as used', () => {
      markUsed(path);
    });
  return text;
};

const markUsed = (path: string): void => {
  const now = Date.now();
  if (now - statSync(path).mtimeMs > day) utimesSync(path, now / 1000, now / 1000);
};

/** Through a temporary sibling, so that nobody reads half of it. */
export const writeCacheFile = ({ path, isOurs }: CacheFile, bytes: Uint8Array): void => {
  const temporary = `${path}.${process.pid}`;
  const isWritten = attempt('not kept', () => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, bytes, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
    return true;
  });
  if (isWritten === null)
    attempt('left over', () => {
      rmSync(temporary, { force: true });
    });
  else if (isOurs)
    attempt('not tidied', () => {
      prune(dirname(path));
    });
};

const prune = (folder: string): void => {
  const now = Date.now();
  const files = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), used: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.used - a.used);
  for (const [index, { path, used }] of files.entries())
    if (index >= most || now - used > longest) rmSync(path, { force: true });
};
