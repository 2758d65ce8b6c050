// The private functions around the calls of a factory: what `add` calls a wrapper, one message and nothing else. A value for
// the payload goes through them as a parameter of their own.
import type { Protocol } from '../contract.ts';
import { isOpen } from '../link/reach.ts';
import type { PlanInput } from '../project.ts';
import { type CallAt, type Callers, callersOf, callsOfFactory, factoryOf, type FunctionAt } from './callers.ts';

/** A wrapper, the call in it, and who calls it. */
export interface WrapperAt extends FunctionAt, Callers {
  readonly inner: CallAt;
}

export interface Ways {
  readonly factory: FunctionAt;
  readonly wrappers: readonly WrapperAt[];
  /** Calls that make the message where it is sent, tests included. */
  readonly direct: readonly CallAt[];
}

const emissionsIn = ({ contract }: PlanInput, { path, fact }: FunctionAt): number =>
  contract.protocols
    .flatMap(({ events }) => [...events.values()])
    .flatMap(({ mentions }) => mentions)
    .filter((mention) => mention.part === 'emission' && mention.path === path && mention.name === fact.name).length;

const takesAnything = ({ fact }: FunctionAt): boolean =>
  fact.parameters.some(({ name }) => name !== 'self' && name !== 'cls');

const wrapperOf = (input: PlanInput, protocol: Protocol, inner: CallAt): WrapperAt | null => {
  if (inner.within === null) return null;
  const at = { path: inner.path, fact: inner.within };
  if (isOpen(at.fact) || !takesAnything(at) || emissionsIn(input, at) !== 1) return null;
  const callers = callersOf(input, protocol, at);
  return callers.isHandedOn ? null : { ...at, ...callers, inner };
};

/** How a value gets to an event's factory; null where it has none. */
export const waysTo = (input: PlanInput, protocol: Protocol, event: string): Ways | null => {
  const factory = factoryOf(input.contract, protocol, event);
  if (factory === null) return null;
  const wrappers: WrapperAt[] = [];
  const direct: CallAt[] = [];
  for (const call of callsOfFactory(input, protocol, factory)) {
    const wrapper = wrapperOf(input, protocol, call);
    if (wrapper === null) direct.push(call);
    else wrappers.push(wrapper);
  }
  return { factory, wrappers, direct };
};
