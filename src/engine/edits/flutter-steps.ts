// The event in a Flutter client, on request: a constant beside those of its siblings, and a case with a method to be filled.
// Dart files are only there where the host has read them for this.
import { toCamelCase, toPascalCase } from '../case.ts';
import type { Protocol } from '../contract.ts';
import { type ConstantsFact, readCases, readConstants } from '../dart/find-constants.ts';
import { isDart } from '../dart/reaches-dart.ts';
import { insertCase, removeCase } from '../dart/write-case.ts';
import { insertConstant, removeConstant } from '../dart/write-constant.ts';
import type { EventRequest } from '../plan.ts';
import { type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { Draft, Step } from './draft.ts';
import type { EventContext } from './event-context.ts';

interface Constants extends ConstantsFact {
  readonly path: string;
}

/** How many of a protocol's other values a class has. */
const countIn = ({ constants }: ConstantsFact, { events }: Protocol, asked: string): number =>
  constants.filter(({ value }) => value !== asked && events.has(value)).length;

/**
 * The class that has most of the protocol's values as constants; two at least, so that no other list is taken for it, and
 * more than of any other protocol: `thinking` and `error` stand in several.
 */
const findConstants = ({ contract, paths, read }: PlanInput, protocol: Protocol, asked: string): Constants | null => {
  const others = contract.protocols.filter(({ id }) => id !== protocol.id);
  const found = paths
    .filter(isDart)
    .flatMap((path) => readConstants(read(path) ?? '').map((fact) => ({ path, ...fact })))
    .map((fact) => ({ fact, count: countIn(fact, protocol, asked) }))
    .filter(({ fact, count }) => count > 1 && others.every((other) => countIn(fact, other, asked) < count))
    .sort((a, b) => b.count - a.count);
  return found[0]?.fact ?? null;
};

/** The values of the events that travel the same way. */
const siblingsOf = ({ events }: Protocol, { name, direction }: Pick<EventRequest, 'name' | 'direction'>) =>
  new Set(
    [...events.values()].filter((one) => one.direction === direction && one.name !== name).map((one) => one.name),
  );

const namesOf = (name: string) => ({ constant: toCamelCase(name), method: `_on${toPascalCase(name)}` });

/** The file whose switch has most cases of this class. */
const switchIn = ({ paths, read }: PlanInput, className: string): string | null => {
  const counts = paths.filter(isDart).map((path) => ({ path, count: readCases(read(path) ?? '', className).length }));
  const [best] = counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return best?.path ?? null;
};

export const flutterSteps = ({ input, protocol, request }: EventContext): readonly Step[] | Refusal => {
  const found = findConstants(input, protocol, request.name);
  if (found === null) {
    return refuse(
      `No Dart class has the messages of ${protocol.id} as constants: leave the Flutter part out, or write the first two by hand.`,
    );
  }
  const { className, path, constants } = found;
  const siblings = siblingsOf(protocol, request);
  const { constant, method } = namesOf(request.name);
  const constantStep: Step = {
    path,
    write: (text) => insertConstant(text, { className, name: constant, value: request.name, siblings }),
  };
  if (request.direction === 'client-to-server') return [constantStep];
  const home = switchIn(input, className);
  if (home === null)
    return refuse(`No switch in Dart tells the constants of \`${className}\` apart: leave the Flutter part out.`);
  const names = new Set(constants.filter(({ value }) => siblings.has(value)).map(({ name }) => name));
  const spec = { className, constant, method, event: request.name, siblings: names };
  return [constantStep, { path: home, write: (text) => insertCase(text, spec) }];
};

/** Takes both out again. What was filled in by hand stays, with its constant. */
export const removeFromFlutter = (
  input: PlanInput,
  protocol: Protocol,
  event: string,
  draft: Draft,
): Refusal | null => {
  const found = findConstants(input, protocol, event);
  const constant = found?.constants.find(({ value }) => value === event)?.name;
  if (found === null || constant === undefined) return null;
  const { className, path } = found;
  const home = switchIn(input, className);
  if (home !== null) {
    const result = removeCase(draft.text(home), { className, constant, event });
    if (result.kind === 'refused') {
      draft.note(`The Flutter part stays: ${result.reason}`);
      return null;
    }
    const refusal = draft.take({ path: home, write: () => result });
    if (refusal !== null) return refusal;
  }
  const user = input.paths.find((one) => isDart(one) && draft.text(one).includes(`${className}.${constant}`));
  if (user === undefined)
    return draft.take({ path, write: (text) => removeConstant(text, { className, value: event }) });
  draft.note(`\`${className}.${constant}\` stays, because ${user} uses it.`);
  return null;
};
