// Shows a plan, applies it when the user agrees, and says so. A plan that the workspace has overtaken is shown anew.
import { tellApplied } from './afterwards.ts';
import { applyPlan } from './apply.ts';
import { findElsewhere } from './elsewhere.ts';
import { describePlan } from './plan-summary.ts';
import type { Planned } from './planned.ts';
import { reviewPlan } from './review.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';
import type { Position } from './wizard/ask.ts';

/** Says in a message what was done, with a way back; nobody waits for the answer. */
export const tellDone = ({ session, log, inBackground }: Services, planned: Planned, done: string): void => {
  const sentence = `${done}: ${describePlan(planned.plan)}.`;
  log.info(sentence);
  inBackground(() => tellApplied(session, { sentence, planned, call: null }));
};

/** `done` is what the message says then: "Removed `x`". Tells whether the user wants to choose again. */
export const reviewAndApply = async (
  services: Services,
  position: Position,
  first: Planned,
  done: string,
): Promise<'done' | 'back'> => {
  const hits = await findElsewhere(services.session, first);
  try {
    for (let planned = first; ;) {
      const decision = await reviewPlan({ ...services, position, canRename: false, hits }, planned);
      if (decision !== 'apply') return decision === 'back' ? 'back' : 'done';
      const applied = await applyPlan(services.session, planned);
      if (applied.kind === 'refused') throw new UserError(applied.reason);
      planned = applied.planned;
      if (applied.kind === 'changed') continue;
      tellDone(services, planned, done);
      return 'done';
    }
  } finally {
    await services.preview.close();
  }
};
