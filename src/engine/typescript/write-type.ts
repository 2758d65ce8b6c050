// Writes a wire type as TypeScript says it, and a key or a parameter as a declaration takes it.
import { type WireType } from '../wire-type.ts';
import { quoted, type Style } from './style.ts';

/** `record` is an object of anything; integers and floats are one type here. */
export const writeType = (type: WireType, quote: Style['quote'] = "'"): string => {
  switch (type.kind) {
    case 'int':
    case 'float':
      return 'number';
    case 'record':
      return 'Record<string, unknown>';
    case 'literal':
      return quoted(type.value, quote);
    case 'list': {
      const item = writeType(type.item, quote);
      return type.item.kind === 'union' ? `(${item})[]` : `${item}[]`;
    }
    case 'union':
      return [...new Set(type.members.map((member) => writeType(member, quote)))].join(' | ');
    default:
      return type.kind;
  }
};

export const isIdentifier = (name: string): boolean => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);

/** A property's name, quoted where it has to be. */
export const writeKey = (key: string, quote: Style['quote']): string => (isIdentifier(key) ? key : quoted(key, quote));
