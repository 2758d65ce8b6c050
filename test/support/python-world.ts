// Small Python worlds in many styles: an enum with its wrapper, an endpoint, a service. Properties hold in all of them.
import fc from 'fast-check';
import type { DefaultValue, FieldSpec } from '../../src/engine/plan.ts';
import { toIdentifier } from '../../src/engine/python/writer.ts';
import type { WireType } from '../../src/engine/wire-type.ts';

export interface Style {
  readonly quote: string;
  readonly unit: string;
  readonly newline: string;
  readonly hasFinalNewline: boolean;
  readonly hasBom: boolean;
  readonly hasDirections: boolean;
  readonly hasFeatures: boolean;
  readonly hasDocstrings: boolean;
  readonly importsAny: boolean;
}

export const styles: fc.Arbitrary<Style> = fc.record({
  quote: fc.constantFrom('"', "'"),
  unit: fc.constantFrom('    ', '  ', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  hasFinalNewline: fc.boolean(),
  hasBom: fc.boolean(),
  hasDirections: fc.boolean(),
  hasFeatures: fc.boolean(),
  hasDocstrings: fc.boolean(),
  importsAny: fc.boolean(),
});

/** Lines with four blanks and double quotes, in that style. */
export const inStyle = (style: Style, lines: readonly string[]): string => {
  const styled = lines.map((line) => {
    const [indent = ''] = /^(?: {4})*/.exec(line) ?? [];
    const rest = line.slice(indent.length).replace(/"""|"/g, (quotes) => (quotes === '"' ? style.quote : quotes));
    return style.unit.repeat(indent.length / 4) + rest;
  });
  return (style.hasBom ? '\uFEFF' : '') + styled.join(style.newline) + (style.hasFinalNewline ? style.newline : '');
};

const when = (condition: boolean, ...lines: readonly string[]): readonly string[] => (condition ? lines : []);

const factory = (style: Style, name: string, wrapper: string): readonly string[] => [
  '',
  '    @classmethod',
  `    def ${name}(cls, text: str) -> "${wrapper}":`,
  ...when(style.hasDocstrings, `        """Create a ${name} message."""`),
  `        return cls(type=OvenType.${name.toUpperCase()}, payload={"text": text})`,
];

/** The messages of an oven: `received` come from the client, `sent` from the server. */
export const messagesOf = (style: Style, received: readonly string[], sent: readonly string[]): string =>
  inStyle(style, [
    '"""Messages of the oven."""',
    '',
    'from enum import Enum',
    ...when(style.importsAny, 'from typing import Any'),
    '',
    'from pydantic import BaseModel, Field',
    '',
    '',
    'class OvenType(str, Enum):',
    '    """Types of oven messages."""',
    '',
    ...when(style.hasDirections && received.length > 0, '    # Client -> Server'),
    ...received.map((name) => `    ${name.toUpperCase()} = "${name}"`),
    ...when(style.hasDirections && received.length > 0 && sent.length > 0, ''),
    ...when(style.hasDirections && sent.length > 0, '    # Server -> Client'),
    ...sent.flatMap((name, index) => [
      ...when(style.hasFeatures && index === 2, '', '    # Heat'),
      `    ${name.toUpperCase()} = "${name}"${index === 1 ? '  # Now and then' : ''}`,
    ]),
    '',
    '',
    'class OvenMessage(BaseModel):',
    '    """An oven message."""',
    '',
    '    type: OvenType',
    style.importsAny ? '    payload: dict[str, Any] = Field(default_factory=dict)' : '    payload: dict',
    ...sent.flatMap((name, index) => [
      ...when(style.hasFeatures && index === 2, '', '    # ----- Heat -----'),
      ...factory(style, name, 'OvenMessage'),
    ]),
  ]);

/** An endpoint that tells `received` apart, and something after it. */
export const endpointOf = (style: Style, received: readonly string[]): string =>
  inStyle(style, [
    'import logging',
    ...when(style.importsAny, 'from typing import Any'),
    '',
    'from oven.messages import OvenMessage, OvenType',
    '',
    'logger = logging.getLogger(__name__)',
    ...when(style.importsAny, 'cache: dict[str, Any] = {}'),
    '',
    '',
    'async def endpoint(socket) -> None:',
    '    while True:',
    '        data = await socket.receive_json()',
    '        kind = data.get("type")',
    '        payload = data.get("payload", {})',
    ...received.flatMap((name, index) => [
      ...when(style.hasFeatures && index > 0, ''),
      `        ${index === 0 ? 'if' : 'elif'} kind == OvenType.${name.toUpperCase()}:`,
      ...when(style.hasDocstrings, '            # Somebody is hungry.'),
      `            print("${name}", payload.get("size"))`,
    ]),
    ...when(style.hasDirections, '        else:', '            print("unknown")'),
    ...when(style.hasDocstrings, '', '', '# The end', 'done = True'),
  ]);

const words = fc.constantFrom(
  'loaf',
  'oven',
  'heat',
  'count',
  'note',
  'isDone',
  'crust',
  'temperature',
  'kind',
  'data',
);

const types: fc.Arbitrary<WireType> = fc.constantFrom<WireType>(
  { kind: 'string' },
  { kind: 'int' },
  { kind: 'float' },
  { kind: 'boolean' },
  { kind: 'record' },
  { kind: 'unknown' },
  { kind: 'list', item: { kind: 'string' } },
  { kind: 'list', item: { kind: 'record' } },
  { kind: 'literal', value: 'rye' },
  { kind: 'union', members: [{ kind: 'string' }, { kind: 'null' }] },
);

const defaultOf = (type: WireType): FieldSpec['default'] => {
  const values: Partial<Record<WireType['kind'], DefaultValue>> = {
    string: 'it\'s "hot"',
    int: 3,
    float: 1,
    boolean: false,
    record: {},
    list: [],
    literal: 'rye',
    union: null,
  };
  const value = values[type.kind];
  return value === undefined ? null : { value, isFloat: type.kind === 'float' };
};

const field = fc
  .record({
    key: fc.array(words, { minLength: 1, maxLength: 4 }).map(toCamel),
    type: types,
    presence: fc.constantFrom('always', 'conditional', 'default'),
  })
  .map(({ key, type, presence }): FieldSpec => ({
    key,
    type,
    presence: presence === 'conditional' ? 'conditional' : 'always',
    default: presence === 'default' ? defaultOf(type) : null,
    description: null,
  }));

function toCamel(parts: readonly string[]): string {
  return parts.map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join('');
}

/** Fields whose Python names differ. */
export const fieldLists: fc.Arbitrary<readonly FieldSpec[]> = fc.uniqueArray(field, {
  maxLength: 7,
  selector: ({ key }) => toIdentifier(key),
});
