// The call of an existing function from the branch that receives an event: its parameters get the fields that are called as
// they are, else what names in scope give. A result may be sent back as the answer.
import type { ParameterFact, PythonFacts } from '../facts.ts';
import { type ArgumentValue, type FieldSpec, type Lack, type Refusal, refuse } from '../plan.ts';
import { isNullable } from '../wire-type.ts';
import { bindArguments, type BoundArgument, isTypeFitting, type UnboundArgument } from './bind-arguments.ts';
import type { Names } from './flow-names.ts';
import { isConditional } from './parameters.ts';
import { toIdentifier, writeString, type Quote } from './python-text.ts';
import { reachAt, type Reached } from './reach-names.ts';
import { call, layOut, layOutAssignment, type Bracketed, type Code, type Frame } from './ruff-layout.ts';
import { addressingOf, type Addressing, type Transport } from './transport.ts';

/** An existing function, as a branch can call it. */
export interface CalledFunction {
  /** As it is told: `JobRunner.pause_job`. */
  readonly name: string;
  /** The name that has to be in reach, and what follows it: `get_job_runner` and `().pause_job`. */
  readonly root: string;
  readonly rest: string;
  /** Where the root comes from; null for the branch's own file. */
  readonly module: string | null;
  /** Importing it for the whole file would import this file again. */
  readonly isCircular: boolean;
  readonly isAsync: boolean;
  /** The return annotation. */
  readonly returns: string | null;
  /** Without `self`. */
  readonly parameters: readonly ParameterFact[];
}

export interface CallPlace {
  readonly text: string;
  readonly facts: PythonFacts;
  /** The qualified function with the branches. */
  readonly within: string;
  readonly names: Names;
  readonly values: readonly ArgumentValue[];
}

/** What the result of the call is sent back as. */
export interface ResultAnswer {
  readonly fields: readonly FieldSpec[];
  readonly correlation: string;
  readonly wrapper: { readonly name: string; readonly module: string };
  readonly factory: string;
  readonly transport: Transport;
}

export interface BranchCall {
  readonly reached: Reached;
  /** In the branch itself, because importing it for the whole file would import this file again. */
  readonly isImportedHere: boolean;
  /** The call, once it is known how each field is read or called. */
  readonly lines: (passed: ReadonlyMap<string, Code>, around: BranchAround, frame: Frame) => readonly string[];
}
import { unknownNameProblem } from './unknown-names.ts';

/** What stands around a branch. */
export interface BranchAround {
  readonly isTaken: (name: string) => boolean;
  readonly quote: Quote;
}

const isSpread = ({ name }: ParameterFact): boolean => name.startsWith('*');

/** Why a field cannot be what a parameter takes, or null. */
const clash = (field: FieldSpec, parameter: ParameterFact, name: string): string | null => {
  const mayBeNone = isConditional(field) || field.default?.value === null;
  const takesNone = parameter.typeText === null || parameter.type.kind === 'unknown' || isNullable(parameter.type);
  if (mayBeNone && !takesNone && parameter.defaultText !== 'None')
    return `\`${field.key}\` may be absent, and \`${name}\` never takes None for it: give the field a default`;
  return isTypeFitting(field.type, parameter.type)
    ? null
    : `\`${name}\` takes \`${parameter.typeText ?? ''}\` for \`${parameter.name}\`: give the field that type`;
};

const argumentOf = (parameter: ParameterFact) => ({
  key: parameter.name,
  name: parameter.name,
  type: null,
  typeText: parameter.typeText,
  aliases: [],
  isRequired: parameter.defaultText === null,
});

const lackOf = ({ argument, reason }: UnboundArgument): Lack => ({ kind: 'value', key: argument.name, reason });

