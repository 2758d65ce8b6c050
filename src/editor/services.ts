// What a command works with.
import type { LogOutputChannel } from 'vscode';
import type { PlanPreview } from './plan-preview.ts';
import type { Session } from './session.ts';
import type { Ask } from './wizard/ask.ts';
import type { Memory } from './wizard/memory.ts';
import type { StepContext } from './wizard/step.ts';

export interface Services {
  readonly session: Session;
  readonly preview: PlanPreview;
  readonly memory: Memory;
  readonly ask: Ask;
  readonly log: LogOutputChannel;
  /** Does what it is handed without being waited for; errors are told as those of a command. */
  readonly inBackground: (work: () => Promise<void>) => void;
}

/** What a step works with, at this moment. */
export const stepContext = ({ session, ask, memory }: Services): StepContext => ({
  contract: session.project.contract(),
  placeNamed: (place, asked) => session.project.placeNamed(place, asked),
  offer: (request) => session.project.offer(request),
  judge: async (request) => {
    const result = await session.project.plan({ kind: 'add-events', events: [request] });
    return result.kind === 'refused' ? result : null;
  },
  valueProblem: (expression) => session.project.valueProblem(expression),
  storeFileProblem: (protocol, path) => session.project.storeFileProblem(protocol, path),
  ask,
  memory,
});
