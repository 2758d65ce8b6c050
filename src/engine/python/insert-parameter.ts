// Adds an optional parameter at the end of a function's signature, laid out as ruff would have it.
import type { FunctionFact } from '../facts.ts';
import { indentAt, startOfLine, type TextEdit } from '../source.ts';
import type { FileStyle } from './file-style.ts';
import { isFitting, layOutSignature, type Frame } from './ruff-layout.ts';
import { lineEnd } from './text-block.ts';

/** From `def` to the colon that ends the signature. */
const signatureOf = (text: string, { nameRange, bodyRange, parameters }: FunctionFact) => {
  const start = startOfLine(text, nameRange.start);
  const last = parameters.at(-1)?.range.end ?? text.indexOf('(', nameRange.end) + 1;
  const close = text.indexOf(')', last);
  const end = text.indexOf(':', close);
  return { start, open: text.indexOf('(', nameRange.end), close, end: Math.min(end + 1, bodyRange.start) };
};

const insertionAt = (offset: number, text: string): TextEdit => ({ range: { start: offset, end: offset }, text });

/** The whole signature anew, where one more parameter does not fit as it stands. */
const laidOut = (
  text: string,
  fact: FunctionFact,
  declarations: readonly string[],
  frame: Frame,
  newline: string,
): TextEdit => {
  const { start, open, close, end } = signatureOf(text, fact);
  const head = text.slice(start, open).trim();
  const result = /->\s*([^]*?)\s*:$/.exec(text.slice(close, end))?.[1];
  const lines = layOutSignature(head, declarations, result ?? '', frame);
  const written = lines.join(newline);
  return { range: { start, end }, text: result === undefined ? written.replace(/\) -> :$/, '):') : written };
};

/** Behind the last parameter that is given by name or position. */
export const insertParameter = (
  text: string,
  fact: FunctionFact,
  declaration: string,
  { unit, newline }: FileStyle,
  lineLength: number,
): TextEdit => {
  const declared = fact.parameters.map(({ range }) => text.slice(range.start, range.end));
  const index = fact.parameters.findIndex(({ name }) => name.startsWith('**'));
  const place = index === -1 ? fact.parameters.length : index;
  const previous = fact.parameters[place - 1];
  const all = [...declared.slice(0, place), declaration, ...declared.slice(place)];
  const frame = { indent: indentAt(text, fact.nameRange.start), unit, lineLength };
  if (previous === undefined) return laidOut(text, fact, all, frame, newline);
  const { end } = previous.range;
  const line = text.slice(startOfLine(text, end), lineEnd(text, end));
  const isAlone = line.trim() === `${declared[place - 1] ?? ''},`;
  if (isAlone) return insertionAt(lineEnd(text, end), `${newline}${indentAt(text, end)}${declaration},`);
  const grown = `, ${declaration}`;
  const isRoomy = isFitting(line + grown, { ...frame, indent: '' });
  return isRoomy ? insertionAt(end, grown) : laidOut(text, fact, all, frame, newline);
};
