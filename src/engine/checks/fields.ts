// What the checks of payloads share: which keys are expected and by whom, and which missing key an unexpected one stands for.
import type { ClaimedField, ContractEvent, FieldRead, PayloadClaim, PayloadField } from '../contract.ts';
import type { RelatedPlace } from '../finding.ts';
import { madeOnce } from '../made-once.ts';
import { baseName } from '../paths.ts';
import type { Place } from '../source.ts';
import { isNullable, type WireType, withoutNull } from '../wire-type.ts';
import { nearestSpelling } from '../spelling.ts';
import type { Subject } from './sides.ts';

/** A field of a type, with the type. */
export interface Claimed {
  readonly claim: PayloadClaim;
  readonly field: ClaimedField;
}

/** A key that the receiving side knows of. */
export interface Expected {
  readonly key: string;
  readonly claims: readonly Claimed[];
  readonly reads: readonly FieldRead[];
}

/** A key that is sent and expected. */
export interface Shared {
  readonly sent: PayloadField;
  readonly expected: Expected;
}

export const usedClaims = ({ claims }: ContractEvent): readonly PayloadClaim[] => claims.filter(({ isUsed }) => isUsed);

/** All keys that are read or claimed, in the order of the types, then of the reads. */
export const expectedKeys = madeOnce((event: ContractEvent): readonly Expected[] => {
  const claimed = usedClaims(event).flatMap((claim) => claim.fields.map((field) => ({ claim, field })));
  const keys = new Set([...claimed.map(({ field }) => field.key), ...event.reads.map(({ key }) => key)]);
  return [...keys].map((key) => ({
    key,
    claims: claimed.filter(({ field }) => field.key === key),
    reads: event.reads.filter((read) => read.key === key),
  }));
});

export const sharedKeys = (event: ContractEvent): readonly Shared[] => {
  const sent = new Map(event.payload.map((field) => [field.key, field]));
  return expectedKeys(event).flatMap((expected) => {
    const field = sent.get(expected.key);
    return field === undefined ? [] : [{ sent: field, expected }];
  });
};

/** Its absence breaks the receiver: a type or a read counts on it. */
export const isRequired = ({ claims, reads }: Expected): boolean => {
  if (claims.some(({ field }) => field.isOptional)) return false;
  return reads.length === 0
    ? claims.length > 0
    : reads.some(({ hasDefault, alternatives }) => !hasDefault && alternatives.length === 0);
};

/** Keys that the receiver expects and no message carries. Nothing is missing where a stand-in travels (`a ?? b`). */
export const missingKeys = (event: ContractEvent): readonly Expected[] => {
  if (event.isPayloadKnown !== 'yes') return [];
  const sent = new Set(event.payload.map(({ key }) => key));
  return expectedKeys(event).filter(({ key, claims, reads }) => {
    if (sent.has(key)) return false;
    const isOnlyClaimed = reads.length === 0;
    if (isOnlyClaimed) return claims.some(({ field }) => !field.isOptional);
    return (
      claims.some(({ field }) => !field.isOptional) ||
      !reads.some(({ alternatives }) => alternatives.some((one) => sent.has(one)))
    );
  });
};

/** Keys that are sent and that the receiver knows nothing of. */
export const unexpectedKeys = (event: ContractEvent): readonly PayloadField[] => {
  const expected = new Set(expectedKeys(event).map(({ key }) => key));
  return event.payload.filter(({ key }) => !expected.has(key));
};

/** The key that is sent in place of a missing one: spelt nearly so, or the only one that nobody expects here or elsewhere. */
export const standIn = (event: ContractEvent, { key }: Expected): PayloadField | null => {
  const unexpected = unexpectedKeys(event);
  const spelling = nearestSpelling(
    key,
    unexpected.map((field) => field.key),
  );
  if (spelling !== null) return unexpected.find((field) => field.key === spelling) ?? null;
  const missing = missingKeys(event);
  const [only] = unexpected.filter(({ isShared }) => !isShared);
  return unexpected.length === 1 && missing.length === 1 && missing[0]?.key === key ? (only ?? null) : null;
};

