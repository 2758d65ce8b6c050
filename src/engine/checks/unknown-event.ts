// Code handles, emits or sends a value that no list of the protocol has: a typing mistake, or a rename that stopped half-way.
import { firstMention, type Protocol } from '../contract.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import { type Case, caseAt, listName, type Subject, subjects, toPlace } from './sides.ts';

const isUnknown = ({ event: { status, mentions } }: Subject): boolean =>
  status.declaredServer === 'no' && status.declaredClient !== 'yes' && mentions.length > 0;

const verbs = { emission: 'emitted', 'reception-branch': 'received', 'handler-case': 'handled', 'send-method': 'sent' };

/** ``in `A` on neither side``, or ``neither in `A` nor in `B` `` where the lists have two names. */
const nowhere = (protocol: Protocol): string => {
  const [server, client] = [listName(protocol, 'server'), listName(protocol, 'client')];
  if (protocol.client.set === null) return `not in \`${server}\``;
  return server === client ? `in \`${server}\` on neither side` : `neither in \`${server}\` nor in \`${client}\``;
};

const report = ({ protocol, event, at }: Case): Report => {
  const verb = Object.entries(verbs).find(([part]) => part === at.part)?.[1] ?? 'used';
  return {
    protocol: protocol.id,
    event: event.name,
    field: null,
    place: toPlace(at),
    message: `\`${event.name}\` is ${verb} here but is ${nowhere(protocol)}: declare it or mend the name.`,
    related: [protocol.server.set, protocol.client.set].flatMap((set) =>
      set === null ? [] : [{ place: { path: set.path, range: set.fact.nameRange }, message: 'A list that lacks it.' }],
    ),
  };
};

export const unknownEvent = defineCheck({
  id: 'unknown-event',
  title: 'An event that is used and on no list',
  severity: 'error',
  bad: oven({
    members: '    LOAF_READY = "loaf_ready"',
    union: "'loaf_ready'",
    cases: `      case 'loaf_ready': break
      case 'oven_cold': break
//         ^^^^^^^^^^^ error: \`oven_cold\` is handled here but is in \`OvenType\` on neither side: declare it or mend the name.`,
  }),
  good: oven({
    members: '    LOAF_READY = "loaf_ready"',
    union: "'loaf_ready'",
    cases: "      case 'loaf_ready': break",
  }),
  find: (contract) =>
    subjects(contract)
      .filter(isUnknown)
      .flatMap((subject) =>
        caseAt(subject, firstMention(subject.event, 'emission', 'reception-branch', 'send-method', 'handler-case')),
      ),
  report,
});
