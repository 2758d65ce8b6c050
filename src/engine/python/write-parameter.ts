// The parameters of a function that is ours: one more, one less, or one of another type, laid out as ruff would have it.
import type { FunctionFact } from '../facts.ts';
import { refuse, written, type Refusal, type Written } from '../plan.ts';
import { readStyle } from './file-style.ts';
import { insertParameter, withoutParameter, withParameter } from './insert-parameter.ts';
import { readPython } from './reader.ts';
import { ensureAny } from './write-import.ts';

export interface ParameterName {
  /** Qualified. */
  readonly function: string;
  readonly parameter: string;
  readonly lineLength: number;
}

export interface ParameterSpec extends ParameterName {
  /** `error: str | None = None`. */
  readonly declaration: string;
  readonly isRequired: boolean;
}

const find = (text: string, name: string): FunctionFact | Refusal =>
  readPython(text).functions.find((one) => one.name === name) ?? refuse(`\`${name}\` was not found again.`);

/** Adds a parameter where it belongs. */
export const insertFunctionParameter = (text: string, spec: ParameterSpec): Written => {
  const fact = find(text, spec.function);
  if ('kind' in fact) return fact;
  if (fact.parameters.some(({ name }) => name === spec.parameter)) return written();
  const edit = insertParameter(text, fact, spec, readStyle(text), spec.lineLength);
  return written(...ensureAny(text, edit.text.split('\n'), spec.lineLength), edit);
};

/** Takes a parameter away. */
export const removeFunctionParameter = (text: string, spec: ParameterName): Written => {
  const fact = find(text, spec.function);
  if ('kind' in fact) return fact;
  const index = fact.parameters.findIndex(({ name }) => name === spec.parameter);
  if (index === -1) return written();
  return written(...withoutParameter(text, fact, index, readStyle(text), spec.lineLength));
};

/** Gives a parameter another annotation and default; where the words stay, nothing changes. */
export const retypeParameter = (text: string, spec: ParameterName & { readonly declaration: string }): Written => {
  const fact = find(text, spec.function);
  if ('kind' in fact) return fact;
  const index = fact.parameters.findIndex(({ name }) => name === spec.parameter);
  const parameter = fact.parameters[index];
  if (parameter === undefined) return refuse(`\`${spec.function}\` takes no \`${spec.parameter}\`.`);
  if (text.slice(parameter.range.start, parameter.range.end) === spec.declaration) return written();
  const edit = withParameter(text, fact, index, spec.declaration, readStyle(text), spec.lineLength);
  return written(...ensureAny(text, [spec.declaration], spec.lineLength), edit);
};
