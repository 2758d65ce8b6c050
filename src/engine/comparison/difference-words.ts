// The words in which the difference of two contracts is told, in every format alike.
import type { Answer } from '../contract.ts';
import { directionWords } from '../features/explain-words.ts';
import { quote } from '../unknown-name.ts';
import { formatType } from '../wire-type.ts';
import type { Differing, EventDifference, Names } from './compare.ts';
import { type First, firstOf, type Level, type Trouble, worstOf } from './deployment.ts';
import type { FieldRecord, NeedRecord } from './record.ts';

/** One thing that changed, as lists of changes mark it. */
export interface ChangedLine {
  readonly mark: '+' | '-' | '~';
  /** Names stand between backticks. */
  readonly text: string;
}

export const directionOf = ({ direction: { before, after } }: EventDifference): string =>
  before === null || after === null || before === after
    ? directionWords[after ?? before ?? 'unknown']
    : `${directionWords[before]}, now ${directionWords[after]}`;

const markOf = ({ before, after }: Differing<unknown>): ChangedLine['mark'] =>
  before === null ? '+' : after === null ? '-' : '~';

const lineOf = ({ key, type, presence }: FieldRecord): string =>
  quote(`${key}${presence === 'conditional' ? '?' : ''}: ${formatType(type)}`);

const fieldText = ({ before, after }: Differing<FieldRecord>): string => {
  if (before === null || after === null)
    return [before, after].flatMap((one) => (one === null ? [] : [lineOf(one)])).join('');
  return `${lineOf(before)} → ${lineOf(after)}`;
};

/** "reads `status` as `string`, with a default". */
const needText = (side: string, { key, type, isRequired }: NeedRecord): string => {
  const kind = type.kind === 'unknown' ? '' : ` as ${quote(formatType(type))}`;
  const verb = { yes: 'needs', no: 'can do without', unknown: 'reads', 'not-applicable': 'reads' }[isRequired];
  return `${side} ${verb} ${quote(key)}${kind}`;
};

const readText = (side: string, { before, after }: Differing<NeedRecord>): string => {
  if (after !== null)
    return needText(side, after) + (before === null ? '' : `; before: ${needText('it', before).slice(3)}`);
  return before === null ? '' : `${side} no longer reads ${quote(before.key)}`;
};

const namesText = (label: string, names: Names | null): readonly ChangedLine[] =>
  names === null
    ? []
    : [
        ...(names.added.length > 0 ? [{ mark: '+', text: `${label} ${ticked(names.added)}` } as const] : []),
        ...(names.removed.length > 0 ? [{ mark: '-', text: `${label} ${ticked(names.removed)}` } as const] : []),
      ];

const ticked = (names: readonly string[]): string => names.map(quote).join(', ');

const answerText = (verb: string, { before, after }: Differing<Answer>): readonly ChangedLine[] => {
  if (before === after || after === 'not-applicable' || before === 'not-applicable') return [];
  const words = {
    yes: `now ${verb}`,
    no: `not ${verb} any more`,
    unknown: `whether it is ${verb} cannot be told`,
  } as const;
  return after === null ? [] : [{ mark: '~', text: words[after] }];
};

/** All that changed in an event, one line each. */
export const changedLines = (one: EventDifference): readonly ChangedLine[] => {
  const isToServer = (one.direction.after ?? one.direction.before) === 'client-to-server';
  const receiver = isToServer ? 'the server' : 'the client';
  const isKept = one.change === 'changed' || one.change === 'renamed';
  return [
    ...one.fields.map((field) => ({ mark: markOf(field), text: fieldText(field) })),
    ...(isKept
      ? one.listedBy.map(({ side, after }) =>
          after === 'yes'
            ? ({ mark: '+', text: `on the ${side}'s list` } as const)
            : ({ mark: '-', text: `no longer on the ${side}'s list` } as const),
        )
      : []),
    ...(isKept ? answerText('sent', one.isSent) : []),
    ...(isKept ? answerText(isToServer ? 'received' : 'handled', one.isTaken) : []),
    ...namesText('sent by', one.senders),
    ...namesText('handled by', one.handlers),
    // Of an event that comes or goes, fields and findings say enough.
    ...(isKept ? one.reads.map((read) => ({ mark: markOf(read), text: readText(receiver, read) })) : []),
  ];
};

interface Meeting {
  readonly receiver: string;
  readonly sender: string;
}

