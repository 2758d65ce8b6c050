// One side lists an event that the other side's list lacks: the two lists have drifted apart.
import { type Contract, firstMention } from '../contract.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import {
  type Case,
  caseAt,
  declarationOf,
  listName,
  locate,
  relate,
  type Subject,
  subjects,
  toPlace,
} from './sides.ts';
import { isUnhandled } from './unhandled-event.ts';

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
  const used = use === null ? '' : `, though it is used there${locate(contract, use)}`;
  const other = there === 'client' ? protocol.client.set : protocol.server.set;
  return {
    protocol: protocol.id,
    event: event.name,
    field: null,
    place: toPlace(found.at),
    message: `\`${event.name}\` is declared by the ${here} only: it is missing from \`${listName(protocol, there)}\` of the ${there}${used}.`,
    related: [
      ...(other === null
        ? []
        : [{ place: { path: other.path, range: other.fact.nameRange }, message: 'The list that lacks it.' }]),
      ...relate('Used here.', use),
    ],
  };
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
      return side === null || isUnhandled(subject) ? [] : caseAt(subject, declarationOf(subject.event, side));
    }),
  report,
});
