// Type syntax to wire types. Named types of the same file are looked up; all others are unknown to us.
import { unionOf, unknownType, type WireType } from '../wire-type.ts';
import { child, childrenNamed, stringValue, textOf, type Node, type SyntaxFile } from './tree.ts';

/** A type as it travels. `isOptional`: undefined is among its values, so the key may be absent. */
export interface ReadType {
  readonly type: WireType;
  readonly isOptional: boolean;
}

/** The named types of one file. */
export interface TypeScope {
  readonly declaration: (name: string) => Node | null;
  readonly resolve: (name: string) => WireType;
}

const declarationNames = [
  'InterfaceDeclaration',
  'TypeAliasDeclaration',
  'EnumDeclaration',
  'ClassDeclaration',
] as const;

export const typeScope = (file: SyntaxFile): TypeScope => {
  const declarations = new Map<string, Node>();
  for (const declaration of declarationNames.flatMap(file.all)) {
    const name = child(declaration, 'TypeDefinition', 'VariableDefinition');
    if (name !== null) declarations.set(textOf(name), declaration);
  }
  const known = new Map<string, WireType>();
  const scope: TypeScope = {
    declaration: (name) => declarations.get(name) ?? null,
    resolve: (name) => {
      const before = known.get(name);
      if (before !== undefined) return before;
      // A type that contains itself is unknown while it is being read.
      known.set(name, unknownType);
      const declaration = declarations.get(name);
      const type = declaration === undefined ? unknownType : readDeclared(declaration, scope);
      known.set(name, type);
      return type;
    },
  };
  return scope;
};

/** The type after the `=` of an alias. */
export const aliasedType = (declaration: Node): Node | null => {
  const equals = declaration.children.findIndex((one) => one.name === 'Equals');
  return equals === -1 ? null : (declaration.children[equals + 1] ?? null);
};

const readDeclared = (declaration: Node, scope: TypeScope): WireType => {
  switch (declaration.name) {
    case 'EnumDeclaration': {
      const body = child(declaration, 'EnumBody');
      const values = body === null ? [] : childrenNamed(body, 'String').map(stringValue);
      return unionOf(values.flatMap((value) => (value === null ? [] : [{ kind: 'literal', value }])));
    }
    case 'TypeAliasDeclaration':
      return readType(aliasedType(declaration), scope).type;
    default:
      return { kind: 'record' };
  }
};

export const readType = (node: Node | null, scope: TypeScope): ReadType => {
  if (node === null) return { type: unknownType, isOptional: false };
  const members = alternatives(node);
  const present = members.filter((one) => !isUndefined(one));
  const type = unionOf(present.map((one) => wireType(one, scope)));
  return { type, isOptional: present.length < members.length };
};

const alternatives = (node: Node): readonly Node[] => {
  if (node.name === 'UnionType') return operands(node).flatMap(alternatives);
  if (node.name === 'ParenthesizedType' || node.name === 'ReadonlyType') {
    const inner = node.children[1];
    return inner === undefined ? [] : alternatives(inner);
  }
  return [node];
};

const isUndefined = (node: Node): boolean =>
  node.name === 'VoidType' || (node.name === 'TypeName' && textOf(node) === 'undefined');

/** The members of a union or an intersection. */
export const operands = (node: Node): readonly Node[] => node.children.filter((one) => one.name !== 'LogicOp');

const plainTypes = new Map<string, WireType>([
  ['string', { kind: 'string' }],
  ['number', { kind: 'float' }],
  ['boolean', { kind: 'boolean' }],
  ['null', { kind: 'null' }],
  ['object', { kind: 'record' }],
]);

const listTypes = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable']);
const recordTypes = new Set(['Record', 'Partial', 'Required', 'Pick', 'Omit']);
const transparentTypes = new Set(['Readonly', 'NonNullable']);

const parameterized = (node: Node, scope: TypeScope): WireType => {
  const name = child(node, 'TypeName');
  const list = child(node, 'TypeArgList');
  const base = name === null ? '' : textOf(name);
  const item = list?.children[1] ?? null;
  if (listTypes.has(base)) return { kind: 'list', item: readType(item, scope).type };
  if (recordTypes.has(base)) return { kind: 'record' };
  if (transparentTypes.has(base)) return readType(item, scope).type;
  return scope.resolve(base);
};

const literal = (node: Node): WireType => {
  const value = stringValue(node.children[0] ?? null);
  if (value !== null) return { kind: 'literal', value };
  return { kind: child(node, 'BooleanLiteral') === null ? 'float' : 'boolean' };
};

const intersection = (node: Node, scope: TypeScope): WireType => {
  const members = operands(node).map((one) => readType(one, scope).type);
  const known = members.find((one) => one.kind !== 'unknown');
  return known ?? unknownType;
};

const tuple = (node: Node, scope: TypeScope): WireType => {
  const items = node.children.filter((one) => /Type(?:Name)?$/.test(one.name));
  return { kind: 'list', item: unionOf(items.map((one) => readType(one, scope).type)) };
};

const wireType = (node: Node, scope: TypeScope): WireType => {
  switch (node.name) {
    case 'TypeName':
      return plainTypes.get(textOf(node)) ?? scope.resolve(textOf(node));
    case 'LiteralType':
      return literal(node);
    case 'NullType':
      return { kind: 'null' };
    case 'TemplateType':
      return { kind: 'string' };
    case 'ObjectType':
      return { kind: 'record' };
    case 'ArrayType':
      return { kind: 'list', item: readType(node.children[0] ?? null, scope).type };
    case 'TupleType':
      return tuple(node, scope);
    case 'ParameterizedType':
      return parameterized(node, scope);
    case 'IntersectionType':
      return intersection(node, scope);
    default:
      return unknownType;
  }
};
