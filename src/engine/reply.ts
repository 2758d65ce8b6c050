// What joins a request and its answer: an id that both carry.
import { wordsOf } from './case.ts';
import type { FieldSpec } from './plan.ts';

/** A text that is always there. */
export const isText = ({ type, presence, default: value }: FieldSpec): boolean =>
  type.kind === 'string' && presence === 'always' && value === null;

/** The fields that can join an event and its answer, if both have one of them. */
export const joiningFields = (fields: readonly FieldSpec[]): readonly FieldSpec[] =>
  fields.filter((field) => wordsOf(field.key).at(-1) === 'id' && isText(field));
