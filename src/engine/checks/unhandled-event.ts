// A message arrives and nothing happens: the receiving side has no case or branch for it.
// The declaration is enough; an event that nobody emits yet is unhandled all the same.
import { type Contract, firstMention } from '../contract.ts';
import type { Fix } from '../finding.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import {
  type Case,
  caseAt,
  declarationOf,
  handlerFile,
  isDead,
  isUnhandled,
  listName,
  locate,
  relate,
  sendingSide,
  type Subject,
  subjects,
  toPlace,
} from './sides.ts';
import { isToldByTwin, twinOf } from './twins.ts';

/** "no case in useOven.ts", and the case that is there under another spelling. */
const lacks = (subject: Subject, what: 'case' | 'branch'): string => {
  const { protocol } = subject;
  const twin = twinOf(subject);
  const instead = twin === null ? '' : `, which has one for \`${twin.name}\``;
  return `no ${what} in ${handlerFile(protocol, what === 'case' ? 'client' : 'server')}${instead}.`;
};

const tell = (subject: Subject, contract: Contract): string => {
  const { protocol, event } = subject;
  const { name, status } = event;
  if (event.direction === 'server-to-client') {
    const emission =
      event.mentions.find((mention) => mention.part === 'emission' && mention.isReachable !== 'no') ?? null;
    const verb = emission === null ? 'declared by the server' : `sent${locate(contract, emission)}`;
    const list = status.declaredClient === 'no' ? `not in \`${listName(protocol, 'client')}\`, ` : '';
    return `\`${name}\` is ${verb} but the client ignores it: ${list}${lacks(subject, 'case')}`;
  }
  const send = firstMention(event, 'send-method');
  const verb = send === null ? 'declared by the client' : `sent${locate(contract, send)}`;
  const list = status.declaredServer === 'no' ? `not in \`${listName(protocol, 'server')}\`, ` : '';
  return `\`${name}\` is ${verb} but the server ignores it: ${list}${lacks(subject, 'branch')}`;
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

const fixes = (found: Case): readonly Fix[] => {
  const { protocol, event } = found;
  const { name } = event;
  const twin = twinOf(found);
  const isToClient = event.direction === 'server-to-client';
  const file = handlerFile(protocol, isToClient ? 'client' : 'server');
  const complete = { kind: 'complete-event', protocol: protocol.id, name } as const;
  const handle: Fix = {
    title: `${isToClient ? 'Handle' : 'Receive'} \`${name}\` in ${file}`,
    change: { ...complete, recipe: null },
    isPreferred: twin === null,
    caution: null,
  };
  const mark: Fix = {
    title: `Handle \`${name}\` in ${file}, to be filled in`,
    change: { ...complete, recipe: 'none' },
    isPreferred: false,
    caution: 'A mark is left where the work remains.',
  };
  const respell: Fix = {
    title: `Change \`${name}\` to \`${twin?.name ?? name}\``,
    change: { kind: 'respell-event', protocol: protocol.id, event: name, to: twin?.name ?? name },
    isPreferred: true,
    caution: null,
  };
  const remove: Fix = {
    title: `Remove \`${name}\`, which nothing sends or handles`,
    change: { kind: 'remove-event', protocol: protocol.id, name },
    isPreferred: false,
    caution: 'It may have been declared for work to come.',
  };
  return [
    ...(twin === null ? [] : [respell]),
    handle,
    ...(isToClient && event.payload.length > 0 ? [mark] : []),
    ...(isDead(found) ? [remove] : []),
  ];
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
      .filter((subject) => isUnhandled(subject) && !isToldByTwin(subject))
      .flatMap((subject) => caseAt(subject, declarationOf(subject.event, sendingSide(subject.event)))),
  report,
  fixes,
});
