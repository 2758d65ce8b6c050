// Items between brackets, one a line or several on one: parameters, arguments, entries of a dictionary.
import { endOfLine, indentAt, type Range, startOfLine, type TextEdit } from '../source.ts';
import { lineEnd } from './text-block.ts';

export interface Items {
  /** In their order. */
  readonly ranges: readonly Range[];
  /** The bracket that closes them. */
  readonly close: number;
}

const commaAfter = (text: string, end: number, close: number): number | null => {
  const found = /^\s*,/.exec(text.slice(end, close));
  return found === null ? null : end + found[0].length;
};

/** Does an item have its line for itself, a comment behind it left aside? */
export const isAlone = (text: string, { ranges, close }: Items, index: number): boolean => {
  const range = ranges[index];
  if (range === undefined) return false;
  const end = commaAfter(text, range.end, close) ?? range.end;
  return (
    text.slice(startOfLine(text, range.start), range.start).trim() === '' &&
    /^[ \t]*(?:#.*)?$/.test(text.slice(end, lineEnd(text, end)))
  );
};

/** Puts an item behind the one at `index`: on a line of its own where that one has one. */
export const putItemAfter = (
  text: string,
  items: Items,
  index: number,
  item: string,
  newline: string,
): readonly TextEdit[] => {
  const before = items.ranges[index];
  if (before === undefined) return [];
  const at = (offset: number, inserted: string): TextEdit => ({
    range: { start: offset, end: offset },
    text: inserted,
  });
  if (!isAlone(text, items, index)) return [at(before.end, `, ${item}`)];
  const comma = commaAfter(text, before.end, items.close);
  const line = lineEnd(text, comma ?? before.end);
  const indent = indentAt(text, before.start);
  return [...(comma === null ? [at(before.end, ',')] : []), at(line, `${newline}${indent}${item},`)];
};

/** Takes the item at `index` away, with its comma, and with its line where it has one for itself. */
export const takeItem = (text: string, items: Items, index: number): readonly TextEdit[] => {
  const range = items.ranges[index];
  if (range === undefined) return [];
  const cut = (start: number, end: number): readonly TextEdit[] => [{ range: { start, end }, text: '' }];
  if (isAlone(text, items, index)) return cut(startOfLine(text, range.start), endOfLine(text, range.end));
  const previous = items.ranges[index - 1];
  if (previous !== undefined) return cut(previous.end, range.end);
  const next = items.ranges[index + 1];
  return cut(range.start, next?.start ?? commaAfter(text, range.end, items.close) ?? range.end);
};
