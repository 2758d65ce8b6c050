// Who calls what sends an event from the client: the method of the client, and the callbacks of the hook that hand on to it.
import type { ContractEvent, Protocol } from '../contract.ts';
import type { PlanInput } from '../project.ts';
import type { Place } from '../source.ts';
import { filesAround, Symbols } from '../typescript/writer.ts';
import type { Target } from './find-event.ts';
import { typeScriptTexts } from './own-types.ts';

export const lastName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

export const named = ({ mentions }: ContractEvent, part: string) => mentions.filter((mention) => mention.part === part);

type Client = NonNullable<Protocol['client']['client']>;
type Hook = NonNullable<Protocol['client']['hook']>;

export interface Senders {
  readonly client: Client;
  readonly hook: Hook | null;
  readonly method: Client['fact']['methods'][number] | undefined;
  readonly callbacks: Hook['fact']['callbacks'];
}

/** What sends an event from the client, or null where the protocol has none. */
export const sendersOf = ({ protocol, event }: Target): Senders | null => {
  const { client, hook } = protocol.client;
  if (client === null) return null;
  const isNamed = (part: string, name: string): boolean =>
    named(event, part).some((one) => lastName(one.name) === name);
  return {
    client,
    hook,
    method: client.fact.methods.find(({ name }) => isNamed('send-method', name)),
    callbacks: hook?.fact.callbacks.filter(({ name }) => isNamed('hook-callback', name)) ?? [],
  };
};

/** The keys under which the hook gives the callbacks away. */
const returnedKeys = ({ hook, callbacks }: Senders) =>
  hook?.fact.returned.filter(({ name }) => callbacks.some((one) => one.name === name)) ?? [];

/** What the compiler says of these names, wherever the client or the hook is used. */
export const symbolsAround = (input: PlanInput, senders: Senders, names: readonly string[]): Symbols => {
  const { client, hook } = senders;
  const owners = [client.fact.name, client.instance, hook?.fact.name].filter(
    (one) => one !== null && one !== undefined,
  );
  const homes = [client.path, ...(hook === null ? [] : [hook.path])];
  const path = hook?.path ?? '';
  const isShorthand = ({ range }: Pick<Place, 'range'>): boolean =>
    !/^\s*:/.test(input.read(path)?.slice(range.end) ?? '');
  return new Symbols(
    filesAround(typeScriptTexts(input), { homes, owners, names }),
    returnedKeys(senders)
      .filter(isShorthand)
      .map(({ range }) => ({ path, range })),
  );
};

type UseAt = Place & { readonly count: number | null };

/**
 * The calls of what sends an event, and how many arguments each gives, null where it is handed on as a value; not those by
 * which a callback hands on.
 */
export const usesOfSenders = (input: PlanInput, senders: Senders): readonly UseAt[] => {
  const { client, hook, method, callbacks } = senders;
  const symbols = symbolsAround(input, senders, [method?.name ?? '', ...callbacks.map(({ name }) => name)]);
  const inHook = [...callbacks.map(({ nameRange }) => nameRange), ...returnedKeys(senders).map(({ range }) => range)];
  const places: readonly Place[] = [
    ...(method === undefined ? [] : [{ path: client.path, range: method.nameRange }]),
    ...(hook === null ? [] : inHook.map((range) => ({ path: hook.path, range }))),
  ];
  const isWithin = ({ path, range }: Place): boolean =>
    path === hook?.path && callbacks.some((one) => one.range.start <= range.start && range.end <= one.range.end);
  return places.flatMap((place) => symbols.usesOf(place)).filter((call) => !isWithin(call));
};

/** The calls alone. */
export const callsOfSenders = (input: PlanInput, senders: Senders): readonly (Place & { readonly count: number })[] =>
  usesOfSenders(input, senders).flatMap(({ count, ...place }) => (count === null ? [] : [{ ...place, count }]));
