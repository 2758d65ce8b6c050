// A message arrives and nothing happens: the receiving side has no case or branch for it.
// The declaration is enough; an event that nobody emits yet is unhandled all the same.
import { type Contract, firstMention } from '../contract.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import {
  type Case,
  caseAt,
  declarationOf,
  handlerFile,
  listName,
  locate,
  relate,
  sendingSide,
  type Subject,
  subjects,
  toPlace,
} from './sides.ts';

/** Whether the check reports this event; `undeclared-event` keeps silent then. */
export const isUnhandled = ({ event: { direction, status } }: Subject): boolean => {
  if (direction === 'unknown' || (status.declaredServer !== 'yes' && status.declaredClient !== 'yes')) return false;
  return direction === 'server-to-client' ? status.handled === 'no' : status.received === 'no';
};

const tell = ({ protocol, event }: Subject, contract: Contract): string => {
  const { name, status } = event;
  if (event.direction === 'server-to-client') {
    const emission =
      event.mentions.find((mention) => mention.part === 'emission' && mention.isReachable !== 'no') ?? null;
    const verb = emission === null ? 'declared by the server' : `sent${locate(contract, emission)}`;
    const list = status.declaredClient === 'no' ? `not in \`${listName(protocol, 'client')}\`, ` : '';
    return `\`${name}\` is ${verb} but the client ignores it: ${list}no case in ${handlerFile(protocol, 'client')}.`;
  }
  const send = firstMention(event, 'send-method');
  const verb = send === null ? 'declared by the client' : `sent${locate(contract, send)}`;
  const list = status.declaredServer === 'no' ? `not in \`${listName(protocol, 'server')}\`, ` : '';
  return `\`${name}\` is ${verb} but the server ignores it: ${list}no branch in ${handlerFile(protocol, 'server')}.`;
};

const report = (found: Case, contract: Contract): Report => {
  const { protocol, event } = found;
  const isToClient = event.direction === 'server-to-client';
  const handler = isToClient ? protocol.client.handler : protocol.server.chain;
  const start = isToClient
    ? protocol.client.handler?.fact.range.start
    : protocol.server.chain?.branches[0]?.range.start;
  return {
    protocol: protocol.id,
    event: event.name,
    field: null,
    place: toPlace(found.at),
    message: tell(found, contract),
    related:
      handler === null
        ? []
        : [
            {
              place: { path: handler.path, range: { start: start ?? 0, end: start ?? 0 } },
              message: isToClient
                ? 'The cases of this switch were searched.'
                : 'The branches of this chain were searched.',
            },
            ...relate('Sent here.', firstMention(event, isToClient ? 'emission' : 'send-method')),
          ],
  };
};

export const unhandledEvent = defineCheck({
  id: 'unhandled-event',
  title: 'An event that its receiver ignores',
  severity: 'warning',
  bad: oven({
    members: `    LOAF_READY = "loaf_ready"
    OVEN_COLD = "oven_cold"
#   ^^^^^^^^^ warning: \`oven_cold\` is declared by the server but the client ignores it: no case in useOven.ts.`,
    union: "'loaf_ready' | 'oven_cold'",
    cases: "      case 'loaf_ready': break",
  }),
  good: oven({
    members: '    OVEN_COLD = "oven_cold"',
    union: "'oven_cold'",
    cases: "      case 'oven_cold': break",
  }),
  find: (contract) =>
    subjects(contract)
      .filter(isUnhandled)
      .flatMap((subject) => caseAt(subject, declarationOf(subject.event, sendingSide(subject.event)))),
  report,
});
