// Puts one more key into the payload of a factory: from a parameter that is there, or from a new one. What may be left out
// is guarded, so that None never travels by accident.
import type { ConstructionFact, FunctionFact, ParameterFact, SentField } from '../facts.ts';
import { refuse, written, type FieldSpec, type Refusal, type Written } from '../plan.ts';
import { applyEdits, indentAt, isInside, startOfLine, type Range, type TextEdit } from '../source.ts';
import { isNullable } from '../wire-type.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { insertParameter, placeOf } from './insert-parameter.ts';
import { freeName, isConditional, type Parameter, sentParameter } from './parameters.ts';
import { writeString } from './python-text.ts';
import { readPython } from './reader.ts';
import {
  call,
  deeper,
  dictionary,
  flat,
  isFitting,
  layOutAssignment,
  layOutCondition,
  layOutExploded,
  type Frame,
} from './ruff-layout.ts';
import { smallest } from './smallest.ts';
import { lineEnd, linesAbove } from './text-block.ts';
import { ensureAny } from './write-import.ts';

export interface SentFieldSpec {
  /** Qualified: `OvenMessage.loaf_ready`. */
  readonly factory: string;
  readonly field: FieldSpec;
  readonly lineLength: number;
}

export interface FactoryBody {
  readonly text: string;
  readonly method: FunctionFact;
  readonly construction: ConstructionFact;
  /** The dictionary that the payload begins as. */
  readonly dictionary: Range;
  readonly style: FileStyle;
}

export const findFactoryBody = (text: string, { factory }: Pick<SentFieldSpec, 'factory'>): FactoryBody | Refusal => {
  const facts = readPython(text);
  const method = facts.functions.find(({ name }) => name === factory);
  const built = facts.constructions.filter(({ within }) => within === factory);
  const [construction] = built;
  if (method === undefined || construction === undefined || built.length > 1)
    return refuse(`\`${factory}\` builds no message, or several: put the key in by hand.`);
  const { range } = construction.payload;
  if (text[range.start] !== '{')
    return refuse(`\`${factory}\` makes its payload in another way: put the key in by hand.`);
  return { text, method, construction, dictionary: range, style: readStyle(text) };
};

const mentions = (expression: string, name: string): boolean =>
  new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(expression);

export const inDictionary = ({ construction, dictionary: range }: FactoryBody): readonly SentField[] =>
  construction.payload.fields.filter((field) => isInside(field.range, range));

/** The entry that the signature puts it after, by how many parameters stand before its own; null for the first. */
const entryBefore = (found: FactoryBody, index: number): SentField | null => {
  const order = found.method.parameters.map(({ name }) => name);
  const entries = inDictionary(found);
  const before = entries.findLast((entry) => entry.parameter !== null && order.indexOf(entry.parameter) < index);
  return before ?? (entries.some((entry) => entry.parameter !== null) ? null : (entries.at(-1) ?? null));
};

export const entryTexts = (found: FactoryBody): readonly string[] =>
  inDictionary(found).map(({ range }) => found.text.slice(range.start, range.end));

/** The entries of a dictionary on one line, with a new one among them. */
const grown = (found: FactoryBody, after: SentField | null, entry: string): readonly string[] => {
  const index = after === null ? 0 : inDictionary(found).indexOf(after) + 1;
  const texts = entryTexts(found);
  return [...texts.slice(0, index), entry, ...texts.slice(index)];
};

const isMultiline = ({ text, dictionary: range }: FactoryBody): boolean =>
  text.slice(range.start, range.end).includes('\n');

/** One entry more on a line of its own. */
const entryLine = (
  { text, dictionary: range, style }: FactoryBody,
  after: SentField | null,
  entry: string,
): readonly TextEdit[] => {
  if (after === null) {
    const open = lineEnd(text, range.start);
    const indent = indentAt(text, text.indexOf('\n', range.start) + 1);
    return [{ range: { start: open, end: open }, text: `${style.newline}${indent}${entry},` }];
  }
  const { end } = after.range;
  const comma = /^\s*,/.exec(text.slice(end, range.end))?.[0];
  const line = lineEnd(text, end + (comma?.length ?? 0));
  const missing = comma === undefined ? [{ range: { start: end, end }, text: ',' }] : [];
  return [...missing, { range: { start: line, end: line }, text: `${style.newline}${indentAt(text, end)}${entry},` }];
};

/** One entry more between the braces of one line; where that gets too long each entry gets its own. */
const entryInline = (
  found: FactoryBody,
  after: SentField | null,
  entry: string,
  lineLength: number,
): readonly TextEdit[] => {
  const { text, dictionary: range, style } = found;
  const entries = grown(found, after, entry);
  const edit = { range, text: `{${entries.join(', ')}}` };
  const whole = applyEdits(text, [edit]);
  const line = whole.slice(startOfLine(whole, range.start), lineEnd(whole, range.start));
  const indent = indentAt(text, range.start);
  if (isFitting(line, { indent: '', unit: style.unit, lineLength })) return [smallest(text, edit)];
  const frame = { indent, unit: style.unit, lineLength };
  const { construction } = found;
  const around = /^([\w.]+)\((type=[\w.]+), payload=$/.exec(text.slice(construction.range.start, range.start));
  if (around !== null && text.slice(range.end, construction.range.end) === ')') {
    const [, callee = '', type = ''] = around;
    const start = startOfLine(text, construction.range.start);
    const head = text.slice(start, construction.range.start).trimStart();
    const lines = layOutExploded(head, call(callee, type, dictionary('payload=', entries)), frame);
    return [{ range: { start, end: construction.range.end }, text: lines.join(style.newline) }];
  }
  const lines = layOutExploded('', dictionary('', entries), frame);
  return [{ range, text: lines.join(style.newline).trimStart() }];
};

export const putEntry = (
  found: FactoryBody,
  { field: { key }, lineLength }: SentFieldSpec,
  value: string,
  index: number,
): readonly TextEdit[] => {
  const after = entryBefore(found, index);
  const entry = `${writeString(key, found.style.quote)}: ${value}`;
  return isMultiline(found) ? entryLine(found, after, entry) : entryInline(found, after, entry, lineLength);
};

/** The name of the variable that the payload is filled in, or null where it is built in the call. */
export const variableOf = ({ text, construction: { range } }: FactoryBody): string | null =>
  /\bpayload\s*=\s*([A-Za-z_]\w*)\s*(?=[,)])/.exec(text.slice(range.start, range.end))?.[1] ?? null;

