// Which protocol the event belongs to, asked only where neither the file nor the name tells it.
import type { Protocol } from '../../engine/contract.ts';
import { nameProblem, withPrefix } from '../../engine/validate.ts';
import type { Choice } from './ask.ts';
import { candidates, type Draft, nothingChosen } from './draft.ts';
import { into, type Step } from './step.ts';

const toChoice = (protocol: Protocol): Choice<string> => {
  const files = [protocol.server.set ?? protocol.server.wrapper, protocol.client.handler ?? protocol.client.set];
  return {
    label: protocol.id,
    description: `${protocol.events.size} events`,
    detail: files.flatMap((fact) => (fact === null ? [] : [fact.path])).join(' · '),
    value: protocol.id,
  };
};

const isPossible = (protocol: Protocol, { name, direction }: Draft): boolean =>
  nameProblem(protocol, { name, direction: direction ?? 'server-to-client', delivery: 'none', names: {} }) === null;

/** A name without the prefix that all names of a protocol have hardly belongs there; else the busiest one is likely. */
const likelihood = (protocol: Protocol, { name }: Draft): number =>
  withPrefix(protocol, name) === name ? protocol.events.size : 0;

export const protocolStep: Step = {
  id: 'protocol',
  isNeeded: ({ contract }, draft) => candidates(contract, { ...draft, protocol: null }).length > 1,
  run: async ({ ask, contract, memory }, draft, position) => {
    const open = candidates(contract, { ...draft, protocol: null });
    const possible = open.filter((protocol) => isPossible(protocol, draft));
    const choices = possible.sort((a, b) => likelihood(b, draft) - likelihood(a, draft)).map(toChoice);
    const likely = draft.protocol ?? memory.choices.protocol;
    const given = await ask.pick({
      position,
      prompt: `Which protocol does \`${draft.name}\` belong to?`,
      choices,
      proposed: choices.find(({ value }) => value === likely),
    });
    return into(given, (protocol) => (protocol === draft.protocol ? draft : { ...draft, ...nothingChosen, protocol }));
  },
};
