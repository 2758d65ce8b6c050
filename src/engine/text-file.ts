// One text of a project and what was found out about it, each thing when it is first asked for.
import type { FileFacts } from './facts.ts';
import { keepGood, type Understood } from './keep-good.ts';
import { isTestPath, languageOf } from './paths.ts';
import { readPython } from './python/reader.ts';
import { parsePythonInSteps } from './python/tree.ts';
import type { Scanned } from './scan.ts';
import { lineStarts } from './source.ts';
import { readTypeScript } from './typescript/reader.ts';
import { parseTreeInSteps } from './typescript/tree.ts';

export interface Read {
  readonly facts: FileFacts;
  readonly lines: readonly number[];
}

export const readFacts = (path: string, text: string): Read => ({
  facts: languageOf(path) === 'python' ? readPython(text) : readTypeScript(text, path),
  lines: lineStarts(text),
});

/** Characters; smaller files are parsed before anybody could wait for it. */
const large = 8_000;

/** Whether a file can show anything of a protocol: tests prove nothing about the wire. */
const isCode = (path: string): boolean => languageOf(path) !== null && !isTestPath(path);

export class TextFile implements Scanned {
  readonly path: string;
  readonly text: string;
  has: string | null = null;
  lacks = 0;
  readonly isCode: boolean;
  #isSeed: boolean | null = null;
  #read: (Read & Understood) | null = null;
  /** What was understood of the file a change ago. */
  #good: Understood | null = null;

  /** `before` is the same file a change ago: what stood in it most likely still does. */
  constructor(path: string, text: string, before?: TextFile) {
    this.path = path;
    this.text = text;
    this.isCode = isCode(path);
    const had = before?.has ?? null;
    if (had !== null && text.includes(had)) this.has = had;
    this.#good = before?.understood ?? null;
  }

  /** Where a protocol can begin: a module that has both an enum and a model. Others matter once they name what it declares. */
  get isSeed(): boolean {
    this.#isSeed ??= this.path.endsWith('.py') && this.text.includes('BaseModel') && this.text.includes('Enum');
    return this.#isSeed;
  }

  /** What is known of it, be it of the text before: nothing is parsed for this. */
  get understood(): Understood | null {
    return this.#read ?? this.#good;
  }

  /** Prepares `read`, so that a large file does not keep its host for long. */
  *prepare(): Generator<void> {
    if (this.#read !== null || this.text.length < large) return;
    yield* languageOf(this.path) === 'python' ? parsePythonInSteps(this.text) : parseTreeInSteps(this.text, this.path);
    yield;
  }

  get read(): Read {
    this.#read ??= this.#understand();
    return this.#read;
  }

  #understand(): Read & Understood {
    const { facts, lines } = readFacts(this.path, this.text);
    const understood =
      this.#good === null
        ? { text: this.text, facts, scars: facts.damage.length }
        : keepGood(this.#good, this.text, facts);
    this.#good = null;
    return { ...understood, lines };
  }
}
