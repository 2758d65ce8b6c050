// Events to add to a generated application: names beside their siblings or not, fields of every type, each delivery
// and recipe; and what a plan must refuse, because the place is really missing.
import fc from 'fast-check';
import { toSnakeCase } from '../../src/engine/case.ts';
import {
  type DefaultValue,
  type Delivery,
  type EventRequest,
  type Extra,
  type FieldSpec,
  leftOpen,
  type Recipe,
} from '../../src/engine/plan.ts';
import type { WireType } from '../../src/engine/wire-type.ts';
import { toIdentifier } from '../../src/engine/python/writer.ts';
import { hasStream, namesOf, pathsOf, type Shape } from './world-shape.ts';

const scalars: fc.Arbitrary<WireType> = fc.oneof(
  fc.constantFrom('string', 'int', 'float', 'boolean', 'record', 'unknown').map((kind) => ({ kind }) as const),
  fc.constantFrom('low', 'high tide', 'a-b').map((value) => ({ kind: 'literal', value }) as const),
);

const literals: WireType = {
  kind: 'union',
  members: [
    { kind: 'literal', value: 'calm' },
    { kind: 'literal', value: 'storm' },
  ],
};

const nullable = (type: WireType): WireType =>
  type.kind === 'unknown' ? type : { kind: 'union', members: [type, { kind: 'null' }] };

const types: fc.Arbitrary<WireType> = fc.oneof(
  { weight: 4, arbitrary: scalars },
  { weight: 1, arbitrary: fc.constant(literals) },
  { weight: 1, arbitrary: scalars.map((item) => ({ kind: 'list', item }) as const) },
  { weight: 1, arbitrary: scalars.map(nullable) },
  { weight: 1, arbitrary: scalars.map((item) => nullable({ kind: 'list', item })) },
  { weight: 1, arbitrary: scalars.map((item) => ({ kind: 'list', item: nullable(item) }) as const) },
);

/** Keys without vowels are words of no language. */
const keys = fc.oneof(
  fc.constantFrom('dockId', 'boatId', 'pilotId', 'level', 'message', 'progress', 'isOpen', 'state', 'status'),
  fc.constantFrom('id', 'type', 'code', 'data', 'e', 'ws', 'msg', 'client_id', 'user_id'),
  fc.stringMatching(/^[b-df-hj-np-tv-z]{4,6}([A-Z][a-z]{1,7}){0,3}$/),
  fc.stringMatching(/^[b-df-hj-np-tv-z]{4,6}(_[a-z]{1,7}){0,3}$/),
);

const defaultsOf = (type: WireType): readonly { value: DefaultValue; isFloat: boolean }[] => {
  const plain = (value: DefaultValue) => ({ value, isFloat: false });
  switch (type.kind) {
    case 'string':
      return [plain(''), plain('north wind')];
    case 'int':
      return [plain(0), plain(-3)];
    case 'float':
      return [plain(1), { value: 0.5, isFloat: true }, { value: 0, isFloat: true }];
    case 'boolean':
      return [plain(true), plain(false)];
    case 'record':
      return [plain({})];
    case 'null':
      return [plain(null)];
    case 'literal':
      return [plain(type.value)];
    case 'list':
      return [plain([])];
    case 'union':
      return type.members.flatMap(defaultsOf);
    case 'unknown':
      return [plain(null), plain('x')];
  }
};

const fieldsWith = (key: string): fc.Arbitrary<FieldSpec> =>
  types.chain((type) =>
    fc.record({
      key: fc.constant(key),
      type: fc.constant(type),
      presence: fc.constantFrom('always' as const, 'always' as const, 'conditional' as const),
      default: fc.option(fc.constantFrom(...defaultsOf(type)), { freq: 2 }),
      description: fc.option(fc.constantFrom('Where it is', 'Metres: above zero.'), { freq: 3 }),
    }),
  );

/** `?` with a default is refused, so it is not asked for here. */
const consistent = (field: FieldSpec): FieldSpec =>
  field.presence === 'conditional' ? { ...field, default: null } : field;

const fieldLists: fc.Arbitrary<readonly FieldSpec[]> = fc
  .uniqueArray(keys, { maxLength: 5, selector: toSnakeCase })
  .chain((unique) => fc.tuple(...unique.map(fieldsWith)))
  .map((fields) => fields.map(consistent));

const names = fc.oneof(
  fc.constantFrom('tide_alert', 'tide_report_late', 'boat_seen_twice', 'cancel_all', 'hail_back', 'storm'),
  fc.stringMatching(/^new_[a-z]{1,6}(_[a-z0-9]{1,8}){0,4}$/),
);

