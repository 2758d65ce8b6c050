// Takes a parameter away that nothing uses any more, with what calls pass for it; and so on up the functions that only handed
// it on.
import { lastName } from '../link/by-name.ts';
import { argumentOf } from '../link/passed.ts';
import { isOpen } from '../link/reach.ts';
import type { Protocol } from '../contract.ts';
import type { Refusal } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { codeOf, readPython, removeArgument, removeFunctionParameter } from '../python/writer.ts';
import { type CallAt, callersOf, type FunctionAt, locationOf, placeOfCall } from './callers.ts';
import type { Draft } from './draft.ts';
import { lineLength } from './event-context.ts';

/** A function that is ours, and everything that calls it. */
export interface Callee extends FunctionAt {
  readonly calls: readonly CallAt[];
}

/** Is a parameter used in the body of its function, as the draft has it? */
const isUsed = (draft: Draft, { path, fact }: FunctionAt, parameter: string): boolean => {
  const text = draft.text(path);
  const now = readPython(text).functions.find(({ name }) => name === fact.name);
  const code = now === undefined ? '' : codeOf(text).slice(now.bodyRange.start, now.bodyRange.end);
  return new RegExp(`(?<![\\w.])${parameter}(?!\\w)(?!\\s*=[^=])`).test(code);
};

/** The function around a call that has handed its own parameter on, where that can go too. */
const handedFrom = (input: PlanInput, protocol: Protocol, { path, within }: CallAt, value: string): Callee | null => {
  if (within === null || isOpen(within) || !within.parameters.some(({ name }) => name === value)) return null;
  const callers = callersOf(input, protocol, { path, fact: within });
  return callers.areAll ? { path, fact: within, calls: callers.calls } : null;
};

const fromTheEnd = (a: CallAt, b: CallAt): number => b.call.range.start - a.call.range.start;

export const retractParameter = (
  input: PlanInput,
  protocol: Protocol,
  draft: Draft,
  callee: Callee,
  parameter: string,
): Refusal | null => {
  const { path, fact, calls } = callee;
  const name = lastName(fact.name);
  const given = calls.map((call) => ({ call, argument: argumentOf(call.call, fact, parameter) }));
  const odd = given.find(({ argument }) => argument === 'unknown');
  if (isUsed(draft, callee, parameter) || odd !== undefined) {
    draft.note(`\`${fact.name}\` still takes \`${parameter}\`: ${locationOf(input, { path, range: fact.nameRange })}.`);
    return null;
  }
  const further: { readonly stage: Callee; readonly value: string }[] = [];
  for (const { call, argument } of given.toSorted((a, b) => fromTheEnd(a.call, b.call))) {
    if (argument === null || argument === 'unknown') continue;
    const index = call.call.arguments.indexOf(argument);
    const write = (text: string) => {
      const start = draft.locateOwn(call.path, call.call.range.start) ?? call.call.range.start;
      return removeArgument(text, { start, name, index, lineLength: lineLength(input, call.path) });
    };
    const refusal = draft.take({ path: call.path, write });
    if (refusal !== null) return refusal;
    const stage = handedFrom(input, protocol, call, argument.text);
    if (stage !== null) further.push({ stage, value: argument.text });
    else if (/^[a-z_]\w*$/i.test(argument.text) && !/^(None|True|False)$/.test(argument.text))
      draft.note(`\`${argument.text}\` may have no other use now: ${locationOf(input, placeOfCall(call))}.`);
  }
  const spec = { function: fact.name, parameter, lineLength: lineLength(input, path) };
  const refusal = draft.take({ path, write: (text) => removeFunctionParameter(text, spec) });
  if (refusal !== null) return refusal;
  for (const { stage, value } of further) {
    const above = retractParameter(input, protocol, draft, stage, value);
    if (above !== null) return above;
  }
  return null;
};
