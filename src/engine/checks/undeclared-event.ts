// One side lists an event that the other side's list lacks: the two lists have drifted apart.
import { type Contract, firstMention } from '../contract.ts';
import type { Fix } from '../finding.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import {
  type Case,
  caseAt,
  declarationOf,
  isDead,
  isUnhandled,
  isUnsent,
  listName,
  locate,
  relate,
  type Subject,
  subjects,
  toPlace,
} from './sides.ts';
import { isToldByTwin, twinOf } from './twins.ts';

/** The side that declares the event alone, or null. */
const onlySide = ({ event: { status } }: Subject): 'server' | 'client' | null => {
  if (status.declaredServer === 'yes' && status.declaredClient === 'no') return 'server';
  return status.declaredClient === 'yes' && status.declaredServer === 'no' ? 'client' : null;
};

const report = (found: Case, contract: Contract): Report => {
  const { protocol, event } = found;
  const here = onlySide(found) ?? 'server';
  const there = here === 'server' ? 'client' : 'server';
  const use =
    here === 'server'
      ? firstMention(event, 'handler-case', 'send-method')
      : firstMention(event, 'emission', 'reception-branch');
  const unused = isDead(found) ? ', and nothing sends or handles it' : '';
  const used = use === null ? unused : `, though it is used there${locate(contract, use)}`;
  const twin = twinOf(found);
  const meant = twin === null ? '' : ` Did you mean \`${twin.name}\`?`;
  const other = there === 'client' ? protocol.client.set : protocol.server.set;
  return {
    protocol: protocol.id,
    event: event.name,
    field: null,
    place: toPlace(found.at),
    message: `\`${event.name}\` is declared by the ${here} only: it is missing from \`${listName(protocol, there)}\` of the ${there}${used}.${meant}`,
    related: [
      ...(other === null
        ? []
        : [{ place: { path: other.path, range: other.fact.nameRange }, message: 'The list that lacks it.' }]),
      ...relate('Used here.', use),
    ],
  };
};

const fixes = (found: Case): readonly Fix[] => {
  const { protocol, event } = found;
  const { name } = event;
  const here = onlySide(found) ?? 'server';
  const there = here === 'server' ? 'client' : 'server';
  const twin = twinOf(found);
  const dead = isDead(found);
  const declare: Fix = {
    title: `Declare \`${name}\` in \`${listName(protocol, there)}\` of the ${there}`,
    change: { kind: 'complete-event', protocol: protocol.id, name, recipe: null },
    isPreferred: twin === null && !dead && !isUnsent(found),
    caution: dead || isUnsent(found) ? 'Nothing sends it yet.' : null,
  };
  const remove: Fix = {
    title: `Remove \`${name}\`, which nothing sends or handles`,
    change: { kind: 'remove-event', protocol: protocol.id, name },
    isPreferred: twin === null,
    caution: null,
  };
  const respell: Fix = {
    title: `Change \`${name}\` to \`${twin?.name ?? name}\``,
    change: { kind: 'respell-event', protocol: protocol.id, event: name, to: twin?.name ?? name },
    isPreferred: true,
    caution: null,
  };
  return [...(twin === null ? [] : [respell]), ...(dead ? [remove] : []), declare];
};

export const undeclaredEvent = defineCheck({
  id: 'undeclared-event',
  title: 'An event that only one side declares',
  severity: 'warning',
  bad: oven({
    members: '    LOAF_READY = "loaf_ready"',
    union: `'loaf_ready' | 'oven_cold'
//                                    ^^^^^^^^^^^ warning: \`oven_cold\` is declared by the client only: it is missing from \`OvenType\` of the server.`,
  }),
  good: oven({ members: '    LOAF_READY = "loaf_ready"', union: "'loaf_ready'" }),
  find: (contract) =>
    subjects(contract).flatMap((subject) => {
      const side = onlySide(subject);
      return side === null || isUnhandled(subject) || isToldByTwin(subject)
        ? []
        : caseAt(subject, declarationOf(subject.event, side));
    }),
  report,
  fixes,
});
