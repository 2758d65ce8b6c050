// Gives a parameter that holds the value of a field another type and presence, in its place: where calls pass it by its
// position, they still do. What stands there and fits stays.
import type { FunctionFact, ParameterFact } from '../facts.ts';
import { refuse, written, type FieldSpec, type Refusal, type Written } from '../plan.ts';
import { applyEdits, type TextEdit } from '../source.ts';
import { isNullable, type WireType } from '../wire-type.ts';
import { constantFits } from './constant-fit.ts';
import { readStyle } from './file-style.ts';
import { withParameter } from './insert-parameter.ts';
import { isConditional } from './parameters.ts';
import { writeAnnotation, writeDefault, writeOptionalAnnotation, type Quote } from './python-text.ts';
import { readPython } from './reader.ts';
import { smallest } from './smallest.ts';
import { ensureAny, removeAnyIfUnused } from './write-import.ts';

export interface RetypedParameter {
  /** Qualified. */
  readonly function: string;
  readonly parameter: string;
  readonly field: FieldSpec;
  /** Whether the field is as present as before. */
  readonly isPresenceSame: boolean;
  /** Whether an annotation says a type already. */
  readonly isSame: (parameter: ParameterFact, type: WireType) => boolean;
  readonly lineLength: number;
}

/** How a parameter is declared from now on. */
export interface Declared {
  readonly text: string;
  readonly isRequired: boolean;
}

const withNull = (type: WireType): WireType =>
  isNullable(type)
    ? type
    : { kind: 'union', members: [...(type.kind === 'union' ? type.members : [type]), { kind: 'null' }] };

/** What the parameter takes: what may be left out may be None, and what could be None before still can. */
const takenType = ({ type }: ParameterFact, { field, isPresenceSame }: RetypedParameter): WireType => {
  const mayBeNone = isConditional(field) && (!isPresenceSame || isNullable(type));
  return mayBeNone || field.default?.value === null ? withNull(field.type) : field.type;
};

const defaultOf = (
  { defaultText }: ParameterFact,
  { field, isPresenceSame }: RetypedParameter,
  taken: WireType,
  quote: Quote,
): string | null => {
  if (field.default !== null) return writeDefault(field.default.value, field.default.isFloat, quote);
  const isKept = defaultText !== null && constantFits(defaultText, taken) !== false;
  if (isKept && (isPresenceSame || !isConditional(field)) && (defaultText !== 'None' || isNullable(taken)))
    return defaultText;
  return isConditional(field) && (!isPresenceSame || defaultText !== null) ? 'None' : null;
};

const isStarred = ({ name }: ParameterFact): boolean => name.startsWith('*');

/** How a parameter is declared with a type, or why that cannot stand in its place. */
export const declarationOf = (
  fact: FunctionFact,
  parameter: ParameterFact,
  spec: RetypedParameter,
  quote: Quote,
): Declared | Refusal => {
  const { name, isKeywordOnly } = parameter;
  const taken = takenType(parameter, spec);
  const asked = defaultOf(parameter, spec, taken, quote);
  const at = fact.parameters.indexOf(parameter);
  const rest = fact.parameters.filter((one) => !isStarred(one) && !one.isKeywordOnly);
  const isBehind = rest.some((one) => fact.parameters.indexOf(one) < at && one.defaultText !== null);
  const isInFront = rest.some((one) => fact.parameters.indexOf(one) > at && one.defaultText === null);
  if (asked === null && isBehind && !isKeywordOnly)
    return refuse(
      `\`${name}\` of \`${spec.function}\` stands behind parameters that have a default: say one for it too, as in \`${spec.field.key}: … = …\`.`,
    );
  const needsPlace = asked !== null && isInFront && !isKeywordOnly;
  if (needsPlace && spec.field.default !== null)
    return refuse(
      `\`${name}\` of \`${spec.function}\` stands in front of parameters without a default: leave the default of \`${spec.field.key}\` out.`,
    );
  // In front of such parameters it is passed in every call, and None leaves the key out.
  const value = needsPlace ? null : asked;
  const isSame = parameter.typeText !== null && spec.isSame(parameter, taken);
  const annotation = isSame
    ? parameter.typeText
    : isNullable(taken)
      ? writeOptionalAnnotation(taken)
      : writeAnnotation(taken);
  return { text: `${name}: ${annotation}${value === null ? '' : ` = ${value}`}`, isRequired: value === null };
};

/** Whether a declaration says the same, however it is laid out. */
const isAsWritten = (before: string, after: string): boolean => before.replace(/\s/g, '') === after.replace(/\s/g, '');

export const retypeSentParameter = (text: string, spec: RetypedParameter): Written => {
  const fact = readPython(text).functions.find(({ name }) => name === spec.function);
  const index = fact?.parameters.findIndex(({ name }) => name === spec.parameter) ?? -1;
  const parameter = fact?.parameters[index];
  if (fact === undefined || parameter === undefined)
    return refuse(`\`${spec.function}\` takes no \`${spec.parameter}\`.`);
  const style = readStyle(text);
  const declared = declarationOf(fact, parameter, spec, style.quote);
  if ('kind' in declared) return declared;
  if (isAsWritten(text.slice(parameter.range.start, parameter.range.end), declared.text)) return written();
  const edit = withParameter(text, fact, index, declared.text, style, spec.lineLength);
  return withAny(text, [edit], spec.lineLength);
};

/** Edits, with the import of `Any` that they need, and without the one that they leave over. */
export const withAny = (text: string, edits: readonly TextEdit[], lineLength: number): Written => {
  const after = applyEdits(text, edits);
  const grown = applyEdits(
    after,
    ensureAny(
      after,
      edits.map((edit) => edit.text),
      lineLength,
    ),
  );
  const whole = applyEdits(grown, removeAnyIfUnused(grown));
  return text === whole ? written() : written(smallest(text, { range: { start: 0, end: text.length }, text: whole }));
};
