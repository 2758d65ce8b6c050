// What a field is as a parameter: of a factory, of a wrapper around its emission, of a handler.
import type { FieldSpec } from '../plan.ts';
import { toIdentifier, writeAnnotation, writeDefault, writeOptionalAnnotation, type Quote } from './python-text.ts';

export interface Parameter {
  readonly field: FieldSpec;
  readonly name: string;
  /** With annotation and default. */
  readonly declaration: string;
  readonly isRequired: boolean;
  /** `x or []`, where the default is a container that calls must not share. */
  readonly value: string;
}

/** A key that may be absent. With a default it is always there. */
export const isConditional = (field: FieldSpec): boolean => field.presence === 'conditional' && field.default === null;

/** Required ones first; the payload keeps the order of the fields. */
export const sentParameters = (fields: readonly FieldSpec[], quote: Quote): readonly Parameter[] =>
  fields.map((field) => sentParameter(field, quote));

export const requiredFirst = (parameters: readonly Parameter[]): readonly Parameter[] => [
  ...parameters.filter(({ isRequired }) => isRequired),
  ...parameters.filter(({ isRequired }) => !isRequired),
];

export const sentParameter = (field: FieldSpec, quote: Quote): Parameter => {
  const name = toIdentifier(field.key);
  const shared = { field, name, value: name };
  if (isConditional(field)) {
    return { ...shared, declaration: `${name}: ${writeOptionalAnnotation(field.type)} = None`, isRequired: false };
  }
  if (field.default === null) {
    return { ...shared, declaration: `${name}: ${writeAnnotation(field.type)}`, isRequired: true };
  }
  const { value, isFloat } = field.default;
  const written = writeDefault(value, isFloat, quote);
  if (value !== null && typeof value === 'object') {
    const declaration = `${name}: ${writeOptionalAnnotation(field.type)} = None`;
    return { ...shared, declaration, isRequired: false, value: `${name} or ${written}` };
  }
  const annotation = value === null ? writeOptionalAnnotation(field.type) : writeAnnotation(field.type);
  return { ...shared, declaration: `${name}: ${annotation} = ${written}`, isRequired: false };
};

/** A handler gets what its branch read: `None` for a key that was absent and has no default. */
export const receivedParameter = (field: FieldSpec): string => {
  const isOptional = isConditional(field) || field.default?.value === null;
  const annotation = isOptional ? writeOptionalAnnotation(field.type) : writeAnnotation(field.type);
  return `${toIdentifier(field.key)}: ${annotation}`;
};

/** The first of these names that no parameter has. */
export const freeName = (taken: ReadonlySet<string>, ...names: readonly [string, ...string[]]): string =>
  names.find((name) => !taken.has(name)) ?? `${names[0]}_`;

/** `execution_start` as words, with the article that belongs before them. */
export const withArticle = (name: string): string => {
  const words = name.replace(/_+/g, ' ').trim();
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
};
