// What a project has found out, as plain data that a host may keep and hand back at the next start: then only texts that have
// changed are read and parsed. What comes back is believed only as far as its shape holds.
import type { FileFacts } from './facts.ts';
import type { Judgement } from './finding.ts';

/** What is known of one file, whatever its project. */
export interface KeptFile {
  readonly path: string;
  /** The fingerprint of the text that this is about. */
  readonly print: string;
  readonly isSeed: boolean;
  /** A name in it for which it matters. */
  readonly has: string | null;
  /** None of the first so many names that were followed stands in it. */
  readonly lacks: number;
  /** What was read from it, as JSON, so that it is parsed only when it is needed; null where the file does not matter. */
  readonly read: { readonly facts: string; readonly lines: string } | null;
}

export interface Kept {
  /** The names that were followed, in their order. */
  readonly names: readonly string[];
  readonly files: readonly KeptFile[];
  /** What was said of exactly these files. */
  readonly answer: Answer;
}

export interface Answer {
  readonly hasProtocol: boolean;
  readonly judgement: Judgement;
}

type Shape = Readonly<Record<string, unknown>>;

export const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isListOf = <Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] =>
  Array.isArray(value) && value.every(isItem);

export const isString = (value: unknown): value is string => typeof value === 'string';

export const isNumber = (value: unknown): value is number => typeof value === 'number';

const isPlace = (value: unknown): boolean =>
  isShape(value) &&
  isString(value['path']) &&
  isShape(value['range']) &&
  isNumber(value['range']['start']) &&
  isNumber(value['range']['end']);

const isTold = (value: unknown): value is Shape =>
  isShape(value) && isPlace(value['place']) && isString(value['message']);

const isFinding = (value: unknown): value is Shape =>
  isTold(value) &&
  [value['check'], value['severity'], value['protocol'], value['event']].every(isString) &&
  (value['field'] === null || isString(value['field'])) &&
  isListOf(value['related'], isTold) &&
  isListOf(value['fixes'], isShape);

const isSilenced = (value: unknown): value is Shape =>
  isShape(value) && isFinding(value['finding']) && (value['reason'] === null || isString(value['reason']));

export const isAnswer = (value: unknown): value is Answer => {
  if (!isShape(value) || typeof value['hasProtocol'] !== 'boolean' || !isShape(value['judgement'])) return false;
  const { findings, silenced, mistakes, unread } = value['judgement'];
  return (
    isListOf(findings, isFinding) &&
    isListOf(silenced, isSilenced) &&
    isListOf(mistakes, isTold) &&
    isListOf(unread, isTold)
  );
};

const isFacts = (value: unknown): value is FileFacts =>
  isShape(value) &&
  (value['language'] === 'python' || value['language'] === 'typescript') &&
  Object.values(value).every((one) => one === value['language'] || Array.isArray(one));

/** The value that a text of JSON stands for, if it has that shape; else null. */
export const parsed = <Value>(text: string, isValue: (value: unknown) => value is Value): Value | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isValue(value) ? value : null;
  } catch {
    // What was kept is damaged: whoever asks reads the file itself.
    return null;
  }
};

export const keptFacts = ({ read }: KeptFile): FileFacts | null => (read === null ? null : parsed(read.facts, isFacts));

export const keptLines = ({ read }: KeptFile): readonly number[] | null =>
  read === null ? null : parsed(read.lines, (value): value is readonly number[] => isListOf(value, isNumber));