const troubleText = ({ rule, key, sent, taken }: Trouble, { receiver, sender }: Meeting): string => {
  const name = quote(key ?? '');
  switch (rule) {
    case 'renamed-event':
      return `${receiver} know it by its other name`;
    case 'dropped-event':
      return `${receiver} wait for it, ${sender} no longer send it`;
    case 'dropped-branch':
      return `${sender} still send it, ${receiver} no longer take it`;
    case 'ignored-event':
      return `${receiver} ignore it`;
    case 'lacking-key':
      return `${receiver} need ${name}, ${sender} do not send it`;
    case 'wanted-key':
      return `${receiver} read ${name}, ${sender} do not send it`;
    case 'absent-key':
      return `${receiver} need ${name}, ${sender} may leave it out`;
    case 'other-type':
      return `${receiver} take ${name} as ${quote(taken ?? '')}, ${sender} send ${quote(sent ?? '')}`;
    case 'null-key':
      return `${receiver} may get null as ${name} and do not expect it`;
    case 'changed-type':
      return `${receiver} read ${name}, whose kind of value changes`;
    case 'unknown-payload':
      return `${receiver} need ${name}, and not all that ${sender} send can be listed`;
    case 'unknown-reads':
      return `${receiver} may read ${name}: not all that they read can be told`;
    case 'ignored-key':
      return `${receiver} ignore ${name}`;
  }
};

const levelWords: Readonly<Record<Level, string>> = {
  waits: 'No effect',
  'may-break': 'May break',
  breaks: 'Breaks',
};

const firstWords: Readonly<Record<First, string>> = {
  server: 'Deploy the server first.',
  client: 'Deploy the client first.',
  either: 'Either side can be deployed first.',
  neither: 'No order is safe: deploy both together, or keep the old way beside the new one for a while.',
};

const tellMeeting = (when: string, troubles: readonly Trouble[], meeting: Meeting): readonly string[] => {
  const level = worstOf(troubles);
  if (level === null) return [];
  return [`${levelWords[level]} ${when}: ${troubles.map((one) => troubleText(one, meeting)).join('; ')}.`];
};

/** What it means for deployment, one sentence each; empty where it means nothing. */
export const consequences = ({ direction, deployment, first }: EventDifference): readonly string[] => {
  const { oldClients, newClients, lasting } = deployment;
  const isToServer = (direction.after ?? direction.before) === 'client-to-server';
  const meet = (clients: string, servers: string): Meeting =>
    isToServer ? { receiver: servers, sender: clients } : { receiver: clients, sender: servers };
  const told = [
    ...tellMeeting('between the new server and old clients', oldClients, meet('old clients', 'new servers')),
    ...tellMeeting('between the old server and new clients', newClients, meet('new clients', 'old servers')),
  ];
  return [
    ...told,
    ...(told.length > 0 ? [firstWords[first]] : []),
    ...tellMeeting('even when both are deployed', lasting, meet('clients', 'servers')),
  ];
};

/** Which side cannot stay as it was while the other is deployed. */
export const brokenSides = ({ deployment }: EventDifference): readonly ('server' | 'client')[] => {
  const { oldClients, newClients, lasting } = deployment;
  return [
    ...(worstOf(newClients) === 'breaks' ? (['server'] as const) : []),
    ...(worstOf([...oldClients, ...lasting]) === 'breaks' ? (['client'] as const) : []),
  ];
};

/** "document_status · WSMessage · server → client · changed". */
export const headingOf = (one: EventDifference): readonly [name: string, rest: readonly string[]] => [
  one.name,
  [
    one.protocol,
    directionOf(one),
    one.change === 'renamed' ? `renamed from ${quote(one.formerName ?? '')}` : one.change,
  ],
];

/** One sentence for the whole, or null where nothing changed. */
export const summaryOf = (differences: readonly EventDifference[]): string | null => {
  if (differences.length === 0) return null;
  const counts = (['added', 'removed', 'renamed', 'changed'] as const).flatMap((change) => {
    const number = differences.filter((one) => one.change === change).length;
    return number === 0 ? [] : [`${number} ${change}`];
  });
  const number = differences.length === 1 ? '1 event' : `${differences.length} events`;
  const order = firstWords[firstOf(differences.map(({ deployment }) => deployment))];
  return `${number} differ${differences.length === 1 ? 's' : ''}: ${counts.join(', ')}. ${order}`;
};
