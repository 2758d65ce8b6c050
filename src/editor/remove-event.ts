// "Remove WebSocket Event": asks which one, shows what goes and what stays, and applies it.
import type { ContractEvent } from '../engine/contract.ts';
import { tellApplied } from './afterwards.ts';
import { applyPlan } from './apply.ts';
import { askEvent } from './ask-event.ts';
import { describePlan } from './plan-summary.ts';
import { planChange, type Planned } from './planned.ts';
import { requireContract } from './require-contract.ts';
import { reviewPlan } from './review.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';

const title = 'Remove WebSocket Event';

const planRemoval = async ({ session }: Services, { protocol, name }: ContractEvent): Promise<Planned> => {
  const planned = await planChange(session, { kind: 'remove-event', protocol, name });
  if (planned.kind === 'refused') throw new UserError(planned.reason);
  if (planned.plan.edits.length === 0) throw new UserError(`Nothing of \`${name}\` can be removed.`);
  return planned;
};

export const removeEvent = async (services: Services): Promise<void> => {
  for (;;) {
    const event = await askEvent(services, await requireContract(services.session), { title, step: 1, total: 2 });
    if (event === null) return;
    const isBack = await review(services, event, await planRemoval(services, event));
    if (!isBack) return;
  }
};

/** Whether the user wants to choose again. */
const review = async (services: Services, event: ContractEvent, first: Planned): Promise<boolean> => {
  const position = { title: `${title}: ${event.name}`, step: 2, total: 2 };
  try {
    for (let planned = first; ;) {
      const decision = await reviewPlan({ ...services, position, canRename: false }, planned);
      if (decision !== 'apply') return decision === 'back';
      const applied = await applyPlan(services.session, planned);
      if (applied.kind === 'refused') throw new UserError(applied.reason);
      planned = applied.planned;
      if (applied.kind === 'changed') continue;
      tellRemoved(services, event, planned);
      return false;
    }
  } finally {
    await services.preview.close();
  }
};

const tellRemoved = ({ session, log, inBackground }: Services, { name }: ContractEvent, planned: Planned): void => {
  log.info(`${planned.plan.title}: ${describePlan(planned.plan)}.`);
  const sentence = `Removed \`${name}\`: ${describePlan(planned.plan)}.`;
  inBackground(() => tellApplied(session, { sentence, planned, call: null }));
};
