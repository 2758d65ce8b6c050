// Reads type annotations: `list[dict[str, Any]] | None` becomes the wire type `record[] | null`.
import { unionOf, unknownType, type WireType } from '../wire-type.ts';
import { argumentsOf, attributeOf, binaryOf, childNamed, subscriptOf, textOf } from './expressions.ts';
import { stringValue } from './strings.ts';
import { parsePython, type PyNode } from './tree.ts';

/** What the file's own classes are on the wire. */
export type KnownTypes = ReadonlyMap<string, WireType>;

const simple = (kind: 'string' | 'int' | 'float' | 'boolean' | 'record' | 'null'): WireType => ({ kind });

export const stringType = simple('string');
export const recordType = simple('record');
export const nullType = simple('null');
export const booleanType = simple('boolean');
export const listOf = (item: WireType): WireType => ({ kind: 'list', item });

const builtins = new Map<string, WireType>([
  ['str', stringType],
  ['int', simple('int')],
  ['float', simple('float')],
  ['bool', booleanType],
  ['None', nullType],
  ...['dict', 'Dict', 'Mapping', 'MutableMapping', 'OrderedDict', 'defaultdict', 'DefaultDict'].map(
    (name): [string, WireType] => [name, recordType],
  ),
  ...[
    'list',
    'List',
    'Sequence',
    'MutableSequence',
    'tuple',
    'Tuple',
    'set',
    'Set',
    'frozenset',
    'FrozenSet',
    'Iterable',
  ].map((name): [string, WireType] => [name, listOf(unknownType)]),
]);

/** These say something about a type and are none themselves. */
const transparent = new Set(['Annotated', 'ClassVar', 'Final', 'NotRequired', 'ReadOnly', 'Required']);

/** Deeper than anyone writes; a damaged text may nest without end. */
const maxDepth = 30;

export const readType = (text: string, node: PyNode | null, known: KnownTypes, depth = 0): WireType => {
  if (node === null || depth > maxDepth) return unknownType;
  switch (node.name) {
    case 'None':
      return nullType;
    case 'VariableName':
      return namedType(textOf(text, node), known);
    case 'String':
      return quotedType(stringValue(text, node), known, depth);
    case 'ParenthesizedExpression':
      return readType(text, node.children[1] ?? null, known, depth + 1);
    case 'MemberExpression':
      return memberType(text, node, known, depth);
    case 'BinaryExpression': {
      const binary = binaryOf(text, node);
      if (binary?.operator !== '|') return unknownType;
      return unionOf([readType(text, binary.left, known, depth + 1), readType(text, binary.right, known, depth + 1)]);
    }
    default:
      return unknownType;
  }
};

const namedType = (name: string, known: KnownTypes): WireType => known.get(name) ?? builtins.get(name) ?? unknownType;

const quotedType = (annotation: string | null, known: KnownTypes, depth: number): WireType => {
  if (annotation === null) return unknownType;
  const statement = parsePython(annotation).root.children[0];
  return statement?.name === 'ExpressionStatement'
    ? readType(annotation, statement.children[0] ?? null, known, depth + 1)
    : unknownType;
};

const memberType = (text: string, node: PyNode, known: KnownTypes, depth: number): WireType => {
  const attribute = attributeOf(node);
  if (attribute !== null) return builtins.get(textOf(text, attribute.property)) ?? unknownType;
  const subscript = subscriptOf(node);
  if (subscript === null) return unknownType;
  const { object, indexes } = subscript;
  const name = textOf(text, attributeOf(object)?.property ?? object);
  const itemTypes = (): WireType[] =>
    indexes.filter((index) => index.name !== 'Ellipsis').map((index) => readType(text, index, known, depth + 1));
  if (name === 'Literal') return unionOf(indexes.map((index) => literalType(text, index)));
  if (name === 'Optional') return unionOf([...itemTypes(), nullType]);
  if (name === 'Union') return unionOf(itemTypes());
  if (transparent.has(name)) return readType(text, indexes[0] ?? null, known, depth + 1);
  const generic = builtins.get(name);
  return generic?.kind === 'list' ? listOf(unionOf(itemTypes())) : (generic ?? unknownType);
};

const literalType = (text: string, node: PyNode): WireType => {
  const value = stringValue(text, node);
  return value === null ? constantType(text, node) : { kind: 'literal', value };
};

/** The type of a constant: of `3`, `"a"`, `None`; unknown for anything else. */
export const constantType = (text: string, node: PyNode): WireType => {
  switch (node.name) {
    case 'String':
    case 'ContinuedString':
      return stringValue(text, node) === null ? unknownType : stringType;
    case 'FormatString':
      return stringType;
    case 'Boolean':
      return booleanType;
    case 'None':
      return nullType;
    case 'Number':
      return numberType(textOf(text, node));
    default:
      return unknownType;
  }
};

const numberType = (digits: string): WireType => {
  if (/j$/i.test(digits)) return unknownType;
  return /^0x/i.test(digits) || !/[.e]/i.test(digits) ? simple('int') : simple('float');
};

const enumBase = /(?:^|\.)\w*Enum$/;

export const isEnumBase = (base: string): boolean => enumBase.test(base);

export const isStringEnum = (bases: readonly string[]): boolean =>
  bases.some((base) => /(?:^|\.)StrEnum$/.test(base)) || (bases.includes('str') && bases.some(isEnumBase));

export const basesOf = (text: string, definition: PyNode): readonly string[] =>
  argumentsOf(childNamed(definition, 'ArgList'))
    .filter(({ keyword, spread }) => keyword === null && spread === null)
    .map(({ value }) => textOf(text, value));

/** Enums of strings travel as strings; classes with annotated fields, where something makes them models, as objects. */
export const knownTypes = (text: string, classes: readonly PyNode[]): KnownTypes => {
  const known = new Map<string, WireType>();
  for (const definition of classes) {
    const name = childNamed(definition, 'VariableName');
    const bases = basesOf(text, definition);
    if (name === null) continue;
    if (isStringEnum(bases)) known.set(textOf(text, name), stringType);
    else if (isModel(definition, bases)) known.set(textOf(text, name), recordType);
  }
  return known;
};

const isModel = (definition: PyNode, bases: readonly string[]): boolean => {
  if (bases.some(isEnumBase)) return false;
  if (bases.length === 0 && definition.parent?.name !== 'DecoratedStatement') return false;
  const body = childNamed(definition, 'Body');
  return (
    body?.children.some((child) => child.name === 'AssignStatement' && childNamed(child, 'TypeDef') !== null) ?? false
  );
};
