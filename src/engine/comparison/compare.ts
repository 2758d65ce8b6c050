// What differs between two contracts, as plain data: events, fields, who sends and handles them, and what that means for
// deployment. Places play no part, so moved lines and files make no difference.
import { type Answer, type Side } from '../contract.ts';
import type { Direction } from '../facts.ts';
import { wordsOf } from '../case.ts';
import { formatType } from '../wire-type.ts';
import { type Deployment, deploymentOf, type First, firstOf, type Trouble } from './deployment.ts';
import type { ContractRecord, EventRecord, FieldRecord, NeedRecord } from './record.ts';

/** A thing in both versions; null where it is not there. */
export interface Differing<Thing> {
  readonly before: Thing | null;
  readonly after: Thing | null;
}

export interface Names {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface EventDifference {
  readonly protocol: string;
  readonly name: string;
  /** The name it had, where it was renamed. */
  readonly formerName: string | null;
  readonly change: 'added' | 'removed' | 'renamed' | 'changed';
  readonly direction: Differing<Direction>;
  readonly fields: readonly Differing<FieldRecord>[];
  /** Empty too where one version does not tell. */
  readonly reads: readonly Differing<NeedRecord>[];
  /** Sides whose list of events it came to or went from. */
  readonly listedBy: readonly ({ readonly side: Side } & Differing<Answer>)[];
  readonly isSent: Differing<Answer>;
  readonly isTaken: Differing<Answer>;
  /** Null where one version does not tell. */
  readonly senders: Names | null;
  readonly handlers: Names | null;
  readonly deployment: Deployment;
  readonly first: First;
}

const pairUp = <Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  keyOf: (thing: Thing) => string,
): readonly Differing<Thing>[] => {
  const [old, present] = [before, after].map((things) => new Map(things.map((thing) => [keyOf(thing), thing])));
  const keys = new Set([...(present?.keys() ?? []), ...(old?.keys() ?? [])]);
  return [...keys].map((key) => ({ before: old?.get(key) ?? null, after: present?.get(key) ?? null }));
};

const isSameField = ({ before, after }: Differing<FieldRecord>): boolean =>
  before?.presence === after?.presence &&
  (before === null ? null : formatType(before.type)) === (after === null ? null : formatType(after.type));

const isSameNeed = ({ before, after }: Differing<NeedRecord>): boolean =>
  before?.isRequired === after?.isRequired &&
  (before === null ? null : formatType(before.type)) === (after === null ? null : formatType(after.type));

const differingNeeds = (before: EventRecord['needs'], after: EventRecord['needs']): readonly Differing<NeedRecord>[] =>
  before === null || after === null ? [] : pairUp(before, after, ({ key }) => key).filter((need) => !isSameNeed(need));

const differingNames = (before: readonly string[] | null, after: readonly string[] | null): Names | null =>
  before === null || after === null
    ? null
    : {
        added: after.filter((name) => !before.includes(name)),
        removed: before.filter((name) => !after.includes(name)),
      };

const sides = ['server', 'client'] as const;

/** What an event is that is not there. */
const nothing: Omit<EventRecord, 'protocol' | 'name' | 'direction'> = {
  payload: [],
  isPayloadKnown: 'yes',
  isSent: 'no',
  isTaken: 'no',
  listedBy: { server: 'no', client: 'no' },
  needs: [],
  areNeedsKnown: 'yes',
  senders: [],
  handlers: [],
};

const renamedTroubles = ({ before }: Differing<EventRecord>): readonly Trouble[] =>
  before?.isSent === 'no' || before?.isTaken !== 'yes'
    ? []
    : [{ rule: 'renamed-event', key: null, sent: null, taken: null }];

