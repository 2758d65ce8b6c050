// Links the facts of all files into the contract: protocols by their sets, events by (protocol, wire value).
import type {
  Answer,
  ClientSide,
  Contract,
  ContractEvent,
  EventStatus,
  Part,
  PayloadField,
  Protocol,
} from '../contract.ts';
import type { Direction, FileFacts } from '../facts.ts';
import { linkClient } from './client.ts';
import { heedDamage } from './damage.ts';
import { compareEvents } from './neighbours.ts';
import { linkNamesakes } from './payloads.ts';
import { anyOf, type Draft, Drafts, idleParameters, mergeBuilds } from './gather.ts';
import { pairProtocols, type ProtocolPair } from './protocols.ts';
import { type Passed, toPassed } from './passed.ts';
import { type Reach, toReach } from './reach.ts';
import { linkServer, type ServerFindings } from './server.ts';
import { type Sources, toSources } from './sources.ts';

const has = (draft: Draft, part: Part): boolean => draft.mentions.some((mention) => mention.part === part);

const answer = (isTrue: boolean): Answer => (isTrue ? 'yes' : 'no');

/** From the declaration if it says so, else from use; a value that is nowhere used has none. */
const directionOf = (draft: Draft): Direction => {
  if (draft.direction !== null) return draft.direction;
  if (has(draft, 'factory') || has(draft, 'emission')) return 'server-to-client';
  if (has(draft, 'reception-branch') || has(draft, 'send-method')) return 'client-to-server';
  return has(draft, 'handler-case') ? 'server-to-client' : 'unknown';
};

const reached = (draft: Draft, part: Part): Answer =>
  anyOf(draft.mentions.filter((mention) => mention.part === part).map(({ isReachable }) => isReachable));

/** An event that something else looks for may be handled there. */
const handledBy = (draft: Draft, client: ClientSide): Answer => {
  if (client.handler === null) return 'unknown';
  if (has(draft, 'handler-case')) return 'yes';
  return client.isHandedOn || client.lookedFor.has(draft.name) ? 'unknown' : 'no';
};

/** A value that the code names anywhere may be sent by what is not read as a send. */
const sentBy = (draft: Draft, client: ClientSide): Answer => {
  if (client.client === null) return 'unknown';
  const sent = reached(draft, 'send-method');
  return sent === 'no' && client.spoken.has(draft.name) ? 'unknown' : sent;
};

/** A value that the code names where it is not read may be sent or received there. */
const mayBeEmitted = (draft: Draft, server: ServerFindings): boolean =>
  server.hasDynamicEmission || server.spoken.has(draft.name);

const receivedBy = (draft: Draft, server: ServerFindings): Answer => {
  if (server.side.chain === null) return 'unknown';
  if (has(draft, 'reception-branch')) return 'yes';
  return server.isElseUsed || server.spoken.has(draft.name) ? 'unknown' : 'no';
};

const statusOf = (draft: Draft, direction: Direction, server: ServerFindings, client: ClientSide): EventStatus => {
  const emitted = reached(draft, 'emission');
  const toClient = direction === 'client-to-server' ? ('not-applicable' as const) : null;
  const toServer = direction === 'server-to-client' ? ('not-applicable' as const) : null;
  return {
    declaredServer: answer(has(draft, 'enum-member')),
    declaredClient: client.set === null ? 'unknown' : answer(has(draft, 'union-member')),
    emitted: toClient ?? (emitted === 'no' && mayBeEmitted(draft, server) ? 'unknown' : emitted),
    handled: toClient ?? handledBy(draft, client),
    sent: toServer ?? sentBy(draft, client),
    received: toServer ?? receivedBy(draft, server),
  };
};

/** What a key is once the message is built, nobody can tell where others touch it afterwards. */
const filledLater = (field: PayloadField): PayloadField => ({
  ...field,
  presence: field.presence === 'always' ? 'always' : 'unknown',
  isSet: field.isSet === 'no' ? 'unknown' : field.isSet,
});

const conclude = (id: string, draft: Draft, server: ServerFindings, client: ClientSide): ContractEvent => {
  const direction = directionOf(draft);
  const builds = direction === 'client-to-server' ? draft.clientBuilds : draft.serverBuilds;
  const receiver = direction === 'client-to-server' ? 'server' : 'client';
  const received = draft.received[receiver];
  const isOpen = draft.isFilledLater || builds.some(({ payload }) => payload?.isOpen === true);
  return {
    protocol: id,
    name: draft.name,
    direction,
    purpose: draft.purpose,
    payload: draft.isFilledLater ? mergeBuilds(builds).map(filledLater) : mergeBuilds(builds),
    isPayloadKnown: builds.length === 0 ? 'unknown' : answer(!isOpen),
    idleParameters: builds.flatMap(idleParameters),
    reads: received.reads,
    areReadsKnown: received.places === 0 ? 'unknown' : answer(!received.isHandedOn),
    claims: draft.claims.filter(({ side, isUsed }) => side === receiver || !isUsed),
    mentions: draft.mentions,
    status: statusOf(draft, direction, server, client),
  };
};

const linkProtocol = (sources: Sources, pair: ProtocolPair, reach: Reach, passed: Passed): Protocol => {
  const id = pair.server.wrapper?.fact.name ?? pair.client?.wrapper?.fact.name ?? pair.server.set.fact.name;
  const drafts = new Drafts();
  const server = linkServer(sources, pair.server, reach, passed, drafts);
  const client = linkClient(sources, pair.client, reach, drafts);
  linkNamesakes(sources, pair, drafts);
  const events = [...drafts.byName.values()].map((draft) => conclude(id, draft, server, client));
  return { id, events: compareEvents(events), server: server.side, client };
};

/** A model with an enum and a dictionary is a protocol only if something shows that it travels. */
const travels = ({ events, server, client }: Protocol): boolean =>
  client.wrapper !== null ||
  server.chain !== null ||
  [...events.values()].some(({ mentions }) => mentions.some(({ part }) => part === 'factory' || part === 'emission'));

/** Links what the readers found; `lines` are the line starts of the same files. */
export const link = (
  files: ReadonlyMap<string, FileFacts>,
  lines: ReadonlyMap<string, readonly number[]>,
): Contract => {
  const sources = toSources(files);
  const reach = toReach(sources);
  const passed = toPassed(sources, reach);
  const protocols = pairProtocols(sources)
    .map((pair) => linkProtocol(sources, pair, reach, passed))
    .filter(travels)
    .map((protocol) => heedDamage(files, protocol))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { protocols, files, lines };
};
