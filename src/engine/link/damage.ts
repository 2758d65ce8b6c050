// Where a protocol's own constructs do not parse. What seems to be missing there may well stand there, so nobody may conclude
// from it: a `no` that rests on such a construct is "cannot tell".
import type { ContractEvent, EventStatus, Protocol } from '../contract.ts';
import type { FileFacts } from '../facts.ts';
import { isTouching, type Place, type Range } from '../source.ts';

export interface Damage {
  /** What does not parse, as a message names it. */
  readonly name: string;
  /** The first error in it. */
  readonly place: Place;
  /** The answers that rest on it. */
  readonly answers: readonly (keyof EventStatus)[];
  /** It builds the payloads, or reads them. */
  readonly hides: 'payload' | 'reads' | null;
}

interface Construct extends Omit<Damage, 'place'> {
  readonly path: string;
  readonly range: Range;
}

const constructsOf = ({ server, client }: Protocol): readonly Construct[] => {
  const [first, last] = [server.chain?.branches[0], server.chain?.branches.at(-1)];
  const of = (
    at: { readonly path: string; readonly fact: { readonly range: Range } } | null,
    name: string,
    answers: Construct['answers'],
    hides: Construct['hides'] = null,
  ): readonly Construct[] => (at === null ? [] : [{ path: at.path, range: at.fact.range, name, answers, hides }]);
  const chain =
    server.chain === null || first === undefined || last === undefined
      ? null
      : { path: server.chain.path, fact: { range: { start: first.range.start, end: last.range.end } } };
  return [
    ...of(server.set, `\`${server.set?.fact.name ?? ''}\``, ['declaredServer']),
    ...of(server.wrapper, `\`${server.wrapper?.fact.name ?? ''}\``, ['emitted'], 'payload'),
    ...of(chain, 'The branches that tell messages apart', ['received'], 'reads'),
    ...of(client.set, `\`${client.set?.fact.name ?? ''}\``, ['declaredClient']),
    ...of(client.handler, 'The switch that handles messages', ['handled'], 'reads'),
    ...of(client.client, `\`${client.client?.fact.name ?? ''}\``, ['sent'], 'payload'),
  ];
};

/** An error behind a Python class, before anything else begins, is most likely what cuts it short: a conflict marker. */
const isCutShort = (facts: FileFacts, range: Range, error: Range): boolean => {
  if (facts.language !== 'python' || error.start < range.end) return false;
  const classes = [...facts.types, ...facts.valueSets].map((one) => one.range);
  const isClass = classes.some(({ start, end }) => start === range.start && end === range.end);
  const begun = [...classes, ...facts.functions.map((one) => one.range)];
  return isClass && !begun.some(({ start }) => start >= range.end && start < error.start);
};

/** The constructs of a protocol with an error of the parser inside, touching them, or cutting them short. */
export const damageIn = (files: ReadonlyMap<string, FileFacts>, protocol: Protocol): readonly Damage[] =>
  constructsOf(protocol).flatMap(({ path, range, name, answers, hides }) => {
    const facts = files.get(path);
    const error = facts?.damage.find((one) => isTouching(one, range) || isCutShort(facts, range, one));
    return error === undefined ? [] : [{ name, place: { path, range: error }, answers, hides }];
  });

const withDamage = (event: ContractEvent, damage: readonly Damage[]): ContractEvent => {
  const status = { ...event.status };
  for (const answer of damage.flatMap(({ answers }) => answers))
    if (status[answer] === 'no') status[answer] = 'unknown';
  const isHidden = (what: 'payload' | 'reads'): boolean => damage.some(({ hides }) => hides === what);
  return {
    ...event,
    status,
    isPayloadKnown: isHidden('payload') ? 'no' : event.isPayloadKnown,
    areReadsKnown: isHidden('reads') ? 'no' : event.areReadsKnown,
  };
};

/** The protocol with nothing concluded from what could not be read. */
export const heedDamage = (files: ReadonlyMap<string, FileFacts>, protocol: Protocol): Protocol => {
  const damage = damageIn(files, protocol);
  if (damage.length === 0) return protocol;
  return {
    ...protocol,
    events: new Map([...protocol.events].map(([name, event]) => [name, withDamage(event, damage)])),
  };
};
