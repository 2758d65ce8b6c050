// The Python half of a generated application: an endpoint with its manager, and a service beside the declaration.
import { toSnakeCase, toUpperCase } from '../../src/engine/case.ts';
import { argument, dressPython } from './python-dress.ts';
import { writeModels } from './world-models.ts';
import { hasStream, namesOf, pathsOf, type Shape, shortOf } from './world-shape.ts';

const methods = (shape: Shape): readonly (readonly string[])[] => {
  const { wrapper } = namesOf(shape);
  if (shape.flavour === 'rooms') {
    const excluding = shape.canExclude ? ', exclude_user_id: str | None = None' : '';
    return [
      [
        `    async def broadcast_to_room(self, room_id: str, message: ${wrapper}${excluding}) -> None:`,
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

/** The end of a function that an event can be sent from, with a local and parameters in scope. */
const endingOf = ({ ending }: Shape): readonly string[] => {
  switch (ending) {
    case 'return':
      return ['    return depth'];
    case 'note':
      return ['', '    # As deep as it is', '    return depth'];
    case 'end':
      return ['', '    logger.info(depth)'];
    case 'try':
      return [
        '    try:',
        '        logger.info(depth)',
        '',
        '        return depth',
        '    except ValueError:',
        '        raise',
      ];
  }
};

/** A function that an event can be sent from: `sound`, as a method or one of the module. */
const soundLines = (shape: Shape, isMethod: boolean): readonly string[] => {
  const indent = isMethod ? '    ' : '';
  const socket = isMethod ? 'self' : 'websocket: WebSocket';
  const ids = 'client_id: str, room_id: str, user_id: str, dock_id: str';
  return [
    `async def sound(${socket}, ${ids}, level: float) -> int | None:`,
    '    """Sound the depth."""',
    '    depth = int(level)',
    ...endingOf(shape),
  ].map((line) => (line === '' ? '' : indent + line));
};

/** A function that an event of any fields can be handed to. */
const takeLines: readonly string[] = [
  'def take(**given: object) -> None:',
  '    """Take whatever comes."""',
  '    logger.info(given)',
  '',
  '',
  'def look(**given: object) -> dict[str, object]:',
  '    """Look it up."""',
  '    return given',
];

/** The stream of an agent, which sends the first event for a marked result. */
const streamLines = (shape: Shape): readonly string[] => {
  const [event] = shape.server;
  if (!hasStream(shape) || event === undefined) return [];
  const { wrapper, manager } = namesOf(shape);
  const name = shortOf(shape, event);
  const given = event.fields.map(({ key }) => `${toSnakeCase(key)}=result.get('${toSnakeCase(key)}')`).join(', ');
  return [
    '',
    '',
    'async def run_agent(agent, client_id: str) -> None:',
    '    """Run an agent."""',
    '    async for event in agent.run_stream():',
    '        match event.event_type:',
    '            case StreamEventType.tool_result:',
    '                result = event.data',
    `                if isinstance(result, dict) and result.get('__${name}__'):`,
    `                    await ${manager}.send(client_id, ${wrapper}.${name}(${given}))`,
    '                else:',
    '                    logger.info(result)',
    '',
    '',
    `def mark_${name}() -> dict[str, object]:`,
    '    """Mark a result."""',
    `    return {'__${name}__': True}`,
  ];
};

const writeEndpoint = (shape: Shape): string => {
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
    '',
    '',
    ...soundLines(shape, false),
    '',
    '',
    ...takeLines,
    ...streamLines(shape),
  ];
  return dressPython(lines, shape.python);
};

/** A service that sends the first event, or null where there is nothing to send or nobody to send it. */
const writeService = (shape: Shape): string | null => {
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
    '',
    ...soundLines(shape, true),
    '',
    '',
    ...takeLines,
  ];
  return dressPython(lines, shape.python);
};

/** The package passes on some of what the models hold, and their tests stand in a folder of their own. */
const writePackage = (shape: Shape): string => {
  const { lower, set, wrapper } = namesOf(shape);
  const lines = [
    '"""What the harbour says."""',
    '',
    `from harbour.models.${lower} import (`,
    ...[wrapper, set].sort().map((name) => `    ${name},`),
    ')',
    '',
    ...(shape.python.layout === 'short'
      ? [`__all__ = ['${wrapper}', '${set}']`]
      : [
          '__all__ = [',
          '    # Messages (all of them)',
          `    '${wrapper}',`,
          `    '${set}',`,
          "    'nothing_else',",
          ']',
        ]),
  ];
  return dressPython(lines, shape.python);
};

const writeTests = (shape: Shape): string => {
  const { lower, wrapper } = namesOf(shape);
  const lines = [
    `from harbour.models.${lower} import ${wrapper}`,
    '',
    '',
    'def test_wrapper():',
    `    assert ${wrapper}.__name__ == '${wrapper}'`,
  ];
  return dressPython(lines, shape.python);
};

export const pythonTexts = (shape: Shape): readonly (readonly [string, string])[] => {
  const paths = pathsOf(shape);
  const service = writeService(shape);
  return [
    [paths.models, writeModels(shape)],
    [paths.endpoint, writeEndpoint(shape)],
    [paths.package, writePackage(shape)],
    [paths.tests, writeTests(shape)],
    ...(service === null ? [] : [[paths.service, service] as const]),
  ];
};
