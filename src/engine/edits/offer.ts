// What can be chosen for an event that is to be added, as far as it is known: where it can be handed to, what can be done with it.
import type { Offer } from '../offer.ts';
import { type EventRequest, isRefusal } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { isMarkable } from './agent-steps.ts';
import { type EventContext, toContext } from './event-context.ts';
import { correlationOf } from './exchange.ts';
import { offerActions, offerKeepings } from './offer-keepings.ts';
import { offerCalls } from './offer-calls.ts';

const nothing: Offer = { isMarkable: false, calls: [], keepings: [], actions: [] };

/** The event that the client gets: the one that is added, else its answer. */
const received = (request: EventRequest): EventRequest | null => {
  if (request.direction === 'server-to-client') return request;
  const { reply } = request;
  return reply === null
    ? null
    : { ...request, direction: 'server-to-client', name: reply.name, fields: reply.fields, names: {} };
};

/** Without the id that joins it to its answer, which need not be the function's business. */
const handedOver = ({ request, fields }: EventContext): EventContext['fields'] => {
  const joined = request.reply === null ? null : correlationOf(request, request.reply);
  return fields.filter(({ key }) => key !== joined);
};

export const offer = (input: PlanInput, asked: EventRequest): Offer => {
  const bare = { ...asked, call: null, values: [], store: null, recipe: 'none', recipeKey: null, map: [] } as const;
  const context = toContext(input, bare);
  if (isRefusal(context)) return nothing;
  const kept = received(bare);
  const keeping = kept === null ? null : toContext(input, kept);
  const isToServer = asked.direction === 'client-to-server';
  if (keeping === null || isRefusal(keeping))
    return { ...nothing, calls: isToServer ? offerCalls(context, handedOver(context)) : [] };
  const { protocol, request, names } = keeping;
  const about = { input, protocol, request, names };
  return {
    isMarkable: !isToServer && isMarkable(context),
    calls: isToServer ? offerCalls(context, handedOver(context)) : [],
    keepings: offerKeepings(about),
    // What answers has no names of its own, so no action can be said for it.
    actions: isToServer ? [] : offerActions(about),
  };
};
