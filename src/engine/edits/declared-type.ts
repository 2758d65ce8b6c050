// Whether a TypeScript type, as it is declared, takes a field as the handler has it. Only what is sure to compile counts.
import type { FieldSpec } from '../plan.ts';
import { writeType } from '../typescript/writer.ts';
import type { WireType } from '../wire-type.ts';

export interface DeclaredType {
  /** Null where nothing is written: then it cannot be told what it takes. */
  readonly typeText: string | null;
  readonly type: WireType;
  /** It may be left out. */
  readonly isOptional: boolean;
}

const members = (type: WireType): readonly WireType[] => (type.kind === 'union' ? type.members : [type]);

const compact = (text: string): string => text.replace(/\s/g, '').replaceAll('"', "'");

const isAnything = (text: string): boolean => /^(?:any|unknown)$/.test(text.trim());

const takesOne = (declared: WireType, given: WireType): boolean => {
  switch (given.kind) {
    case 'literal':
      return declared.kind === 'string' || (declared.kind === 'literal' && declared.value === given.value);
    case 'int':
    case 'float':
      return declared.kind === 'int' || declared.kind === 'float';
    case 'list':
      return declared.kind === 'list' && takesAll(declared.item, given.item);
    // Objects of anything are no objects of something; what is unknown is nothing in particular.
    case 'record':
    case 'unknown':
    case 'union':
      return false;
    default:
      return declared.kind === given.kind;
  }
};

const takesAll = (declared: WireType, given: WireType): boolean =>
  members(given).every((one) => members(declared).some((other) => takesOne(other, one)));

/** Whether values of this type may stand where the declared one is asked for; presence is another question. */
export const takesType = ({ typeText, type }: Pick<DeclaredType, 'typeText' | 'type'>, given: WireType): boolean => {
  if (typeText === null) return false;
  if (isAnything(typeText) || compact(typeText) === compact(writeType(given))) return true;
  return takesAll(type, given);
};

/** Whether a field may stand where the declared thing is asked for. */
export const takesField = (declared: DeclaredType, { type, presence }: FieldSpec): boolean =>
  takesType(declared, type) && (declared.isOptional || presence === 'always' || isAnything(declared.typeText ?? ''));
