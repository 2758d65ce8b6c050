// The wire type of an expression that is sent, as far as literals, annotations and types of the same file tell it.
import { unionOf, unknownType, type WireType } from '../wire-type.ts';
import { resolveBinding, type Binding } from './bindings.ts';
import { castType, entryKey, memberOf, operatorOf, unwrap, variableName } from './expressions.ts';
import { annotatedType } from './fields.ts';
import { child, has, parts, stringValue, textOf, type Node } from './tree.ts';
import { aliasedType, readType, type ReadType, type TypeScope } from './types.ts';

/** A value that may be sent. `isKnown`: whether it can be undefined was found out. */
export interface SentValue extends ReadType {
  readonly isKnown: boolean;
}

const always = (type: WireType): SentValue => ({ type, isOptional: false, isKnown: true });
const cannotTell: SentValue = { type: unknownType, isOptional: false, isKnown: false };
const absent: SentValue = { type: unionOf([]), isOptional: true, isKnown: true };

/** Variables lead to variables; a chain longer than this is not followed. */
const longestChain = 12;

const either = (values: readonly SentValue[]): SentValue => {
  const present = values.filter((one) => one !== absent);
  return {
    type: unionOf(present.map((one) => one.type)),
    isOptional: values.some((one) => one.isOptional),
    isKnown: values.every((one) => one.isKnown),
  };
};

/** The members of an object type that a type names or is. */
const objectTypeOf = (type: Node | null, scope: TypeScope, chain = 0): Node | null => {
  if (type === null || chain > longestChain) return null;
  if (type.name === 'ObjectType') return type;
  if (type.name === 'ParenthesizedType') return objectTypeOf(type.children[1] ?? null, scope, chain + 1);
  if (type.name === 'UnionType') {
    const named = type.children.filter(
      (one) => !['LogicOp', 'NullType'].includes(one.name) && textOf(one) !== 'undefined',
    );
    return named.length === 1 ? objectTypeOf(named[0] ?? null, scope, chain + 1) : null;
  }
  const declaration = type.name === 'TypeName' ? scope.declaration(textOf(type)) : null;
  if (declaration?.name === 'InterfaceDeclaration') return child(declaration, 'ObjectType');
  return declaration?.name === 'TypeAliasDeclaration' ? objectTypeOf(aliasedType(declaration), scope, chain + 1) : null;
};

const memberNamed = (objectType: Node | null, key: string): Node | null =>
  objectType?.children.find((one) => one.name === 'PropertyType' && entryKey(one)?.key === key) ?? null;

/** The type node that an expression was declared with, and whether it may be undefined. */
interface Declared {
  readonly type: Node | null;
  readonly isOptional: boolean;
}

const declaredMember = (owner: Node | null, key: string, scope: TypeScope): Declared | null => {
  const member = memberNamed(objectTypeOf(owner, scope), key);
  return member === null ? null : { type: annotatedType(member), isOptional: has(member, 'Optional') };
};

const declaredOf = (node: Node, scope: TypeScope, chain = 0): Declared | null => {
  const plain = unwrap(node);
  if (chain > longestChain) return null;
  const member = memberOf(plain);
  if (member !== null) {
    const owner = declaredOf(member.object, scope, chain + 1);
    return owner === null ? null : declaredMember(owner.type, member.key, scope);
  }
  const name = variableName(plain);
  const binding = name === null ? null : resolveBinding(name, plain);
  return binding === null ? null : declaredBinding(binding, scope);
};

const declaredBinding = ({ declarator, key, defaultValue }: Binding, scope: TypeScope): Declared | null => {
  const { annotation, isOptional, initializer } = declarator;
  if (annotation === null) return null;
  if (key === null) return { type: annotation, isOptional: isOptional && initializer === null };
  const found = declaredMember(annotation, key, scope);
  return found === null ? null : { type: found.type, isOptional: found.isOptional && defaultValue === null };
};

const fromDeclared = (declared: Declared, scope: TypeScope): SentValue => {
  const read = readType(declared.type, scope);
  return { type: read.type, isOptional: declared.isOptional || read.isOptional, isKnown: true };
};

