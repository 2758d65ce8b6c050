// Makes small pieces of Python: identifiers, string literals, annotations and defaults. Layout is `ruff-layout.ts`'s.
import type { DefaultValue } from '../plan.ts';
import { isNullable, withoutNull, type WireType } from '../wire-type.ts';

/** The Python name for a wire key: `chunkCount` becomes `chunk_count`. */
export const toIdentifier = (key: string): string => {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    // `userIDs` is one plural, not an `I` and a `Ds`.
    .replace(/([A-Z]+)([A-Z](?!s(?![a-z]))[a-z])/g, '$1_$2')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  if (words === '') return 'value';
  return /^\p{N}/u.test(words) ? `_${words}` : words;
};

export type Quote = '"' | "'";

const namedEscapes = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A string literal in the file's quotes, or in the others where that saves escapes, as ruff has it. */
export const writeString = (value: string, preferred: Quote): string => {
  const other: Quote = preferred === '"' ? "'" : '"';
  const quote = count(value, preferred) > count(value, other) ? other : preferred;
  const content = value.replace(/[\\"'\p{Cc}\p{Cs}\u2028\u2029]/gu, (unit) => {
    if (unit === '"' || unit === "'") return unit === quote ? `\\${unit}` : unit;
    return namedEscapes.get(unit) ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return `${quote}${content}${quote}`;
};

const count = (value: string, character: string): number => value.split(character).length - 1;

/** The annotation of a wire type: unions of literals are `str`, null comes last. */
export const writeAnnotation = (type: WireType): string => {
  const names = new Set(alternatives(withoutNull(type)).map(nameOf));
  if (names.has('Any')) return 'Any';
  names.delete('None');
  if (isNullable(type)) names.add('None');
  return [...names].join(' | ');
};

/** The annotation where the value may be missing too. */
export const writeOptionalAnnotation = (type: WireType): string =>
  isNullable(type) ? writeAnnotation(type) : `${writeAnnotation(type)} | None`;

const alternatives = (type: WireType): readonly WireType[] => (type.kind === 'union' ? type.members : [type]);

const nameOf = (type: WireType): string => {
  switch (type.kind) {
    case 'string':
    case 'literal':
      return 'str';
    case 'int':
    case 'float':
      return type.kind;
    case 'boolean':
      return 'bool';
    case 'record':
      return 'dict[str, Any]';
    case 'list':
      return `list[${writeAnnotation(type.item)}]`;
    case 'null':
      return 'None';
    case 'unknown':
    case 'union':
      return type.kind === 'union' ? writeAnnotation(type) : 'Any';
  }
};

/** A default as an expression; a whole number is written as a float where one was asked for. */
export const writeDefault = (value: DefaultValue, isFloat: boolean, quote: Quote): string => {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'string':
      return writeString(value, quote);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
      return isFloat && /^-?\d+$/.test(String(value)) ? `${value}.0` : String(value);
    default:
      return Array.isArray(value) ? '[]' : '{}';
  }
};

/** What a reader takes for a key that should be there and is not, as CachiBot's endpoints do; null for `None`. */
export const writeEmptyValue = (type: WireType, quote: Quote): string | null => {
  if (isNullable(type)) return null;
  const [first = type] = alternatives(type);
  switch (first.kind) {
    case 'string':
    case 'literal':
      return quote + quote;
    case 'int':
      return '0';
    case 'float':
      return '0.0';
    case 'boolean':
      return 'False';
    case 'record':
      return '{}';
    case 'list':
      return '[]';
    case 'null':
    case 'unknown':
    case 'union':
      return null;
  }
};
