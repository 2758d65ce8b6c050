// Whether a constant, as it is written, is a value of a type; what is no constant cannot be told.
import type { WireType } from '../wire-type.ts';

const kindsOf = (constant: string): readonly WireType['kind'][] | null => {
  if (/^[rR]?(["']).*\1$/s.test(constant)) return ['string', 'literal'];
  if (/^-?\d+$/.test(constant)) return ['int', 'float'];
  if (/^-?\d*\.\d+$|^-?\d+\.$/.test(constant)) return ['float'];
  if (/^(?:True|False)$/.test(constant)) return ['boolean'];
  if (constant === 'None') return ['null'];
  if (/^\{\s*\}$/.test(constant)) return ['record'];
  return /^\[\s*\]$/.test(constant) ? ['list'] : null;
};

/** `null`: it is no constant. */
export const constantFits = (constant: string, type: WireType): boolean | null => {
  const kinds = kindsOf(constant.trim());
  if (kinds === null) return null;
  const members = type.kind === 'union' ? type.members : [type];
  return members.some(({ kind }) => kind === 'unknown' || kinds.includes(kind));
};
