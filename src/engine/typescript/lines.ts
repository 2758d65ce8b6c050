// New lines among others, and their removal. The two are each other's inverse: what `linesAfter` inserts is exactly
// what `withdrawLines` takes away again, whatever comment or blank line stands around it.
import { type Range, startOfLine, type TextEdit } from '../source.ts';
import { deletion, insertion } from './together.ts';

/** How lines are parted: the file's line break, and the number of blank lines between two siblings. */
export interface Gap {
  readonly newline: string;
  readonly blank: 0 | 1;
}

const breaksOf = ({ newline, blank }: Gap): string => newline.repeat(blank + 1);

/** The end of the line of `offset`, before its line break. */
export const lineEnd = (text: string, offset: number): number => {
  const found = text.slice(offset).search(/\r?\n|\r/);
  return found === -1 ? text.length : offset + found;
};

/** Whether only blanks and comments follow on the line. */
export const isRestFree = (text: string, offset: number): boolean =>
  /^(?:[ \t]|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:\/\/.*)?$/.test(text.slice(offset, lineEnd(text, offset)));

/** Whether only blanks stand before it on its line. */
export const beginsLine = (text: string, offset: number): boolean =>
  text.slice(startOfLine(text, offset), offset).trim() === '';

/** Where a line after something goes: behind its comment, or directly behind it where code follows. */
export const placeAfter = (text: string, end: number): number => (isRestFree(text, end) ? lineEnd(text, end) : end);

/** Steps back over the line break that ends at `offset`. */
const beforeBreak = (text: string, offset: number): number => {
  if (text[offset - 1] === '\n') return offset - (text[offset - 2] === '\r' ? 2 : 1);
  return text[offset - 1] === '\r' ? offset - 1 : offset;
};

const afterBreak = (text: string, offset: number): number => {
  const found = /^(?:\r\n|\n|\r)/.exec(text.slice(offset, offset + 2));
  return offset + (found?.[0].length ?? 0);
};

/** The start of the comments that stand directly above, or of the line itself. */
export const startWithComments = (text: string, offset: number): number => {
  let start = startOfLine(text, offset);
  for (;;) {
    const above = startOfLine(text, beforeBreak(text, start));
    if (start === 0 || !/^[ \t]*(?:\/\/|\/?\*)/.test(text.slice(above, start))) return start;
    start = above;
  }
};

/** Inserts whole lines after what ends at `end`. */
export const linesAfter = (text: string, end: number, lines: string, gap: Gap): TextEdit =>
  insertion(placeAfter(text, end), breaksOf(gap) + lines);

/** Inserts whole lines before the first thing of a container, above its comments. */
export const linesBeforeFirst = (text: string, start: number, lines: string, gap: Gap): TextEdit =>
  insertion(startWithComments(text, start), lines + breaksOf(gap));

/** Takes back what `linesAfter` inserted. */
export const withdrawLines = (text: string, range: Range, gap: Gap): TextEdit => {
  const from = startOfLine(text, range.start);
  const to = placeAfter(text, range.end);
  if (from === 0) return deletion(0, afterBreak(text, to));
  const above = beforeBreak(text, from);
  const isBlank = gap.blank === 1 && text.slice(startOfLine(text, above), above) === '';
  return deletion(isBlank ? beforeBreak(text, above) : above, to);
};

/** Takes back what `linesBeforeFirst` inserted. */
export const withdrawFirstLines = (text: string, range: Range, gap: Gap): TextEdit => {
  const next = afterBreak(text, placeAfter(text, range.end));
  return deletion(startOfLine(text, range.start), gap.blank === 1 ? afterBreak(text, next) : next);
};

/** Whether siblings are usually parted by a blank line; `otherwise` where there are none to ask. */
export const usualBlank = (text: string, siblings: readonly Range[], otherwise: 0 | 1): 0 | 1 => {
  if (siblings.length < 2) return otherwise;
  const parted = siblings.slice(1).filter((sibling, index) => {
    // Only the line below counts: so a sibling that stands between the two, to be removed, changes no answer.
    const between = text.slice(siblings[index]?.end, sibling.start);
    return /^[^\r\n]*\r?\n[ \t]*\r?\n/.test(between);
  });
  return parted.length * 2 > siblings.length - 1 ? 1 : 0;
};
