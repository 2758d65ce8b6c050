// Any request that can be said in a draft.
import fc from 'fast-check';
import { deliveries, type EventRequest, type FieldSpec, leftOpen, recipes } from '../../src/engine/plan.ts';
import { unionOf, type WireType } from '../../src/engine/wire-type.ts';

const scalars: fc.Arbitrary<WireType> = fc.oneof(
  fc.constantFrom('string', 'int', 'float', 'boolean', 'record', 'unknown').map((kind): WireType => ({ kind })),
  fc
    .string({ maxLength: 6 })
    .filter((text) => !/[\r\n]/.test(text))
    .map((value): WireType => ({ kind: 'literal', value })),
);

const types: fc.Arbitrary<WireType> = fc.oneof(
  scalars,
  scalars.map((item): WireType => ({ kind: 'list', item })),
  fc.tuple(scalars, scalars).map(([a, b]) => unionOf([a, b, { kind: 'null' }])),
);

const descriptions = fc.option(
  fc
    .stringMatching(/^[a-z#:'" =]{1,20}$/)
    .map((text) => text.trim())
    .filter((text) => text !== ''),
);

const keys = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,8}$/);

const field = fc.tuple(keys, types, fc.boolean(), descriptions).map(([key, type, isThere, description]): FieldSpec => ({
  key,
  type,
  presence: isThere ? 'always' : 'conditional',
  default: null,
  description,
}));

const names = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);

const free = fc.option(fc.stringMatching(/^[A-Za-z][\w/.:#-]{0,12}$/));

export const requests: fc.Arbitrary<EventRequest> = fc
  .record({
    protocol: fc.constantFrom('OvenMessage', 'RoomMessage'),
    name: names,
    direction: fc.constantFrom('server-to-client' as const, 'client-to-server' as const),
    fields: fc.array(field, { maxLength: 4 }),
    delivery: fc.constantFrom(...deliveries),
    emitIn: free,
    store: free,
    recipe: fc.option(fc.constantFrom(...recipes)),
    recipeKey: free,
    action: free,
    state: free,
    map: fc.option(
      fc.array(
        fc.tuple(keys, keys).map(([parameter, key]) => ({ parameter, key })),
        { minLength: 1, maxLength: 2 },
      ),
      {
        nil: undefined,
      },
    ),
  })
  .map(({ action, state, map, ...request }) => ({
    ...leftOpen,
    ...request,
    ...(map === undefined ? {} : { map }),
    names: { ...(state === null ? {} : { state }), ...(action === null ? {} : { action }) },
  }));
