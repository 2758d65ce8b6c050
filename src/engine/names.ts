// The names that the parts of a new event get, as neighbours name theirs. The user may change each.
import { toCamelCase, toPascalCase, toUpperCase } from './case.ts';
import type { Part, Protocol } from './contract.ts';
import type { EventRequest, PartNames } from './plan.ts';
import { sharedPrefix } from './placement.ts';

/** Words that TypeScript keeps for itself: no parameter, method or constant can be called so. */
export const typeScriptWords: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false ' +
    'finally for function if implements import in instanceof interface let new null package private protected public ' +
    'return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/**
 * The prefix that all declared values of a protocol share, `room_` for example, or the empty string. The event that is
 * asked for has no say, so that its names stay the same once it is there.
 */
export const valuePrefix = ({ server, client }: Protocol, asked: string | null = null): string =>
  sharedPrefix((server.set ?? client.set)?.fact.values.map(({ value }) => value).filter((one) => one !== asked) ?? []);

/** The prefix that the factories of this protocol drop from the wire value, or the empty string. */
const droppedPrefix = (protocol: Protocol, asked: string): string => {
  const prefix = valuePrefix(protocol, asked);
  if (prefix === '') return '';
  const factories = [...protocol.events.values()]
    .filter(({ name }) => name !== asked)
    .flatMap(({ name, mentions }) =>
      mentions
        .filter(({ part }) => part === 'factory')
        .map((mention) => ({ name, factory: mention.name.split('.').at(-1) })),
    );
  const dropping = factories.filter(({ name, factory }) => factory === name.slice(prefix.length)).length;
  return dropping * 2 >= factories.length ? prefix : '';
};

const sendMethodName = (short: string): string => `send${toPascalCase(short)}`;

const namedParts: ReadonlySet<Part> = new Set(['factory', 'emission', 'send-method', 'hook-callback', 'store-action']);

/** What an action is called by what it does. */
export const actionVerbs = { replace: 'set', append: 'add', upsert: 'set', remove: 'remove', none: 'set' } as const;

/** What the action of a store may be called that belongs to an event. */
export const actionNames = (short: string): readonly string[] => [
  ...new Set(Object.values(actionVerbs).map((verb) => verb + toPascalCase(short))),
];

/** What parts of an event are called by, where their names begin with this. */
const derivedNames = (short: string): readonly string[] => [
  short,
  toCamelCase(short),
  sendMethodName(short),
  `_broadcast_${short}`,
  `_send_${short}`,
  ...actionNames(short),
];

/**
 * The name without the protocol's prefix: `poll_closed` for `room_poll_closed`. An event that has parts goes by the one
 * they were named by, whether or not all values share a prefix today.
 */
export const shortName = (protocol: Protocol, name: string): string => {
  const prefix = droppedPrefix(protocol, name);
  const proposed =
    prefix !== '' && name.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name;
  const mentions = protocol.events.get(name)?.mentions.filter(({ part }) => namedParts.has(part)) ?? [];
  const taken = new Set(mentions.map((mention) => mention.name.split('.').at(-1)));
  const candidates = [proposed, name, name.replace(/^[a-z0-9]+_/, '')];
  return candidates.find((short) => derivedNames(short).some((one) => taken.has(one))) ?? proposed;
};

const callbackName = (protocol: Protocol, short: string): string => {
  const name = toCamelCase(short);
  const hook = protocol.client.hook?.fact;
  // A callback that calls the method is the event's own, even where the method is missing.
  const isOwn = hook?.callbacks.some(
    (one) => one.name === name && one.calls.some((call) => call.name.endsWith(`.${sendMethodName(short)}`)),
  );
  const taken = isOwn !== true && hook?.returned.some((one) => one.name === name) === true;
  return taken || typeScriptWords.has(name) ? sendMethodName(short) : name;
};

/** Existing parts keep their names, so that completing an event finds them. */
const existing = (protocol: Protocol, name: string): Partial<PartNames> => {
  const mentions = protocol.events.get(name)?.mentions ?? [];
  const last = (part: string): string | undefined =>
    mentions
      .find((mention) => mention.part === part)
      ?.name.split('.')
      .at(-1);
  const found = {
    member: last('enum-member'),
    factory: last('factory'),
    payloadInterface: last('payload-interface'),
    sendMethod: last('send-method'),
    callback: last('hook-callback'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
};

/** The names that `add` gives to the parts of an event, as neighbours name theirs. */
export const neighbourNames = (
  protocol: Protocol,
  { name, delivery, recipe }: Pick<EventRequest, 'name' | 'delivery'> & Partial<Pick<EventRequest, 'recipe'>>,
): PartNames => {
  const short = shortName(protocol, name);
  return {
    member: toUpperCase(name),
    factory: short,
    payloadInterface: `${toPascalCase(name)}Payload`,
    wrapper: delivery === 'client' || delivery === 'user' ? `_send_${short}` : `_broadcast_${short}`,
    reception: `_handle_${short}`,
    sendMethod: sendMethodName(short),
    callback: callbackName(protocol, short),
    state: toCamelCase(short),
    action: actionVerbs[recipe ?? 'replace'] + toPascalCase(short),
  };
};

/** All names for an event: what the user chose, else what exists, else what neighbours would be called. */
export const proposeNames = (
  protocol: Protocol,
  request: Pick<EventRequest, 'name' | 'delivery' | 'names'> & Partial<Pick<EventRequest, 'recipe'>>,
): PartNames => ({ ...neighbourNames(protocol, request), ...existing(protocol, request.name), ...request.names });
