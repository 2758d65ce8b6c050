// Whether a declared type takes what travels: what is compatible stays as people wrote it.
import { isNullable, unionOf, type WireType, withoutNull } from '../wire-type.ts';

const members = (type: WireType): readonly WireType[] => (type.kind === 'union' ? type.members : [type]);

/** A literal is a string, a whole number a number; what cannot be told is taken for anything. */
const takesOne = (declared: WireType, sent: WireType): boolean => {
  switch (sent.kind) {
    case 'unknown':
      return true;
    case 'string':
    case 'literal':
      return declared.kind === 'string' || declared.kind === 'literal';
    case 'int':
    case 'float':
      return declared.kind === 'int' || declared.kind === 'float';
    case 'list':
      return declared.kind === 'list' && takes(declared.item, sent.item);
    case 'union':
      return takes(declared, sent);
    default:
      return declared.kind === sent.kind;
  }
};

const takes = (declared: WireType, sent: WireType): boolean =>
  declared.kind === 'unknown' ||
  members(sent).every((one) => members(declared).some((other) => other.kind === 'unknown' || takesOne(other, one)));

/** `same`: it takes all that is sent. `null`: all but null. Else the type to write instead. */
export const fitOf = (declared: WireType, sent: WireType): WireType | 'same' | 'null' => {
  if (takes(declared, sent)) return 'same';
  const isNullMissing = isNullable(sent) && !isNullable(declared);
  return isNullMissing && sent.kind !== 'null' && takes(declared, withoutNull(sent)) ? 'null' : unionOf(members(sent));
};
