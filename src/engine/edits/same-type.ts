// Whether a type that is written says what another one asks for, as far as its language can say it: TypeScript knows one
// kind of number, Python annotates literals as strings.
import { unionOf, type WireType } from '../wire-type.ts';
import { formatType } from '../wire-type.ts';

/** A type as it is written in the text. */
export interface WrittenType {
  readonly typeText: string | null;
  readonly type: WireType;
}

const mapped = (type: WireType, simple: (type: WireType) => WireType): WireType => {
  switch (type.kind) {
    case 'list':
      return { kind: 'list', item: mapped(type.item, simple) };
    case 'union':
      return unionOf(type.members.map((member) => mapped(member, simple)));
    default:
      return simple(type);
  }
};

const inTypeScript = (type: WireType): WireType =>
  mapped(type, (one) => (one.kind === 'int' ? { kind: 'float' } : one));

const inPython = (type: WireType): WireType =>
  mapped(type, (one) => (one.kind === 'literal' ? { kind: 'string' } : one));

const words = (type: WireType): string =>
  (type.kind === 'union' ? type.members : [type]).map(formatType).sort().join(' | ');

/** A name that stands for anything is no type that was asked for, except where anything was. */
const isAnything = ({ typeText }: WrittenType): boolean => /^(?:any|unknown)$/i.test((typeText ?? '').trim());

export const isSameInTypeScript = (before: WrittenType, after: WireType): boolean =>
  before.type.kind === 'unknown'
    ? after.kind === 'unknown' && isAnything(before)
    : words(inTypeScript(before.type)) === words(inTypeScript(after));

const hasLiterals = (type: WireType): boolean => words(type).includes("'");

/** Where Python spells its literals out, they count. */
export const isSameInPython = (before: WrittenType, after: WireType): boolean => {
  if (before.type.kind === 'unknown') return after.kind === 'unknown' && isAnything(before);
  return words(before.type) === words(hasLiterals(before.type) ? after : inPython(after));
};
