// What a planner proposes where the user said nothing: the store, what it keeps and by which key, the service that sends.
import { wordsOf } from './case.ts';
import type { Contract, Protocol, ReachedStore } from './contract.ts';
import { shortName, valuePrefix } from './names.ts';
import type { EventRequest, FieldSpec, Recipe } from './plan.ts';

/** A word without its plural and its ending: `uploads`, `uploading` and `upload` count as one. */
const stem = (word: string): string => word.replace(/(ing|s)$/, '');

const stems = (names: readonly string[]): ReadonlySet<string> => new Set(names.flatMap(wordsOf).map(stem));

/** The words that say what an event is about: its name and the things its ids point at. */
const topic = (protocol: Protocol, request: Pick<EventRequest, 'name' | 'fields'>): ReadonlySet<string> => {
  const common = commonIds(protocol, request.name);
  const ids = request.fields.map(({ key }) => key).filter((key) => isId(key) && !common.has(key));
  const words = stems([shortName(protocol, request.name), ...ids]);
  return new Set([...words].filter((word) => word !== 'id'));
};

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((word) => b.has(word)).length;

/** How many of the words that say what an event is about stand in these names. */
export const wordsShared = (
  protocol: Protocol,
  request: Pick<EventRequest, 'name' | 'fields'>,
  names: readonly string[],
): number => shared(topic(protocol, request), stems(names));

const isId = (key: string): boolean => wordsOf(key).at(-1) === 'id';

/** Ids that say where an event belongs, not what it is about: most other events carry them, or no id is as frequent. */
const commonIds = (protocol: Protocol, asked: string): ReadonlySet<string> => {
  const events = [...protocol.events.values()].filter(
    ({ name, direction }) => name !== asked && direction === 'server-to-client',
  );
  const counts = new Map<string, number>();
  for (const { payload } of events) {
    for (const { key } of payload) if (isId(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = Math.max(3, ...counts.values());
  return new Set([...counts].filter(([, count]) => count === most || count * 2 >= events.length).map(([key]) => key));
};

/** The id that an event's payloads are kept by, or null where none is its own. */
export const proposeKey = (protocol: Protocol, request: Pick<EventRequest, 'name' | 'fields'>): string | null => {
  const common = commonIds(protocol, request.name);
  const words = stems([shortName(protocol, request.name)]);
  const isKey = ({ key, type, presence }: FieldSpec): boolean =>
    presence === 'always' && (type.kind === 'string' || type.kind === 'int') && isId(key) && !common.has(key);
  const ids = request.fields.filter(isKey).map(({ key }) => ({ key, near: shared(words, stems([key])) }));
  return ids.sort((a, b) => b.near - a.near)[0]?.key ?? null;
};

export const proposeRecipe = (
  protocol: Protocol,
  request: Pick<EventRequest, 'name' | 'fields'>,
): { recipe: Recipe; key: string | null } => {
  if (request.fields.length === 0) return { recipe: 'none', key: null };
  const key = proposeKey(protocol, request);
  return { recipe: key === null ? 'replace' : 'upsert', key };
};

/** The stores that could keep the event, best first: by shared words, then by how often the handler reaches them. */
export const rankStores = (
  protocol: Protocol,
  request: Pick<EventRequest, 'name' | 'fields'>,
): readonly ReachedStore[] => {
  const words = topic(protocol, request);
  const score = ({ fact }: ReachedStore): number =>
    shared(words, stems([...fact.state.map(({ name }) => name), ...fact.actions.map(({ name }) => name)]));
  return protocol.client.stores
    .map((store) => ({ store, score: score(store) }))
    .sort((a, b) => b.score - a.score || b.store.uses - a.store.uses)
    .map(({ store }) => store);
};

/** A class that sends events of this protocol from a private wrapper. */
export interface Service {
  readonly path: string;
  readonly className: string;
}

/** The services that send events of the protocol already, best first: by the words they share with the event. */
export const rankServices = (
  contract: Contract,
  protocol: Protocol,
  request: Pick<EventRequest, 'name' | 'fields'>,
): readonly Service[] => {
  const words = topic(protocol, request);
  const services = new Map<string, Service & { score: number }>();
  for (const { mentions } of protocol.events.values()) {
    for (const { part, path, name } of mentions) {
      const [className, method, ...rest] = name.split('.');
      if (part !== 'emission' || className === undefined || method === undefined || rest.length > 0) continue;
      const facts = contract.files.get(path);
      const isClass =
        facts?.language === 'python' &&
        facts.functions.some((fact) => fact.name === name && fact.inClass === className);
      if (!isClass || !method.startsWith('_')) continue;
      const methods = facts.functions.filter((fact) => fact.inClass === className).map((fact) => fact.name);
      services.set(`${path}:${className}`, { path, className, score: shared(words, stems(methods)) });
    }
  }
  return [...services.values()].sort((a, b) => b.score - a.score || (a.className < b.className ? -1 : 1));
};

/** The protocol whose values share a prefix with the name, the only one there is, or null where that cannot be told. */
export const guessProtocol = (contract: Contract, name: string): string | null => {
  const [only, ...others] = contract.protocols;
  if (only !== undefined && others.length === 0) return only.id;
  const declaring = contract.protocols.filter(({ events }) => events.has(name));
  if (declaring.length === 1) return declaring[0]?.id ?? null;
  const prefixed = contract.protocols.filter((protocol) => {
    const prefix = valuePrefix(protocol);
    return prefix !== '' && name.startsWith(prefix);
  });
  return prefixed.length === 1 ? (prefixed[0]?.id ?? null) : null;
};
