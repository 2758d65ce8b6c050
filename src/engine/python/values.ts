// Reads what an expression stands for: a wire value, or the type of what is sent.
import type { ValueRef } from '../facts.ts';
import { unionOf, unknownType, withoutNull, type WireType } from '../wire-type.ts';
import { attributeOf, binaryOf, conditionalOf, negatedOf, textOf, unwrap } from './expressions.ts';
import { functionAround, scopeOfName, type Scope } from './outline.ts';
import { stringValue } from './strings.ts';
import { rangeOf, type PyNode } from './tree.ts';
import { booleanType, constantType, listOf, recordType, stringType } from './types.ts';

export type MemberRef = ValueRef & { readonly kind: 'member' };

/** `Name.MEMBER`, also after a module and before `.value`. */
export const memberRef = (text: string, node: PyNode): MemberRef | null => {
  const attribute = attributeOf(node);
  if (attribute === null) return null;
  const member = textOf(text, attribute.property);
  if (member === 'value' || member === 'name') return member === 'value' ? memberRef(text, attribute.object) : null;
  const owner = attributeOf(attribute.object)?.property ?? attribute.object;
  if (owner.name !== 'VariableName' && owner.name !== 'PropertyName') return null;
  return refOf(text, owner, attribute.property);
};

/** The same in a pattern: `case Name.MEMBER`. */
export const patternRef = (text: string, node: PyNode): MemberRef | null => {
  const names = node.children.filter((child) => child.name !== '.');
  const [owner, property] = names.slice(-2);
  return owner === undefined || property === undefined ? null : refOf(text, owner, property);
};

const refOf = (text: string, owner: PyNode, property: PyNode): MemberRef | null => {
  const set = textOf(text, owner);
  const member = textOf(text, property);
  if (!/^_*\p{Lu}/u.test(set) || !/^[A-Z][A-Z0-9_]*$/.test(member)) return null;
  return { kind: 'member', set, member, range: { start: owner.start, end: property.end } };
};

export const valueRef = (text: string, node: PyNode): ValueRef => {
  const value = stringValue(text, node);
  if (value !== null) return { kind: 'literal', value, range: rangeOf(node) };
  return memberRef(text, node) ?? { kind: 'dynamic', range: rangeOf(node) };
};

/** A test that a value passed before it is used. */
export interface Guard {
  readonly kind: 'not-none' | 'truthy';
  readonly name: string;
}

/** What a condition says about one name: `x is not None`, `x`; with `otherwise`, what its failing says. */
export const guardOf = (text: string, condition: PyNode, otherwise: boolean): Guard | null => {
  const test = unwrap(condition);
  const negated = negatedOf(test);
  if (negated !== null) return otherwise ? guardOf(text, negated, false) : null;
  if (test.name === 'VariableName' || test.name === 'MemberExpression') {
    return otherwise ? null : { kind: 'truthy', name: textOf(text, test) };
  }
  const binary = binaryOf(text, test);
  if (binary?.right.name !== 'None') return null;
  return binary.operator === (otherwise ? 'is' : 'is not')
    ? { kind: 'not-none', name: textOf(text, binary.left) }
    : null;
};

const callTypes = new Map<string, WireType>([
  ['bool', booleanType],
  ['dict', recordType],
  ['float', { kind: 'float' }],
  ['int', { kind: 'int' }],
  ['isoformat', stringType],
  ['len', { kind: 'int' }],
  ['list', listOf(unknownType)],
  ['model_dump', recordType],
  ['sorted', listOf(unknownType)],
  ['str', stringType],
]);

const builtMethods = new Set(['isoformat', 'model_dump']);

/** Deeper than anyone writes; a damaged text may nest without end. */
const maxDepth = 30;

/** The type of what an expression sends, as far as its text tells. */
export const typeOfValue = (text: string, value: PyNode, scope: Scope, guard: Guard | null, depth = 0): WireType => {
  const node = unwrap(value);
  if (depth > maxDepth) return unknownType;
  const typeOf = (part: PyNode, known: Guard | null): WireType => typeOfValue(text, part, scope, known, depth + 1);
  switch (node.name) {
    case 'VariableName': {
      const type = annotatedType(scope, textOf(text, node));
      return guard?.name === textOf(text, node) ? withoutNull(type) : type;
    }
    case 'DictionaryExpression':
    case 'DictionaryComprehensionExpression':
      return recordType;
    case 'ArrayExpression':
    case 'ArrayComprehensionExpression':
    case 'TupleExpression':
      return listOf(unknownType);
    case 'CallExpression':
      return callType(text, node);
    case 'UnaryExpression':
      return negatedOf(node) === null ? typeOf(node.children[1] ?? node, guard) : booleanType;
    case 'ConditionalExpression': {
      const parts = conditionalOf(node);
      if (parts === null) return unknownType;
      const { then, condition, otherwise } = parts;
      return unionOf([
        typeOf(then, guardOf(text, condition, false) ?? guard),
        typeOf(otherwise, guardOf(text, condition, true) ?? guard),
      ]);
    }
    case 'BinaryExpression': {
      const binary = binaryOf(text, node);
      if (binary?.operator !== 'or') return operatorType(binary?.operator ?? '');
      const left = typeOf(binary.left, guard);
      const right = unwrap(binary.right);
      // An empty list stands in for a list of any kind.
      if (right.name === 'ArrayExpression' && right.children.length === 2 && withoutNull(left).kind === 'list') {
        return withoutNull(left);
      }
      return unionOf([left.kind === 'null' ? unknownType : withoutNull(left), typeOf(right, guard)]);
    }
    default:
      return constantType(text, node);
  }
};

const operatorType = (operator: string): WireType =>
  /^(?:==|!=|<=?|>=?|is|is not|in|not in)$/.test(operator) ? booleanType : unknownType;

const callType = (text: string, call: PyNode): WireType => {
  const callee = call.children[0];
  if (callee === undefined) return unknownType;
  const method = attributeOf(callee);
  const name = textOf(text, method?.property ?? callee);
  return (method !== null) === builtMethods.has(name) ? (callTypes.get(name) ?? unknownType) : unknownType;
};

/** The annotation of the parameter or variable that a name means here; nested functions see those around them. */
const annotatedType = (scope: Scope, name: string): WireType => {
  const owner = scopeOfName(scope, name);
  const parameter = owner?.parameters.find((one) => one.name === name);
  return parameter?.type ?? owner?.annotated.get(name) ?? unknownType;
};

/** The parameter of the function around that a value is: `x`, or `x or {}`. */
export const parameterOf = (text: string, value: PyNode, scope: Scope): string | null => {
  const node = unwrap(value);
  const binary = binaryOf(text, node);
  const source = binary?.operator === 'or' ? unwrap(binary.left) : node;
  if (source.name !== 'VariableName') return null;
  const name = textOf(text, source);
  return functionAround(scope)?.parameters.some((parameter) => parameter.name === name) === true ? name : null;
};