const deliveriesOf = (shape: Shape): readonly Delivery[] => {
  if (shape.flavour === 'voice') return ['client', 'none'];
  const service: readonly Delivery[] = shape.hasService && shape.server.length > 0 ? ['service'] : [];
  const others: readonly Delivery[] = shape.canExclude ? ['others'] : [];
  const direct: readonly Delivery[] = shape.flavour === 'main' ? ['client', 'all'] : ['room', 'user', ...others];
  const agent: readonly Delivery[] = hasStream(shape) ? ['agent'] : [];
  return [...direct, ...service, ...agent, 'none'];
};

const isKey = ({ presence, type }: FieldSpec): boolean =>
  presence === 'always' && (type.kind === 'string' || type.kind === 'int' || type.kind === 'literal');

type Kept = Pick<EventRequest, 'fields' | 'recipe' | 'recipeKey' | 'names' | 'map'> &
  Partial<Pick<EventRequest, 'store'>>;

const boatId: FieldSpec = {
  key: 'boatId',
  type: { kind: 'string' },
  presence: 'always',
  default: null,
  description: null,
};

/** What goes to the boats that a store holds already, or takes one away. */
const aboutBoats = (shape: Shape, fields: readonly FieldSpec[]): readonly Kept[] => {
  const { store } = shape;
  if (store === null || store.boats === 'none') return [];
  const withBoat = [boatId, ...fields.filter(({ key }) => toSnakeCase(key) !== 'boat_id')];
  const keyed = (['upsert', 'remove'] as const).map((recipe) => ({ recipe, recipeKey: 'boatId' }));
  const unkeyed = store.boats === 'list' ? [{ recipe: 'append' as const, recipeKey: null }] : [];
  // Another event may bring a store that would be proposed, which holds no boats.
  const own = { fields: withBoat, store: namesOf(shape).store, names: { state: 'boats' } };
  return [...keyed, ...unkeyed].map((one) => ({ ...one, ...own }));
};

/** What an action is given that is there already. */
const calling = (shape: Shape, fields: readonly FieldSpec[]): readonly Kept[] => {
  if (shape.store === null) return [];
  const isOpen = { ...boatId, type: { kind: 'boolean' } } as const;
  const own = { store: namesOf(shape).store, names: { action: 'setOpen' } };
  const call = { recipe: null, recipeKey: null, ...own } as const;
  const others = fields.filter(({ key }) => toSnakeCase(key) !== 'is_open' && key !== 'isAtSea');
  return [
    { ...call, fields: [...others, { ...isOpen, key: 'isOpen' }] },
    { ...call, fields: [{ ...isOpen, key: 'isAtSea' }, ...others], map: [{ parameter: 'isOpen', key: 'isAtSea' }] },
  ];
};

/** A store in a file of its own, which an event can have even where no other is. */
const inNewStore = ({ store }: Shape, fields: readonly FieldSpec[]): readonly Kept[] => {
  const folder = store === null ? 'web/src/api' : 'web/src/stores';
  const made = { fields, names: {}, store: `new:${folder}/tides.ts` };
  const keyed = fields.filter(isKey).map(({ key }) => ({ ...made, recipe: 'upsert' as const, recipeKey: key }));
  const unkeyed = (['replace', 'append'] as const).map((recipe) => ({ ...made, recipe, recipeKey: null }));
  return fields.length === 0 ? [] : [...keyed, ...unkeyed];
};

const keepingOf = (shape: Shape, fields: readonly FieldSpec[]): fc.Arbitrary<Kept> => {
  const keyed = fields.filter(isKey).map(({ key }) => ({ recipe: 'upsert' as const, recipeKey: key }));
  const other = (recipe: Recipe | null) => ({ recipe, recipeKey: null });
  const own = (keeping: Pick<EventRequest, 'recipe' | 'recipeKey'>): Kept => ({ ...keeping, fields, names: {} });
  const others = [...aboutBoats(shape, fields), ...calling(shape, fields), ...inNewStore(shape, fields)];
  if (shape.store === null || fields.length === 0) return fc.constantFrom(own(other('none')), ...others);
  const free = [other('replace'), other('append'), other('none'), other(null), ...keyed];
  return fc.constantFrom(...free.map(own), ...others);
};

/** What the parameters of `sound` are. */
const inScope: ReadonlyMap<string, WireType['kind']> = new Map([
  ['client_id', 'string'],
  ['dock_id', 'string'],
  ['level', 'float'],
  ['room_id', 'string'],
  ['user_id', 'string'],
]);

/** What no name in scope gives is said. */
const valuesFor = (fields: readonly FieldSpec[]): EventRequest['values'] =>
  fields
    .filter(({ key, type }) => inScope.get(toIdentifier(key)) !== type.kind)
    .map(({ key }) => ({ key, expression: 'str(depth)' }));

