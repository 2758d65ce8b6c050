// What is kept between two starts, as one text: a line that names what it is, a line about all files, then two lines, facts and
// line starts, of each file that matters. The last are many, and parsed one by one when they are needed.
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

/** What the text begins with, whichever build wrote it. */
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
}

interface Row {
  readonly path: string;
  readonly stamp: string;
  readonly print: string;
  readonly isSeed: boolean;
  readonly has: string | null;
  readonly lacks: number;
  readonly isRead: boolean;
}

interface Header {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly answer: Answer;
}

const isRow = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isHeader = (value: unknown): value is Header =>
  isShape(value) && isListOf(value['names'], isString) && isListOf(value['rows'], isRow) && isAnswer(value['answer']);

const toRow = ([path, stamp, print, isSeed, has, lacks, isRead]: readonly unknown[]): Row | null =>
  isString(path) &&
  isString(stamp) &&
  isString(print) &&
  typeof isSeed === 'boolean' &&
  (has === null || isString(has)) &&
  isNumber(lacks) &&
  typeof isRead === 'boolean'
    ? { path, stamp, print, isSeed, has, lacks, isRead }
    : null;

const opening = (key: string, header: string, body: string): string =>
  `${cacheMark}${fingerprint(key)} ${fingerprint(header)} ${body.length}`;

/** `key` names whose files these are, and who has read them; `stampOf` answers for every file. */
export const writeCache = (key: string, { names, files, answer }: Kept, stampOf: (path: string) => string): string => {
  const rows = files.map(({ path, print, isSeed, has, lacks, read }) => [
    path,
    stampOf(path),
    print,
    isSeed,
    has,
    lacks,
    read !== null,
  ]);
  const header = JSON.stringify({ names, rows, answer });
  const body = files.flatMap(({ read }) => (read === null ? [] : [read.facts, read.lines])).join('\n');
  return [opening(key, header, body), header, body].join('\n');
};

/** Null for what was not written under this key, or was damaged since. */
export const readCache = (key: string, text: string): Cache | null => {
  const [first = '', second = ''] = text.split('\n', 2);
  const body = text.slice(first.length + second.length + 2);
  if (first !== opening(key, second, body)) return null;
  const header = parsed(second, isHeader);
  if (header === null) return null;
  const lines = body.split('\n');
  const files = new Map<string, Remembered>();
  let at = 0;
  for (const parts of header.rows) {
    const row = toRow(parts);
    if (row === null) return null;
    const { stamp, isRead, ...known } = row;
    const read = isRead ? { facts: lines[at++] ?? '', lines: lines[at++] ?? '' } : null;
    files.set(known.path, { stamp, file: { ...known, read } });
  }
  return { names: header.names, files, answer: header.answer };
};
