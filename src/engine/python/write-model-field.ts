// One field of a pydantic model: written beside its neighbours, or made to take what travels.
import type { FieldFact, TypeFact } from '../facts.ts';
import { refuse, written, type FieldSpec, type Written } from '../plan.ts';
import { indentAt, type Range, type TextEdit } from '../source.ts';
import { unionOf, type WireType } from '../wire-type.ts';
import { constantFits } from './constant-fit.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import {
  toIdentifier,
  writeAnnotation,
  writeDefault,
  writeEmptyValue,
  writeOptionalAnnotation,
  writeString,
} from './python-text.ts';
import { readPython } from './reader.ts';
import { lineEnd, linesBelow } from './text-block.ts';
import { ensureAny } from './write-import.ts';

export interface ModelFieldInsertion {
  readonly model: string;
  readonly field: Pick<FieldSpec, 'key' | 'type' | 'presence'>;
  /** Keys that it stands behind; the last of them that is there wins. None of them there: the end. */
  readonly after: readonly string[];
  readonly lineLength: number;
}

export interface ModelFieldMatch {
  readonly model: string;
  readonly key: string;
  /** `null`: the type stays and None is added. */
  readonly type: WireType | 'null' | 'same';
  /** Gives it the default None. */
  readonly isOptional: boolean;
}

const findModel = (text: string, name: string): TypeFact | null =>
  readPython(text).types.find((type) => type.name === name && type.form === 'class') ?? null;

const isAliased = (text: string, { range }: FieldFact): boolean =>
  /\balias\s*=/.test(text.slice(range.start, range.end));

/** By its alias where the neighbours go by theirs; a key that is no name needs one. */
const writeField = (
  text: string,
  { fields }: TypeFact,
  { key, type, presence }: ModelFieldInsertion['field'],
  { quote }: FileStyle,
): string => {
  const needsAlias =
    !/^[\p{L}_]\w*$/u.test(key) || (toIdentifier(key) !== key && fields.some((one) => isAliased(text, one)));
  const isOptional = presence === 'conditional';
  const annotation = isOptional ? writeOptionalAnnotation(type) : writeAnnotation(type);
  if (!needsAlias) return `${key}: ${annotation}${isOptional ? ' = None' : ''}`;
  const options = [...(isOptional ? ['default=None'] : []), `alias=${writeString(key, quote)}`];
  return `${toIdentifier(key)}: ${annotation} = Field(${options.join(', ')})`;
};

export const insertModelField = (text: string, spec: ModelFieldInsertion): Written => {
  const model = findModel(text, spec.model);
  if (model === null) return refuse(`Declare the class \`${spec.model}\` first: its file has none of that name.`);
  const { fields } = model;
  if (fields.some(({ key }) => key === spec.field.key)) return written();
  const neighbour = fields.findLast(({ key }) => spec.after.includes(key)) ?? fields.at(-1);
  if (neighbour === undefined) return refuse(`\`${spec.model}\` has no field of its own yet: write the first by hand.`);
  const style = readStyle(text);
  const line = indentAt(text, neighbour.range.start) + writeField(text, model, spec.field, style);
  const end = lineEnd(text, neighbour.range.end);
  return written(...ensureAny(text, [line], spec.lineLength), linesBelow(end, 0, [line], style));
};

/** Where the annotation of a field stands. */
const annotationOf = (text: string, { range, typeText }: FieldFact): Range | null => {
  const colon = text.indexOf(':', range.start);
  const start = typeText === null ? -1 : text.indexOf(typeText, colon);
  return typeText === null || start === -1 || start >= range.end ? null : { start, end: start + typeText.length };
};

const takesNone = (annotation: string): boolean => /\bNone\b|\bOptional\b|^Any$/.test(annotation);

const annotationText = (before: string, { type, isOptional }: ModelFieldMatch): string => {
  const own = type === 'same' || type === 'null' ? before : writeAnnotation(type);
  return (isOptional || type === 'null') && !takesNone(own) ? `${own} | None` : own;
};

