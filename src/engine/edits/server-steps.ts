// The declaration and the making of an event in Python: enum member, factory, reception branch.
import {
  type CalledFunction,
  insertEnumMember,
  insertFactory,
  insertReception,
  type ResultAnswer,
} from '../python/writer.ts';
import { type Refusal, refuse } from '../plan.ts';
import { chooseTransport } from '../deliver.ts';
import { transportFrom, wrapperSpec } from './emission-steps.ts';
import { findCalled } from './called-function.ts';
import type { Step } from './draft.ts';
import type { EventContext } from './event-context.ts';

const enumStep = ({ protocol, request, names, placement }: EventContext): readonly Step[] => {
  const { set } = protocol.server;
  if (set === null) return [];
  const spec = {
    set: set.fact.name,
    member: names.member,
    value: request.name,
    direction: request.direction,
    placement,
  };
  return [{ path: set.path, write: (text) => insertEnumMember(text, spec) }];
};

const factoryStep = ({ protocol, names, fields, placement, lineLength }: EventContext): readonly Step[] => {
  const { set, wrapper } = protocol.server;
  if (set === null || wrapper === null) return [];
  const spec = {
    wrapper: wrapper.fact.name,
    set: set.fact.name,
    member: names.member,
    factory: names.factory,
    fields,
    placement,
    lineLength,
    summary: null,
  };
  return [{ path: wrapper.path, write: (text) => insertFactory(text, spec) }];
};

/** A branch that is there already calls what it calls. */
const calledIn = ({ input, request, event }: EventContext, path: string): CalledFunction | Refusal | null =>
  request.call === null || event?.status.received === 'yes' ? null : findCalled(input, request.call, path);

/** How two events belong together. */
export interface Joining {
  /** The wire key of the id that both carry. */
  readonly correlation: string;
  /** The function that asks the client, and what it waits by. */
  readonly asking: string;
  readonly pending: string;
  /** The event that answers. */
  readonly answer: EventContext;
}

/** How the branch of a request sends the result of what it calls back to the client. */
const resultAnswer = (
  context: EventContext,
  { correlation, answer }: Joining,
  path: string,
): ResultAnswer | Refusal => {
  const { protocol, names, fields } = answer;
  const reached = protocol.server.transports.map(({ reach }) => reach);
  const chosen = chooseTransport(protocol, reached.includes('client') ? 'client' : 'user');
  if ('kind' in chosen) return chosen;
  const { wrapper } = wrapperSpec(answer);
  return { fields, correlation, wrapper, factory: names.factory, transport: transportFrom(context, chosen, path) };
};

const receptionStep = (context: EventContext, joining: Joining | null): readonly Step[] => {
  const { protocol, request, names, fields, placement, lineLength } = context;
  const { set, chain } = protocol.server;
  if (set === null) return [];
  if (chain === null) {
    const reason = `No place was found where the server tells messages of ${protocol.id} apart: write its first branch by hand.`;
    return [{ path: set.path, write: () => refuse(reason) }];
  }
  const called = calledIn(context, chain.path);
  if (called !== null && 'kind' in called) return [{ path: chain.path, write: () => called }];
  const isAnswer = joining?.answer === context;
  const answer = joining === null || isAnswer || called === null ? null : resultAnswer(context, joining, chain.path);
  if (answer !== null && 'kind' in answer) return [{ path: chain.path, write: () => answer }];
  const spec = {
    set: set.fact.name,
    member: names.member,
    event: request.name,
    fields,
    reception: names.reception,
    called,
    answer,
    waiting: isAnswer ? joining : null,
    values: request.values,
    placement,
    lineLength,
  };
  return [{ path: chain.path, write: (text) => insertReception(text, spec) }];
};

export const serverSteps = (context: EventContext, joining: Joining | null = null): readonly Step[] => [
  ...enumStep(context),
  ...(context.request.direction === 'server-to-client' ? factoryStep(context) : receptionStep(context, joining)),
];
