// Nothing that runs emits or sends a declared event: dead, not finished, or a wrapper nobody calls.
import { type Contract, firstMention } from '../contract.ts';
import { isTestPath } from '../paths.ts';
import type { Fix } from '../finding.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import {
  type Case,
  caseAt,
  declarationOf,
  isDead,
  isUnsent,
  locate,
  relate,
  sendingSide,
  type Subject,
  subjects,
  toPlace,
} from './sides.ts';
import { twinOf } from './twins.ts';

/** The first folder of the server's code: what a reader can check was searched. */
const searched = (contract: Contract): string => {
  const paths = [...contract.files].filter(([path, { language }]) => language === 'python' && !isTestPath(path));
  const folders = new Set(paths.map(([path]) => path.split('/')[0]));
  const [folder] = folders;
  return folders.size === 1 && folder !== undefined ? `${folder}/` : 'all Python files';
};

const tell = ({ event }: Subject, contract: Contract): string => {
  const { name } = event;
  if (event.direction === 'client-to-server') {
    const method = firstMention(event, 'send-method');
    return method === null
      ? `\`${name}\` is declared, but no client method sends it.`
      : `\`${name}\` is sent only by \`${method.name}\`${locate(contract, method)}, which nothing calls.`;
  }
  const wrapper = firstMention(event, 'emission');
  const scope = `(searched ${searched(contract)}, tests excluded)`;
  if (wrapper !== null)
    return `\`${name}\` is emitted only by \`${wrapper.name}\`${locate(contract, wrapper)}, which nothing calls ${scope}.`;
  return firstMention(event, 'factory') === null
    ? `\`${name}\` is declared, but nothing builds or emits it ${scope}.`
    : `\`${name}\` has a factory, but nothing calls it ${scope}.`;
};

const report = (found: Case, contract: Contract): Report => {
  const { protocol, event } = found;
  return {
    protocol: protocol.id,
    event: event.name,
    field: null,
    place: toPlace(found.at),
    message: tell(found, contract),
    related: relate('What could send it.', firstMention(event, 'emission', 'factory', 'send-method')),
  };
};

/** Only a sending method can be written without knowing the moment; where the server has to emit, nobody but its author knows. */
const fixes = (found: Case): readonly Fix[] => {
  const { protocol, event } = found;
  const { name } = event;
  const hasSender = event.mentions.some(({ part }) => part === 'send-method');
  const send: Fix = {
    title: `Write a method that sends \`${name}\``,
    change: { kind: 'complete-event', protocol: protocol.id, name, recipe: null },
    isPreferred: true,
    caution: null,
  };
  const remove: Fix = {
    title: `Remove \`${name}\`, which nothing sends or handles`,
    change: { kind: 'remove-event', protocol: protocol.id, name },
    isPreferred: false,
    caution: 'It may have been declared for work to come.',
  };
  return [...(event.direction === 'client-to-server' && !hasSender ? [send] : []), ...(isDead(found) ? [remove] : [])];
};

const factory = `
    @classmethod
    def oven_cold(cls) -> "OvenMessage":
        return cls(type=OvenType.OVEN_COLD, payload={})
`;

const caller = `//- /bakery/oven.py
from bakery.models.websocket import OvenMessage

async def cool(socket):
    await socket.send_json(OvenMessage.oven_cold().model_dump())
`;

export const unsentEvent = defineCheck({
  id: 'unsent-event',
  title: 'An event that nothing running sends',
  severity: 'information',
  bad: oven({
    members: `    OVEN_COLD = "oven_cold"
#   ^^^^^^^^^ information: \`oven_cold\` has a factory, but nothing calls it (searched bakery/, tests excluded).`,
    factories: factory,
  }),
  good: oven({ members: '    OVEN_COLD = "oven_cold"', factories: factory, more: caller }),
  find: (contract) =>
    subjects(contract)
      .filter((subject) => isUnsent(subject) && twinOf(subject) === null)
      .flatMap((subject) => caseAt(subject, declarationOf(subject.event, sendingSide(subject.event)))),
  report,
  fixes,
});
