// The types a field can have on the wire, in one language for both sides: design "string | int | T[] | 'a' | null".

/** JSON's types as the contract tells them apart. `record` is any object, `unknown` anything at all. */
export type WireType =
  | { readonly kind: 'string' | 'int' | 'float' | 'boolean' | 'record' | 'null' | 'unknown' }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'list'; readonly item: WireType }
  | { readonly kind: 'union'; readonly members: readonly WireType[] };

export const unknownType: WireType = { kind: 'unknown' };

/** Flattens unions, drops doubles, and lets `unknown` swallow the rest. */
export const unionOf = (types: readonly WireType[]): WireType => {
  const [only] = types;
  // Nearly every type is one alone, and every keystroke asks for all of its file.
  if (types.length === 1 && only !== undefined && only.kind !== 'union') return only;
  const members = new Map<string, WireType>();
  for (const type of types.flatMap((one) => (one.kind === 'union' ? one.members : [one]))) {
    members.set(formatType(type), type);
  }
  if (members.has('unknown')) return unknownType;
  const [first, ...rest] = members.values();
  if (first === undefined) return unknownType;
  return rest.length === 0 ? first : { kind: 'union', members: [first, ...rest] };
};

export const isNullable = (type: WireType): boolean =>
  type.kind === 'null' || (type.kind === 'union' && type.members.some((member) => member.kind === 'null'));

export const withoutNull = (type: WireType): WireType =>
  type.kind === 'union' ? unionOf(type.members.filter((member) => member.kind !== 'null')) : type;

/** Writes a type as a field line does: `string`, `int`, `record[]`, `'a' | 'b' | null`. */
export const formatType = (type: WireType): string => {
  switch (type.kind) {
    case 'literal':
      return `'${type.value.replace(/[\\']/g, '\\$&')}'`;
    case 'list':
      return type.item.kind === 'union' ? `(${formatType(type.item)})[]` : `${formatType(type.item)}[]`;
    case 'union':
      return type.members.map(formatType).join(' | ');
    default:
      return type.kind;
  }
};