type Sending = Pick<EventRequest, 'delivery' | 'emitIn' | 'values'>;

/** Where it is sent from: a new function that waits for its calls, or a place in one that is there. */
const sendingsOf = (shape: Shape, fields: readonly FieldSpec[]): readonly Sending[] => {
  const { endpoint, service } = pathsOf(shape);
  const values = valuesFor(fields);
  const inService = `${service}:${namesOf(shape).service}.sound`;
  const canServe = shape.hasService && shape.server.length > 0 && shape.flavour !== 'voice';
  return deliveriesOf(shape).flatMap((delivery): readonly Sending[] => {
    const waiting = { delivery, emitIn: null, values: [] };
    if (delivery === 'none' || delivery === 'agent') return [waiting];
    if (delivery === 'service') return [waiting, { delivery, emitIn: inService, values }];
    const direct = { delivery, emitIn: `${endpoint}:sound`, values };
    return [waiting, direct, ...(canServe ? [{ delivery, emitIn: inService, values }] : [])];
  });
};

/** What the client sends goes to a new function, or to one that is there. */
const receptionsOf = (shape: Shape): readonly Partial<EventRequest>[] => {
  const { endpoint, service } = pathsOf(shape);
  const hasService = shape.hasService && shape.server.length > 0 && shape.flavour !== 'voice';
  return [{ call: null }, { call: `${endpoint}:take` }, ...(hasService ? [{ call: `${service}:take` }] : [])];
};

const id: FieldSpec = {
  key: 'askId',
  type: { kind: 'string' },
  presence: 'always',
  default: null,
  description: null,
};

/** Who gets an answer, where the endpoint does not know it. */
const receiversOf = ({ flavour }: Shape): EventRequest['values'] =>
  ({ main: ['client_id'], rooms: ['room_id', 'user_id'], voice: [] })[flavour].map((key) => ({
    key,
    expression: 'str(websocket)',
  }));

/** What the client does with the event that it gets, both of which carry the id. */
const keepingsOf = ({ store }: Shape): fc.Arbitrary<Pick<EventRequest, 'recipe' | 'recipeKey'>> => {
  const plain = (['none', 'replace', 'append'] as const).map((recipe) => ({ recipe, recipeKey: null }));
  const kept = [...plain, { recipe: 'upsert', recipeKey: id.key }] as const;
  return fc.constantFrom(...(store === null ? kept.slice(0, 1) : kept));
};

/** A request and its answer, of an application that has events both ways. */
export const exchangesFor = (shape: Shape): fc.Arbitrary<EventRequest> =>
  fc.tuple(requestsFor(shape), fieldLists, keepingsOf(shape)).map(([request, fields, keeping]) => {
    const isToClient = request.direction === 'server-to-client';
    const { endpoint } = pathsOf(shape);
    const reply = { name: `${request.name}_answer`, fields: [id, ...fields.filter(({ key }) => key !== id.key)] };
    return {
      ...request,
      fields: [id, ...request.fields.filter(({ key }) => key !== id.key)],
      delivery:
        isToClient && request.delivery !== 'service' && request.delivery !== 'agent' ? request.delivery : 'none',
      emitIn: null,
      values: isToClient ? [] : receiversOf(shape),
      call: isToClient ? null : `${endpoint}:look`,
      ...keeping,
      store: null,
      map: [],
      names: {},
      reply,
    };
  });

const extraLists = fc.constantFrom<readonly Extra[]>([], [], ['model'], ['test'], ['model', 'test']);

/** Requests that an application of this shape has every place for. */
export const requestsFor = (shape: Shape): fc.Arbitrary<EventRequest> =>
  fc
    .tuple(names, fc.boolean(), fieldLists, fc.boolean(), extraLists)
    .map(([name, isPrefixed, fields, isToClient, extra]) => ({
      name,
      isPrefixed,
      fields,
      isToClient: isToClient || shape.client.length === 0,
      extra,
    }))
    .chain(({ name, isPrefixed, fields, isToClient, extra }) =>
      keepingOf(shape, fields).chain((keeping) => {
        const sendings = isToClient ? sendingsOf(shape, keeping.fields) : receptionsOf(shape);
        return fc.constantFrom(...sendings).map((sending) => ({
          ...leftOpen,
          protocol: namesOf(shape).wrapper,
          name: shape.flavour === 'rooms' && isPrefixed ? `room_${name}` : name,
          direction: isToClient ? ('server-to-client' as const) : ('client-to-server' as const),
          // A test builds what the server sends.
          with: isToClient ? extra : extra.filter((one) => one !== 'test'),
          ...sending,
          ...keeping,
        }));
      }),
    );
