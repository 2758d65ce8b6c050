// Lists the files of a folder: one rule for editor and command line. `.gitignore` is honoured, build output and environments are
// left out, symbolic links are not followed. Asking the rules is what takes time, so verdicts are kept while the rules are the same.
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { fingerprint } from '../engine/fingerprint.ts';
import { isListOf, isShape, isString } from '../engine/kept.ts';
import { isListedFile, isSkippedFolder } from '../engine/listing.ts';
import { UserError } from './files.ts';

/** What the rules said of a folder's content, as plain data. Of files that were listed it says nothing: they were not ignored. */
export interface Verdicts {
  /** The fingerprints of all rules, by their folder. */
  readonly rules: readonly (readonly string[])[];
  readonly ignored: readonly string[];
  /** Folders that were looked into. */
  readonly folders: readonly string[];
}

const isStrings = (value: unknown): value is readonly string[] => isListOf(value, isString);

export const isVerdicts = (value: unknown): value is Verdicts =>
  isShape(value) && isListOf(value['rules'], isStrings) && isStrings(value['ignored']) && isStrings(value['folders']);

export interface Before {
  readonly verdicts: Verdicts;
  readonly wasListed: (path: string) => boolean;
}

export interface Listed {
  readonly paths: readonly string[];
  readonly verdicts: Verdicts;
}

/** The rules of one folder; made only once they are asked. */
export interface Rules {
  readonly base: string;
  readonly ask: () => Ignore;
}

const readRules = (folder: string): string | null => {
  try {
    return readFileSync(join(folder, '.gitignore'), 'utf8');
  } catch {
    // None that we may read: nothing is ignored by it.
    return null;
  }
};

export const toRules = (base: string, text: string): Rules => {
  let made: Ignore | null = null;
  return { base, ask: () => (made ??= ignore().add(text)) };
};

export const isIgnored = (all: readonly Rules[], path: string): boolean =>
  all.some(({ base, ask }) => ask().ignores(path.slice(base.length)));

const readEntries = (folder: string): readonly Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new UserError(`Cannot read the folder ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** The paths of the files that are asked for under a folder, from it, with forward slashes: those that could matter. */
export const listFolder = (
  folder: string,
  before: Before | null = null,
  isWanted: (path: string) => boolean = isListedFile,
): Listed => {
  const paths: string[] = [];
  const ignored: string[] = [];
  const folders: string[] = [];
  const rules = new Map<string, string>();
  const known = new Map(before?.verdicts.rules.map(([path = '', print = '']) => [path, print]));
  const wasIgnored = new Set(before?.verdicts.ignored);
  const wasFolder = new Set(before?.verdicts.folders);

  const verdict = (all: readonly Rules[], path: string, isSame: boolean): boolean => {
    if (isSame && (wasFolder.has(path) || before?.wasListed(path) === true)) return false;
    const answer = (isSame && wasIgnored.has(path)) || isIgnored(all, path);
    if (answer) ignored.push(path);
    return answer;
  };

  const visit = (path: string, inherited: readonly Rules[], wasSame: boolean): void => {
    const entries = readEntries(join(folder, path));
    const text = entries.some(({ name }) => name === '.gitignore') ? readRules(join(folder, path)) : null;
    if (text !== null) rules.set(path, fingerprint(text));
    const isSame = wasSame && known.get(path) === rules.get(path);
    const all = text === null ? inherited : [...inherited, toRules(path, text)];
    for (const entry of entries) {
      const child = path + entry.name;
      if (entry.isDirectory()) {
        if (isSkippedFolder(entry.name) || verdict(all, `${child}/`, isSame)) continue;
        folders.push(`${child}/`);
        visit(`${child}/`, all, isSame);
      } else if (entry.isFile() && isWanted(child) && !verdict(all, child, isSame)) paths.push(child);
    }
  };

  visit('', [], before !== null);
  return { paths, verdicts: { rules: [...rules], ignored, folders } };
};
