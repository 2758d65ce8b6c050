// The parameters of a send method or a callback: one a field, required ones first, and the payload made of them.
import { type FieldSpec } from '../plan.ts';
import { parameterNameFor } from './member-name.ts';
import { type Style } from './style.ts';
import { isIdentifier, writeKey, writeType } from './write-type.ts';

export interface Parameter {
  readonly key: string;
  readonly name: string;
  /** `taskId: string`, `reason?: string`. */
  readonly text: string;
}

/** What the server reads with a default may be left out by the client. */
const isOptional = ({ presence, default: value }: FieldSpec): boolean => presence === 'conditional' || value !== null;

/** Parameters in payload order. */
const parametersOf = (
  fields: readonly FieldSpec[],
  reserved: readonly string[],
  style: Style,
): readonly Parameter[] => {
  const taken = new Set(reserved);
  return fields.map((field) => {
    const name = parameterNameFor(field.key, taken);
    taken.add(name);
    const type = writeType(field.type, style.quote);
    return { key: field.key, name, text: `${name}${isOptional(field) ? '?' : ''}: ${type}` };
  });
};

export interface Signature {
  /** Required parameters first, else in payload order. */
  readonly parameters: readonly Parameter[];
  /** Entries of the payload's object, in payload order. */
  readonly entries: readonly string[];
}

const entryOf = ({ key, name }: Parameter, style: Style): string =>
  key === name && isIdentifier(key) ? name : `${writeKey(key, style.quote)}: ${name}`;

/** `reserved` are names that the body needs for something else. */
export const signatureOf = (fields: readonly FieldSpec[], reserved: readonly string[], style: Style): Signature => {
  const all = parametersOf(fields, reserved, style);
  const optional = new Set(fields.filter(isOptional).map(({ key }) => key));
  return {
    parameters: [...all.filter(({ key }) => !optional.has(key)), ...all.filter(({ key }) => optional.has(key))],
    entries: all.map((parameter) => entryOf(parameter, style)),
  };
};

/** Items between brackets: on one line where they fit behind `before`, else one a line. */
export const writeList = (
  before: string,
  items: readonly string[],
  after: string,
  {
    indent,
    padding,
    last,
    style,
  }: { readonly indent: string; readonly padding: string; readonly last: string; readonly style: Style },
  limit: number,
): string => {
  const inline = before + padding + items.join(', ') + padding + after;
  if (items.length === 0 || indent.length + inline.length <= limit) return items.length === 0 ? before + after : inline;
  const lines = items.map((item, index) => `${indent}${style.indent}${item}${index === items.length - 1 ? last : ','}`);
  return [before, ...lines, indent + after].join(style.newline);
};