/** `= None`, or `default=None` among the options of a `Field` that has none. */
const defaultEdit = (text: string, { range }: FieldFact, after: number): TextEdit => {
  const rest = text.slice(after, range.end);
  const field = /^\s*=\s*(?:\w+\.)?Field\(\s*(\.\.\.\s*(,\s*)?)?/.exec(rest);
  if (field === null) return { range: { start: after, end: range.end }, text: ' = None' };
  const [head, dots, comma] = field;
  const start = after + head.length - (dots?.length ?? 0);
  const isLast = text[after + head.length] === ')';
  return {
    range: { start, end: after + head.length },
    text: isLast && comma === undefined ? 'default=None' : 'default=None, ',
  };
};

/** What a field of a model is given, as an expression, and how to write another there; null for options that say none. */
const givenIn = (
  text: string,
  field: FieldFact,
  after: number,
): { readonly text: string; readonly range: Range } | null => {
  const rest = text.slice(after, field.range.end);
  const options = /^\s*=\s*(?:\w+\.)?Field\(\s*(?:default\s*=\s*)?([^,()]+?)\s*(?=[,)])/.exec(rest);
  const match = options ?? /^\s*=\s*(?!(?:\w+\.)?Field\()([^]+)$/.exec(rest);
  const given = match?.[1];
  if (match === null || given === undefined || (options !== null && given.includes('='))) return null;
  const start = after + match[0].length - given.length;
  return { text: given, range: { start, end: start + given.length } };
};

export interface ModelFieldRetyping {
  readonly model: string;
  readonly field: FieldSpec;
  /** Whether the field is as present as before. */
  readonly isPresenceSame: boolean;
  readonly isSame: (field: FieldFact, type: WireType) => boolean;
}

/** Without its default: a plain one, or the option of a `Field`. */
const bareEdit = (text: string, { range }: FieldFact, after: number): TextEdit => {
  const rest = text.slice(after, range.end);
  const option = /^\s*=\s*(?:\w+\.)?Field\(\s*((?:default\s*=\s*)?None\s*(?:,\s*)?)/.exec(rest);
  if (option === null) return { range: { start: after, end: range.end }, text: '' };
  const [head, own = ''] = option;
  return { range: { start: after + head.length - own.length, end: after + head.length }, text: '' };
};

/** Gives a field of a model another type and presence. */
export const retypeModelField = (text: string, spec: ModelFieldRetyping): Written => {
  const { field: asked, isPresenceSame } = spec;
  const field = findModel(text, spec.model)?.fields.find(({ key }) => key === asked.key);
  if (field === undefined)
    return refuse(`\`${asked.key}\` is no field that \`${spec.model}\` declares itself: change its base by hand.`);
  const range = annotationOf(text, field);
  if (range === null)
    return refuse(`The type of \`${asked.key}\` in \`${spec.model}\` could not be read: change it by hand.`);
  const isOptional = asked.presence === 'conditional';
  const mayBeNone = isOptional && (!isPresenceSame || takesNone(text.slice(range.start, range.end)));
  const annotation = mayBeNone ? writeOptionalAnnotation(asked.type) : writeAnnotation(asked.type);
  const isSame = isPresenceSame && spec.isSame(field, mayBeNone ? unionOf([asked.type, { kind: 'null' }]) : asked.type);
  const typed = isSame ? [] : [{ range, text: annotation }];
  const given = givenIn(text, field, range.end);
  const { quote } = readStyle(text);
  if (asked.default !== null) {
    const value = writeDefault(asked.default.value, asked.default.isFloat, quote);
    if (given === null && field.isOptional) return written(...typed);
    const put =
      given === null
        ? { range: { start: range.end, end: range.end }, text: ` = ${value}` }
        : { range: given.range, text: value };
    return written(...typed, put);
  }
  if (!isPresenceSame && asked.presence === 'conditional' && !field.isOptional)
    return written(...typed, defaultEdit(text, field, range.end));
  if (!isPresenceSame && asked.presence === 'always' && given?.text.trim() === 'None')
    return written(...typed, bareEdit(text, field, range.end));
  if (
    given === null ||
    constantFits(given.text, mayBeNone ? unionOf([asked.type, { kind: 'null' }]) : asked.type) !== false
  )
    return written(...typed);
  return written(...typed, { range: given.range, text: writeEmptyValue(asked.type, quote) ?? 'None' });
};

export const matchModelField = (text: string, spec: ModelFieldMatch): Written => {
  const field = findModel(text, spec.model)?.fields.find(({ key }) => key === spec.key);
  if (field === undefined)
    return refuse(`\`${spec.key}\` is no field that \`${spec.model}\` declares itself: correct its base by hand.`);
  const range = annotationOf(text, field);
  if (range === null)
    return refuse(`The type of \`${spec.key}\` in \`${spec.model}\` could not be read: correct it by hand.`);
  const before = text.slice(range.start, range.end);
  const after = annotationText(before, spec);
  const annotation = after === before ? [] : [{ range, text: after }];
  const given = spec.isOptional && !field.isOptional ? [defaultEdit(text, field, range.end)] : [];
  return written(...annotation, ...given);
};
