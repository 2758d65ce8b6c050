// The contract of one event as plain data for people: what it carries on either side, who sends it, who handles it, what
// differs. The hover, the full page and the command line show the same.
import {
  type Answer,
  type Contract,
  type ContractEvent,
  type Mention,
  type Part,
  type PayloadField,
  type Protocol,
  type Side,
  toLocation,
} from '../contract.ts';
import type { Direction, Presence } from '../facts.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Place, Range } from '../source.ts';
import { mentionAt } from './mention-at.ts';
import { sampleOf, writeJson } from './sample.ts';
import { receiversType, sendersType } from './written-type.ts';

export interface ExplainedField {
  readonly key: string;
  /** Null where nothing tells it. */
  readonly pythonType: string | null;
  readonly typeScriptType: string | null;
  /** On the wire. `never` where somebody counts on a key that no message carries. */
  readonly presence: Presence | 'never';
  /** What the two sides see differently, in a few words. */
  readonly difference: string | null;
}

export interface ExplainedPlace {
  readonly part: Part;
  readonly name: string;
  readonly place: Place;
  /** `services/job_runner.py:603`. */
  readonly location: string;
  readonly isReachable: Answer;
}

export interface ExplainedFinding {
  readonly check: string;
  /** The wire key, or null where it is about the whole event. */
  readonly field: string | null;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly location: string;
}

export interface Explanation {
  readonly protocol: string;
  readonly name: string;
  readonly direction: Direction;
  readonly purpose: string | null;
  /** Whether the fields are all that may travel. */
  readonly isPayloadKnown: Answer;
  readonly fields: readonly ExplainedField[];
  /** The key that was asked about, or null. */
  readonly field: string | null;
  readonly declarations: readonly ExplainedPlace[];
  readonly isSent: Answer;
  readonly senders: readonly ExplainedPlace[];
  readonly isHandled: Answer;
  readonly handlers: readonly ExplainedPlace[];
  /** Store actions that the handlers call. */
  readonly actions: readonly ExplainedPlace[];
  readonly findings: readonly ExplainedFinding[];
  /** A message as JSON. */
  readonly sample: string;
}

/** In few words what a finding about a field says at length. */
const differences: ReadonlyMap<string, string> = new Map([
  ['missing-field', 'never sent'],
  ['mismatched-presence', 'presence differs'],
  ['mismatched-type', 'types differ'],
  ['undeclared-field', 'not declared'],
  ['unread-field', 'never read'],
  ['unset-field', 'never set'],
]);

const toDifference = (findings: readonly Finding[], key: string): string | null => {
  const own = findings.filter(({ field }) => field === key);
  const words = new Set(own.flatMap(({ check }) => differences.get(check) ?? []));
  return words.size === 0 ? null : [...words].join(', ');
};

/** A type in use that lists the payload's keys and lacks this one. */
const isUndeclared = ({ claims }: ContractEvent, key: string): boolean => {
  const used = claims.filter(({ isUsed }) => isUsed);
  return used.length > 0 && used.every(({ isOpen, fields }) => !isOpen && fields.every((field) => field.key !== key));
};

const sentDifference = (event: ContractEvent, { key, isSet }: PayloadField): string | null => {
  if (isSet === 'no') return 'never set';
  if (!isUndeclared(event, key)) return null;
  return `not in ${event.claims
    .filter(({ isUsed }) => isUsed)
    .map(({ form, name }) => (form === 'inline' ? 'the cast' : name))
    .join(', ')}`;
};

interface Sides {
  readonly sender: Side;
  readonly receiver: Side;
}

const sidesOf = ({ direction }: ContractEvent): Sides =>
  direction === 'client-to-server'
    ? { sender: 'client', receiver: 'server' }
    : { sender: 'server', receiver: 'client' };

const onSides = ({ sender }: Sides, senders: string | null, receivers: string | null) =>
  sender === 'server'
    ? { pythonType: senders, typeScriptType: receivers }
    : { pythonType: receivers, typeScriptType: senders };

const sentFields = (
  contract: Contract,
  event: ContractEvent,
  findings: readonly Finding[],
): readonly ExplainedField[] => {
  const sides = sidesOf(event);
  return event.payload.map((field) => ({
    key: field.key,
    ...onSides(sides, sendersType(contract, field, sides.sender), receiversType(event, field.key, sides.receiver)),
    presence: field.presence,
    difference: toDifference(findings, field.key) ?? sentDifference(event, field),
  }));
};

