// What is kept between two starts, as bytes: a line that names what it is, a line about the whole, lines about all files, some
// hundred each, then facts and line starts of each file that matters. The last are taken out one by one, when they are needed.
import { fingerprint } from './fingerprint.ts';
import {
  type Answer,
  isAnswer,
  isListOf,
  isNumber,
  isShape,
  isString,
  type Kept,
  type KeptFile,
  parsed,
} from './kept.ts';
import { finish } from './steps.ts';

/** What the bytes begin with, whichever build wrote them. */
export const cacheMark = 'cachibot-ws cache ';

export interface Remembered {
  readonly file: KeptFile;
  /** How the host knows the file again without reading it; empty where it must read. */
  readonly stamp: string;
}

export interface Cache {
  readonly names: readonly string[];
  readonly files: ReadonlyMap<string, Remembered>;
  readonly answer: Answer;
  /** What the host adds of its own. */
  readonly host: unknown;
}

type Stored = NonNullable<KeptFile['read']>;

/** How long facts and lines are, each with its fingerprint. */
type Stretch = readonly [facts: number, factsPrint: string, lines: number, linesPrint: string];

interface Row {
  readonly known: Omit<KeptFile, 'read'>;
  readonly stamp: string;
  readonly stretch: Stretch | null;
}

interface Header {
  readonly names: readonly string[];
  readonly answer: Answer;
  readonly host: unknown;
  /** The lines about the files. */
  readonly chunks: readonly Chunk[];
}

type Chunk = readonly [length: number, print: string];

/** Files a line: few enough that none takes long. */
const chunkSize = 200;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isChunk = (value: unknown): value is Chunk => isList(value) && isNumber(value[0]) && isString(value[1]);

const isHeader = (value: unknown): value is Header =>
  isShape(value) &&
  isListOf(value['names'], isString) &&
  isAnswer(value['answer']) &&
  isListOf(value['chunks'], isChunk);

const areRows = (value: unknown): value is readonly (readonly unknown[])[] => isListOf(value, isList);

const isStretch = (value: unknown): value is Stretch =>
  isList(value) && isNumber(value[0]) && isString(value[1]) && isNumber(value[2]) && isString(value[3]);

const toRow = ([path, stamp, print, isSeed, has, lacks, stretch]: readonly unknown[]): Row | null =>
  isString(path) &&
  isString(stamp) &&
  isString(print) &&
  typeof isSeed === 'boolean' &&
  (has === null || isString(has)) &&
  isNumber(lacks) &&
  (stretch === null || isStretch(stretch))
    ? { known: { path, print, isSeed, has, lacks }, stamp, stretch }
    : null;

const opening = (key: string, header: string, length: number): string =>
  `${cacheMark}${fingerprint(key)} ${fingerprint(header)} ${length}`;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** `key` names whose files these are, and who has read them; `stampOf` answers for every file. A file a step. */
export function* writeCacheInSteps(
  key: string,
  { names, files, answer }: Kept,
  stampOf: (path: string) => string,
  host: unknown = null,
): Generator<void, Uint8Array> {
  const body: Uint8Array[] = [];
  const store = (read: Stored | null): Stretch | null => {
    if (read === null) return null;
    const { facts, lines } = read;
    const stored = [encode(facts), encode(lines)] as const;
    body.push(...stored);
    return [stored[0].length, fingerprint(facts), stored[1].length, fingerprint(lines)];
  };
  const lines: Uint8Array[] = [];
  const chunks: Chunk[] = [];
  for (let start = 0; start < files.length; start += chunkSize) {
    const rows: (readonly unknown[])[] = [];
    for (const { path, print, isSeed, has, lacks, read } of files.slice(start, start + chunkSize)) {
      rows.push([path, stampOf(path), print, isSeed, has, lacks, store(read)]);
      yield;
    }
    const text = `${JSON.stringify(rows)}\n`;
    const line = encode(text);
    lines.push(line);
    chunks.push([line.length, fingerprint(text)]);
  }
  const header = JSON.stringify({ names, answer, host, chunks });
  const stored = [...lines, ...body];
  const length = stored.reduce((sum, part) => sum + part.length, 0);
  return joined([encode(`${opening(key, header, length)}\n${header}\n`), ...stored]);
}

export const writeCache = (...of: Parameters<typeof writeCacheInSteps>): Uint8Array => finish(writeCacheInSteps(...of));

/** A text among the bytes; empty where it is damaged. */
const take = (bytes: Uint8Array, start: number, length: number, print: string): string => {
  const text = decode(bytes.subarray(start, start + length));
  return fingerprint(text) === print ? text : '';
};

const storedAt = (bytes: Uint8Array, at: number, [facts, factsPrint, lines, linesPrint]: Stretch): Stored => ({
  get facts() {
    return take(bytes, at, facts, factsPrint);
  },
  get lines() {
    return take(bytes, at + facts, lines, linesPrint);
  },
});

/** What the lines say of the files, a line a step; null where one is damaged. */
function* filesIn(bytes: Uint8Array, chunks: readonly Chunk[]): Generator<void, Cache['files'] | null> {
  const files = new Map<string, Remembered>();
  let at = 0;
  let stored = chunks.reduce((sum, [length]) => sum + length, 0);
  for (const [length, print] of chunks) {
    for (const parts of parsed(take(bytes, at, length, print), areRows) ?? [[]]) {
      const row = toRow(parts);
      if (row === null) return null;
      const { known, stamp, stretch } = row;
      files.set(known.path, { stamp, file: { ...known, read: stretch && storedAt(bytes, stored, stretch) } });
      if (stretch !== null) stored += stretch[0] + stretch[2];
    }
    at += length;
    yield;
  }
  return files;
}

/** Null for what was not written under this key, or was damaged since. Some hundred files a step. */
export function* readCacheInSteps(key: string, bytes: Uint8Array): Generator<void, Cache | null> {
  const first = bytes.indexOf(10);
  const second = bytes.indexOf(10, first + 1);
  if (first === -1 || second === -1) return null;
  const text = decode(bytes.subarray(first + 1, second));
  const rest = bytes.subarray(second + 1);
  if (decode(bytes.subarray(0, first)) !== opening(key, text, rest.length)) return null;
  const header = parsed(text, isHeader);
  if (header === null) return null;
  const { names, answer, host, chunks } = header;
  const files = yield* filesIn(rest, chunks);
  return files && { names, files, answer, host };
}

export const readCache = (key: string, bytes: Uint8Array): Cache | null => finish(readCacheInSteps(key, bytes));
