// How messages name the two sides of a protocol and the places an event stands at.
import {
  type Contract,
  type ContractEvent,
  firstMention,
  type Mention,
  type Protocol,
  toLocation,
} from '../contract.ts';
import type { RelatedPlace } from '../finding.ts';
import { baseName } from '../paths.ts';
import type { Place } from '../source.ts';

/** An event with the protocol it belongs to. */
export interface Subject {
  readonly protocol: Protocol;
  readonly event: ContractEvent;
}

/** A subject and the mention its finding stands at. */
export interface Case extends Subject {
  readonly at: Mention;
}

/** The case of a subject, or none where it stands nowhere. */
export const caseAt = (subject: Subject, at: Mention | null): readonly Case[] =>
  at === null ? [] : [{ ...subject, at }];

export const subjects = (contract: Contract): readonly Subject[] =>
  contract.protocols.flatMap((protocol) => [...protocol.events.values()].map((event) => ({ protocol, event })));

export const toPlace = ({ path, range }: Mention): Place => ({ path, range });

/** Where the event is declared, the given side first; else where it is first used. */
export const declarationOf = (event: ContractEvent, side: 'server' | 'client'): Mention | null =>
  side === 'server'
    ? firstMention(event, 'enum-member', 'union-member', 'emission', 'send-method')
    : firstMention(event, 'union-member', 'enum-member', 'send-method', 'emission');

/** The side that sends an event: the server unless the client is known to. */
export const sendingSide = ({ direction }: ContractEvent): 'server' | 'client' =>
  direction === 'client-to-server' ? 'client' : 'server';

/** The name of the list a side declares its events in: `WSMessageType`. */
export const listName = ({ server, client }: Protocol, side: 'server' | 'client'): string =>
  (side === 'server' ? server.set : client.set)?.fact.name ?? 'list of events';

/** The file that handles messages of a side, as a message names it: `useWebSocket.ts`. */
export const handlerFile = ({ server, client }: Protocol, side: 'server' | 'client'): string => {
  const path = side === 'server' ? server.chain?.path : client.handler?.path;
  return path === undefined ? (side === 'server' ? 'the server' : 'the client') : baseName(path);
};

export const relate = (message: string, ...mentions: readonly (Mention | null)[]): readonly RelatedPlace[] =>
  mentions.flatMap((mention) => (mention === null ? [] : [{ place: toPlace(mention), message }]));

/** ` (services/job_runner.py:603)` for the first reachable use of a part, or nothing. */
export const locate = (contract: Contract, mention: Mention | null): string =>
  mention === null ? '' : ` (${toLocation(contract, mention)})`;

/** A value that is used and on no list. */
export const isUnknown = ({ event: { status, mentions } }: Subject): boolean =>
  status.declaredServer === 'no' && status.declaredClient !== 'yes' && mentions.length > 0;

/** An event that its sender declares and its receiver has no case or branch for. */
export const isUnhandled = ({ event: { direction, status } }: Subject): boolean =>
  direction === 'server-to-client'
    ? status.declaredServer === 'yes' && status.handled === 'no'
    : direction === 'client-to-server' && status.declaredClient === 'yes' && status.received === 'no';

/** An event that its sender declares and nothing running emits or sends. */
export const isUnsent = ({ event: { direction, status } }: Subject): boolean =>
  direction === 'server-to-client'
    ? status.declaredServer === 'yes' && status.emitted === 'no'
    : direction === 'client-to-server' && status.declaredClient === 'yes' && status.sent === 'no';

/** Nothing sends it and nothing does anything with it, on either side. */
export const isDead = ({ event: { status } }: Subject): boolean =>
  [status.emitted, status.sent, status.handled, status.received].every(
    (answer) => answer === 'no' || answer === 'not-applicable',
  );