/** Keys that the receiver counts on and that are not among those sent. */
const awaitedFields = (event: ContractEvent, findings: readonly Finding[]): readonly ExplainedField[] => {
  const sides = sidesOf(event);
  const sent = new Set(event.payload.map(({ key }) => key));
  const claimed = event.claims.filter(({ isUsed }) => isUsed).flatMap(({ fields }) => fields);
  const awaited = new Set([...claimed, ...event.reads].map(({ key }) => key).filter((key) => !sent.has(key)));
  const isNever = event.isPayloadKnown === 'yes';
  return [...awaited].map((key) => ({
    key,
    ...onSides(sides, null, receiversType(event, key, sides.receiver)),
    presence: isNever ? 'never' : 'unknown',
    difference: toDifference(findings, key) ?? (isNever ? 'never sent' : null),
  }));
};

const declaring: readonly Part[] = ['enum-member', 'factory', 'payload-model', 'union-member', 'payload-interface'];
const sending: readonly Part[] = ['emission', 'send-method', 'hook-callback'];
const handling: readonly Part[] = ['reception-branch', 'handler-case'];

const placesOf = (contract: Contract, event: ContractEvent, parts: readonly Part[]): readonly ExplainedPlace[] => {
  const seen = new Set<string>();
  return parts
    .flatMap((part) => event.mentions.filter((mention) => mention.part === part))
    .filter(({ path, range }) => {
      const key = `${path}:${range.start}`;
      return !seen.has(key) && seen.add(key);
    })
    .map((mention: Mention) => {
      const place = { path: mention.path, range: mention.range };
      const { part, name, isReachable } = mention;
      return { part, name, place, location: toLocation(contract, place), isReachable };
    });
};

const findingsAbout = (findings: readonly Finding[], { protocol, name }: ContractEvent): readonly Finding[] =>
  findings.filter((finding) => finding.protocol === protocol && finding.event === name);

/** Where the direction cannot be told both sides count. */
const eitherOf = (a: Answer, b: Answer): Answer => {
  if (a === 'not-applicable') return b;
  return a === 'yes' || b === 'not-applicable' || (a === 'unknown' && b !== 'yes') ? a : b;
};

/** What there is to say of an event; `field` is the key that was asked about. */
export const explain = (
  contract: Contract,
  protocol: Protocol,
  event: ContractEvent,
  findings: readonly Finding[],
  field: string | null = null,
): Explanation => {
  const own = findingsAbout(findings, event);
  const { status } = event;
  return {
    protocol: event.protocol,
    name: event.name,
    direction: event.direction,
    purpose: event.purpose,
    isPayloadKnown: event.isPayloadKnown,
    fields: [...sentFields(contract, event, own), ...awaitedFields(event, own)],
    field,
    declarations: placesOf(contract, event, declaring),
    isSent: eitherOf(status.emitted, status.sent),
    senders: placesOf(contract, event, sending),
    isHandled: eitherOf(status.handled, status.received),
    handlers: placesOf(contract, event, handling),
    actions: placesOf(contract, event, ['store-action']),
    findings: own.map(({ check, field: about, severity, message, place }) => ({
      check,
      field: about,
      severity,
      message,
      place,
      location: toLocation(contract, place),
    })),
    sample: writeJson(sampleOf(protocol, event)),
  };
};

/** What is to be said of the events at a place. */
export interface ExplainedAt {
  /** The name that was pointed at. */
  readonly range: Range;
  /** Several where an interface or an action serves several events. */
  readonly explanations: readonly Explanation[];
}

const explainIn = (
  contract: Contract,
  findings: readonly Finding[],
  event: ContractEvent,
  field: string | null,
): readonly Explanation[] =>
  contract.protocols
    .filter(({ id }) => id === event.protocol)
    .map((protocol) => explain(contract, protocol, event, findings, field));

/** Null where no event is mentioned. */
export const explainAt = (
  contract: Contract,
  findings: readonly Finding[],
  path: string,
  offset: number,
): ExplainedAt | null => {
  const found = mentionAt(contract, path, offset);
  if (found === null) return null;
  const explanations = found.mentioned.flatMap(({ event, field }) => explainIn(contract, findings, event, field));
  return { range: found.range, explanations };
};

/** The events of that name, one for each protocol that has it. */
export const explainNamed = (contract: Contract, findings: readonly Finding[], name: string): readonly Explanation[] =>
  contract.protocols.flatMap((protocol) => {
    const event = protocol.events.get(name);
    return event === undefined ? [] : [explain(contract, protocol, event, findings)];
  });
