// What is kept between two starts, as bytes: a line that names what it is, a line about all files, then facts and line starts of
// each file that matters. The last are many, so they are taken out one by one, when they are needed.
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
  readonly rows: readonly (readonly unknown[])[];
  readonly answer: Answer;
  readonly host: unknown;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isHeader = (value: unknown): value is Header =>
  isShape(value) && isListOf(value['names'], isString) && isListOf(value['rows'], isList) && isAnswer(value['answer']);

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
  const rows: (readonly unknown[])[] = [];
  for (const { path, print, isSeed, has, lacks, read } of files) {
    rows.push([path, stampOf(path), print, isSeed, has, lacks, store(read)]);
    yield;
  }
  const header = JSON.stringify({ names, rows, answer, host });
  yield;
  const stored = joined(body);
  return joined([encode(`${opening(key, header, stored.length)}\n${header}\n`), stored]);
}

export const writeCache = (...of: Parameters<typeof writeCacheInSteps>): Uint8Array => finish(writeCacheInSteps(...of));

/** A text of the body; empty where it is damaged. */
const take = (body: Uint8Array, start: number, length: number, print: string): string => {
  const text = decode(body.subarray(start, start + length));
  return fingerprint(text) === print ? text : '';
};

const storedAt = (body: Uint8Array, at: number, [facts, factsPrint, lines, linesPrint]: Stretch): Stored => ({
  get facts() {
    return take(body, at, facts, factsPrint);
  },
  get lines() {
    return take(body, at + facts, lines, linesPrint);
  },
});

/** Null for what was not written under this key, or was damaged since. */
export const readCache = (key: string, bytes: Uint8Array): Cache | null => {
  const first = bytes.indexOf(10);
  const second = bytes.indexOf(10, first + 1);
  if (first === -1 || second === -1) return null;
  const text = decode(bytes.subarray(first + 1, second));
  const body = bytes.subarray(second + 1);
  if (decode(bytes.subarray(0, first)) !== opening(key, text, body.length)) return null;
  const header = parsed(text, isHeader);
  if (header === null) return null;
  const files = new Map<string, Remembered>();
  let at = 0;
  for (const parts of header.rows) {
    const row = toRow(parts);
    if (row === null) return null;
    const { known, stamp, stretch } = row;
    files.set(known.path, { stamp, file: { ...known, read: stretch && storedAt(body, at, stretch) } });
    if (stretch !== null) at += stretch[0] + stretch[2];
  }
  return { names: header.names, files, answer: header.answer, host: header.host };
};
