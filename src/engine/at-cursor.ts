// What an event would take that is sent in a function, such as the one around the cursor: what its names give, and what is
// left to be asked for. Plain data for the wizard.
import type { Contract } from './contract.ts';
import { argumentsFor, chooseTransport } from './deliver.ts';
import type { ArgumentValue, EventRequest } from './plan.ts';
import { bindArguments, expressionProblem as valueProblem } from './python/bind-arguments.ts';
import { readPython } from './python/reader.ts';
import { unknownNameProblem } from './python/unknown-names.ts';
import { findPlace, functionAt, type PythonPlace } from './python/place.ts';

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

export { valueProblem };

/** What stands in the way of the values that were said. */
const firstProblem = (
  text: string,
  name: string,
  { fact, names }: PythonPlace,
  values: readonly ArgumentValue[],
): string | null =>
  values
    .map(
      ({ expression }) =>
        valueProblem(expression, fact.isAsync) ?? unknownNameProblem(text, readPython(text), name, names, expression),
    )
    .find((one) => one !== null) ?? null;

/** The function around an offset, as `path:Outer.inner`; null where there is none. */
export const placeAround = (path: string, text: string, offset: number): string | null => {
  const name = functionAt(text, offset);
  return name === null ? null : `${path}:${name}`;
};

/** What an event takes that is sent at a place, by its name. Null where no such protocol is. */
export const namedPlace = (contract: Contract, place: string, text: string, asked: Asked): CursorPlace | null => {
  const protocol = contract.protocols.find(({ id }) => id === asked.protocol);
  if (protocol === undefined) return null;
  const name = place.slice(place.lastIndexOf(':') + 1);
  const found = findPlace(text, name);
  if ('reason' in found) return impossible(place, `Choose another place: ${found.reason}.`);
  const chosen = chooseTransport(protocol, asked.delivery);
  if ('kind' in chosen) return impossible(place, chosen.reason);
  const { bound, unbound, leftOut } = bindArguments(found, argumentsFor(chosen, asked.fields), asked.values);
  return {
    place,
    problem: firstProblem(text, name, found, asked.values),
    bound: bound.map(({ argument, expression }) => ({ key: argument.key, expression })),
    unbound: unbound.map(({ argument, reason }) => ({ key: argument.key, reason })),
    leftOut: leftOut.map(({ key }) => key),
  };
};
