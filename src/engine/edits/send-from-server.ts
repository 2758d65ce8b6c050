// Sends one field more from the server: the factory takes it and puts it into the payload, private functions around its
// calls take it and hand it on, and whoever sends the event passes it.
import { lastName } from '../link/by-name.ts';
import { type FieldSpec, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import {
  codeOf,
  insertArgument,
  insertFunctionParameter,
  insertSentField,
  isNameTaken,
  placeOf,
  sentParameter,
} from '../python/writer.ts';
import { type CallAt, type FunctionAt, locationOf, placeOfCall, pythonFiles } from './callers.ts';
import type { Draft, Step } from './draft.ts';
import { lineLength } from './event-context.ts';
import type { FieldSubject } from './find-event.ts';
import { type Ways, waysTo, type WrapperAt } from './wrappers.ts';

export interface NewField {
  readonly field: FieldSpec;
  /** What calls pass, as Python or TypeScript has it; null where they pass nothing. */
  readonly value: string | null;
}

const listed = (input: PlanInput, calls: readonly CallAt[]): string =>
  calls
    .map((call) => ({ ...call, location: locationOf(input, placeOfCall(call)) }))
    .sort((a, b) => (a.path === b.path ? a.call.range.start - b.call.range.start : a.path < b.path ? -1 : 1))
    .map(({ location }) => location)
    .join(', ');

const isPassed = ({ call }: CallAt, parameter: string): boolean =>
  call.hasSpread || call.arguments.some(({ keyword }) => keyword === parameter);

const isRequired = ({ presence, default: value }: FieldSpec): boolean => presence === 'always' && value === null;

/** Calls that have to pass a value that nobody gave. */
const missingValue = (input: PlanInput, { wrappers, direct }: Ways, { field, value }: NewField): Refusal | null => {
  const open = wrappers.find(({ areAll }) => !areAll);
  if (isRequired(field) && open !== undefined)
    return refuse(
      `Not everything that calls \`${open.fact.name}\` could be found, so it cannot ask for \`${field.key}\`: make it optional, \`${field.key}?: …\`.`,
    );
  const calls = [...wrappers.flatMap((one) => one.calls), ...direct];
  if (!isRequired(field) || value !== null || calls.length === 0) return null;
  const places = listed(input, calls);
  return {
    ...refuse(
      `\`${field.key}\` would have to be passed at ${places}: say what with --value EXPR, or make it optional, \`${field.key}?: …\`.`,
    ),
    question: `What is passed as \`${field.key}\` at ${places}?`,
  };
};

/** Passes the parameter of a function at one of its calls. */
const passStep = (
  input: PlanInput,
  draft: Draft,
  called: FunctionAt,
  at: CallAt,
  parameter: string,
  value: string,
  required: boolean,
): Step => ({
  path: at.path,
  write: (text) => {
    const start = draft.locateOwn(at.path, at.call.range.start) ?? at.call.range.start;
    const own = called.fact.parameters.filter(({ name }, index) => index > 0 || !/^(self|cls)$/.test(name));
    const index = placeOf({ parameters: own }, required);
    return insertArgument(text, {
      start,
      name: lastName(called.fact.name),
      parameter,
      value,
      index,
      lineLength: lineLength(input, at.path),
    });
  },
});

/** A wrapper that calls something else by that name cannot take it as a parameter. */
const isFree = (input: PlanInput, { path, fact }: WrapperAt, parameter: string): boolean => {
  const code = codeOf(input.read(path) ?? '').slice(fact.bodyRange.start, fact.bodyRange.end);
  return !isNameTaken(code, parameter) || fact.parameters.some(({ name }) => name === parameter);
};

const wrapperSteps = (
  input: PlanInput,
  draft: Draft,
  { factory }: Ways,
  wrapper: WrapperAt,
  { field }: NewField,
): readonly Step[] => {
  const { path, fact, inner } = wrapper;
  const { name, declaration, isRequired: required } = sentParameter(field, '"');
  const spec = {
    function: fact.name,
    parameter: name,
    declaration,
    isRequired: required,
    lineLength: lineLength(input, path),
  };
  return [
    passStep(input, draft, factory, inner, name, name, required),
    { path, write: (text) => insertFunctionParameter(text, spec) },
  ];
};

/** From the end of each file on. */
const fromTheEnd = (a: CallAt, b: CallAt): number => b.call.range.start - a.call.range.start;

const noteCalls = (
  input: PlanInput,
  draft: Draft,
  calls: readonly CallAt[],
  { field: { key } }: NewField,
  parameter: string,
): void => {
  const open = calls.filter((call) => !isPassed(call, parameter));
  if (open.length > 0)
    draft.note(`Pass \`${parameter}\` where it is known; these calls leave \`${key}\` out: ${listed(input, open)}.`);
};

/** Messages of the event that are made past its factory. */
const noteBuilt = (input: PlanInput, { protocol, event }: FieldSubject, key: string, draft: Draft): void => {
  const wrapper = protocol.server.wrapper?.fact.name;
  const member = protocol.server.set?.fact.values.find(({ value }) => value === event.name)?.member;
  for (const [path, facts] of pythonFiles(input, protocol)) {
    for (const { wrapper: built, value, within, range } of facts.constructions) {
      const isEvent =
        value.kind === 'member' ? value.member === member : value.kind === 'literal' && value.value === event.name;
      if (built !== wrapper || !isEvent || within?.startsWith(`${wrapper}.`) === true) continue;
      draft.note(
        `\`${event.name}\` is also built at ${locationOf(input, { path, range })}: put \`${key}\` in there by hand.`,
      );
    }
  }
};

export const sendFromServer = (input: PlanInput, found: FieldSubject, own: NewField, draft: Draft): Refusal | null => {
  const { protocol, event } = found;
  const { field, value } = own;
  const ways = waysTo(input, protocol, event.name);
  if (ways === null) return refuse(`\`${event.name}\` has no factory: complete the event first.`);
  const { name, isRequired: required } = sentParameter(field, '"');
  const isThere = event.payload.some(({ key }) => key === field.key);
  if (isThere) return null;
  const taken = ways.wrappers.filter((one) => !isFree(input, one, name));
  const missing = missingValue(input, ways, own);
  if (missing !== null) return missing;
  for (const { fact } of taken)
    draft.note(`\`${fact.name}\` uses \`${name}\` for something else: hand the value on by hand.`);
  const wrappers = ways.wrappers.filter((one) => !taken.includes(one));
  const ends = wrappers.flatMap((wrapper) => wrapper.calls.map((call) => ({ called: wrapper, call })));
  const all = [...ends, ...ways.direct.map((call) => ({ called: ways.factory, call }))].sort((a, b) =>
    fromTheEnd(a.call, b.call),
  );
  const { path, fact } = ways.factory;
  const passing =
    value === null ? [] : all.map(({ called, call }) => passStep(input, draft, called, call, name, value, required));
  const refusal = draft.takeAll([
    ...passing,
    ...wrappers
      .toSorted((a, b) => fromTheEnd(a.inner, b.inner))
      .flatMap((one) => wrapperSteps(input, draft, ways, one, own)),
    {
      path,
      write: (text) => insertSentField(text, { factory: fact.name, field, lineLength: lineLength(input, path) }),
    },
  ]);
  if (refusal !== null) return refusal;
  if (value === null)
    noteCalls(
      input,
      draft,
      all.map(({ call }) => call),
      own,
      name,
    );
  noteBuilt(input, found, field.key, draft);
  return null;
};
