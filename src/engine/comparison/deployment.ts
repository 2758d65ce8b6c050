// What goes wrong while one side is deployed and the other is not yet: the receiver of one version meets the sender of the
// other. Told is only what the receiver has no trouble with where both are of its own version.
import { clashes, losesNull } from '../checks/fields.ts';
import { formatType } from '../wire-type.ts';
import { type EventRecord, type FieldRecord, type NeedRecord, receivingSide } from './record.ts';

/** `waits`: nothing is worse than before, what is new has no effect yet. */
export const levels = ['waits', 'may-break', 'breaks'] as const;
export type Level = (typeof levels)[number];

interface Rule {
  readonly level: Level;
  /** When it holds, for people who want to know. */
  readonly when: string;
}

/** Each is a row of the table in docs/comparing.md. */
export const rules = {
  'renamed-event': {
    level: 'breaks',
    when: 'The event was sent and handled, and goes by another name now.',
  },
  'dropped-event': {
    level: 'breaks',
    when: 'The server no longer sends an event that old clients handle.',
  },
  'dropped-branch': {
    level: 'breaks',
    when: 'The server has no branch any more for an event that old clients send.',
  },
  'ignored-event': {
    level: 'waits',
    when: 'The receiver has no case or branch for the event: it came later, or its client has given it up.',
  },
  'lacking-key': {
    level: 'breaks',
    when: 'The receiver counts on a key that is not sent: a read without a default, or a field that its type requires.',
  },
  'wanted-key': {
    level: 'may-break',
    when: 'The server reads a key with `.get` and no default, and it is not sent: whether it copes with None cannot be told.',
  },
  'absent-key': {
    level: 'breaks',
    when: 'The receiver counts on a key that may be absent.',
  },
  'other-type': {
    level: 'breaks',
    when: 'The receiver takes a key as another kind of value than is sent: string against number, list against object.',
  },
  'null-key': {
    level: 'may-break',
    when: "Null may be sent where the receiver's type has none.",
  },
  'changed-type': {
    level: 'may-break',
    when: 'The kind of value changes, and the receiver does not say which it takes.',
  },
  'unknown-payload': {
    level: 'may-break',
    when: 'The receiver counts on a key, and the keys that are sent cannot all be listed.',
  },
  'unknown-reads': {
    level: 'may-break',
    when: 'A key goes, may be absent or changes its kind, and not all that the receiver reads can be told.',
  },
  'ignored-key': {
    level: 'waits',
    when: 'The client sends a key that the server does not read.',
  },
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleId = keyof typeof rules;

export interface Trouble {
  readonly rule: RuleId;
  /** The wire key, or null where it is about the whole event. */
  readonly key: string | null;
  /** Types as people write them, where the rule is about types. */
  readonly sent: string | null;
  readonly taken: string | null;
}

const trouble = (
  rule: RuleId,
  key: string | null,
  sent: string | null = null,
  taken: string | null = null,
): Trouble => ({
  rule,
  key,
  sent,
  taken,
});

/** A key that is not there, always or at times. */
const absences: ReadonlySet<RuleId> = new Set(['lacking-key', 'wanted-key', 'absent-key', 'unknown-payload']);

/** Who lives with a key that is absent at times has no new trouble where it is never there. */
const isSame = (a: Trouble, b: Trouble): boolean =>
  a.key === b.key && (a.rule === b.rule || (absences.has(a.rule) && absences.has(b.rule)));

export const worstOf = (troubles: readonly Trouble[]): Level | null =>
  [...levels].reverse().find((level) => troubles.some(({ rule }) => rules[rule].level === level)) ?? null;

const fieldOf = ({ payload }: EventRecord, key: string): FieldRecord | undefined =>
  payload.find((field) => field.key === key);

const troubleWithKey = (sender: EventRecord, need: NeedRecord): readonly Trouble[] => {
  const { key, isRequired, type, alternatives } = need;
  const sent = fieldOf(sender, key);
  if (sent === undefined) {
    if (isRequired === 'no' || alternatives.some((one) => fieldOf(sender, one) !== undefined)) return [];
    if (sender.isPayloadKnown !== 'yes') return isRequired === 'yes' ? [trouble('unknown-payload', key)] : [];
    return [trouble(isRequired === 'yes' ? 'lacking-key' : 'wanted-key', key)];
  }
  if (clashes(sent.type, type)) return [trouble('other-type', key, formatType(sent.type), formatType(type))];
  return [
    ...(isRequired === 'yes' && sent.presence === 'conditional' ? [trouble('absent-key', key)] : []),
    ...(losesNull(sent.type, type) ? [trouble('null-key', key)] : []),
  ];
};

/** What can be said of a key only by how the senders of the two versions differ. */
const troubleWithChange = (sender: EventRecord, own: EventRecord, receiver: EventRecord): readonly Trouble[] =>
  own.payload.flatMap((before) => {
    const { key } = before;
    const sent = fieldOf(sender, key);
    const need = receiver.needs?.find((one) => one.key === key);
    const isOtherKind = sent !== undefined && clashes(sent.type, before.type);
    if (need !== undefined) return isOtherKind && need.type.kind === 'unknown' ? [trouble('changed-type', key)] : [];
    if (receiver.areNeedsKnown === 'yes') return [];
    const isGone = sent === undefined && sender.isPayloadKnown === 'yes';
    const isRarer = before.presence === 'always' && sent?.presence === 'conditional';
    return isGone || isRarer || isOtherKind ? [trouble('unknown-reads', key)] : [];
  });

const ignoredKeys = (sender: EventRecord, receiver: EventRecord): readonly Trouble[] =>
  sender.direction !== 'client-to-server' || receiver.areNeedsKnown !== 'yes'
    ? []
    : sender.payload
        .filter(({ key }) => !receiver.needs?.some((need) => need.key === key))
        .map(({ key }) => trouble('ignored-key', key));

const isTaken = (event: EventRecord | null): boolean => event !== null && event.isTaken === 'yes';

/** Where that cannot be told, nothing is. */
const isSent = (event: EventRecord | null): boolean => event !== null && event.isSent === 'yes';

/** What a receiver has against a sender. Either is null where that version knows nothing of the event. */
const troublesOf = (sender: EventRecord | null, receiver: EventRecord | null): readonly Trouble[] => {
  if (sender === null || !isSent(sender)) return [];
  if (receiver === null || receiver.isTaken === 'no') return [trouble('ignored-event', null)];
  if (receiver.isTaken !== 'yes') return [];
  return [...(receiver.needs ?? []).flatMap((need) => troubleWithKey(sender, need)), ...ignoredKeys(sender, receiver)];
};

/** One event in both versions. */
export interface Versions {
  readonly before: EventRecord | null;
  readonly after: EventRecord | null;
}

const except = (troubles: readonly Trouble[], known: readonly Trouble[]): readonly Trouble[] =>
  troubles.filter((one) => !known.some((other) => isSame(one, other)));

/** The receiver's own sender leaves the key out at times: that it is never there is no news. */
const isExpectedAbsence = ({ rule, key }: Trouble, own: EventRecord | null): boolean =>
  key !== null && absences.has(rule) && own !== null && fieldOf(own, key)?.presence === 'conditional';

/** What a receiver has against a sender of the other version, and not against the one of its own. */
const meeting = (
  sender: EventRecord | null,
  receiver: EventRecord | null,
  own: EventRecord | null,
): readonly Trouble[] => {
  const change =
    sender !== null && own !== null && receiver !== null && isSent(sender) && isTaken(receiver)
      ? troubleWithChange(sender, own, receiver)
      : [];
  const news = except(troublesOf(sender, receiver), troublesOf(own, receiver));
  return [...news.filter((one) => !isExpectedAbsence(one, own)), ...change];
};

/** Users sit at clients: what stops working there is broken, what a new version of a side has given up is not. */
const dropped = (versions: Versions, receiver: 'before' | 'after'): readonly Trouble[] => {
  const { before, after } = versions;
  if (!isSent(before) || !isTaken(before)) return [];
  const isToServer = before?.direction === 'client-to-server';
  if (receiver === 'before') return !isToServer && !isSent(after) ? [trouble('dropped-event', null)] : [];
  return isToServer && (after === null || after.isTaken === 'no') ? [trouble('dropped-branch', null)] : [];
};

export interface Deployment {
  /** What the new server and old clients have against each other, while clients are not deployed yet. */
  readonly oldClients: readonly Trouble[];
  /** What the old server and new clients have against each other, while the server is not deployed yet. */
  readonly newClients: readonly Trouble[];
  /** What is still there when both are deployed, and was not before: findings tell it. */
  readonly lasting: readonly Trouble[];
}

export const deploymentOf = ({ before, after }: Versions): Deployment => {
  const versions = { before, after };
  const direction = (after ?? before)?.direction ?? 'unknown';
  // Between which sides it travels must be known, and the same in both versions.
  if (direction === 'unknown' || (before !== null && after !== null && before.direction !== after.direction))
    return { oldClients: [], newClients: [], lasting: [] };
  const isToServer = receivingSide(direction) === 'server';
  const oldReceiver = [...meeting(after, before, before), ...dropped(versions, 'before')];
  const given = dropped(versions, 'after');
  const newReceiver = [
    // What the old receiver had against the old sender as well is no news.
    ...except(meeting(before, after, after), troublesOf(before, before)).filter(
      ({ rule }) => rule !== 'ignored-event' || given.length === 0,
    ),
    ...given,
  ];
  const lasting = except(troublesOf(after, after), troublesOf(before, before));
  return {
    oldClients: except(isToServer ? newReceiver : oldReceiver, lasting),
    newClients: except(isToServer ? oldReceiver : newReceiver, lasting),
    lasting,
  };
};

/** The side to deploy first. `neither`: each order breaks something, or may. */
export type First = 'server' | 'client' | 'either' | 'neither';

const rank = (level: Level | null): number => (level === null ? -1 : levels.indexOf(level));

/** The order that suits all of them; what is wrong in any order has no say. */
export const firstOf = (deployments: readonly Deployment[]): First => {
  const server = rank(worstOf(deployments.flatMap(({ oldClients }) => oldClients)));
  const client = rank(worstOf(deployments.flatMap(({ newClients }) => newClients)));
  if (Math.min(server, client) > rank('waits')) return 'neither';
  if (server === client) return 'either';
  return server < client ? 'server' : 'client';
};
