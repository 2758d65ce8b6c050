// Input that must be refused before anything is planned, each kind with what the refusal has to say.
import fc from 'fast-check';
import type { EventRequest, FieldSpec, PartNames } from '../../src/engine/plan.ts';
import type { Case } from './law-cases.ts';
import { namesOf, type Shape, shortOf } from './world-shape.ts';

interface BadRequest {
  readonly bad: EventRequest;
  readonly expected: RegExp;
}

const field = (key: string): FieldSpec => ({
  key,
  type: { kind: 'string' },
  presence: 'always',
  default: null,
  description: null,
});

const notSnakeCase = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'FileUpload',
    'fileUpload',
    'file-upload',
    'file upload',
    '1st',
    '_x',
    'x_',
    'x__y',
    'é',
    'x.y',
  ),
  fc.string().filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) && !/[.!?] [A-Z]|[\r\n]/.test(name)),
);

const modelMembers = fc.constantFrom(
  ...['copy', 'json', 'dict', 'schema', 'validate', 'construct', 'model_dump', 'model_fields', 'payload', 'type'],
);

const pythonWords = ['class', 'from', 'import', 'lambda', 'pass', 'self', 'cls', 'async', 'yield'];

/** The prefix that factories drop here, as the planner has it: shared by three values or more. */
const prefixOf = (shape: Shape): string =>
  shape.flavour === 'rooms' && shape.client.length + shape.server.length >= 3 && shape.server.length > 0 ? 'room_' : '';

const badNames = (request: EventRequest, shape: Shape): readonly fc.Arbitrary<BadRequest>[] => {
  const toClient = { ...request, direction: 'server-to-client' as const };
  const prefix = prefixOf(shape);
  const other = (request.direction === 'server-to-client' ? shape.client : shape.server).map(({ name }) => name);
  const [first] = shape.server;
  return [
    notSnakeCase.map((name) => ({ bad: { ...request, name }, expected: /is no event name/ })),
    modelMembers.map((name) => ({
      bad: { ...toClient, name: prefix + name },
      expected: /name of every pydantic model/,
    })),
    fc
      .constantFrom(...pythonWords)
      .map((name) => ({ bad: { ...toClient, name: prefix + name }, expected: /is a word of Python/ })),
    ...other.map((name) => fc.constant({ bad: { ...request, name }, expected: /already travels/ })),
    ...(first === undefined
      ? []
      : [fc.constant({ bad: { ...toClient, names: { factory: shortOf(shape, first) } }, expected: /already makes/ })]),
  ];
};

const badFields = (request: EventRequest): readonly fc.Arbitrary<BadRequest>[] => {
  const withFields = (...keys: readonly string[]): EventRequest => ({
    ...request,
    fields: keys.map(field),
    recipe: 'none',
  });
  return [
    fc.constant({ bad: withFields('dockId', 'level', 'dockId'), expected: /stands there twice/ }),
    fc.constantFrom(['dockId', 'dock_id'], ['HTTPCode', 'httpCode'], ['a_b', 'aB']).map((keys) => ({
      bad: withFields(...keys),
      expected: /would both become/,
    })),
    fc
      .constantFrom(...pythonWords)
      .map((key) => ({ bad: withFields('level', key), expected: /is a word|means something else/ })),
    fc.constantFrom('_', '$', '__').map((key) => ({ bad: withFields(key), expected: /no letter or digit/ })),
    fc.constant({
      bad: { ...withFields('level'), fields: [{ ...field('level'), type: { kind: 'null' as const } }] },
      expected: /could only be null/,
    }),
  ];
};

const parts: readonly (keyof PartNames)[] = [
  'member',
  'factory',
  'payloadInterface',
  'sendMethod',
  'callback',
  'state',
  'action',
];

/** Names that users chose themselves and that no language can have. */
const badParts = (request: EventRequest): readonly fc.Arbitrary<BadRequest>[] => [
  fc
    .tuple(fc.constantFrom(...parts), fc.constantFrom('not a name', '1st', 'a-b', 'x;y', 'é(', 'import', ''))
    .map(([part, name]) => ({
      bad: { ...request, names: { [part]: name } },
      expected: /is no name for the|is a word of/,
    })),
];

const unknownThings = (request: EventRequest, shape: Shape): readonly fc.Arbitrary<BadRequest>[] => {
  const toClient = { ...request, direction: 'server-to-client' as const };
  const keeping = { ...toClient, fields: [field('level')], names: {}, map: [] };
  return [
    fc.constant({
      bad: { ...request, protocol: 'NoMessage' },
      expected: new RegExp(`no protocol.*${namesOf(shape).wrapper}`),
    }),
    fc.constant({ bad: { ...keeping, recipe: 'replace' as const, store: 'useNoStore' }, expected: /is no store here/ }),
    fc.constant({
      bad: { ...keeping, recipe: 'upsert' as const, recipeKey: 'nothing' },
      expected: /is no field of the event/,
    }),
    fc.constant({ bad: { ...keeping, fields: [], recipe: 'replace' as const }, expected: /nothing to keep/ }),
  ];
};

export const badRequests = ({ request, world: { shape } }: Case): fc.Arbitrary<BadRequest> =>
  fc.oneof(...badNames(request, shape), ...badFields(request), ...badParts(request), ...unknownThings(request, shape));

export const wrongLines = [
  'level',
  'level:',
  ': string',
  'level: strng',
  'level: string[',
  'level: string |',
  'level: Map<string, int>',
  "level: 'a",
  'level?: int = 1',
  "level: int = 'a'",
  'level: int = 1.5',
  'level: int = true',
  'level: string = 1',
  'level: string = null',
  "level: boolean = 'true'",
  'level: string[] = {}',
  'level: record = []',
  "level: 'a' | 'b' = 'c'",
  'level: string = north',
  '1st: string',
  'a b: string',
];
