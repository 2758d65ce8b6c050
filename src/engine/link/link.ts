// Links the facts of all files into the contract: protocols by their sets, events by (protocol, wire value).
import type {
  Answer,
  ClientSide,
  Contract,
  ContractEvent,
  EventStatus,
  Mention,
  Part,
  PayloadClaim,
  PayloadField,
  Protocol,
} from '../contract.ts';
import type { Direction, FileFacts } from '../facts.ts';
import { type ClientFindings, linkClient } from './client.ts';
import { heedDamage } from './damage.ts';
import { compareEvents } from './neighbours.ts';
import { addClaim, namesakeOf } from './payloads.ts';
import { anyOf, type Draft, idleParameters, mergeBuilds, toDraft } from './gather.ts';
import { pairProtocols, type ProtocolPair } from './protocols.ts';
import { linkServer, type ServerFindings } from './server.ts';
import { type Sources, toSources } from './sources.ts';
import { finish } from '../steps.ts';

/** What both sides show of an event. */
interface Shown {
  readonly name: string;
  readonly server: Draft;
  readonly client: Draft;
  readonly mentions: readonly Mention[];
}

const has = ({ mentions }: Shown, part: Part): boolean => mentions.some((mention) => mention.part === part);

const answer = (isTrue: boolean): Answer => (isTrue ? 'yes' : 'no');

/** From the declaration if it says so, else from use; a value that is nowhere used has none. */
const directionOf = (shown: Shown): Direction => {
  const declared = shown.server.direction ?? shown.client.direction;
  if (declared !== null) return declared;
  if (has(shown, 'factory') || has(shown, 'emission')) return 'server-to-client';
  if (has(shown, 'reception-branch') || has(shown, 'send-method')) return 'client-to-server';
  return has(shown, 'handler-case') ? 'server-to-client' : 'unknown';
};

const reached = ({ mentions }: Shown, part: Part): Answer =>
  anyOf(mentions.filter((mention) => mention.part === part).map(({ isReachable }) => isReachable));

/** An event that something else looks for may be handled there. */
const handledBy = (shown: Shown, client: ClientSide): Answer => {
  if (client.handler === null) return 'unknown';
  if (has(shown, 'handler-case')) return 'yes';
  return client.isHandedOn || client.lookedFor.has(shown.name) ? 'unknown' : 'no';
};

/** A value that the code names anywhere may be sent by what is not read as a send. */
const sentBy = (shown: Shown, client: ClientSide): Answer => {
  if (client.client === null) return 'unknown';
  const sent = reached(shown, 'send-method');
  return sent === 'no' && client.spoken.has(shown.name) ? 'unknown' : sent;
};

/** A value that the code names where it is not read may be sent or received there. */
const mayBeEmitted = (shown: Shown, server: ServerFindings): boolean =>
  server.hasDynamicEmission || server.spoken.has(shown.name);

const receivedBy = (shown: Shown, server: ServerFindings): Answer => {
  if (server.side.chain === null) return 'unknown';
  if (has(shown, 'reception-branch')) return 'yes';
  return server.isElseUsed || server.spoken.has(shown.name) ? 'unknown' : 'no';
};

/** A protocol's two sides, each linked from the files of its language alone. */
interface Sides {
  readonly server: ServerFindings;
  readonly client: ClientFindings;
}

const statusOf = (shown: Shown, direction: Direction, { server, client: { side: client } }: Sides): EventStatus => {
  const emitted = reached(shown, 'emission');
  const toClient = direction === 'client-to-server' ? ('not-applicable' as const) : null;
  const toServer = direction === 'server-to-client' ? ('not-applicable' as const) : null;
  return {
    declaredServer: answer(has(shown, 'enum-member')),
    declaredClient: client.set === null ? 'unknown' : answer(has(shown, 'union-member')),
    emitted: toClient ?? (emitted === 'no' && mayBeEmitted(shown, server) ? 'unknown' : emitted),
    handled: toClient ?? handledBy(shown, client),
    sent: toServer ?? sentBy(shown, client),
    received: toServer ?? receivedBy(shown, server),
  };
};

