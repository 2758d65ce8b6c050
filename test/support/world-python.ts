// The Python half of a generated application: declaration and factories, endpoint with its manager, a service.
import { toSnakeCase, toUpperCase } from '../../src/engine/case.ts';
import {
  type KnownEvent,
  type KnownField,
  namesOf,
  pathsOf,
  type PythonTaste,
  type Shape,
  shortOf,
} from './world-shape.ts';

/** In a canonical text strings stand in `'`, docstrings in `"""`, and four blanks are a step. */
const dressPython = (lines: readonly string[], taste: PythonTaste): string => {
  const kept = taste.hasDocs ? lines : withoutDocs(lines);
  const body = kept
    .join('\n')
    .trimEnd()
    .replaceAll("'", taste.quote)
    .replaceAll('"""', taste.docQuotes)
    .replace(/^(?: {4})+/gm, (spaces) => taste.indent.repeat(spaces.length / 4));
  return taste.mark + (body + taste.end).replaceAll('\n', taste.newline);
};

/** A docstring goes with the blank line below it; no body is left empty by that. */
const withoutDocs = (lines: readonly string[]): readonly string[] =>
  lines.filter((line, index) => {
    const isDoc = (one: string | undefined): boolean => one?.trim().startsWith('"""') === true;
    return !isDoc(line) && !(line === '' && isDoc(lines[index - 1]));
  });

const argument = ({ key, python, isConditional }: KnownField): string =>
  isConditional === true ? `${toSnakeCase(key)}: ${python} | None = None` : `${toSnakeCase(key)}: ${python}`;

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

const methods = (shape: Shape): readonly (readonly string[])[] => {
  const { wrapper } = namesOf(shape);
  if (shape.flavour === 'rooms') {
    return [
      [
        `    async def broadcast_to_room(self, room_id: str, message: ${wrapper}) -> None:`,
        '        """Send to everybody in a room."""',
        '        for websocket in list(self.rooms.get(room_id, {}).values()):',
        '            await websocket.send_json(message.model_dump())',
      ],
      [
        `    async def send_to_user(self, room_id: str, user_id: str, message: ${wrapper}) -> None:`,
        '        """Send to one user."""',
        '        await self.rooms[room_id][user_id].send_json(message.model_dump())',
      ],
    ];
  }
  return [
    [
      `    async def send(self, client_id: str, message: ${wrapper}) -> None:`,
      '        """Send to one client."""',
      '        if websocket := self.connections.get(client_id):',
      '            await websocket.send_json(message.model_dump())',
    ],
    [
      `    async def broadcast(self, message: ${wrapper}) -> None:`,
      '        """Send to every client."""',
      '        for websocket in list(self.connections.values()):',
      '            await websocket.send_json(message.model_dump())',
    ],
  ];
};

const transport = (shape: Shape): readonly string[] => {
  const { wrapper, manager } = namesOf(shape);
  if (shape.flavour === 'voice') {
    return [
      `async def _send_json(ws: WebSocket, msg: ${wrapper}) -> None:`,
      '    """Send a control frame."""',
      '    await ws.send_json(msg.model_dump())',
    ];
  }
  const [first = [], second = []] = shape.hasSendersFirst ? methods(shape) : methods(shape).toReversed();
  const state =
    shape.flavour === 'rooms' ? 'rooms: dict[str, dict[str, WebSocket]]' : 'connections: dict[str, WebSocket]';
  const accessor = [
    '',
    '',
    'def get_manager() -> ConnectionManager:',
    '    """Return the only manager."""',
    `    return ${manager}`,
  ];
  return [
    'class ConnectionManager:',
    '    """Knows who is there."""',
    '',
    '    def __init__(self) -> None:',
    `        self.${state} = {}`,
    '',
    ...first,
    '',
    ...second,
    '',
    '',
    `${manager} = ConnectionManager()`,
    ...(shape.flavour === 'main' ? accessor : []),
  ];
};

const branches = (shape: Shape): readonly string[] =>
  shape.client.flatMap(({ name, fields }, index) => [
    ...(index === 0 || shape.python.branchGap === 0 ? [] : ['']),
    `            ${index === 0 ? 'if' : 'elif'} msg_type == ${namesOf(shape).set}.${toUpperCase(name)}:`,
    ...(fields.length === 0 ? ['                logger.info(msg_type)'] : []),
    ...fields.map(({ key, isConditional }) =>
      isConditional === true
        ? `                logger.info(payload.get('${key}'))`
        : `                logger.info(payload.get('${key}', ''))`,
    ),
  ]);

export const writeEndpoint = (shape: Shape): string => {
  const { lower, set, wrapper } = namesOf(shape);
  const names = shape.client.length === 0 ? [wrapper] : [wrapper, set];
  const lines = [
    '"""One socket."""',
    '',
    'import logging',
    '',
    'from fastapi import APIRouter, WebSocket, WebSocketDisconnect',
    '',
    `from harbour.models.${lower} import ${names.join(', ')}`,
    '',
    'logger = logging.getLogger(__name__)',
    '',
    'router = APIRouter()',
    '',
    '',
    ...transport(shape),
    '',
    '',
    `@router.websocket('/ws/${lower}')`,
    `async def ${lower}_endpoint(websocket: WebSocket) -> None:`,
    '    """Serve one client."""',
    '    await websocket.accept()',
    '    try:',
    '        while True:',
    '            data = await websocket.receive_json()',
    ...(shape.client.length === 0
      ? ['            logger.info(data)']
      : [
          "            msg_type = data.get('type')",
          "            payload = data.get('payload', {})",
          '',
          ...branches(shape),
        ]),
    '    except WebSocketDisconnect:',
    '        logger.info(websocket)',
  ];
  return dressPython(lines, shape.python);
};

/** A service that sends the first event, or null where there is nothing to send or nobody to send it. */
export const writeService = (shape: Shape): string | null => {
  const { lower, wrapper, service, manager } = namesOf(shape);
  const [event] = shape.server;
  if (!shape.hasService || event === undefined || shape.flavour === 'voice') return null;
  const isMain = shape.flavour === 'main';
  const passed = event.fields.map(({ key }) => `${toSnakeCase(key)}=${toSnakeCase(key)}`).join(', ');
  const parameters = ['self', ...(isMain ? [] : ['room_id: str']), ...event.fields.map(argument)];
  const sent = isMain ? 'await ws.broadcast(msg)' : `await ${manager}.broadcast_to_room(room_id, msg)`;
  const lines = [
    '"""A service."""',
    '',
    'import logging',
    '',
    'logger = logging.getLogger(__name__)',
    '',
    '',
    `class ${service}:`,
    '    """Watches the harbour."""',
    '',
    `    async def _broadcast_${shortOf(shape, event)}(${parameters.join(', ')}) -> None:`,
    '        """Tell the others."""',
    '        try:',
    `            from harbour.api.${lower} import ${isMain ? 'get_manager' : manager}`,
    `            from harbour.models.${lower} import ${wrapper}`,
    '',
    ...(isMain ? ['            ws = get_manager()'] : []),
    `            msg = ${wrapper}.${shortOf(shape, event)}(${passed})`,
    `            ${sent}`,
    '        except Exception as e:',
    "            logger.debug(f'Nobody heard: {e}')",
  ];
  return dressPython(lines, shape.python);
};

export const pythonTexts = (shape: Shape): readonly (readonly [string, string])[] => {
  const paths = pathsOf(shape);
  const service = writeService(shape);
  return [
    [paths.models, writeModels(shape)],
    [paths.endpoint, writeEndpoint(shape)],
    ...(service === null ? [] : [[paths.service, service] as const]),
  ];
};