const variableValue = (node: Node, name: string, scope: TypeScope, chain: number): SentValue => {
  if (name === 'undefined') return absent;
  const binding = resolveBinding(name, node);
  if (binding === null) return cannotTell;
  const declared = declaredBinding(binding, scope);
  if (declared !== null) return fromDeclared(declared, scope);
  const { initializer, isOptional } = binding.declarator;
  if (binding.key !== null) return cannotTell;
  if (initializer === null) return { type: unknownType, isOptional, isKnown: binding.kind === 'parameter' };
  const value = readValue(initializer, scope, chain + 1);
  return isConstant(binding) ? value : { ...value, type: widened(value.type) };
};

const isConstant = ({ declarator }: Binding): boolean =>
  declarator.pattern.parent !== null && has(declarator.pattern.parent, 'const');

/** A variable that starts as a literal may hold any string later. */
const widened = (type: WireType): WireType => (type.kind === 'literal' ? { kind: 'string' } : type);

const memberValue = (node: Node, scope: TypeScope): SentValue => {
  const declared = declaredOf(node, scope);
  const isChained = node.children[1]?.name === '?.';
  const value = declared === null ? cannotTell : fromDeclared(declared, scope);
  return isChained ? { ...value, isOptional: true, isKnown: true } : value;
};

const binaryValue = (node: Node, scope: TypeScope, chain: number): SentValue => {
  const operator = operatorOf(node);
  const [left, , right] = node.children;
  if (left === undefined || right === undefined) return cannotTell;
  const [first, second] = [left, right].map((one) => readValue(one, scope, chain + 1));
  if (first === undefined || second === undefined || operator === null) return cannotTell;
  if (operator === '??' || operator === '||')
    return { ...either([{ ...first, isOptional: false }, second]), isKnown: second.isKnown };
  if (operator === '&&') return cannotTell;
  if (operator === '+') return always(addedType(first.type, second.type));
  return always({ kind: /^(?:[=!]==?|[<>]=?|in|instanceof)$/.test(operator) ? 'boolean' : 'float' });
};

const addedType = (left: WireType, right: WireType): WireType => {
  const isText = [left, right].some((one) => one.kind === 'string' || one.kind === 'literal');
  if (isText) return { kind: 'string' };
  return left.kind === 'float' && right.kind === 'float' ? left : unknownType;
};

const unaryValue = (node: Node): SentValue => {
  const operator = node.children[0];
  const text = operator === undefined ? '' : textOf(operator);
  if (text === 'void') return absent;
  if (text === 'typeof') return always({ kind: 'string' });
  return always({ kind: text === '!' || text === 'delete' ? 'boolean' : 'float' });
};

const arrayValue = (node: Node, scope: TypeScope, chain: number): SentValue => {
  const items = has(node, 'Spread') ? [] : parts(node).map((one) => readValue(one, scope, chain + 1).type);
  return always({ kind: 'list', item: unionOf(items) });
};

/** The type of an expression, and whether its key may be absent because it is undefined. */
export const readValue = (node: Node, scope: TypeScope, chain = 0): SentValue => {
  if (chain > longestChain) return cannotTell;
  const cast = castType(node);
  const inner = unwrap(node);
  if (cast !== null && cast.name !== 'const') {
    const read = readType(cast, scope);
    const value = readValue(inner, scope, chain + 1);
    return { type: read.type, isOptional: read.isOptional || value.isOptional, isKnown: true };
  }
  if (inner !== node) return readValue(inner, scope, chain + 1);
  const name = variableName(node);
  if (name !== null) return variableValue(node, name, scope, chain);
  return readExpression(node, scope, chain);
};

const readExpression = (node: Node, scope: TypeScope, chain: number): SentValue => {
  const text = stringValue(node);
  if (text !== null) return always({ kind: 'literal', value: text });
  switch (node.name) {
    case 'TemplateString':
      return always({ kind: 'string' });
    case 'Number':
      return always({ kind: 'float' });
    case 'BooleanLiteral':
      return always({ kind: 'boolean' });
    case 'null':
      return always({ kind: 'null' });
    case 'ObjectExpression':
      return always({ kind: 'record' });
    case 'ArrayExpression':
      return arrayValue(node, scope, chain);
    case 'MemberExpression':
      return memberValue(node, scope);
    case 'BinaryExpression':
      return binaryValue(node, scope, chain);
    case 'UnaryExpression':
      return unaryValue(node);
    case 'ConditionalExpression':
      return either(
        [node.children[2], node.children[4]].flatMap((one) => (one ? [readValue(one, scope, chain + 1)] : [])),
      );
    default:
      return cannotTell;
  }
};
