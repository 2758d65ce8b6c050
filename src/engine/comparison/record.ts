// What of a contract is compared with another one: plain data without places, so that it can be saved and lines can move.
import { isRequired, expectedKeys, type Expected } from '../checks/fields.ts';
import { allEvents, type Answer, type Contract, type ContractEvent, type Part, type Side } from '../contract.ts';
import type { Direction, Presence } from '../facts.ts';
import { unionOf, type WireType } from '../wire-type.ts';

export interface FieldRecord {
  readonly key: string;
  readonly type: WireType;
  readonly presence: Presence;
}

/** A key that the receiver reads, or that its payload type has. */
export interface NeedRecord {
  readonly key: string;
  /** `unknown` where neither a type nor a read says it. */
  readonly type: WireType;
  /** Whether its absence breaks the receiver. */
  readonly isRequired: Answer;
  /** Other keys that stand in for it: `a ?? b`. */
  readonly alternatives: readonly string[];
}

export interface EventRecord {
  readonly protocol: string;
  readonly name: string;
  readonly direction: Direction;
  readonly payload: readonly FieldRecord[];
  /** Whether the payload lists all keys that may travel. */
  readonly isPayloadKnown: Answer;
  /** Whether anything running sends it, and whether the other side has a case or branch for it. */
  readonly isSent: Answer;
  readonly isTaken: Answer;
  readonly listedBy: Readonly<Record<Side, Answer>>;
  /** Null where that was not kept. */
  readonly needs: readonly NeedRecord[] | null;
  /** Whether `needs` has all keys that are read. */
  readonly areNeedsKnown: Answer;
  /** What sends it and what it is handled by, by name; null where that was not kept. */
  readonly senders: readonly string[] | null;
  readonly handlers: readonly string[] | null;
}

/** In the order of reports. */
export type ContractRecord = readonly EventRecord[];

export const receivingSide = (direction: Direction): Side => (direction === 'client-to-server' ? 'server' : 'client');

const typeOf = ({ claims, reads }: Expected): WireType => {
  const types = [...claims.map(({ field }) => field.type), ...reads.map(({ type }) => type)];
  const known = types.filter(({ kind }) => kind !== 'unknown');
  return unionOf(known);
};

const requiredness = (expected: Expected): Answer => {
  if (!isRequired(expected)) return 'no';
  const isLeftToNone = expected.reads.every(
    ({ hasDefault, alternatives, isNoneIfAbsent }) => hasDefault || alternatives.length > 0 || isNoneIfAbsent,
  );
  return expected.reads.length > 0 && isLeftToNone ? 'unknown' : 'yes';
};

const needOf = (expected: Expected): NeedRecord => ({
  key: expected.key,
  type: typeOf(expected),
  isRequired: requiredness(expected),
  alternatives: [...new Set(expected.reads.flatMap(({ alternatives }) => alternatives))],
});

const needsOf = (event: ContractEvent): readonly NeedRecord[] => {
  const side = receivingSide(event.direction);
  return expectedKeys({ ...event, claims: event.claims.filter((claim) => claim.side === side) }).map(needOf);
};

const namesOf = ({ mentions }: ContractEvent, wanted: readonly Part[]): readonly string[] =>
  [
    ...new Set(
      mentions.filter(({ part, isReachable }) => wanted.includes(part) && isReachable !== 'no').map(({ name }) => name),
    ),
  ].sort();

const recordOfEvent = (event: ContractEvent): EventRecord => {
  const { protocol, name, direction, payload, isPayloadKnown, areReadsKnown, status } = event;
  const isToServer = direction === 'client-to-server';
  return {
    protocol,
    name,
    direction,
    payload: payload.map(({ key, type, presence }) => ({ key, type, presence })),
    isPayloadKnown,
    isSent: isToServer ? status.sent : status.emitted,
    isTaken: isToServer ? status.received : status.handled,
    listedBy: { server: status.declaredServer, client: status.declaredClient },
    needs: needsOf(event),
    areNeedsKnown: areReadsKnown,
    senders: namesOf(event, ['emission', 'send-method']),
    handlers: namesOf(event, ['handler-case', 'reception-branch', 'store-action']),
  };
};

export const recordOf = (contract: Contract): ContractRecord => allEvents(contract).map(recordOfEvent);
