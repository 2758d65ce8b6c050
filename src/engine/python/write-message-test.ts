// A test that builds a message with the fewest and with the most arguments, and compares its type and payload.
import type { FieldSpec } from '../plan.ts';
import type { WireType } from '../wire-type.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { toIdentifier, writeDefault, writeString } from './python-text.ts';
import { readPython } from './reader.ts';
import { call, type Code, dictionary, type Frame, layOut, layOutAssignment } from './ruff-layout.ts';

export interface MessageTestSpec {
  readonly event: string;
  readonly module: string;
  readonly wrapper: string;
  readonly set: string;
  readonly member: string;
  readonly factory: string;
  readonly fields: readonly FieldSpec[];
  readonly lineLength: number;
}

/** Some value of a type. */
const sample = (type: WireType, key: string, quote: FileStyle['quote']): string => {
  switch (type.kind) {
    case 'literal':
      return writeString(type.value, quote);
    case 'string':
    case 'unknown':
      return writeString(`some ${toIdentifier(key).replaceAll('_', ' ')}`, quote);
    case 'int':
      return '3';
    case 'float':
      return '0.5';
    case 'boolean':
      return 'True';
    case 'record':
      return `{${writeString('key', quote)}: 1}`;
    case 'list':
      return `[${sample(type.item, key, quote)}]`;
    case 'union':
      return sample(type.members.find(({ kind }) => kind !== 'null') ?? { kind: 'null' }, key, quote);
    case 'null':
      return 'None';
  }
};

const isRequired = ({ presence, default: value }: FieldSpec): boolean => presence === 'always' && value === null;

interface Case {
  readonly title: string;
  readonly given: readonly FieldSpec[];
  readonly expected: readonly FieldSpec[];
}

const casesOf = ({ fields }: MessageTestSpec): readonly Case[] => {
  const all: Case = { title: 'with_everything', given: fields, expected: fields };
  const fewest = fields.filter(isRequired);
  if (fewest.length === fields.length) return [{ ...all, title: 'message' }];
  return [
    all,
    { title: 'with_the_fewest', given: fewest, expected: fields.filter(({ presence }) => presence === 'always') },
  ];
};

const caseLines = (spec: MessageTestSpec, { title, given, expected }: Case, style: FileStyle): readonly string[] => {
  const frame: Frame = { indent: style.unit, unit: style.unit, lineLength: spec.lineLength };
  const valueOf = (field: FieldSpec): string => {
    const { default: value } = field;
    if (given.includes(field) || value === null) return sample(field.type, field.key, style.quote);
    return writeDefault(value.value, value.isFloat, style.quote);
  };
  const passed: readonly Code[] = given.map((field) => `${toIdentifier(field.key)}=${valueOf(field)}`);
  const payload = expected.map((field) => `${writeString(field.key, style.quote)}: ${valueOf(field)}`);
  return [
    `def test_${spec.event}_${title}():`,
    ...layOutAssignment('message', call(`${spec.wrapper}.${spec.factory}`, ...passed), frame),
    `${style.unit}assert message.type == ${spec.set}.${spec.member}`,
    ...layOut('assert message.payload == ', dictionary('', payload), '', frame),
  ];
};

const headline = (event: string): string => `Tests for the ${event} message.`;

/** The text of a whole file, in the style of another. */
export const messageTestText = (model: string, spec: MessageTestSpec): string => {
  const style = readStyle(model);
  const frame: Frame = { indent: '', unit: style.unit, lineLength: spec.lineLength };
  const names = [spec.wrapper, spec.set].sort();
  const line = `from ${spec.module} import ${names.join(', ')}`;
  const imported =
    line.length <= spec.lineLength
      ? [line]
      : layOut(`from ${spec.module} import `, { open: '(', items: names, close: ')', kind: 'collection' }, '', frame);
  const lines = [
    style.docQuotes + headline(spec.event) + style.docQuotes,
    '',
    ...imported,
    ...casesOf(spec).flatMap((one) => ['', '', ...caseLines(spec, one, style)]),
  ];
  const mark = model.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + lines.join(style.newline) + (/(?:\r?\n)*$/.exec(model)?.[0] ?? style.newline);
};

/** Whether a file holds these tests alone. */
export const isMessageTest = (text: string, event: string): boolean => {
  const { functions, types } = readPython(text);
  const isOurs = functions.every(({ name }) => name.startsWith(`test_${event}_`));
  return text.slice(0, 400).includes(headline(event)) && isOurs && types.length === 0 && !/^\s*#/m.test(text);
};
