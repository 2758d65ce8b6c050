// Puts the call that sends an event at a place in a function: the transport's with the message in it, or the call of the
// private function that does both.
import { type ArgumentValue, type Refusal, refuse, written, type Written } from '../plan.ts';
import type { PythonFacts } from '../facts.ts';
import { type Argument, bindArguments, type Binding, type BoundArgument, expressionProblem } from './bind-arguments.ts';
import { readStyle } from './file-style.ts';
import { freeName } from './parameters.ts';
import { findPlace, type PythonPlace } from './place.ts';
import { importLines, reachAt, type Reached } from './reach-names.ts';
import { readPython } from './reader.ts';
import { call, type Bracketed } from './ruff-layout.ts';
import { callLines } from './sending-text.ts';
import { blankLinesAbove, blockEnd, linesAbove, linesBelow } from './text-block.ts';
import { unknownNameProblem } from './unknown-names.ts';
import type { Transport } from './transport.ts';

/** What is called at the place. */
export type SendingCall =
  | {
      readonly kind: 'transport';
      readonly transport: Transport;
      readonly wrapper: { readonly name: string; readonly module: string };
      readonly factory: string;
    }
  /** A function that sends: of the class around, where `isMethod`, else by its name. */
  | { readonly kind: 'function'; readonly name: string; readonly module: string | null; readonly isMethod: boolean };

export interface SendingSpec {
  /** The qualified function that gets the call. */
  readonly place: string;
  readonly called: SendingCall;
  readonly arguments: readonly Argument[];
  readonly values: readonly ArgumentValue[];
  /** Code of this project hands such calls to the running loop where it cannot await. */
  readonly hasLoop: boolean;
  readonly lineLength: number;
}

/** The place sends it already. */
const isThere = ({ calls, imports }: PythonFacts, { place, called }: SendingSpec): boolean => {
  const inside = calls.filter(({ within }) => within === place);
  if (called.kind === 'function') return inside.some(({ name }) => name === called.name);
  const locals = imports.filter(({ imported }) => imported === called.wrapper.name).map(({ local }) => local);
  const receivers = new Set([called.wrapper.name, ...locals]);
  return inside.some(({ name, receiver }) => name === called.factory && receivers.has(receiver ?? ''));
};

/** What stands in the way of the values that were said, as one sentence, or null. */
const valueProblem = (text: string, facts: PythonFacts, spec: SendingSpec, place: PythonPlace): string | null => {
  for (const { key, expression } of spec.values) {
    const problem =
      expressionProblem(expression, place.fact.isAsync) ??
      unknownNameProblem(text, facts, spec.place, place.names, expression);
    if (problem !== null) return problem;
    if (spec.arguments.some((one) => one.key === key || one.name === key)) continue;
    const known = spec.arguments.map((one) => one.key).join(', ');
    return `Leave out the value of \`${key}\`: what is sent takes ${known === '' ? 'nothing' : known}.`;
  }
  return null;
};

const unboundProblem = ({ unbound }: Binding, place: string): Refusal | null => {
  const [first] = unbound;
  if (first === undefined) return null;
  const keys = unbound.map(({ argument }) => `\`${argument.key}\``).join(' and ');
  const flags = unbound.map(({ argument }) => `--value ${argument.key}=EXPR`).join(' ');
  const verb = unbound.length === 1 ? 'is' : 'are';
  return {
    ...refuse(`Say what ${keys} ${verb} in \`${place}\`, with ${flags}: ${first.reason}.`),
    lack: { kind: 'value', key: first.argument.key, reason: first.reason },
  };
};

export const insertSending = (text: string, spec: SendingSpec): Written => {
  const facts = readPython(text);
  const place = findPlace(text, spec.place);
  if ('reason' in place) return refuse(`Choose another place: ${place.reason}.`);
  if (isThere(facts, spec)) return written();
  const { isAsync } = place.fact;
  const binding = bindArguments(place, spec.arguments, spec.values);
  const problem = valueProblem(text, facts, spec, place);
  if (problem !== null) return refuse(problem);
  const missing = unboundProblem(binding, spec.place);
  if (missing !== null) return missing;
  if (!isAsync && !canStart(facts, spec)) {
    return refuse(
      `Choose an async function: \`${spec.place}\` cannot await anything, and nothing here hands such calls to a loop.`,
    );
  }
  const made = makeCall(facts, spec, place, binding.bound);
  return 'kind' in made ? made : written(putAt(text, place, linesFor(text, spec, place, made)));
};

