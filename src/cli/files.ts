// The files of a folder: one list rule for editor and command line. `.gitignore` is honoured, build output and
// environments are left out, symbolic links are not followed.
import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isListedFile, isSkippedFolder, maximumFileSize } from '../engine/listing.ts';

/** An error whose message is for the user: one sentence, exit code 2. */
export class UserError extends Error {}

interface Rules {
  readonly base: string;
  readonly rules: Ignore;
}

const readRules = (folder: string, base: string): Rules | null => {
  try {
    return { base, rules: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) };
  } catch {
    // No .gitignore, or none we may read: nothing is ignored by it.
    return null;
  }
};

const isIgnored = (all: readonly Rules[], path: string): boolean =>
  all.some(({ base, rules }) => rules.ignores(path.slice(base.length)));

const readEntries = (folder: string): readonly Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new UserError(`Cannot read the folder ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Takes a file that is not read though its name asks for it, and why, as a sentence goes on. */
export type Skip = (path: string, why: string) => void;

/** The paths of all files that could matter under a folder, from it, with forward slashes. */
export const listFolder = (folder: string): readonly string[] => {
  const found: string[] = [];
  const visit = (path: string, inherited: readonly Rules[]): void => {
    const here = join(folder, path);
    const own = readRules(here, path);
    const all = own === null ? inherited : [...inherited, own];
    for (const entry of readEntries(here)) {
      const child = path + entry.name;
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name) && !isIgnored(all, `${child}/`)) visit(`${child}/`, all);
      } else if (entry.isFile() && isListedFile(child) && !isIgnored(all, child)) found.push(child);
    }
  };
  visit('', []);
  return found;
};

/** All texts that could matter under a folder. */
export const readFolder = (folder: string, skip: Skip = () => undefined): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  for (const path of listFolder(folder)) {
    const read = readText(join(folder, path));
    if (read.text === null) skip(path, read.why);
    else texts.set(path, read.text);
  }
  return texts;
};

type Text = { readonly text: string } | { readonly text: null; readonly why: string };

/** The text of a file, unless it is too large to be written by hand, or binary under a source file's name. */
export const readText = (path: string, known?: Stats): Text => {
  try {
    const { size } = known ?? statSync(path);
    if (size > maximumFileSize) return { text: null, why: `it is larger than ${maximumFileSize} bytes` };
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? { text: null, why: 'it is binary' } : { text };
  } catch (error) {
    return { text: null, why: error instanceof Error ? error.message : String(error) };
  }
};
