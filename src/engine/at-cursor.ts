// What an event would take that is sent where the cursor stands: the function around it, what its names give, and what is
// left to be asked for. Plain data for the wizard.
import type { Contract } from './contract.ts';
import { argumentsFor, chooseTransport } from './deliver.ts';
import type { EventRequest } from './plan.ts';
import { bindArguments } from './python/bind-arguments.ts';
import { findPlace, functionAt } from './python/place.ts';

export interface CursorPlace {
  /** `path:Outer.inner`, as `emitIn` takes it. */
  readonly place: string;
  /** Why nothing can be sent there, as one sentence; null where it can. */
  readonly problem: string | null;
  /** Arguments that a name in scope gives, or a value that was said. */
  readonly bound: readonly { readonly key: string; readonly expression: string }[];
  /** Arguments that somebody has to say, each with what stands in the way. */
  readonly unbound: readonly { readonly key: string; readonly reason: string }[];
  /** Optional keys that are left out. */
  readonly leftOut: readonly string[];
}

/** As much of a request as tells what is sent. */
export type Asked = Pick<EventRequest, 'protocol' | 'fields' | 'delivery' | 'values'>;

const impossible = (place: string, problem: string): CursorPlace => ({
  place,
  problem,
  bound: [],
  unbound: [],
  leftOut: [],
});

/** Null where no function stands around the offset. */
export const cursorPlace = (
  contract: Contract,
  path: string,
  text: string,
  offset: number,
  asked: Asked,
): CursorPlace | null => {
  const name = functionAt(text, offset);
  const protocol = contract.protocols.find(({ id }) => id === asked.protocol);
  if (name === null || protocol === undefined) return null;
  const place = `${path}:${name}`;
  const found = findPlace(text, name);
  if ('reason' in found) return impossible(place, `Choose another place: ${found.reason}.`);
  const chosen = chooseTransport(protocol, asked.delivery);
  if ('kind' in chosen) return impossible(place, chosen.reason);
  const { bound, unbound, leftOut } = bindArguments(found, argumentsFor(chosen, asked.fields), asked.values);
  return {
    place,
    problem: null,
    bound: bound.map(({ argument, expression }) => ({ key: argument.key, expression })),
    unbound: unbound.map(({ argument, reason }) => ({ key: argument.key, reason })),
    leftOut: leftOut.map(({ key }) => key),
  };
};
