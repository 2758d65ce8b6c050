// Changes the list of parameters in a function's signature, laid out as ruff would have it: a signature that stands as ruff
// lays it out is laid out anew, in any other only the parameter moves.
import type { FunctionFact, ParameterFact } from '../facts.ts';
import { indentAt, startOfLine, type Range, type TextEdit } from '../source.ts';
import { isAlone, type Items, putItemAfter, takeItem } from './comma-items.ts';
import type { FileStyle } from './file-style.ts';
import { isKeptApart } from './kept-apart.ts';
import { isFitting, layOutSignature, type Frame } from './ruff-layout.ts';
import { smallest } from './smallest.ts';
import { lineEnd } from './text-block.ts';

export interface NewParameter {
  /** `error: str | None = None`. */
  readonly declaration: string;
  /** It has no default, so that it stands before those that have one. */
  readonly isRequired: boolean;
}

/** From `def` to the colon that ends the signature. */
const signatureOf = (text: string, { nameRange, bodyRange, parameters }: FunctionFact) => {
  const start = startOfLine(text, nameRange.start);
  const last = parameters.at(-1)?.range.end ?? text.indexOf('(', nameRange.end) + 1;
  const close = text.indexOf(')', last);
  const end = text.indexOf(':', close);
  return { start, open: text.indexOf('(', nameRange.end), close, end: Math.min(end + 1, bodyRange.start) };
};

const declarationsOf = (text: string, { parameters }: FunctionFact): readonly string[] =>
  parameters.map(({ range }) => text.slice(range.start, range.end));

const itemsOf = (text: string, fact: FunctionFact): Items => ({
  ranges: fact.parameters.map(({ range }) => range),
  close: signatureOf(text, fact).close,
});

/** The whole signature with these parameters, and where it stands. */
const laidOut = (
  text: string,
  fact: FunctionFact,
  declarations: readonly string[],
  { unit, newline }: FileStyle,
  lineLength: number,
): { readonly range: Range; readonly text: string } => {
  const { start, open, close, end } = signatureOf(text, fact);
  const frame: Frame = { indent: indentAt(text, fact.nameRange.start), unit, lineLength };
  const result = /->\s*([^]*?)\s*:$/.exec(text.slice(close, end))?.[1];
  const lines = layOutSignature(text.slice(start, open).trim(), declarations, result ?? '', frame);
  const written = lines.join(newline);
  return { range: { start, end }, text: result === undefined ? written.replace(/\) -> :$/, '):') : written };
};

/** Whether the signature stands as it would be laid out, so that it can be laid out anew. */
export const isSignatureLaidOut = (text: string, fact: FunctionFact, style: FileStyle, lineLength: number): boolean => {
  const now = laidOut(text, fact, declarationsOf(text, fact), style, lineLength);
  return text.slice(now.range.start, now.range.end) === now.text;
};

/** The signature as it would be laid out, with the parameters it has. */
export const layOutSignatureOf = (text: string, fact: FunctionFact, style: FileStyle, lineLength: number): TextEdit =>
  laidOut(text, fact, declarationsOf(text, fact), style, lineLength);

/** The parameter in front of which there is no room for one without a default. */
const isBehindRequired = ({ name, defaultText }: ParameterFact): boolean =>
  defaultText !== null || name.startsWith('*');

/** How many parameters stand before a new one. */
export const placeOf = ({ parameters }: Pick<FunctionFact, 'parameters'>, isRequired: boolean): number => {
  const isBehind = isRequired ? isBehindRequired : ({ name }: ParameterFact): boolean => name.startsWith('**');
  const index = parameters.findIndex(isBehind);
  return index === -1 ? parameters.length : index;
};

/** Behind the last parameter that it may follow. */
export const insertParameter = (
  text: string,
  fact: FunctionFact,
  { declaration, isRequired }: NewParameter,
  style: FileStyle,
  lineLength: number,
): TextEdit => {
  const declared = declarationsOf(text, fact);
  const place = placeOf(fact, isRequired);
  const all = [...declared.slice(0, place), declaration, ...declared.slice(place)];
  const anew = laidOut(text, fact, all, style, lineLength);
  if (place === 0 || isSignatureLaidOut(text, fact, style, lineLength)) return smallest(text, anew);
  const items = itemsOf(text, fact);
  const previous = items.ranges[place - 1];
  if (previous === undefined || isAlone(text, items, place - 1))
    return joined(text, putItemAfter(text, items, place - 1, declaration, style.newline));
  const grown = `, ${declaration}`;
  const line = text.slice(startOfLine(text, previous.end), lineEnd(text, previous.end));
  const frame = { indent: '', unit: style.unit, lineLength };
  return isFitting(line + grown, frame)
    ? { range: { start: previous.end, end: previous.end }, text: grown }
    : smallest(text, anew);
};

/** A comma that lacks and the line behind it, as one edit. */
const joined = (text: string, edits: readonly TextEdit[]): TextEdit => {
  const [first, second] = edits;
  if (first === undefined || second === undefined) return first ?? { range: { start: 0, end: 0 }, text: '' };
  const between = text.slice(first.range.end, second.range.start);
  return { range: { start: first.range.start, end: second.range.end }, text: first.text + between + second.text };
};

/** Without the parameter at `index`. */
export const withoutParameter = (
  text: string,
  fact: FunctionFact,
  index: number,
  style: FileStyle,
  lineLength: number,
): readonly TextEdit[] => {
  const rest = declarationsOf(text, fact).filter((_, at) => at !== index);
  const anew = laidOut(text, fact, rest, style, lineLength);
  const isApart = isKeptApart(text.slice(anew.range.start, anew.range.end), anew.text);
  return isApart || !isSignatureLaidOut(text, fact, style, lineLength)
    ? takeItem(text, itemsOf(text, fact), index)
    : [smallest(text, anew)];
};

/** With another declaration for the parameter at `index`. */
export const withParameter = (
  text: string,
  fact: FunctionFact,
  index: number,
  declaration: string,
  style: FileStyle,
  lineLength: number,
): TextEdit => {
  const parameter = fact.parameters[index];
  const declared = declarationsOf(text, fact).map((one, at) => (at === index ? declaration : one));
  return parameter === undefined || isSignatureLaidOut(text, fact, style, lineLength)
    ? smallest(text, laidOut(text, fact, declared, style, lineLength))
    : { range: parameter.range, text: declaration };
};
