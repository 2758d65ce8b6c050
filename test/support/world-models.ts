// The declaration of a generated protocol in Python: its enum, and the wrapper with its factories.
import { toSnakeCase, toUpperCase } from '../../src/engine/case.ts';
import { argument, dressPython } from './python-dress.ts';
import { type KnownEvent, type KnownField, namesOf, type Shape, shortOf } from './world-shape.ts';

const entry = ({ key }: KnownField): string => `'${key}': ${toSnakeCase(key)}`;

const signature = (shape: Shape, event: KnownEvent): readonly string[] => {
  const { wrapper } = namesOf(shape);
  const parameters = ['cls', ...event.fields.map(argument)];
  const returned = shape.python.hasFutureAnnotations ? wrapper : `'${wrapper}'`;
  const line = `    def ${shortOf(shape, event)}(${parameters.join(', ')}) -> ${returned}:`;
  if (shape.python.layout === 'short' && line.length <= 88) return [line];
  return [`    def ${shortOf(shape, event)}(`, ...parameters.map((one) => `        ${one},`), `    ) -> ${returned}:`];
};

const factory = (shape: Shape, event: KnownEvent): readonly string[] => {
  const type = `${namesOf(shape).set}.${toUpperCase(event.name)}`;
  const always = event.fields.filter(({ isConditional }) => isConditional !== true).map(entry);
  const conditional = event.fields.filter(({ isConditional }) => isConditional === true);
  const isVariable = conditional.length > 0 || shape.python.layout === 'variable';
  const built = isVariable
    ? [
        `        payload: dict[str, Any] = {${always.join(', ')}}`,
        ...conditional.flatMap(({ key }) => [
          `        if ${toSnakeCase(key)} is not None:`,
          `            payload['${key}'] = ${toSnakeCase(key)}`,
        ]),
        `        return cls(type=${type}, payload=payload)`,
      ]
    : shape.python.layout === 'short'
      ? [`        return cls(type=${type}, payload={${always.join(', ')}})`]
      : [
          '        return cls(',
          `            type=${type},`,
          ...(always.length === 0
            ? ['            payload={},']
            : ['            payload={', ...always.map((one) => `                ${one},`), '            },']),
          '        )',
        ];
  return ['', '    @classmethod', ...signature(shape, event), '        """Tell about it."""', ...built];
};

const members = (shape: Shape): readonly string[] => {
  const { python } = shape;
  const line = ({ name }: KnownEvent, index: number): string =>
    `    ${toUpperCase(name)} = '${name}'${python.hasNotes && index === 1 ? '  # Now and then' : ''}`;
  const group = (events: readonly KnownEvent[], title: string): readonly string[] => {
    if (events.length === 0 && !python.hasDirections) return [];
    return [...(python.hasDirections ? [`    # ${title}`] : []), ...events.map(line)];
  };
  const client = group(shape.client, 'Client -> Server');
  const server = [...group(shape.server.slice(0, 3), 'Server -> Client'), ...feature(shape, line)];
  const [first, second] = python.isServerFirst ? [server, client] : [client, server];
  return first.length === 0 || second.length === 0 ? [...first, ...second] : [...first, '', ...second];
};

const feature = (shape: Shape, line: (event: KnownEvent, index: number) => string): readonly string[] => {
  const rest = shape.server.slice(3);
  return rest.length === 0 ? [] : [...(shape.python.hasNotes ? ['    # At the end'] : []), ...rest.map(line)];
};

export const writeModels = (shape: Shape): string => {
  const { set, wrapper } = namesOf(shape);
  const lines = [
    '"""Messages of one socket."""',
    '',
    ...(shape.python.hasFutureAnnotations ? ['from __future__ import annotations', ''] : []),
    'from enum import Enum',
    'from typing import Any',
    '',
    'from pydantic import BaseModel, Field',
    '',
    '',
    `class ${set}(str, Enum):`,
    '    """Types of messages."""',
    '',
    ...members(shape),
    '',
    '',
    `class ${wrapper}(BaseModel):`,
    '    """A message of any type."""',
    '',
    `    type: ${set}`,
    '    payload: dict[str, Any] = Field(default_factory=dict)',
    ...shape.server.flatMap((event) => factory(shape, event)),
  ];
  return dressPython(lines, shape.python);
};
