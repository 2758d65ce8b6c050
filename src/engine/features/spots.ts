// Where the events of a contract can be pointed at in one file: their mentions, their keys, and the uses around them that
// the contract itself does not list (a cast's type, a call of a sending method, an action where a handler calls it).
import type { Contract, ContractEvent, Mention, Protocol } from '../contract.ts';
import type { CallFact, CaseFact, FileFacts, HookFact, PythonFacts, TypeScriptFacts } from '../facts.ts';
import type { Place, Range } from '../source.ts';

/** A stretch of text that belongs to an event, or to one key of its payload. */
export interface Spot {
  readonly event: ContractEvent;
  /** The wire key, or null for the event as a whole. */
  readonly field: string | null;
  readonly range: Range;
}

const sameStart = (a: Range, b: Range): boolean => a.start === b.start;

const lastName = (dotted: string): string => dotted.slice(dotted.lastIndexOf('.') + 1);

/** A message that is built in place is pointed at by its class's name; what it is built from has a meaning of its own. */
const pointedAt = (mention: Mention, facts: FileFacts): Range => {
  if (mention.part !== 'emission' || facts.language !== 'python') return mention.range;
  const built = facts.constructions.find(({ range }) => sameStart(range, mention.range));
  if (built?.range.end !== mention.range.end) return mention.range;
  return { start: built.range.start, end: built.range.start + built.wrapper.length };
};

const spotsOfEvent = (event: ContractEvent, path: string, facts: FileFacts): readonly Spot[] => {
  const spots: Spot[] = [];
  const put = (place: Place, field: string | null): void => {
    if (place.path === path) spots.push({ event, field, range: place.range });
  };
  for (const { key, places } of event.payload) for (const place of places) put(place, key);
  for (const { key, place } of event.reads) put(place, key);
  for (const claim of event.claims) {
    put(claim.place, null);
    for (const { key, place } of claim.fields) put(place, key);
  }
  for (const mention of event.mentions) {
    if (mention.path === path) spots.push({ event, field: null, range: pointedAt(mention, facts) });
  }
  return spots;
};

const memberSpots = ({ server, events }: Protocol, path: string, facts: PythonFacts): readonly Spot[] => {
  const { set } = server;
  if (set === null) return [];
  const imported = facts.imports.find((one) => one.imported === set.fact.name);
  if (path !== set.path && imported === undefined) return [];
  const local = imported?.local ?? set.fact.name;
  return facts.memberUses
    .filter((use) => use.set === local)
    .flatMap(({ member, range }) => {
      const value = set.fact.values.find((one) => one.member === member)?.value;
      const event = value === undefined ? undefined : events.get(value);
      return event === undefined ? [] : [{ event, field: null, range }];
    });
};

/** The type a handler casts to, and the actions it calls: in its case they belong to that case's event alone. */
const caseSpots = (event: ContractEvent, { cast, storeCalls }: CaseFact): readonly Spot[] =>
  [...(cast?.names ?? []), ...storeCalls].map(({ range }) => ({ event, field: null, range }));

const handlerSpots = (event: ContractEvent, path: string, { switches }: TypeScriptFacts): readonly Spot[] =>
  event.mentions
    .filter((mention) => mention.part === 'handler-case' && mention.path === path)
    .flatMap(({ whole }) =>
      switches
        .flatMap(({ cases }) => cases)
        .filter(({ range }) => sameStart(range, whole))
        .flatMap((one) => caseSpots(event, one)),
    );

/** The action where the interface of the store's state declares it. */
const stateSpots = (event: ContractEvent, path: string, { stores, types }: TypeScriptFacts): readonly Spot[] =>
  event.mentions
    .filter((mention) => mention.part === 'store-action' && mention.path === path)
    .flatMap((mention) =>
      stores
        .filter(({ hook }) => mention.name.startsWith(`${hook}.`))
        .flatMap(({ stateType }) => types.filter(({ name }) => name === stateType))
        .flatMap(({ fields }) => fields.filter(({ key }) => key === lastName(mention.name)))
        .map(({ keyRange }) => ({ event, field: null, range: keyRange })),
    );

const withoutChain = (expression: string): string => expression.replace(/\?$/, '');

const isOnClient = (call: CallFact, { client: { client } }: Protocol, hooks: readonly HookFact[]): boolean => {
  if (client === null || call.receiver === null) return false;
  const receiver = withoutChain(call.receiver);
  if (receiver === client.instance) return true;
  if (receiver === 'this') return call.within?.startsWith(`${client.fact.name}.`) === true;
  return hooks.some(({ clients }) =>
    clients.some((one) => withoutChain(one.expression) === receiver && one.className === client.fact.name),
  );
};

/** A method that sends the event, where it is declared and where it is called. */
const sendSpots = (event: ContractEvent, path: string, facts: TypeScriptFacts, protocol: Protocol): readonly Spot[] => {
  const names = new Set(event.mentions.filter(({ part }) => part === 'send-method').map(({ name }) => name));
  const declared = facts.classes.flatMap((one) =>
    path === protocol.client.client?.path
      ? one.methods.filter((method) => names.has(`${one.name}.${method.name}`)).map(({ nameRange }) => nameRange)
      : [],
  );
  const className = protocol.client.client?.fact.name;
  const called = facts.calls
    .filter((call) => names.has(`${className ?? ''}.${call.name}`) && isOnClient(call, protocol, facts.hooks))
    .map(({ nameRange }) => nameRange);
  return [...declared, ...called].map((range) => ({ event, field: null, range }));
};

/** A callback where its hook returns it. */
const returnedSpots = (event: ContractEvent, path: string, { hooks }: TypeScriptFacts): readonly Spot[] =>
  event.mentions
    .filter((mention) => mention.part === 'hook-callback' && mention.path === path)
    .flatMap((mention) =>
      hooks.flatMap(({ name: hook, returned }) =>
        returned
          .filter(({ name }) => mention.name === `${hook}.${name}`)
          .map(({ range }) => ({ event, field: null, range })),
      ),
    );

/** All spots of one file, those of declarations first. */
export const spotsIn = (contract: Contract, path: string): readonly Spot[] => {
  const facts = contract.files.get(path);
  if (facts === undefined) return [];
  return contract.protocols.flatMap((protocol) => {
    const events = [...protocol.events.values()];
    const own = events.flatMap((event) => spotsOfEvent(event, path, facts));
    if (facts.language === 'python') return [...own, ...memberSpots(protocol, path, facts)];
    const around = events.flatMap((event) => [
      ...handlerSpots(event, path, facts),
      ...stateSpots(event, path, facts),
      ...sendSpots(event, path, facts, protocol),
      ...returnedSpots(event, path, facts),
    ]);
    return [...own, ...around];
  });
};
