// The declaration and the making of an event in Python: enum member, factory, reception branch.
import { insertEnumMember, insertFactory, insertReception } from '../python/writer.ts';
import { refuse } from '../plan.ts';
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

const receptionStep = ({ protocol, request, names, fields, placement, lineLength }: EventContext): readonly Step[] => {
  const { set, chain } = protocol.server;
  if (set === null) return [];
  if (chain === null) {
    const reason = `No place was found where the server tells messages of ${protocol.id} apart: write its first branch by hand.`;
    return [{ path: set.path, write: () => refuse(reason) }];
  }
  const spec = {
    set: set.fact.name,
    member: names.member,
    event: request.name,
    fields,
    reception: names.reception,
    placement,
    lineLength,
  };
  return [{ path: chain.path, write: (text) => insertReception(text, spec) }];
};

export const serverSteps = (context: EventContext): readonly Step[] => [
  ...enumStep(context),
  ...(context.request.direction === 'server-to-client' ? factoryStep(context) : receptionStep(context)),
];
