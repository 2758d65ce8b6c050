// The field line, the same in wizard, command line and draft: `name[?]: type [= default]  [# description]`.
import type { DefaultValue, FieldSpec } from './plan.ts';
import { formatType, unionOf, type WireType } from './wire-type.ts';

/** A field, or one sentence that says what to type instead. */
export type ParsedField =
  { readonly kind: 'field'; readonly field: FieldSpec } | { readonly kind: 'error'; readonly message: string };

const example = 'for example `documentId: string` or `progress?: float`';

/** Spellings of other languages that are understood. */
const simpleTypes: ReadonlyMap<string, WireType> = new Map<string, WireType>([
  ['string', { kind: 'string' }],
  ['str', { kind: 'string' }],
  ['int', { kind: 'int' }],
  ['integer', { kind: 'int' }],
  ['float', { kind: 'float' }],
  ['number', { kind: 'float' }],
  ['boolean', { kind: 'boolean' }],
  ['bool', { kind: 'boolean' }],
  ['unknown', { kind: 'unknown' }],
  ['any', { kind: 'unknown' }],
  ['record', { kind: 'record' }],
  ['dict', { kind: 'record' }],
  ['object', { kind: 'record' }],
  ['null', { kind: 'null' }],
  ['none', { kind: 'null' }],
]);

const tokens = (text: string): readonly string[] =>
  text.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\w+|\[\]|\S/g) ?? [];

/** Reads one type; null if the text is none. Grammar: alternatives by `|`, each an atom with any number of `[]`. */
export const parseType = (text: string): WireType | null => {
  const queue = [...tokens(text)];
  const type = parseUnion(queue);
  return queue.length === 0 ? type : null;
};

const parseUnion = (queue: string[]): WireType | null => {
  const members: WireType[] = [];
  do {
    const member = parseList(queue);
    if (member === null) return null;
    members.push(member);
  } while (queue[0] === '|' && queue.shift() !== undefined);
  return unionOf(members);
};

const parseList = (queue: string[]): WireType | null => {
  let type = parseAtom(queue);
  while (type !== null && queue[0] === '[]') {
    queue.shift();
    type = { kind: 'list', item: type };
  }
  return type;
};

const parseAtom = (queue: string[]): WireType | null => {
  const token = queue.shift();
  if (token === undefined) return null;
  if (token === '(') {
    const inner = parseUnion(queue);
    return queue.shift() === ')' ? inner : null;
  }
  if (token.startsWith("'") || token.startsWith('"'))
    return { kind: 'literal', value: token.slice(1, -1).replace(/\\(.)/g, '$1') };
  if (token.toLowerCase() === 'list' && queue[0] === '[') {
    queue.shift();
    const item = parseUnion(queue);
    return item !== null && queue.shift() === ']' ? { kind: 'list', item } : null;
  }
  return simpleTypes.get(token.toLowerCase()) ?? null;
};

/** Splits at the first `mark` outside quotes. */
const splitOutsideQuotes = (text: string, mark: string): readonly [string, string | null] => {
  let quote = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text.charAt(index);
    if (quote !== '') {
      if (unit === '\\') index++;
      else if (unit === quote) quote = '';
    } else if (unit === "'" || unit === '"') quote = unit;
    else if (unit === mark) return [text.slice(0, index), text.slice(index + 1)];
  }
  return [text, null];
};

const parseDefault = (text: string): FieldSpec['default'] => {
  if (/^(true|True)$/.test(text)) return { value: true, isFloat: false };
  if (/^(false|False)$/.test(text)) return { value: false, isFloat: false };
  if (/^(null|None)$/.test(text)) return { value: null, isFloat: false };
  if (/^\[\s*\]$/.test(text)) return { value: [], isFloat: false };
  if (/^\{\s*\}$/.test(text)) return { value: {}, isFloat: false };
  if (/^-?\d+$/.test(text)) return { value: Number(text), isFloat: false };
  if (/^-?\d+\.\d+$/.test(text)) return { value: Number(text), isFloat: true };
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  return quoted === null ? null : { value: (quoted[2] ?? '').replace(/\\(.)/g, '$1'), isFloat: false };
};

const fits = (value: DefaultValue, type: WireType): boolean => {
  switch (type.kind) {
    case 'union':
      return type.members.some((member) => fits(value, member));
    case 'unknown':
      return true;
    case 'null':
      return value === null;
    case 'literal':
      return value === type.value;
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'int':
      return typeof value === 'number' && Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'list':
      return Array.isArray(value);
    case 'record':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
};

const wrong = (message: string): ParsedField => ({ kind: 'error', message });

const withDefault = (key: string, type: WireType, text: string): ParsedField | FieldSpec['default'] => {
  const parsed = parseDefault(text);
  if (parsed === null)
    return wrong(
      `\`${text}\` is no default for \`${key}\`: use a number, true, false, null, [], {} or a quoted string.`,
    );
  const isRealFloat = parsed.isFloat && !fits(0.5, type);
  if (fits(parsed.value, type) && !isRealFloat) return parsed;
  return wrong(`The default \`${text}\` of \`${key}\` is no ${formatType(type)}: change the default or the type.`);
};

/** Reads one field line. */
export const parseFieldLine = (line: string): ParsedField => {
  const [code, comment] = splitOutsideQuotes(line, '#');
  const head = /^\s*([A-Za-z_$][\w$]*)\s*(\?)?\s*:(.*)$/s.exec(code);
  if (head === null) return wrong(`\`${line.trim()}\` is no field: write name, colon and type, ${example}.`);
  const [, key = '', mark, rest = ''] = head;
  const [typeText, defaultText] = splitOutsideQuotes(rest, '=');
  const type = parseType(typeText);
  if (type === null) {
    return wrong(
      `\`${typeText.trim()}\` is no type for \`${key}\`: use string, int, float, boolean, unknown, record, T[], 'a' | 'b' or T | null.`,
    );
  }
  if (mark !== undefined && defaultText !== null) {
    return wrong(
      `\`${key}\` cannot have both \`?\` and a default: \`?\` means it may be absent, a default that it is always there.`,
    );
  }
  const value = defaultText === null ? null : withDefault(key, type, defaultText.trim());
  if (value !== null && 'kind' in value) return value;
  const presence = mark === undefined ? 'always' : 'conditional';
  return { kind: 'field', field: { key, type, presence, default: value, description: comment?.trim() ?? null } };
};

const formatDefault = ({ value, isFloat }: NonNullable<FieldSpec['default']>): string => {
  if (typeof value === 'number' && isFloat && Number.isInteger(value)) return value.toFixed(1);
  return typeof value === 'string' ? `'${value.replace(/[\\']/g, '\\$&')}'` : JSON.stringify(value);
};

/** Writes a field as a line that reads back as the same field. */
export const formatFieldLine = (field: FieldSpec): string => {
  const mark = field.presence === 'conditional' ? '?' : '';
  const value = field.default === null ? '' : ` = ${formatDefault(field.default)}`;
  const comment = field.description === null ? '' : `  # ${field.description}`;
  return `${field.key}${mark}: ${formatType(field.type)}${value}${comment}`;
};
