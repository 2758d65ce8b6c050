// Reads a key that the client sends at the top of the server's branch. What the branch does with it is the user's, unless
// it only hands what it reads on to a function of its own.
import type { CallFact, FunctionFact, PythonFacts } from '../facts.ts';
import { pythonNames } from '../link/by-name.ts';
import { neighbourNames } from '../names.ts';
import { type Change, type FieldSpec, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import {
  appendArgument,
  insertFunctionParameter,
  insertRead,
  placeOf,
  readPython,
  receivedParameter,
  toIdentifier,
} from '../python/writer.ts';
import { isInside } from '../source.ts';
import { toDeclared } from './claims.ts';
import type { Draft, Step } from './draft.ts';
import { lineLength } from './event-context.ts';
import { type FieldSubject, findSent } from './find-event.ts';

type ReadField = Extract<Change, { kind: 'read-field' }>;

/** The function of the same file that a branch hands what it reads to, as `add` writes it. */
export interface Reception {
  readonly fact: FunctionFact;
  readonly call: CallFact;
}

/** The branch of an event in the present text, and the local that takes a key. */
export const receptionIn = (
  facts: PythonFacts,
  name: string,
  member: string,
): { readonly reception: Reception | null; readonly localOf: (key: string) => string | null } => {
  const branch = facts.branches.find(({ values }) =>
    values.some((ref) => ref.kind === 'member' && ref.member === member),
  );
  const fact = pythonNames(facts).functions.get(name);
  const calls =
    branch === undefined
      ? []
      : facts.calls.filter((one) => one.callee === name && isInside(one.range, branch.bodyRange));
  const [call] = calls;
  const all = facts.calls.filter((one) => one.name === name);
  return {
    reception: fact === undefined || call === undefined || all.length > 1 ? null : { fact, call },
    localOf: (key) => branch?.payload.reads.find((read) => read.key === key)?.local ?? null,
  };
};

/** Hands a local on where the branch hands on the others. */
const handOn = (
  input: PlanInput,
  path: string,
  name: string,
  { fact, call }: Reception,
  field: FieldSpec,
  value: string,
): readonly Step[] => {
  const spec = { parameter: toIdentifier(field.key), lineLength: lineLength(input, path) };
  const { start } = call.range;
  const argument = { ...spec, start, name, value, index: placeOf(fact, true) };
  const parameter = { ...spec, function: name, declaration: receivedParameter(field), isRequired: true };
  const steps = [
    { path, write: (text: string) => appendArgument(text, argument) },
    { path, write: (text: string) => insertFunctionParameter(text, parameter) },
  ];
  // From the end of the file on, so that what was found stays where it is.
  return fact.range.start > start ? steps.toReversed() : steps;
};

/** Reads a field in the branch that receives the event; where nothing takes it yet, a mark says so. */
export const readInBranch = (
  input: PlanInput,
  { protocol, event }: FieldSubject,
  field: FieldSpec,
  draft: Draft,
): Refusal | null => {
  const { set } = protocol.server;
  const branch = event.mentions.find(({ part }) => part === 'reception-branch');
  if (set === null || branch === undefined)
    return refuse(`The server has no branch for \`${event.name}\`: complete it first.`);
  const member = set.fact.values.find(({ value }) => value === event.name)?.member;
  if (member === undefined) return refuse(`\`${event.name}\` is no member of \`${set.fact.name}\`: complete it first.`);
  const { path } = branch;
  const name = neighbourNames(protocol, { name: event.name, delivery: 'none' }).reception;
  const look = () => receptionIn(readPython(draft.text(path)), name, member);
  const isHandedOn = look().reception !== null;
  const spec = {
    set: set.fact.name,
    member,
    event: event.name,
    field,
    into: isHandedOn ? 'local' : 'mark',
    lineLength: lineLength(input, path),
  } as const;
  const refusal = draft.take({ path, write: (text) => insertRead(text, spec) });
  if (refusal !== null) return refusal;
  const { reception, localOf } = look();
  const local = localOf(field.key);
  if (reception === null || local === null) {
    draft.note(`Use \`${local ?? field.key}\` in the branch of \`${event.name}\`.`);
    return null;
  }
  draft.note(`Use \`${toIdentifier(field.key)}\` in \`${name}\`.`);
  return draft.takeAll(handOn(input, path, name, reception, field, local));
};

export const readField = (input: PlanInput, change: ReadField, draft: Draft): Refusal | null => {
  const found = findSent(input, change);
  if ('kind' in found) return found;
  const { event, receiver, sent } = found;
  if (receiver === 'client')
    return refuse(`\`${event.name}\` is sent by the server, so no branch of it reads anything.`);
  if (event.reads.some(({ key }) => key === change.key)) return null;
  return readInBranch(input, found, { ...toDeclared(sent), default: null, description: null }, draft);
};