/** `payload: dict[str, Any] = {…}` from the dictionary in the call. */
const variableLines = (found: FactoryBody, name: string, frame: Frame): readonly string[] => {
  const { text, dictionary: range } = found;
  const before = `${name}: dict[str, Any] = `;
  if (!isMultiline(found)) {
    const code = dictionary('', entryTexts(found));
    const isRoomy = found.construction.payload.isOpen || isFitting(before + flat(code), frame);
    return isRoomy ? [frame.indent + before + text.slice(range.start, range.end)] : layOutExploded(before, code, frame);
  }
  const shift = indentAt(text, range.end).length;
  const [first = '', ...rest] = text.slice(range.start, range.end).split(/\r?\n/);
  return [frame.indent + before + first, ...rest.map((line) => frame.indent + line.slice(shift))];
};

const guardLines = (
  variable: string,
  { field: { key } }: SentFieldSpec,
  name: string,
  frame: Frame,
  style: FileStyle,
) => [
  ...layOutCondition('if', name, 'is not None', frame),
  ...layOutAssignment(`${variable}[${writeString(key, style.quote)}]`, name, deeper(frame)),
];

/** The key under a guard, right before the message is built. */
export const putGuarded = (found: FactoryBody, spec: SentFieldSpec, name: string): readonly TextEdit[] | Refusal => {
  const { text, construction, method, style } = found;
  const { start } = construction.range;
  const line = text.slice(startOfLine(text, start), start);
  if (!/^\s*(?:return|[\w.]+(?:\s*:[^=]+)?\s*=)\s*$/.test(line))
    return refuse(`\`${spec.factory}\` builds its message inside another expression: put the key in by hand.`);
  const frame = { indent: indentAt(text, start), unit: style.unit, lineLength: spec.lineLength };
  const known = variableOf(found);
  if (known !== null) return [linesAbove(text, start, guardLines(known, spec, name, frame, style), 0, style)];
  const taken = new Set([...method.parameters.map((parameter) => parameter.name), name]);
  const variable = freeName(taken, 'payload', 'message_payload', 'payload_data');
  const lines = [...variableLines(found, variable, frame), ...guardLines(variable, spec, name, frame, style)];
  return [linesAbove(text, start, lines, 0, style), { range: found.dictionary, text: variable }];
};

const finish = (text: string, edits: readonly TextEdit[], lineLength: number): Written => {
  const lines = edits.flatMap((edit) => edit.text.split('\n'));
  const all = [...ensureAny(text, lines, lineLength), ...edits];
  return written(...all.toSorted((a, b) => a.range.start - b.range.start));
};

/** A parameter that would be sent as null: it has no other value to be left out by. */
const mayBeNone = ({ type, defaultText }: ParameterFact): boolean => defaultText === 'None' || isNullable(type);

/** From a parameter of that name, as its default tells. */
const fromParameter = (found: FactoryBody, spec: SentFieldSpec, parameter: ParameterFact): Written => {
  const { text, method, construction } = found;
  const { name } = parameter;
  const user = construction.payload.fields.find(({ valueText }) => mentions(valueText, name));
  if (user !== undefined)
    return refuse(
      `\`${name}\` of \`${spec.factory}\` is sent as \`${user.key}\`: give that key the other name instead.`,
    );
  if (!mayBeNone(parameter) || isNullable(spec.field.type))
    return finish(text, putEntry(found, spec, name, method.parameters.indexOf(parameter)), spec.lineLength);
  const guarded = putGuarded(found, spec, name);
  return 'kind' in guarded ? guarded : finish(text, guarded, spec.lineLength);
};

/** From a parameter of its own. */
const withParameter = (found: FactoryBody, spec: SentFieldSpec, own: Parameter): Written => {
  const { text, method, style } = found;
  const put = isConditional(spec.field)
    ? putGuarded(found, spec, own.name)
    : putEntry(found, spec, own.value, placeOf(method, own.isRequired));
  if ('kind' in put) return put;
  return finish(text, [insertParameter(text, method, own, style, spec.lineLength), ...put], spec.lineLength);
};

export const insertSentField = (text: string, spec: SentFieldSpec): Written => {
  const found = findFactoryBody(text, spec);
  if ('kind' in found) return found;
  const { method, construction, style } = found;
  if (construction.payload.fields.some(({ key }) => key === spec.field.key)) return written();
  const own = sentParameter(spec.field, style.quote);
  const parameter = method.parameters.find((one) => one.name === own.name);
  return parameter === undefined ? withParameter(found, spec, own) : fromParameter(found, spec, parameter);
};
