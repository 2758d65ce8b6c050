// Two spellings of one event: what one side lacks under the one name stands there under the other. Such a pair is one
// fact, so only one of the two is told.
import type { ContractEvent, EventStatus, Protocol } from '../contract.ts';
import { isSpeltAlike } from '../spelling.ts';
import { isUnhandled, isUnknown, type Subject } from './sides.ts';

const questions = ['declaredServer', 'declaredClient', 'emitted', 'received', 'handled', 'sent'] as const;

const isOneSided = ({ declaredServer, declaredClient }: EventStatus): boolean =>
  declaredServer === 'no' || declaredClient === 'no';

/** Something stands under the one name only, and something under the other only. */
const complete = (a: EventStatus, b: EventStatus): boolean =>
  questions.some((question) => a[question] === 'yes' && b[question] !== 'yes') &&
  questions.some((question) => b[question] === 'yes' && a[question] !== 'yes') &&
  !questions.some((question) => question.startsWith('declared') && a[question] === 'yes' && b[question] === 'yes');

/** `LOAF_READY = "loaf_done"`: the member still has the other name. */
const isMemberOf = (a: ContractEvent, b: ContractEvent): boolean =>
  a.mentions.some(({ part, name }) => part === 'enum-member' && name.split('.').at(-1)?.toLowerCase() === b.name);

const isPair = (a: ContractEvent, b: ContractEvent): boolean =>
  a !== b &&
  (a.direction === b.direction || a.direction === 'unknown' || b.direction === 'unknown') &&
  (isOneSided(a.status) || isOneSided(b.status)) &&
  complete(a.status, b.status) &&
  (isSpeltAlike(a.name, b.name) || isMemberOf(a, b) || isMemberOf(b, a));

/** The other spelling of an event, or null. */
export const twinOf = ({ protocol, event }: Subject): ContractEvent | null =>
  [...protocol.events.values()].find((other) => isPair(event, other)) ?? null;

/** The sooner it is seen where the mistake is, the better: an unknown name, then an ignored one, then the rarer one. */
const rank = (protocol: Protocol, event: ContractEvent): number => {
  if (isUnknown({ protocol, event })) return 0;
  return isUnhandled({ protocol, event }) ? 1 : 2;
};

/** Tells whether the other spelling speaks for this event. */
export const isToldByTwin = (subject: Subject): boolean => {
  const twin = twinOf(subject);
  if (twin === null) return false;
  const { protocol, event } = subject;
  const order =
    rank(protocol, event) - rank(protocol, twin) ||
    event.mentions.length - twin.mentions.length ||
    (event.name < twin.name ? -1 : 1);
  return order > 0;
};
