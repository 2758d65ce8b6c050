// The fields of object types and the parameters of functions.
import type { FieldFact, ParameterFact } from '../facts.ts';
import { unknownType, type WireType } from '../wire-type.ts';
import { declarators, type Declarator } from './bindings.ts';
import { entryKey } from './expressions.ts';
import { child, has, rangeOf, textOf, type Node } from './tree.ts';
import { readType, type TypeScope } from './types.ts';

/** The type in a node's annotation `: T`. */
export const annotatedType = (node: Node): Node | null => child(node, 'TypeAnnotation')?.children[1] ?? null;

const toField = (member: Node, scope: TypeScope): readonly FieldFact[] => {
  const named = entryKey(member);
  if (named === null) return [];
  const typeNode = annotatedType(member);
  const { type, isOptional } = readType(typeNode, scope);
  return [
    {
      key: named.key,
      keyRange: rangeOf(named.keyNode),
      range: rangeOf(member),
      typeText: typeNode === null ? null : textOf(typeNode),
      type,
      isOptional: isOptional || has(member, 'Optional'),
      defaultText: null,
    },
  ];
};

/** The fields of an object type; methods and index signatures are none. */
export const readFields = (objectType: Node, scope: TypeScope): readonly FieldFact[] =>
  objectType.children.flatMap((member) => (member.name === 'PropertyType' ? toField(member, scope) : []));

const literalTypes = new Map<string, WireType>([
  ['String', { kind: 'string' }],
  ['TemplateString', { kind: 'string' }],
  ['Number', { kind: 'float' }],
  ['BooleanLiteral', { kind: 'boolean' }],
]);

const typeOfDefault = (value: Node | null): WireType => literalTypes.get(value?.name ?? '') ?? unknownType;

const toParameter = (declarator: Declarator, scope: TypeScope): ParameterFact => {
  const { pattern, annotation, initializer, isOptional, isRest } = declarator;
  const read = readType(annotation, scope);
  return {
    name: textOf(pattern),
    range: rangeOf(declarator),
    typeText: annotation === null ? null : textOf(annotation),
    type: annotation === null ? typeOfDefault(initializer) : read.type,
    defaultText: initializer === null ? null : textOf(initializer),
    isKeywordOnly: false,
    isOptional: isOptional || isRest || read.isOptional || initializer !== null,
  };
};

/** The parameters of a function, method, arrow or function type. */
export const readParameters = (node: Node, scope: TypeScope): readonly ParameterFact[] => {
  const list = child(node, 'ParamList');
  return list === null ? [] : declarators(list).map((one) => toParameter(one, scope));
};