export const makeBranchCall = (
  called: CalledFunction,
  sent: readonly FieldSpec[],
  { text, facts, within, names, values }: CallPlace,
  answer: ResultAnswer | null,
): BranchCall | Refusal => {
  const { name, parameters } = called;
  const own = parameters.filter((parameter) => !isSpread(parameter));
  // The id that joins request and answer need not be the function's business.
  const fields = sent.filter(
    ({ key }) => key !== answer?.correlation || own.some((parameter) => parameter.name === toIdentifier(key)),
  );
  const fieldOf = (parameter: ParameterFact): FieldSpec | undefined =>
    fields.find(({ key }) => toIdentifier(key) === parameter.name);
  const extra = fields.find(({ key }) => !own.some((parameter) => parameter.name === toIdentifier(key)));
  if (extra !== undefined && !parameters.some((parameter) => parameter.name.startsWith('**'))) {
    return refuse(
      `Leave out \`${extra.key}\`, or call another function: \`${name}\` has no parameter \`${toIdentifier(extra.key)}\`.`,
    );
  }
  for (const parameter of own) {
    const field = fieldOf(parameter);
    const problem = field === undefined ? null : clash(field, parameter, name);
    if (problem !== null) return refuse(`${problem}.`);
  }
  const addressing = answer === null ? [] : addressingOf(answer.transport).map(addressed);
  const others = own.filter((parameter) => fieldOf(parameter) === undefined).map(argumentOf);
  const unknown = values.find(({ key }) => ![...own, ...addressing].some((one) => one.name === key));
  if (unknown !== undefined)
    return refuse(`Leave out the value of \`${unknown.key}\`: \`${name}\` has no such parameter.`);
  const read = new Map<string, unknown>([...names, ...sent.map(({ key }) => [toIdentifier(key), null] as const)]);
  const stray = values
    .map(({ expression }) => unknownNameProblem(text, facts, within, read, expression))
    .find((one) => one !== null);
  if (stray !== undefined) return refuse(stray);
  const { bound, unbound } = bindArguments({ names }, others, values);
  const receivers = bindArguments({ names }, addressing, values);
  const [nobody] = receivers.unbound;
  if (nobody !== undefined) {
    const { name: receiver } = nobody.argument;
    const reason = `Say who gets the answer, with --value ${receiver}=EXPR: ${nobody.reason}.`;
    return { ...refuse(reason), lack: lackOf(nobody) };
  }
  const [missing] = unbound;
  if (missing !== undefined) {
    const reason = `Say where \`${missing.argument.name}\` of \`${name}\` comes from, with --field or --value ${missing.argument.name}=EXPR: ${missing.reason}.`;
    return { ...refuse(reason), lack: lackOf(missing) };
  }
  const reach = (root: string, module: string | null): Reached | null =>
    reachAt(facts, { name: root, module }, within, (one) => names.has(one));
  const reached = reach(called.root, called.module);
  if (reached === null)
    return refuse(`Call another function: \`${called.root}\` means something else in \`${within}\`.`);
  const problem = answer === null ? null : answerProblem(called, answer);
  if (problem !== null) return refuse(problem);
  const codeOf = (passed: ReadonlyMap<string, Code>): Bracketed =>
    call(
      reached.local + called.rest,
      ...fields.map(({ key }) => keywordOf(toIdentifier(key), passed.get(key) ?? toIdentifier(key))),
      ...bound.map(({ argument, expression }) => `${argument.name}=${expression}`),
    );
  const wait = called.isAsync ? 'await ' : '';
  return {
    reached,
    isImportedHere: called.isCircular && reached.isMissing,
    lines: (passed, around, frame) =>
      answer === null
        ? layOut(wait, codeOf(passed), '', frame)
        : answeringLines({ called, answer, receivers: receivers.bound, code: codeOf(passed) }, passed, around, frame),
  };
};

const addressed = ({ name, typeText }: Addressing) => ({
  key: name,
  name,
  type: null,
  typeText,
  aliases: [],
  isRequired: true,
});

const isDictionary = (returns: string): boolean => /^(?:dict|Dict|typing\.Dict)\b/.test(returns);

/** The fields of an answer that the result has to give. */
const givenBy = ({ fields, correlation }: ResultAnswer): readonly FieldSpec[] =>
  fields.filter(({ key }) => key !== correlation);

/** Why a result cannot be sent back, or null. */
const answerProblem = ({ name, returns }: CalledFunction, answer: ResultAnswer): string | null => {
  const given = givenBy(answer);
  if (given.length === 0) return null;
  if (returns === null || returns === 'None')
    return `Call a function that says what it returns: \`${name}\` gives nothing to answer with.`;
  const mayBeNone = /\|\s*None$|^Optional\[/.test(returns);
  const needed = given.find(({ type }) => type.kind !== 'unknown' && !isNullable(type));
  if (!mayBeNone || (given.length === 1 && needed === undefined)) return null;
  return given.length === 1
    ? `\`${name}\` may return None, and \`${needed?.key ?? ''}\` is never null: let it be null too.`
    : `\`${name}\` may return None, which has no \`${given[0]?.key ?? ''}\`: call a function that always returns something.`;
};

interface Answering {
  readonly called: CalledFunction;
  readonly answer: ResultAnswer;
  readonly receivers: readonly BoundArgument[];
  readonly code: Bracketed;
}

const answeringLines = (
  { called, answer, receivers, code }: Answering,
  passed: ReadonlyMap<string, Code>,
  { isTaken, quote }: BranchAround,
  frame: Frame,
): readonly string[] => {
  const wait = called.isAsync ? 'await ' : '';
  const given = givenBy(answer);
  const result = ['result', 'outcome', 'found'].find((name) => !isTaken(name)) ?? `${answer.factory}_result`;
  const valueOf = ({ key }: FieldSpec): string => {
    if (given.length === 1) return result;
    return isDictionary(called.returns ?? '')
      ? `${result}[${writeString(key, quote)}]`
      : `${result}.${toIdentifier(key)}`;
  };
  const built = call(
    `${answer.wrapper.name}.${answer.factory}`,
    ...answer.fields.map((field) =>
      keywordOf(
        toIdentifier(field.key),
        field.key === answer.correlation ? (passed.get(field.key) ?? toIdentifier(field.key)) : valueOf(field),
      ),
    ),
  );
  const { transport } = answer;
  const callee = transport.method === null ? transport.expression : `${transport.expression}.${transport.method}`;
  const leading = transport.leading.map(
    ({ name }) => receivers.find(({ argument }) => argument.name === name)?.expression ?? name,
  );
  return [
    ...(given.length === 0
      ? layOut(wait, code, '', frame)
      : layOutAssignment(result, called.isAsync ? { ...code, open: `await ${code.open}` } : code, frame)),
    ...layOut('await ', call(callee, ...leading, built), '', frame),
  ];
};

const keywordOf = (name: string, value: Code): Code =>
  typeof value === 'string' ? `${name}=${value}` : { ...value, open: `${name}=${value.open}` };