/** A running loop can be reached where the file has asyncio. */
const canStart = (facts: PythonFacts, { hasLoop }: SendingSpec): boolean =>
  hasLoop && facts.imports.some(({ local, within }) => local === 'asyncio' && within === null);

interface MadeCall {
  readonly code: Bracketed;
  readonly reached: readonly Reached[];
}

const valueOf = (bound: readonly BoundArgument[], name: string): string =>
  bound.find(({ argument }) => argument.name === name)?.expression ?? name;

type Reach = (name: string, module: string | null) => Reached | null;

const keyword = ({ argument, expression }: BoundArgument): string => `${argument.name}=${expression}`;

const functionCall = (
  called: Extract<SendingCall, { kind: 'function' }>,
  place: PythonPlace,
  bound: readonly BoundArgument[],
  reach: Reach,
): MadeCall | Refusal => {
  const given = bound.map(keyword);
  if (called.isMethod) {
    return place.names.has('self')
      ? { code: call(`self.${called.name}`, ...given), reached: [] }
      : refuse(`Choose another place: \`self\` is not known in \`${place.fact.name}\`.`);
  }
  const reached = reach(called.name, called.module);
  return reached === null ? hides(called.name, place) : { code: call(reached.local, ...given), reached: [reached] };
};

const transportCall = (
  { transport, wrapper, factory }: Extract<SendingCall, { kind: 'transport' }>,
  place: PythonPlace,
  bound: readonly BoundArgument[],
  reach: Reach,
): MadeCall | Refusal => {
  const root = transport.expression.split('.')[0] ?? '';
  const source = reach(root, transport.module);
  const message = reach(wrapper.name, wrapper.module);
  if (source === null) return hides(root, place);
  if (message === null) return hides(wrapper.name, place);
  const { leading, excluding, method } = transport;
  const built = call(
    `${message.local}.${factory}`,
    ...bound.filter(({ argument }) => argument.type !== null).map(keyword),
  );
  const connection = transport.expression.replace(/^\w+/, source.local) + (transport.isAccessor ? '()' : '');
  const code = call(
    method === null ? connection : `${connection}.${method}`,
    ...leading.map(({ name }) => valueOf(bound, name)),
    built,
    ...(excluding === null ? [] : [`${excluding.name}=${valueOf(bound, excluding.name)}`]),
  );
  return { code, reached: [source, message] };
};

const makeCall = (
  facts: PythonFacts,
  { called }: SendingSpec,
  place: PythonPlace,
  bound: readonly BoundArgument[],
): MadeCall | Refusal => {
  const reach: Reach = (name, module) =>
    reachAt(facts, { name, module }, place.fact.name, (one) => place.names.has(one));
  return called.kind === 'function'
    ? functionCall(called, place, bound, reach)
    : transportCall(called, place, bound, reach);
};

const hides = (name: string, { fact }: PythonPlace): Refusal =>
  refuse(`Choose another place: \`${name}\` means something else in \`${fact.name}\`.`);

const linesFor = (text: string, spec: SendingSpec, place: PythonPlace, made: MadeCall): readonly string[] => {
  const { unit } = readStyle(text);
  const imports = importLines(made.reached, place.indent);
  const taken = new Set([...place.names.keys()]);
  return callLines(
    { code: made.code, imports, isAwaited: place.fact.isAsync, loop: freeName(taken, 'loop', 'running_loop') },
    { indent: place.indent, unit, lineLength: spec.lineLength },
  );
};

/** Above a final `return` with as many blank lines below as stand above it; else at the end, parted as statements are there. */
const putAt = (text: string, place: PythonPlace, lines: readonly string[]) => {
  const style = readStyle(text);
  const { before, above, fact } = place;
  if (before === null)
    return linesBelow(blockEnd(text, fact.range), blankAtEnd(text, place, lines.includes('')), lines, style);
  return linesAbove(text, before.start, lines, above.length === 0 ? 0 : blankLinesAbove(text, before.start), style);
};

const blankAtEnd = (text: string, { above }: PythonPlace, hasImports: boolean): number => {
  const last = above.at(-1);
  if (hasImports || /^(?:Import|Decorated)Statement$|Definition$/.test(last?.name ?? '')) return 1;
  return above.slice(1).some(({ start }) => blankLinesAbove(text, start) > 0) ? 1 : 0;
};
