// The order of the steps and the way through them: forward with each answer, back over those that were asked.
import type { Position } from './ask.ts';
import { directionStep } from './direction-step.ts';
import type { Draft } from './draft.ts';
import { fieldsStep } from './fields-step.ts';
import { keepingStep } from './keeping-step.ts';
import { nameStep } from './name-step.ts';
import { protocolStep } from './protocol-step.ts';
import { receptionStep } from './reception-step.ts';
import { sendingStep } from './sending-step.ts';
import type { Step, StepContext } from './step.ts';

const steps: readonly Step[] = [
  directionStep,
  nameStep,
  protocolStep,
  fieldsStep,
  sendingStep,
  receptionStep,
  keepingStep,
];

/** The review has the last number. */
const neededSteps = (context: StepContext, draft: Draft): readonly Step[] =>
  steps.filter((step) => step.isNeeded(context, draft));

const titleOf = ({ name }: Draft): string => (name === '' ? 'Add WebSocket Event' : `Add WebSocket Event: ${name}`);

const positionOf = (context: StepContext, draft: Draft, step: Step): Position => {
  const needed = neededSteps(context, draft);
  return { title: titleOf(draft), step: needed.indexOf(step) + 1, total: needed.length + 1 };
};

export const reviewPosition = (context: StepContext, draft: Draft): Position => {
  const total = neededSteps(context, draft).length + 1;
  return { title: titleOf(draft), step: total, total };
};

export const firstStep = directionStep.id;

/** Where a run stands that has answered every question. */
export const reviewStep = 'review';

/** The step before the review. */
export const lastStep = (context: StepContext, draft: Draft): string =>
  neededSteps(context, draft).at(-1)?.id ?? firstStep;

/** How the questions ended: all answered, or left for a document. Null when the user cancelled; the memory then holds where. */
export interface Ended {
  readonly kind: 'answered' | 'document';
  readonly draft: Draft;
}

/** Asks from one step to the last. */
export const runSteps = async (contextNow: () => StepContext, start: Draft, startAt: string): Promise<Ended | null> => {
  let draft = start;
  let at =
    startAt === reviewStep
      ? steps.length
      : Math.max(
          0,
          steps.findIndex(({ id }) => id === startAt),
        );
  for (let step = steps[at]; step !== undefined; step = steps[at]) {
    const context = contextNow();
    if (!step.isNeeded(context, draft)) {
      at++;
      continue;
    }
    await context.memory.keep(step.id, draft);
    const given = await step.run(context, draft, positionOf(context, draft, step));
    if (given.kind === 'cancel') return null;
    if (given.kind === 'document') return { kind: 'document', draft: given.value };
    if (given.kind === 'answer') {
      draft = given.value;
      at++;
    } else {
      const before = steps.slice(0, at).filter((one) => one.isNeeded(context, draft));
      at = steps.indexOf(before.at(-1) ?? step);
    }
  }
  return { kind: 'answered', draft };
};
