// Which way the event travels.
import type { Choice } from './ask.ts';
import { type EventDirection, nothingChosen } from './draft.ts';
import { into, type Step } from './step.ts';

const choices: readonly Choice<EventDirection>[] = [
  { label: 'server → client', description: 'the backend tells the frontend', value: 'server-to-client' },
  { label: 'client → server', description: 'the frontend asks the backend', value: 'client-to-server' },
];

export const directionStep: Step = {
  id: 'direction',
  isNeeded: () => true,
  run: async ({ ask, memory }, draft, position) => {
    const likely = draft.direction ?? memory.choices.direction;
    const given = await ask.pick({
      position,
      prompt: 'Which way does it travel?',
      choices,
      proposed: choices.find(({ value }) => value === likely),
    });
    return into(given, (direction) =>
      direction === draft.direction ? draft : { ...draft, ...nothingChosen, direction },
    );
  },
};