const differenceOf = (change: EventDifference['change'], pair: Differing<EventRecord>): EventDifference | null => {
  const { before, after } = pair;
  const present = after ?? before;
  if (present === null) return null;
  const [old, now] = [before ?? { ...present, ...nothing }, after ?? { ...present, ...nothing }];
  const own = deploymentOf(pair);
  const renamed = change === 'renamed' ? renamedTroubles(pair) : [];
  const deployment = {
    ...own,
    oldClients: [...renamed, ...own.oldClients],
    newClients: [...renamed, ...own.newClients],
  };
  return {
    protocol: present.protocol,
    name: present.name,
    formerName: change === 'renamed' ? (before?.name ?? null) : null,
    change,
    direction: { before: before?.direction ?? null, after: after?.direction ?? null },
    fields: pairUp(old.payload, now.payload, ({ key }) => key).filter((field) => !isSameField(field)),
    reads: differingNeeds(old.needs, now.needs),
    listedBy: sides
      .map((side) => ({ side, before: old.listedBy[side], after: now.listedBy[side] }))
      .filter((one) => one.before !== one.after),
    isSent: { before: old.isSent, after: now.isSent },
    isTaken: { before: old.isTaken, after: now.isTaken },
    senders: differingNames(old.senders, now.senders),
    handlers: differingNames(old.handlers, now.handlers),
    deployment,
    first: firstOf([deployment]),
  };
};

const hasNames = (names: Names | null): boolean =>
  names !== null && (names.added.length > 0 || names.removed.length > 0);

const isEmpty = (one: EventDifference): boolean =>
  one.direction.before === one.direction.after &&
  one.fields.length === 0 &&
  one.reads.length === 0 &&
  one.listedBy.length === 0 &&
  one.isSent.before === one.isSent.after &&
  one.isTaken.before === one.isTaken.after &&
  !hasNames(one.senders) &&
  !hasNames(one.handlers);

const shareWords = (a: string, b: string): boolean => wordsOf(a).some((word) => wordsOf(b).includes(word));

/** The same keys under a name that shares a word: an empty payload says too little. */
const isRenamed = (before: EventRecord, after: EventRecord): boolean =>
  before.protocol === after.protocol &&
  before.direction === after.direction &&
  before.payload.length > 0 &&
  before.payload.length === after.payload.length &&
  before.payload.every(({ key }) => after.payload.some((field) => field.key === key)) &&
  shareWords(before.name, after.name);

interface Sorted {
  readonly kept: readonly Differing<EventRecord>[];
  readonly renamed: readonly Differing<EventRecord>[];
  readonly added: readonly EventRecord[];
  readonly removed: readonly EventRecord[];
}

const sortOut = (before: ContractRecord, after: ContractRecord): Sorted => {
  const pairs = pairUp(before, after, ({ protocol, name }) => `${protocol} ${name}`);
  const added = pairs.flatMap((pair) => (pair.before === null && pair.after !== null ? [pair.after] : []));
  const removed = pairs.flatMap((pair) => (pair.after === null && pair.before !== null ? [pair.before] : []));
  // Only where one stands for one: which of several was meant cannot be told.
  const renamed = removed.flatMap((old) => {
    const [only, ...others] = added.filter((one) => isRenamed(old, one));
    if (only === undefined || others.length > 0) return [];
    return removed.filter((one) => isRenamed(one, only)).length === 1 ? [{ before: old, after: only }] : [];
  });
  return {
    kept: pairs.filter((pair) => pair.before !== null && pair.after !== null),
    renamed,
    added: added.filter((one) => !renamed.some((pair) => pair.after === one)),
    removed: removed.filter((one) => !renamed.some((pair) => pair.before === one)),
  };
};

const rank = ({ protocol, name }: EventDifference): string => `${protocol} ${name}`;

/** In the order of reports; events that are the same are left out. */
export const compareContracts = (before: ContractRecord, after: ContractRecord): readonly EventDifference[] => {
  const { kept, renamed, added, removed } = sortOut(before, after);
  const all = [
    ...kept.map((pair) => differenceOf('changed', pair)).filter((one) => one !== null && !isEmpty(one)),
    ...renamed.map((pair) => differenceOf('renamed', pair)),
    ...added.map((one) => differenceOf('added', { before: null, after: one })),
    ...removed.map((one) => differenceOf('removed', { before: one, after: null })),
  ];
  return all.filter((one) => one !== null).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
};
