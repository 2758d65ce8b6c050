// The texts of a folder as a commit has them, read with git; neither the work tree nor the index is touched.
import { spawnSync } from 'node:child_process';
import { isListedFile, isSkippedFolder, maximumFileSize } from '../engine/listing.ts';
import { UserError } from './files.ts';
import { isIgnored, type Rules, toRules } from './list-folder.ts';

/** Takes a file that is not read though its name asks for it, and why, as a sentence goes on. */
type Skip = (path: string, why: string) => void;

interface Answer {
  readonly isDone: boolean;
  readonly out: Buffer;
  readonly problem: string;
}

const largestOutput = 2 ** 30;

const git = (folder: string, args: readonly string[], input = ''): Answer => {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    input,
    maxBuffer: largestOutput,
    // Nothing is written, and what a partial clone lacks is not fetched.
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' },
  });
  if (error !== undefined) {
    const isMissing = 'code' in error && error.code === 'ENOENT';
    throw new UserError(
      isMissing
        ? 'git is not installed: --against needs it to read a commit, or give it a file that `check --save` wrote.'
        : `git could not be run: ${error.message}.`,
    );
  }
  return { isDone: status === 0, out: stdout, problem: stderr.toString('utf8').trim() };
};

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

/** The commit that a name stands for, or an error that says what to give instead. */
export const resolveCommit = (folder: string, ref: string): string => {
  const inside = git(folder, ['rev-parse', '--is-inside-work-tree']);
  if (!inside.isDone) {
    const isForeign = inside.problem.includes('dubious ownership');
    throw new UserError(
      isForeign
        ? `git does not trust the repository of ${folder}: ${firstLine(inside.problem)}.`
        : `${folder} is in no git repository, and \`${ref}\` is no file: give --against a file that \`check --save\` wrote.`,
    );
  }
  const found = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (found.isDone) return found.out.toString('utf8').trim();
  throw new UserError(
    `\`${ref}\` is neither a file nor a commit, branch or tag of the repository of ${folder}: where it was not fetched, fetch it first.`,
  );
};

interface Entry {
  readonly path: string;
  readonly id: string;
  readonly size: number;
}

/** `100644 blob ID    SIZE<tab>PATH`. */
const toEntry = (line: string): readonly Entry[] => {
  const [, mode, id, size, path] = /^(\d+) blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? [];
  // A symbolic link is not followed.
  if (mode === undefined || id === undefined || path === undefined || mode === '120000') return [];
  return [{ path, id, size: Number(size) }];
};

const listEntries = (folder: string, commit: string): readonly Entry[] => {
  const listed = git(folder, ['ls-tree', '-r', '-z', '-l', commit]);
  if (!listed.isDone) throw new UserError(`git could not list ${commit}: ${firstLine(listed.problem)}.`);
  return listed.out.toString('utf8').split('\0').flatMap(toEntry);
};

/** The contents of blobs, by their ids. */
const readBlobs = (folder: string, entries: readonly Entry[]): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  if (entries.length === 0) return texts;
  const { isDone, out, problem } = git(folder, ['cat-file', '--batch'], entries.map(({ id }) => `${id}\n`).join(''));
  if (!isDone) throw new UserError(`git could not read the files: ${firstLine(problem)}.`);
  // Each is `ID blob SIZE`, a line end, that many bytes, a line end.
  for (let at = 0; at < out.length;) {
    const end = out.indexOf('\n', at);
    const [id = '', , size] = out.subarray(at, end).toString('utf8').split(' ');
    if (size === undefined) throw new UserError(`The repository of ${folder} lacks ${id}: fetch it whole.`);
    const start = end + 1;
    texts.set(id, out.subarray(start, start + Number(size)).toString('utf8'));
    at = start + Number(size) + 1;
  }
  return texts;
};

const isInSkippedFolder = (path: string): boolean => path.split('/').slice(0, -1).some(isSkippedFolder);

/** A folder that is ignored takes with it what is in it. */
const isLeftOut = (rules: readonly Rules[], path: string): boolean => {
  const applying = rules.filter(({ base }) => path.startsWith(base));
  return isIgnored(applying, path);
};

/** The same files that would be read of the folder, had the commit been checked out there. */
export const readCommit = (
  folder: string,
  commit: string,
  skip: Skip = () => undefined,
): ReadonlyMap<string, string> => {
  const entries = listEntries(folder, commit).filter(({ path }) => !isInSkippedFolder(path));
  const ignoring = entries.filter(({ path }) => /(^|\/)\.gitignore$/.test(path));
  const ignoreTexts = readBlobs(folder, ignoring);
  const rules = ignoring.map(({ path, id }) => toRules(path.slice(0, -'.gitignore'.length), ignoreTexts.get(id) ?? ''));
  const listed = entries.filter(({ path }) => isListedFile(path) && !isLeftOut(rules, path));
  const readable = listed.filter(({ path, size }) => {
    if (size > maximumFileSize) skip(path, `it is larger than ${maximumFileSize} bytes`);
    return size <= maximumFileSize;
  });
  const texts = readBlobs(folder, readable);
  return new Map(
    readable.flatMap(({ path, id }) => {
      const text = texts.get(id) ?? '';
      if (text.includes('\0')) skip(path, 'it is binary');
      return text.includes('\0') ? [] : [[path, text] as const];
    }),
  );
};
