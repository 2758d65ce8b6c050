// The event's wire value. The engine judges it for the protocol, or for every protocol that it could still belong to.
import type { Contract, Protocol } from '../../engine/contract.ts';
import { valuePrefix } from '../../engine/names.ts';
import { nameProblem, withPrefix } from '../../engine/validate.ts';
import type { Remark } from './ask.ts';
import { candidates, type Draft, type EventDirection, nothingChosen, protocolOf } from './draft.ts';
import { into, type Step } from './step.ts';

const problemIn = (protocol: Protocol, name: string, direction: EventDirection): string | null =>
  nameProblem(protocol, { name, direction, delivery: 'none', names: {} });

const noteIn = (protocol: Protocol, name: string): string | null => {
  if (protocol.events.has(name)) return `\`${name}\` is there already in ${protocol.id}: what it lacks will be added.`;
  const better = withPrefix(protocol, name);
  return better === name ? null : `Events of ${protocol.id} begin with \`${valuePrefix(protocol)}\`: \`${better}\`?`;
};

const checkName = (contract: Contract, draft: Draft, name: string): Remark | null => {
  if (name === '') return { kind: 'problem', message: 'Type a name, for example file_upload_progress.' };
  const named = { ...draft, name };
  const direction = draft.direction ?? 'server-to-client';
  const problems = candidates(contract, named).map((protocol) => problemIn(protocol, name, direction));
  const [problem = null] = problems;
  if (problem !== null && !problems.includes(null)) return { kind: 'problem', message: problem };
  const protocol = protocolOf(contract, named);
  const note = protocol === null ? null : noteIn(protocol, name);
  return note === null ? null : { kind: 'note', message: note };
};

/** The prefix that names in this file's protocol have. */
const proposedName = (contract: Contract, draft: Draft): string => {
  const protocol = draft.nearProtocols.length === 1 ? protocolOf(contract, draft) : null;
  return draft.name !== '' || protocol === null ? draft.name : valuePrefix(protocol);
};

export const nameStep: Step = {
  id: 'name',
  isNeeded: () => true,
  run: async ({ ask, contract }, draft, position) => {
    const given = await ask.input({
      position,
      prompt: 'Event name',
      placeholder: 'Use lower case and underscores: file_upload_progress',
      value: proposedName(contract, draft),
      check: (text) => checkName(contract, draft, text),
    });
    // What was chosen for another name may not fit this one.
    return into(given, (name) =>
      name === draft.name
        ? draft
        : {
            ...draft,
            ...nothingChosen,
            name,
            protocol: null,
            fields: draft.fields?.length === 0 ? null : draft.fields,
            names: {},
          },
    );
  },
};
