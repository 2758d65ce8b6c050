// Finds the protocols: a declared set of values with the wrapper that carries them, on either side, and pairs the two.
import type { At } from '../contract.ts';
import type { FieldFact, TypeFact, ValueSetFact } from '../facts.ts';
import { madeOnce } from '../made-once.ts';
import type { Sources } from './sources.ts';

/** One side's declaration of a protocol. */
export interface Declaration {
  readonly set: At<ValueSetFact>;
  readonly wrapper: At<TypeFact> | null;
}

export interface ProtocolPair {
  readonly server: Declaration;
  readonly client: Declaration | null;
}

/** The bare name of an annotation: without quotes, generics and null. */
export const bareName = (typeText: string | null): string =>
  (typeText ?? '')
    .replace(/["']/g, '')
    .replace(/\s*\|\s*(None|null|undefined)\b/g, '')
    .replace(/[<[].*$/s, '')
    .trim();

/** A message carries its type and one more thing, the payload: an object or anything. */
const isPayloadField = (field: FieldFact): boolean => field.type.kind === 'record' || field.type.kind === 'unknown';

/** Where a message has more fields, as with a time stamp, those two go by the names they have on the wire. */
const isEnvelopeField = ({ key }: FieldFact): boolean => key === 'type' || key === 'payload';

/** The wrapper's field that holds the wire value, if the type has the shape of a wrapper. */
const typeFieldOf = (type: TypeFact, sets: ReadonlySet<string>): FieldFact | null => {
  const [first, second] = type.fields.length > 2 ? type.fields.filter(isEnvelopeField) : type.fields;
  if (first === undefined || second === undefined) return null;
  if (sets.has(bareName(first.typeText)) && isPayloadField(second)) return first;
  return sets.has(bareName(second.typeText)) && isPayloadField(first) ? second : null;
};

interface Declared {
  readonly valueSets: readonly ValueSetFact[];
  readonly types: readonly TypeFact[];
}

const declarationsOf = madeOnce((files: readonly At<Declared>[]): readonly Declaration[] => {
  const sets = new Map<string, At<ValueSetFact>>();
  for (const { path, fact } of files) {
    for (const set of fact.valueSets) if (!sets.has(set.name)) sets.set(set.name, { path, fact: set });
  }
  const names = new Set(sets.keys());
  const declarations = new Map<string, Declaration>();
  for (const { path, fact } of files) {
    for (const type of fact.types) {
      const set = sets.get(bareName(typeFieldOf(type, names)?.typeText ?? null));
      if (set !== undefined && !declarations.has(set.fact.name)) {
        declarations.set(set.fact.name, { set, wrapper: { path, fact: type } });
      }
    }
  }
  for (const [name, set] of sets) if (!declarations.has(name)) declarations.set(name, { set, wrapper: null });
  return [...declarations.values()];
});

/** How much of the smaller set the two have in common, from 0 to 1. */
const overlap = (a: ValueSetFact, b: ValueSetFact): number => {
  const values = new Set(a.values.map(({ value }) => value));
  const common = b.values.filter(({ value }) => values.has(value)).length;
  return common / Math.max(1, Math.min(values.size, b.values.length));
};

const closest = (server: Declaration, clients: readonly Declaration[]): Declaration | null => {
  const sameName = clients.find(({ set }) => set.fact.name === server.set.fact.name);
  if (sameName !== undefined) return sameName;
  let best: Declaration | null = null;
  let most = 0.5;
  for (const client of clients) {
    const shared = overlap(server.set.fact, client.set.fact);
    if (client.wrapper !== null && shared > most) [best, most] = [client, shared];
  }
  return best;
};

/** Every set of values that a Python wrapper carries, with its counterpart in TypeScript where there is one. */
export const pairProtocols = (sources: Sources): readonly ProtocolPair[] => {
  const clients = declarationsOf(sources.typescript);
  const servers = declarationsOf(sources.python).filter(({ wrapper }) => wrapper !== null);
  const names = new Set(servers.map(({ set }) => set.fact.name));
  const taken = new Set<Declaration>();
  const pairs: ProtocolPair[] = [];
  for (const server of servers) {
    // A list that is called like another protocol's belongs to that one, whatever the two have in common.
    const isFree = (one: Declaration): boolean =>
      !taken.has(one) && (one.set.fact.name === server.set.fact.name || !names.has(one.set.fact.name));
    const client = closest(server, clients.filter(isFree));
    if (client !== null) taken.add(client);
    pairs.push({ server, client });
  }
  return pairs;
};
