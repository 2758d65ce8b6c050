// An event that looks like the one that is asked for and leaves from the same place already: it may be the one to extend.
// Plain data, for the wizard and for a note; nobody is held up by it.
import { wordsOf } from './case.ts';
import type { Contract, ContractEvent, Protocol } from './contract.ts';
import type { EventRequest } from './plan.ts';
import { rankServices } from './propose.ts';

export interface SimilarEvent {
  readonly name: string;
  /** The class or function that it leaves from. */
  readonly place: string;
  /** What it sends, in its order. */
  readonly keys: readonly string[];
}

/** The parts of a request that say what an event looks like and where it leaves from. */
export type Look = Pick<EventRequest, 'protocol' | 'name' | 'direction' | 'fields' | 'delivery' | 'emitIn'>;

interface Home {
  readonly path: string;
  readonly name: string;
}

/** The class that sends, or the function; null where the event gets a function that nobody calls yet. */
const homeOf = (contract: Contract, protocol: Protocol, { emitIn, ...look }: Look): Home | null => {
  if (emitIn !== null) {
    const colon = emitIn.lastIndexOf(':');
    const path = emitIn.slice(0, colon);
    const name = emitIn.slice(colon + 1);
    const facts = contract.files.get(path);
    const own = facts?.language === 'python' ? facts.functions.find((fact) => fact.name === name) : undefined;
    return { path, name: look.delivery === 'service' ? (own?.inClass ?? name) : name };
  }
  const [best] = look.delivery === 'service' ? rankServices(contract, protocol, look) : [];
  return best === undefined ? null : { path: best.path, name: best.className };
};

const leavesFrom = ({ mentions }: ContractEvent, { path, name }: Home): boolean =>
  mentions.some(
    (mention) =>
      mention.part === 'emission' &&
      mention.path === path &&
      (mention.name === name || mention.name.startsWith(`${name}.`)),
  );

/** How alike two events are: words of their names and keys that both have; 0 where that says nothing. */
const likeness = (event: ContractEvent, { name, fields }: Look): number => {
  const words = new Set(wordsOf(event.name));
  const sharedWords = wordsOf(name).filter((word) => words.has(word)).length;
  const keys = new Set(event.payload.map(({ key }) => key));
  const sharedKeys = fields.filter(({ key }) => keys.has(key)).length;
  const isAlike = sharedKeys * 2 >= fields.length && sharedKeys > (sharedWords > 0 ? 0 : 1);
  return isAlike ? sharedKeys + sharedWords : 0;
};

export const similarEvent = (contract: Contract, look: Look): SimilarEvent | null => {
  const protocol = contract.protocols.find(({ id }) => id === look.protocol);
  if (protocol === undefined || look.direction !== 'server-to-client' || protocol.events.has(look.name)) return null;
  const home = homeOf(contract, protocol, look);
  if (home === null) return null;
  const [best] = [...protocol.events.values()]
    .filter((event) => leavesFrom(event, home))
    .map((event) => ({ event, score: likeness(event, look) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  if (best === undefined) return null;
  return { name: best.event.name, place: home.name, keys: best.event.payload.map(({ key }) => key) };
};

/** As a sentence. */
export const tellSimilar = ({ name, place, keys }: SimilarEvent): string =>
  `\`${name}\` already leaves from \`${place}\` with ${keys.join(', ')}: add fields to it instead?`;