/** Sender and receiver speak of different things: both name several keys, none is the same, and none is a misspelling. */
export const hasNoKeyInCommon = (event: ContractEvent): boolean => {
  const missing = missingKeys(event);
  return (
    event.payload.length > 0 &&
    missing.length > 1 &&
    missing.length === expectedKeys(event).length &&
    missing.every((expected) => standIn(event, expected) === null)
  );
};

/** The missing key that an unexpected one stands for, seen from the other side. */
export const meantKey = (event: ContractEvent, sent: PayloadField): Expected | null =>
  missingKeys(event).find((expected) => standIn(event, expected)?.key === sent.key) ?? null;

/** A read that copes with absence is no defect yet, but it never finds anything. */
export const missingSeverity = (expected: Expected): 'warning' | 'information' =>
  isRequired(expected) ? 'warning' : 'information';

/** A misspelt key that the client sends is told once: where it is sent, unless the receiver breaks without it. */
export const isToldAsUnread = (event: ContractEvent, expected: Expected): boolean =>
  event.direction === 'client-to-server' &&
  event.areReadsKnown === 'yes' &&
  standIn(event, expected) !== null &&
  missingSeverity(expected) === 'information';

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'list';

const kindsOf = (type: WireType): ReadonlySet<Kind> | null => {
  switch (type.kind) {
    case 'unknown':
      return null;
    case 'null':
      return new Set();
    case 'string':
    case 'literal':
      return new Set(['string']);
    case 'int':
    case 'float':
      return new Set(['number']);
    case 'boolean':
      return new Set(['boolean']);
    case 'record':
      return new Set(['object']);
    case 'list':
      return new Set(['list']);
    case 'union': {
      const kinds = type.members.map(kindsOf);
      return kinds.includes(null) ? null : new Set(kinds.flatMap((one) => [...(one ?? [])]));
    }
  }
};

const itemOf = (type: WireType): WireType | null => {
  const bare = withoutNull(type);
  return bare.kind === 'list' ? bare.item : null;
};

/** Tells whether two types have no kind of value in common; null is a matter of presence. */
export const clashes = (sent: WireType, expected: WireType): boolean => {
  const [left, right] = [kindsOf(sent), kindsOf(expected)];
  if (left === null || right === null || left.size === 0 || right.size === 0) return false;
  if (![...left].some((kind) => right.has(kind))) return true;
  const [leftItem, rightItem] = [itemOf(sent), itemOf(expected)];
  return leftItem !== null && rightItem !== null && clashes(leftItem, rightItem);
};

/** Null arrives where the type has none. */
export const losesNull = (sent: WireType, expected: WireType): boolean =>
  expected.kind !== 'unknown' && isNullable(sent) && !isNullable(expected);

const ticked = (key: string): string => `\`${key}\``;

/** `a`, `b` and `c`. */
export const listKeys = (keys: readonly string[]): string => {
  const last = keys.at(-1);
  if (last === undefined) return 'nothing';
  return keys.length === 1 ? ticked(last) : `${keys.slice(0, -1).map(ticked).join(', ')} and ${ticked(last)}`;
};

export const senderOf = ({ direction }: ContractEvent): 'server' | 'client' =>
  direction === 'client-to-server' ? 'client' : 'server';

/** The receiver of an event as a message names it: "The handler of `x`", "The server's branch of `x`". */
export const receiverOf = ({ direction, name }: ContractEvent): string =>
  direction === 'client-to-server' ? `The server's branch of \`${name}\`` : `The handler of \`${name}\``;

/** Where a key is expected: the field of a type, else the read. */
export const placeOf = ({ claims, reads }: Expected): Place | null =>
  (claims.find(({ claim }) => claim.form !== 'inline') ?? claims[0])?.field.place ?? reads[0]?.place ?? null;

/** Who says so: "`JobUpdatePayload`", "the cast", or the receiver. */
export const claimName = ({ form, name }: PayloadClaim): string => (form === 'inline' ? 'the cast' : `\`${name}\``);

/** The other side of a payload: where it is built. */
export const relateSender = ({ event }: Subject): readonly RelatedPlace[] => {
  const mention =
    event.mentions.find(({ part }) => part === 'factory' || part === 'send-method') ??
    event.mentions.find(({ part }) => part === 'emission');
  return mention === undefined
    ? []
    : [
        {
          place: { path: mention.path, range: mention.range },
          message: `The payload is built in ${baseName(mention.path)}.`,
        },
      ];
};
