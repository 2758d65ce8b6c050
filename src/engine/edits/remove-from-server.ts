// Takes an event out of the Python side: the private function that sends it, its factory, branch and enum member.
import type { Refusal } from '../plan.ts';
import { removeEnumMember, removeFactory, removeFunction, removeReception, removeRequest } from '../python/writer.ts';
import type { Step } from './draft.ts';
import { lineLength } from './event-context.ts';
import { unmarkSteps } from './agent-steps.ts';
import { sendingSteps } from './find-sendings.ts';
import type { Removal } from './remove-event.ts';

const emissionSteps = ({ input, event, wrappers }: Removal): readonly Step[] =>
  event.mentions
    .filter(({ part, name }) => part === 'emission' && wrappers.includes(name.split('.').at(-1) ?? ''))
    .map(({ path, name }) => ({
      path,
      write: (text) =>
        name.startsWith('_request_')
          ? removeRequest(text, { name, lineLength: lineLength(input, path) })
          : removeFunction(text, { name }),
    }));

const factorySteps = ({ protocol, event }: Removal): readonly Step[] => {
  const { wrapper } = protocol.server;
  const factory = event.mentions
    .find(({ part }) => part === 'factory')
    ?.name.split('.')
    .at(-1);
  if (wrapper === null || factory === undefined) return [];
  return [{ path: wrapper.path, write: (text) => removeFactory(text, { wrapper: wrapper.fact.name, factory }) }];
};

const receptionSteps = ({ input, protocol, event, names, draft }: Removal): readonly Step[] => {
  const { set, chain } = protocol.server;
  if (set === null || chain === null || !event.mentions.some(({ part }) => part === 'reception-branch')) return [];
  const member = set.fact.values.find(({ value }) => value === event.name)?.member ?? names.member;
  const own = { set: set.fact.name, member, reception: names.reception, lineLength: lineLength(input, chain.path) };
  return [
    {
      path: chain.path,
      write: (text) => {
        const result = removeReception(text, own);
        if (result.kind === 'edits') for (const note of result.notes) draft.note(note);
        return result;
      },
    },
  ];
};

const enumSteps = ({ protocol, event }: Removal): readonly Step[] => {
  const { set } = protocol.server;
  if (set === null) return [];
  return [{ path: set.path, write: (text) => removeEnumMember(text, { set: set.fact.name, value: event.name }) }];
};

const markSteps = ({ input, event, draft }: Removal): readonly Step[] => {
  const factory = event.mentions
    .find(({ part }) => part === 'factory')
    ?.name.split('.')
    .at(-1);
  return factory === undefined ? [] : unmarkSteps(input, factory, draft);
};

export const removeFromServer = (removal: Removal): Refusal | null =>
  removal.draft.takeAll([
    ...sendingSteps(removal, removal.sendings.own, removal.protocol.server.set?.path ?? ''),
    ...emissionSteps(removal),
    ...factorySteps(removal),
    ...receptionSteps(removal),
    ...enumSteps(removal),
    ...markSteps(removal),
  ]);
