// The last step of the wizard: plans the draft, shows the plan, and does what the user decides about it.
import { ProgressLocation, window } from 'vscode';
import type { EventRequest, Refusal } from '../engine/plan.ts';
import type { SimilarEvent } from '../engine/similar-event.ts';
import { tellApplied } from './afterwards.ts';
import { applyPlan } from './apply.ts';
import { callText } from './call-text.ts';
import { extendEvent } from './extend-event.ts';
import { describePlan } from './plan-summary.ts';
import { planChange, type Planned } from './planned.ts';
import { reviewPlan } from './review.ts';
import { type Services, stepContext } from './services.ts';
import { tellRefusal } from './tell-refusal.ts';
import { UserError } from './user-error.ts';
import { type Draft, toRequest } from './wizard/draft.ts';
import { reviewPosition, reviewStep } from './wizard/flow.ts';
import { changeNames } from './wizard/names-step.ts';

/** `back`: the user wants to answer otherwise. */
export type Outcome = { readonly kind: 'done' } | { readonly kind: 'back'; readonly draft: Draft };

/** A draft that can be shown. */
interface Shown {
  readonly kind: 'shown';
  readonly draft: Draft;
  readonly planned: Planned;
}

const done: Outcome = { kind: 'done' };

const requestOf = (services: Services, draft: Draft): EventRequest => {
  const request = toRequest(services.session.project.contract(), draft);
  if (request === null) throw new UserError('The protocol of this event is gone: run Add WebSocket Event anew.');
  return request;
};

const planDraft = (services: Services, draft: Draft): Thenable<Planned | Refusal> =>
  window.withProgress({ location: ProgressLocation.Window, title: 'CachiBot: planning' }, () =>
    planChange(services.session, { kind: 'add-events', events: [requestOf(services, draft)] }),
  );

const tellWhy = (services: Services, draft: Draft, { reason }: Refusal): Promise<'back' | 'cancel'> => {
  const position = reviewPosition(stepContext(services), draft);
  return tellRefusal(services, position, 'It cannot be added like this: nothing is changed', reason);
};

const afterRefusal = async (services: Services, draft: Draft, refusal: Refusal): Promise<Outcome> =>
  (await tellWhy(services, draft, refusal)) === 'back' ? { kind: 'back', draft } : done;

export const reviewDraft = async (services: Services, draft: Draft): Promise<Outcome> => {
  await services.memory.keep(reviewStep, draft);
  const planned = await planDraft(services, draft);
  if (planned.kind === 'refused') return afterRefusal(services, draft, planned);
  try {
    let next: Shown | Outcome = { kind: 'shown', draft, planned };
    while (next.kind === 'shown') next = await decide(services, next);
    return next;
  } finally {
    await services.preview.close();
  }
};

const decide = async (services: Services, shown: Shown): Promise<Shown | Outcome> => {
  const { draft, planned } = shown;
  if (planned.plan.edits.length === 0) return nothingToDo(services, draft);
  const position = reviewPosition(stepContext(services), draft);
  const request = requestOf(services, draft);
  const similar = services.session.project.similarEvent(request);
  const options = { ...services, position, canRename: true, similar: similar?.name ?? null };
  const decision = await reviewPlan(options, planned);
  switch (decision) {
    case 'extend':
      return similar === null ? shown : extend(services, shown, request.protocol, similar);
    case 'apply':
      return apply(services, shown);
    case 'names':
      return rename(services, shown);
    case 'back':
      return { kind: 'back', draft };
    case 'cancel':
      return done;
  }
};

const extend = async (
  services: Services,
  shown: Shown,
  protocol: string,
  similar: SimilarEvent,
): Promise<Shown | Outcome> => {
  if ((await extendEvent(services, protocol, similar, shown.draft)) === 'back') return shown;
  await services.memory.forget();
  return done;
};

const nothingToDo = async ({ memory }: Services, { name }: Draft): Promise<Outcome> => {
  await memory.forget();
  void window.showInformationMessage(`\`${name}\` is whole already: nothing to add.`);
  return done;
};

const rename = async (services: Services, shown: Shown): Promise<Shown | Outcome> => {
  const context = stepContext(services);
  const draft = await changeNames(context, shown.draft, shown.planned, reviewPosition(context, shown.draft));
  if (draft === null) return done;
  const planned = await planDraft(services, draft);
  if (planned.kind === 'planned') return { kind: 'shown', draft, planned };
  // The names before could be planned, so the review goes on with them.
  return (await tellWhy(services, draft, planned)) === 'back' ? shown : done;
};

const apply = async (services: Services, { draft, planned }: Shown): Promise<Shown | Outcome> => {
  const applied = await applyPlan(services.session, planned);
  switch (applied.kind) {
    case 'refused':
      return afterRefusal(services, draft, applied);
    case 'changed':
      void window.showInformationMessage('Files were changed since the plan was made: look at the new one.');
      return { kind: 'shown', draft, planned: applied.planned };
    case 'applied':
      await finish(services, draft, applied.planned);
      return done;
  }
};

const finish = async (services: Services, draft: Draft, planned: Planned): Promise<void> => {
  const { session, memory } = services;
  const request = requestOf(services, draft);
  await memory.forget();
  await memory.remember({
    direction: request.direction,
    protocol: request.protocol,
    ...(draft.sending === null ? {} : { delivery: draft.sending.delivery }),
    ...(draft.keeping?.recipe === undefined || draft.keeping.recipe === null ? {} : { recipe: draft.keeping.recipe }),
  });
  await session.settle();
  services.log.info(`${planned.plan.title}: ${describePlan(planned.plan)}.`);
  const call = callText(session.project.contract(), request);
  const sentence = `Added \`${draft.name}\`: ${describePlan(planned.plan)}.`;
  services.inBackground(() => tellApplied(session, { sentence, planned, call }));
};
