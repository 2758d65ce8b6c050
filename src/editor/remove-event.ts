// "Remove WebSocket Event": asks which one, shows what goes and what stays, and applies it.
import { window } from 'vscode';
import { allEvents, type Contract, type ContractEvent } from '../engine/contract.ts';
import { tellApplied } from './afterwards.ts';
import { applyPlan } from './apply.ts';
import { describePlan } from './plan-summary.ts';
import { planChange, type Planned } from './planned.ts';
import { requireContract } from './require-contract.ts';
import { reviewPlan } from './review.ts';
import type { Services } from './services.ts';
import { UserError } from './user-error.ts';
import type { Choice } from './wizard/ask.ts';

const title = 'Remove WebSocket Event';

const directions: Readonly<Record<ContractEvent['direction'], string>> = {
  'server-to-client': 'server → client',
  'client-to-server': 'client → server',
  unknown: 'direction unknown',
};

const toChoice = (event: ContractEvent): Choice<ContractEvent> => ({
  label: event.name,
  description: `${event.protocol} · ${directions[event.direction]}`,
  value: event,
});

/** The event that the cursor stands on, if it stands on one. */
const eventAtCursor = ({ session }: Services, contract: Contract): ContractEvent | null => {
  const editor = window.activeTextEditor;
  const path = editor === undefined ? null : session.paths.pathOf(editor.document.uri);
  if (editor === undefined || path === null) return null;
  const offset = editor.document.offsetAt(editor.selection.active);
  const isHere = (event: ContractEvent): boolean =>
    event.mentions.some((one) => one.path === path && one.range.start <= offset && offset <= one.range.end);
  return allEvents(contract).find(isHere) ?? null;
};

const askEvent = async (services: Services, contract: Contract): Promise<ContractEvent | null> => {
  const choices = allEvents(contract).map(toChoice);
  const near = eventAtCursor(services, contract);
  const given = await services.ask.pick({
    position: { title, step: 1, total: 2 },
    prompt: 'Which event?',
    choices,
    proposed: choices.find(({ value }) => value === near),
  });
  return given.kind === 'answer' ? given.value : null;
};

const planRemoval = async ({ session }: Services, { protocol, name }: ContractEvent): Promise<Planned> => {
  const planned = await planChange(session, { kind: 'remove-event', protocol, name });
  if (planned.kind === 'refused') throw new UserError(planned.reason);
  if (planned.plan.edits.length === 0) throw new UserError(`Nothing of \`${name}\` can be removed.`);
  return planned;
};

export const removeEvent = async (services: Services): Promise<void> => {
  for (;;) {
    const event = await askEvent(services, await requireContract(services.session));
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
