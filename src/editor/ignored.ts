// Which files are left out: what `.gitignore` names, and folders that hold no code of the project. The rule is the
// command line's; only the way to the texts differs.
import ignore, { type Ignore } from 'ignore';
import { isListedFile, isSkippedFolder } from '../engine/listing.ts';

interface Rules {
  /** The folder of the .gitignore with a slash behind it, or the empty string. */
  readonly base: string;
  readonly rules: Ignore;
}

export const isIgnoreFile = (path: string): boolean => /(^|\/)\.gitignore$/.test(path);

/** Whether a folder on the way to the path holds no code of the project. */
export const isInSkippedFolder = (path: string): boolean => path.split('/').slice(0, -1).some(isSkippedFolder);

export class IgnoreRules {
  readonly #all: Rules[] = [];

  add(path: string, text: string): void {
    this.#all.push({ base: path.slice(0, -'.gitignore'.length), rules: ignore().add(text) });
  }

  isIgnored(path: string): boolean {
    return this.#all.some(
      ({ base, rules }) => path.startsWith(base) && path !== base && rules.ignores(path.slice(base.length)),
    );
  }

  /** Whether the engine is to be given this file. */
  isWanted(path: string): boolean {
    return isListedFile(path) && !isInSkippedFolder(path) && !this.isIgnored(path);
  }
}
