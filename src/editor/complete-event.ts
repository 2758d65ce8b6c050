// "Complete WebSocket Event": asks for one of the events that lack parts, and writes what lacks once the user has seen it.
import { window } from 'vscode';
import { allEvents, type ContractEvent } from '../engine/contract.ts';
import { lacksParts } from '../engine/lacking.ts';
import { askEvent } from './ask-event.ts';
import { planChange } from './planned.ts';
import { requireContract } from './require-contract.ts';
import { reviewAndApply } from './review-and-apply.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';

const title = 'Complete WebSocket Event';

/** Tells whether the user wants to choose again. */
const complete = async (services: Services, { protocol, name }: ContractEvent): Promise<'done' | 'back'> => {
  const planned = await planChange(services.session, { kind: 'complete-event', protocol, name, recipe: null });
  if (planned.kind === 'refused') throw new UserError(planned.reason);
  if (planned.plan.edits.length === 0) throw new UserError(`\`${name}\` lacks nothing that could be written.`);
  return reviewAndApply(services, { title: `${title}: ${name}`, step: 2, total: 2 }, planned, `Completed \`${name}\``);
};

export const completeEvent = async (services: Services): Promise<void> => {
  for (;;) {
    const events = allEvents(await requireContract(services.session)).filter(lacksParts);
    if (events.length === 0) {
      void window.showInformationMessage('Every event is whole: there is nothing to complete.');
      return;
    }
    const event = await askEvent(services, events, { title, step: 1, total: 2 });
    if (event === null || (await complete(services, event)) === 'done') return;
  }
};
