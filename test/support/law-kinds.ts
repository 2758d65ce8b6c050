// What kinds of cases there are, so that a test can see that generated ones reach each.
import { deliveries, type EventRequest, recipes } from '../../src/engine/plan.ts';
import type { WireType } from '../../src/engine/wire-type.ts';
import type { Case, Pair } from './law-cases.ts';
import type { Shape, StoreShape } from './world-shape.ts';

const typeKinds = ['string', 'int', 'float', 'boolean', 'record', 'unknown', 'null', 'literal', 'list', 'union'];

const typesIn = (type: WireType): readonly string[] => {
  switch (type.kind) {
    case 'list':
      return [type.kind, ...typesIn(type.item)];
    case 'union':
      return [type.kind, ...type.members.flatMap(typesIn)];
    default:
      return [type.kind];
  }
};

const storeForms = {
  form: ['plain', 'curried'],
  persist: ['none', 'all', 'partial'],
  wrapper: ['none', 'devtools', 'immer'],
  boats: ['none', 'list', 'record'],
  typed: ['interface', 'alias', 'parts'],
} as const satisfies Partial<Record<keyof StoreShape, readonly string[]>>;

/** What the client does with what it gets. */
const keepingOf = ({ store, recipe, names, map }: EventRequest): string => {
  if (names.action !== undefined)
    return (map ?? []).length > 0 ? 'calls an action, with a parameter mapped' : 'calls an action';
  const kept = recipe === null ? 'keeps what is proposed' : `recipe ${recipe}`;
  return store?.startsWith('new:') === true ? `${kept} in a new store` : kept;
};

const storeKinds = ({ store }: Shape): readonly string[] =>
  store === null
    ? ['no store']
    : [
        ...Object.keys(storeForms).map((key) => `store ${key} ${store[key as keyof typeof storeForms]}`),
        `store ${store.hasGet ? 'with' : 'without'} get`,
      ];

const sendingOf = ({ direction, delivery, emitIn, call }: EventRequest): string => {
  if (direction === 'client-to-server') return call === null ? 'received by a new function' : 'handed to a function';
  return `delivery ${delivery}${emitIn === null ? '' : ', at a place'}`;
};

const fieldKinds = ({ fields }: EventRequest): readonly string[] => [
  ...(fields.length === 0 ? ['no payload'] : []),
  ...fields.flatMap(({ type, presence, default: value, description }) => [
    ...typesIn(type).map((kind) => `type ${kind}`),
    presence,
    ...(value === null ? [] : ['with a default']),
    ...(description === null ? [] : ['with a description']),
  ]),
];

/** All that one case is an example of. */
export const kindsOf = ({ world: { shape }, request }: Case): ReadonlySet<string> => {
  const isToClient = request.direction === 'server-to-client';
  const keeping = isToClient ? keepingOf(request) : null;
  const stores = storeKinds(shape);
  return new Set([
    request.direction,
    `protocol ${shape.flavour}`,
    sendingOf(request),
    ...fieldKinds(request),
    ...(request.with ?? []).map((extra) => `with ${extra}`),
    ...(keeping === null ? [] : [keeping, ...stores, ...stores.map((store) => `${keeping}; ${store}`)]),
  ]);
};

const inNewStore = ['replace', 'append', 'upsert'].map((recipe) => `recipe ${recipe} in a new store`);

const keptInStore = [
  ...recipes.map((recipe) => `recipe ${recipe}`),
  'keeps what is proposed',
  'calls an action',
  'calls an action, with a parameter mapped',
  ...inNewStore,
];

const stores: readonly string[] = [
  ...Object.entries(storeForms).flatMap(([key, values]) => values.map((value) => `store ${key} ${value}`)),
  'store with get',
  'store without get',
];

/** A payload can only be taken from boats that a store holds. */
const isPossible = (keeping: string, store: string): boolean =>
  keeping !== 'recipe remove' || store !== 'store boats none';

/** Every kind that a case can be of. */
export const allKinds: readonly string[] = [
  'server-to-client',
  'client-to-server',
  ...['main', 'rooms', 'voice'].map((flavour) => `protocol ${flavour}`),
  ...deliveries.map((delivery) => `delivery ${delivery}`),
  ...deliveries
    .filter((delivery) => delivery !== 'none' && delivery !== 'agent')
    .map((delivery) => `delivery ${delivery}, at a place`),
  'received by a new function',
  'handed to a function',
  'no payload',
  ...typeKinds.map((kind) => `type ${kind}`),
  'always',
  'conditional',
  'with a default',
  'with a description',
  'with model',
  'with test',
  'no store',
  ...keptInStore,
  ...stores,
  ...keptInStore
    .filter((keeping) => !inNewStore.includes(keeping))
    .flatMap((keeping) => stores.filter((store) => isPossible(keeping, store)).map((store) => `${keeping}; ${store}`)),
];

/** What a request and its answer are an example of. */
export const kindsOfExchange = ({ world: { shape }, request }: Case): ReadonlySet<string> => {
  const isAsked = request.direction === 'server-to-client';
  return new Set([
    isAsked ? `the server asks, delivery ${request.delivery}` : 'the client asks',
    `${isAsked ? 'the server' : 'the client'} asks in ${shape.flavour}`,
    `recipe ${request.recipe ?? 'none'}`,
  ]);
};

export const allKindsOfExchange: readonly string[] = [
  'the client asks',
  ...['client', 'all', 'room', 'others', 'user', 'none'].map((delivery) => `the server asks, delivery ${delivery}`),
  ...['main', 'rooms', 'voice'].flatMap((flavour) =>
    ['the server', 'the client'].map((side) => `${side} asks in ${flavour}`),
  ),
  ...['none', 'replace', 'append', 'upsert'].map((recipe) => `recipe ${recipe}`),
];

/** Which way two events travel. */
export const kindsOfPair = ({ request, second }: Pair): ReadonlySet<string> =>
  new Set([[request, second].map(({ direction }) => direction).join(', ')]);

export const allKindsOfPair: readonly string[] = ['server-to-client', 'client-to-server'].flatMap((one) => [
  `${one}, server-to-client`,
  `${one}, client-to-server`,
]);

/** How many of the cases are of each kind. */
export const countKinds = (
  kinds: readonly string[],
  cases: readonly ReadonlySet<string>[],
): ReadonlyMap<string, number> => new Map(kinds.map((kind) => [kind, cases.filter((one) => one.has(kind)).length]));
