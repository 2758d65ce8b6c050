// Adding is completing: the wanted event, less what exists, is what is missing. Running it again finds nothing to do.
import type { EventRequest, Refusal } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { clientSteps } from './client-steps.ts';
import { conflictIn, type Draft } from './draft.ts';
import { type EventContext, toContext } from './event-context.ts';
import { emissionSteps, isSentAlready } from './emission-steps.ts';
import { serverSteps } from './server-steps.ts';

const describe = ({ request, event, keeping, names, protocol }: EventContext, draft: Draft): void => {
  if (keeping !== null) {
    const by = keeping.key === null ? 'the latest' : `the latest per \`${keeping.key}\``;
    draft.note(`Keeps ${by} in \`${keeping.store.fact.hook}.${names.state}\`.`);
    if (keeping.store.fact.persist === 'all') {
      draft.note(
        `\`${keeping.store.fact.hook}\` persists everything, so \`${names.state}\` is kept over restarts too.`,
      );
    }
  }
  if (request.direction === 'client-to-server') {
    if (event?.status.received === 'yes') return;
    draft.note(
      `Fill in \`${names.reception}\`, and call \`${names.callback}\` of \`${protocol.client.hook?.fact.name ?? 'the hook'}\` from a component.`,
    );
  } else if (request.delivery === 'none' && !isSentAlready(event)) draft.note(`Nothing sends \`${request.name}\` yet.`);
};

/** Writes what one event lacks. */
export const addEvent = (input: PlanInput, request: EventRequest, draft: Draft): Refusal | null => {
  const context = toContext(input, request);
  if ('kind' in context) return context;
  const emission = emissionSteps(context, draft);
  if ('kind' in emission) return conflictIn(input) ?? emission;
  const refusal = draft.takeAll([...serverSteps(context), ...emission, ...clientSteps(context)]);
  if (refusal === null) describe(context, draft);
  return refusal;
};

export const addEvents = (input: PlanInput, requests: readonly EventRequest[], draft: Draft): Refusal | null => {
  for (const request of requests) {
    const refusal = addEvent(input, request, draft);
    if (refusal !== null) return refusal;
  }
  return null;
};