/** What a key is once the message is built, nobody can tell where others touch it afterwards. */
const filledLater = (field: PayloadField): PayloadField => ({
  ...field,
  presence: field.presence === 'always' ? 'always' : 'unknown',
  isSet: field.isSet === 'no' ? 'unknown' : field.isSet,
});

/** The types that say what the payload is: those in use, then those that are called like the event. */
const claimsOn = (sources: Sources, sides: Sides, { name, server, client }: Shown): readonly PayloadClaim[] => {
  const claims = [...server.claims, ...client.claims];
  const namesakes = [
    ...namesakeOf(name, sources.python, sides.server.side.wrapper?.path),
    ...namesakeOf(name, sources.typescript, sides.client.side.set?.path),
  ];
  for (const namesake of namesakes) addClaim(claims, namesake);
  return claims;
};

const conclude = (id: string, sources: Sources, sides: Sides, name: string): ContractEvent => {
  const server = sides.server.drafts.get(name) ?? toDraft(name);
  const client = sides.client.drafts.get(name) ?? toDraft(name);
  const shown: Shown = { name, server, client, mentions: [...server.mentions, ...client.mentions] };
  const direction = directionOf(shown);
  const [{ builds }, { received }] = direction === 'client-to-server' ? [client, server] : [server, client];
  const receiver = direction === 'client-to-server' ? 'server' : 'client';
  const isOpen = server.isFilledLater || builds.some(({ payload }) => payload?.isOpen === true);
  return {
    protocol: id,
    name,
    direction,
    purpose: server.purpose,
    payload: server.isFilledLater ? mergeBuilds(builds).map(filledLater) : mergeBuilds(builds),
    isPayloadKnown: builds.length === 0 ? 'unknown' : answer(!isOpen),
    idleParameters: builds.flatMap(idleParameters),
    reads: received.reads,
    areReadsKnown: received.places === 0 ? 'unknown' : answer(!received.isHandedOn),
    claims: claimsOn(sources, sides, shown).filter(({ side, isUsed }) => side === receiver || !isUsed),
    mentions: shown.mentions,
    status: statusOf(shown, direction, sides),
  };
};

function* linkProtocol(sources: Sources, pair: ProtocolPair): Generator<void, Protocol> {
  const id = pair.server.wrapper?.fact.name ?? pair.client?.wrapper?.fact.name ?? pair.server.set.fact.name;
  const server = linkServer(sources.python, pair.server);
  yield;
  const client = linkClient(sources.typescript, pair.client);
  yield;
  const sides: Sides = { server, client };
  const names = new Set([...server.drafts.keys(), ...client.drafts.keys()]);
  const events = [...names].map((name) => conclude(id, sources, sides, name));
  yield;
  return { id, events: compareEvents(events), server: server.side, client: client.side };
}

/** A model with an enum and a dictionary is a protocol only if something shows that it travels. */
const travels = ({ events, server, client }: Protocol): boolean =>
  client.wrapper !== null ||
  server.chain !== null ||
  [...events.values()].some(({ mentions }) => mentions.some(({ part }) => part === 'factory' || part === 'emission'));

/** Links what the readers found, half a protocol a step; `lines` are the line starts of the same files. */
export function* linkInSteps(
  files: ReadonlyMap<string, FileFacts>,
  lines: ReadonlyMap<string, readonly number[]>,
): Generator<void, Contract> {
  const sources = toSources(files);
  const linked: Protocol[] = [];
  for (const pair of pairProtocols(sources)) linked.push(yield* linkProtocol(sources, pair));
  const protocols = linked
    .filter(travels)
    .map((protocol) => heedDamage(files, protocol))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { protocols, files, lines };
}

export const link = (files: ReadonlyMap<string, FileFacts>, lines: ReadonlyMap<string, readonly number[]>): Contract =>
  finish(linkInSteps(files, lines));
