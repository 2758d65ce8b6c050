// Puts whole lines after a construct and takes them away again. What is inserted brings the blank lines above it,
// so that a removal takes exactly those: everything from the end of the text above.
import { indentAt, startOfLine, type Range, type TextEdit } from '../source.ts';
import type { FileStyle } from './file-style.ts';

/** The end of the line of `offset`, before its line break. */
export const lineEnd = (text: string, offset: number): number => {
  const next = text.indexOf('\n', offset);
  const end = next === -1 ? text.length : next;
  return next !== -1 && text[end - 1] === '\r' ? end - 1 : end;
};

/** The end of the line above the one of `offset`, blank or not. */
export const endOfLineAbove = (text: string, offset: number): number =>
  lineEnd(text, Math.max(startOfLine(text, offset) - 1, 0));

/** The start of the line below the one of `offset`, or the end of the text. */
const nextLine = (text: string, offset: number): number => {
  const next = text.indexOf('\n', offset);
  return next === -1 ? text.length : next + 1;
};

/** Where a block ends for a reader: with its last line, and the deeper comments below that no parser counts in. */
export const blockEnd = (text: string, block: Range): number => {
  const indent = indentAt(text, block.start).length;
  let end = lineEnd(text, block.end);
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, lineEnd(text, line));
    if (content.trim() === '') continue;
    const isInner = content.trimStart().startsWith('#') && content.search(/\S/) > indent;
    if (!isInner) break;
    end = lineEnd(text, line);
  }
  return end;
};

/** The end of the last line above the line of `offset` that is not blank; null where all above is blank. */
export const endAbove = (text: string, offset: number): number | null => {
  const above = text.slice(0, startOfLine(text, offset)).trimEnd().length;
  return above === 0 ? null : lineEnd(text, above);
};

/** How many blank lines stand right above the line of `offset`. */
export const blankLinesAbove = (text: string, offset: number): number => {
  const above = text.slice(endAbove(text, offset) ?? 0, startOfLine(text, offset));
  return Math.max(above.split('\n').length - 2, 0);
};

/** Lines below the line that ends at `end`. */
export const linesBelow = (end: number, blank: number, lines: readonly string[], style: FileStyle): TextEdit => ({
  range: { start: end, end },
  text: [...Array<string>(blank + 1).fill(''), ...lines].join(style.newline),
});

/** Lines above the line of `offset`. */
export const linesAbove = (
  text: string,
  offset: number,
  lines: readonly string[],
  blank: number,
  style: FileStyle,
): TextEdit => {
  const start = startOfCode(text, offset);
  return { range: { start, end: start }, text: [...lines, ...Array<string>(blank + 1).fill('')].join(style.newline) };
};

/** Takes a block with the blank lines above it; the first of its parent, with those below it. */
export const withoutBlock = (text: string, block: Range): TextEdit => {
  const above = endAbove(text, block.start);
  const end = blockEnd(text, block);
  if (above !== null && !opensBlock(text, above, block.start)) return { range: { start: above, end }, text: '' };
  const below = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  return { range: { start: startOfCode(text, block.start), end: end + below }, text: '' };
};

/** The start of a line, after a byte order mark. */
const startOfCode = (text: string, offset: number): number => {
  const start = startOfLine(text, offset);
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
};

/** Does the line that ends at `above` begin the block that holds the line of `offset`? */
const opensBlock = (text: string, above: number, offset: number): boolean =>
  indentAt(text, above).length < indentAt(text, offset).length &&
  /:[ \t]*(?:#.*)?$/.test(text.slice(startOfLine(text, above), above));
