// "Remove WebSocket Event": asks which one, shows what goes and what stays, and applies it.
import { allEvents, type ContractEvent } from '../engine/contract.ts';
import { askEvent } from './ask-event.ts';
import { planChange, type Planned } from './planned.ts';
import { requireContract } from './require-contract.ts';
import { reviewAndApply } from './review-and-apply.ts';
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
    const events = allEvents(await requireContract(services.session));
    const event = await askEvent(services, events, { title, step: 1, total: 2 });
    if (event === null) return;
    const position = { title: `${title}: ${event.name}`, step: 2, total: 2 };
    const planned = await planRemoval(services, event);
    if ((await reviewAndApply(services, position, planned, `Removed \`${event.name}\``)) === 'done') return;
  }
};
