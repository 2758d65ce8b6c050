// Code handles, emits or sends a value that no list of the protocol has: a typing mistake, or a rename that stopped half-way.
import { firstMention, type Protocol } from '../contract.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import type { Fix } from '../finding.ts';
import { type Case, caseAt, isUnknown, listName, subjects, toPlace } from './sides.ts';
import { isToldByTwin, twinOf } from './twins.ts';

const verbs = {
  factory: 'built',
  emission: 'emitted',
  'reception-branch': 'received',
  'handler-case': 'handled',
  'send-method': 'sent',
};

/** ``in `A` on neither side``, or ``neither in `A` nor in `B` `` where the lists have two names. */
const nowhere = (protocol: Protocol): string => {
  const [server, client] = [listName(protocol, 'server'), listName(protocol, 'client')];
  if (protocol.client.set === null) return `not in \`${server}\``;
  return server === client ? `in \`${server}\` on neither side` : `neither in \`${server}\` nor in \`${client}\``;
};

const report = (found: Case): Report => {
  const { protocol, event, at } = found;
  const twin = twinOf(found);
  const advice = twin === null ? 'declare it or mend the name.' : `did you mean \`${twin.name}\`?`;
  const verb = Object.entries(verbs).find(([part]) => part === at.part)?.[1] ?? 'used';
  return {
    protocol: protocol.id,
    event: event.name,
    field: null,
    place: toPlace(at),
    message: `\`${event.name}\` is ${verb} here but is ${nowhere(protocol)}: ${advice}`,
    related: [protocol.server.set, protocol.client.set].flatMap((set) =>
      set === null ? [] : [{ place: { path: set.path, range: set.fact.nameRange }, message: 'A list that lacks it.' }],
    ),
  };
};

/** A value that travels is worth declaring; one that is only waited for may as well be a mistake. */
const fixes = (found: Case): readonly Fix[] => {
  const { protocol, event, at } = found;
  const twin = twinOf(found);
  const travels = at.part !== 'reception-branch' && at.part !== 'handler-case';
  const declare: Fix = {
    title: `Declare \`${event.name}\` on both sides`,
    change: { kind: 'complete-event', protocol: protocol.id, name: event.name, recipe: 'none' },
    isPreferred: twin === null && travels,
    caution: travels ? null : 'Nothing sends it.',
  };
  if (twin === null) return [declare];
  const respell: Fix = {
    title: `Change to \`${twin.name}\``,
    change: { kind: 'respell-event', protocol: protocol.id, event: event.name, to: twin.name },
    isPreferred: true,
    caution: null,
  };
  return [respell, declare];
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
      .filter((subject) => isUnknown(subject) && !isToldByTwin(subject))
      .flatMap((subject) =>
        caseAt(
          subject,
          firstMention(subject.event, 'factory', 'emission', 'reception-branch', 'send-method', 'handler-case'),
        ),
      ),
  report,
  fixes,
});
