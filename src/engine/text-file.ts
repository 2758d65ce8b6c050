// One text of a project and what was found out about it, each thing when it is first asked for. What was found out at an
// earlier start is taken over, and the text itself is then loaded only if it is needed.
import type { FileFacts } from './facts.ts';
import { fingerprint } from './fingerprint.ts';
import { keepGood, type Understood } from './keep-good.ts';
import { keptFacts, type KeptFile, keptLines } from './kept.ts';
import { isTestPath, languageOf } from './paths.ts';
import { readPython, readPythonInSteps } from './python/reader.ts';
import type { Scanned } from './scan.ts';
import { lineStarts } from './source.ts';
import { readTypeScript, readTypeScriptInSteps } from './typescript/reader.ts';

export interface Read {
  readonly facts: FileFacts;
  readonly lines: readonly number[];
}

export const readFacts = (path: string, text: string): Read => ({
  facts: languageOf(path) === 'python' ? readPython(text) : readTypeScript(text, path),
  lines: lineStarts(text),
});

function* readFactsInSteps(path: string, text: string): Generator<void, Read> {
  const facts = yield* languageOf(path) === 'python' ? readPythonInSteps(text) : readTypeScriptInSteps(text, path);
  yield;
  return { facts, lines: lineStarts(text) };
}

/** Whether a file can show anything of a protocol: tests prove nothing about the wire. */
const isCode = (path: string): boolean => languageOf(path) !== null && !isTestPath(path);

/** Where the text comes from that a file was not given. */
export type Load = (path: string) => string;

const notLoaded: Load = (path) => {
  throw new Error(`The text of ${path} was not given.`);
};

export class TextFile implements Scanned {
  readonly path: string;
  readonly isCode: boolean;
  has: string | null = null;
  lacks = 0;
  /** How many names were followed before one led to it. */
  followedInVain = 0;
  readonly #load: Load;
  #text: string | null = null;
  /** What is known of it from an earlier start; null once it turned out to be about another text. */
  #kept: KeptFile | null = null;
  #isSeed: boolean | null = null;
  #read: (Read & { readonly scars: number }) | null = null;
  /** What was understood of the file a change ago. */
  #good: Understood | null = null;
  /** Whether what was read follows from the text alone, not from what stood there before. */
  #isOwn = true;

  private constructor(path: string, load: Load) {
    this.path = path;
    this.isCode = isCode(path);
    this.#load = load;
  }

  /** `before` is the same file a change ago: what stood in it most likely still does. */
  static of(path: string, text: string, before?: TextFile): TextFile {
    const file = new TextFile(path, notLoaded);
    file.#text = text;
    const had = before?.has ?? null;
    if (had !== null && text.includes(had)) file.has = had;
    file.#good = before?.understood ?? null;
    return file;
  }

  /** A file that is known from an earlier start. */
  static kept(kept: KeptFile, load: Load): TextFile {
    const file = new TextFile(kept.path, load);
    file.#kept = kept;
    file.#isSeed = kept.isSeed;
    file.has = kept.has;
    file.lacks = kept.lacks;
    return file;
  }

  get text(): string {
    this.load();
    return this.#text ?? '';
  }

  /** False if it was loaded now, and is another text than the one that was kept. */
  load(): boolean {
    return this.#text !== null || this.#take(this.#load(this.path));
  }

  /** Whether this is its text already; one that was not loaded yet then has it. */
  isSame(text: string): boolean {
    if (this.#text !== null) return this.#text === text;
    if (this.#kept?.print !== fingerprint(text)) return false;
    this.#text = text;
    return true;
  }

  /** Where a protocol can begin: a module that has both an enum and a model. Others matter once they name what it declares. */
  get isSeed(): boolean {
    this.#isSeed ??= this.path.endsWith('.py') && this.text.includes('BaseModel') && this.text.includes('Enum');
    return this.#isSeed;
  }

  /** What is known of it, be it of the text before: nothing is parsed for this. */
  get understood(): Understood | null {
    if (this.#read === null) return this.#good;
    return this.#text === null ? null : { text: this.#text, facts: this.#read.facts, scars: this.#read.scars };
  }

  /** Prepares `read`, so that a large file does not keep its host for long. */
  *prepare(): Generator<void> {
    if (this.#read !== null || this.#recall()) return;
    this.#read = this.#understand(yield* readFactsInSteps(this.path, this.text));
    yield;
  }

  get read(): Read {
    if (this.#read === null && !this.#recall()) this.#read = this.#understand(readFacts(this.path, this.text));
    return this.#read ?? readFacts(this.path, this.text);
  }

  get lines(): readonly number[] {
    return this.#read?.lines ?? (this.#kept === null ? null : keptLines(this.#kept)) ?? lineStarts(this.text);
  }

  /** What to keep for the next start; null where it would not hold for a start without the past of this one. */
  keep(isRead: boolean, names: number): KeptFile | null {
    if (!this.#isOwn) return null;
    const { path, has } = this;
    const lacks = isRead ? this.followedInVain : names;
    if (this.#kept !== null && (this.#kept.read !== null) === isRead) return { ...this.#kept, has, lacks };
    const read = isRead ? this.read : null;
    return {
      path,
      print: this.#kept?.print ?? fingerprint(this.text),
      isSeed: this.isSeed,
      has,
      lacks,
      read: read === null ? null : { facts: JSON.stringify(read.facts), lines: JSON.stringify(read.lines) },
    };
  }

  /** A text that changed since it was known is a new one. */
  #take(text: string): boolean {
    this.#text = text;
    if (this.#kept === null || this.#kept.print === fingerprint(text)) return true;
    this.#kept = null;
    this.#isSeed = null;
    this.#read = null;
    this.has = null;
    this.lacks = 0;
    return false;
  }

  #recall(): boolean {
    if (this.#kept === null) return false;
    const facts = keptFacts(this.#kept);
    const lines = keptLines(this.#kept);
    if (facts === null || lines === null) return false;
    this.#read = { facts, lines, scars: facts.damage.length };
    return true;
  }

  #understand({ facts, lines }: Read): Read & { readonly scars: number } {
    if (this.#good === null) return { facts, lines, scars: facts.damage.length };
    const { facts: kept, scars } = keepGood(this.#good, this.text, facts);
    this.#isOwn = kept === facts;
    this.#good = null;
    return { facts: kept, scars, lines };
  }
}
