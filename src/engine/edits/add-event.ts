// Adding is completing: the wanted event, less what exists, is what is missing. Running it again finds nothing to do.
import type { EventRequest, Refusal, ReplyRequest } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { clientSteps } from './client-steps.ts';
import { asLeft, conflictIn, type Draft } from './draft.ts';
import { type EventContext, toContext } from './event-context.ts';
import { emissionSteps, isSentAlready } from './emission-steps.ts';
import { similarEvent, tellSimilar } from '../similar-event.ts';
import { exchangeSteps } from './exchange.ts';
import { extraSteps } from './extra-steps.ts';
import type { Keeping } from './keeping.ts';
import { serverSteps } from './server-steps.ts';

const toldOf = ({ store, action, written, arguments: [given] }: Keeping): string => {
  if (written === null) return `Calls \`${store.fact.hook}.${action}\`, which is there already.`;
  const { state, update } = written;
  const place = `\`${store.fact.hook}.${state.name}\``;
  switch (update.recipe) {
    case 'replace':
      return `Keeps the latest in ${place}.`;
    case 'append':
      return `Adds each to ${place}, which grows with every message.`;
    case 'upsert':
      return `Keeps the latest per \`${update.key}\` in ${place}.`;
    case 'remove':
      return `Removes what has the same \`${given?.kind === 'field' ? given.field.key : update.key}\` from ${place}.`;
  }
};

const describe = (
  { input, request, event, keeping, names, protocol }: EventContext,
  draft: Draft,
  isJoined = false,
): void => {
  const similar = similarEvent(input.contract, request);
  if (similar !== null) draft.note(tellSimilar(similar));
  if (keeping !== null) {
    draft.note(toldOf(keeping));
    const own = keeping.written?.state;
    if (keeping.store.fact.persist === 'all' && own !== undefined && own.initialText !== null) {
      draft.note(`\`${keeping.store.fact.hook}\` persists everything, so \`${own.name}\` is kept over restarts too.`);
    }
  }
  const callback = `call \`${names.callback}\` of \`${protocol.client.hook?.fact.name ?? 'the hook'}\` from a component.`;
  if (request.direction === 'client-to-server') {
    if (event?.status.received === 'yes') return;
    if (isJoined) draft.note(`\`${request.name}\` answers: ${callback}`);
    else if (request.call === null) draft.note(`Fill in \`${names.reception}\`, and ${callback}`);
    else draft.note(`\`${request.name}\` is handed to \`${request.call}\`; ${callback}`);
  } else if (request.delivery === 'none' && !isJoined && !isSentAlready(event))
    draft.note(`Nothing sends \`${request.name}\` yet.`);
};

/** Writes what one event lacks. */
export const addEvent = (input: PlanInput, request: EventRequest, draft: Draft): Refusal | null => {
  const context = toContext(input, request);
  if ('kind' in context) return context;
  const emission = emissionSteps(context, draft);
  if ('kind' in emission) return conflictIn(input) ?? emission;
  const extra = extraSteps(context);
  if ('kind' in extra) return extra;
  const refusal = draft.takeAll([...serverSteps(context), ...emission, ...clientSteps(context), ...extra]);
  if (refusal === null) describe(context, draft);
  return refusal;
};

/** Writes what a request and its answer lack. */
const addExchange = (input: PlanInput, request: EventRequest, reply: ReplyRequest, draft: Draft): Refusal | null => {
  const exchange = exchangeSteps(input, request, reply, draft);
  if ('kind' in exchange) return conflictIn(input) ?? exchange;
  const [asked, answer] = exchange.contexts;
  const extra = extraSteps(asked);
  if ('kind' in extra) return extra;
  const refusal = draft.takeAll([...exchange.steps, ...extra]);
  if (refusal !== null) return refusal;
  const isToClient = asked.request.direction === 'server-to-client';
  describe(asked, draft, isToClient);
  const kept = isToClient ? (asked.keeping?.written ?? null) : null;
  if (kept !== null && kept.update.recipe !== 'remove')
    draft.note(
      `What is answered stays in \`${asked.keeping?.store.fact.hook ?? ''}.${kept.state.name}\`: take it out there where \`${answer.names.callback}\` is called, or add an event with --update remove that says so to all.`,
    );
  describe(answer, draft, isToClient || request.call !== null);
  return refusal;
};

/** All or nothing. Each event finds those before it there already, so that it stands beside them. */
export const addEvents = (input: PlanInput, requests: readonly EventRequest[], draft: Draft): Refusal | null => {
  let present = input;
  for (const [event, request] of requests.entries()) {
    const { reply } = request;
    const refusal = reply === null ? addEvent(present, request, draft) : addExchange(present, request, reply, draft);
    if (refusal !== null)
      return requests.length === 1 ? refusal : { ...refusal, event, reason: `\`${request.name}\`: ${refusal.reason}` };
    if (event + 1 < requests.length) present = asLeft(input, draft, input.preview(draft.changed()).contract);
  }
  return null;
};
