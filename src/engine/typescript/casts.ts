// What a handler says a payload is: `msg.payload as X`, `as { a: string }`, `as X & Y`, `const p: X = msg.payload`.
import type { CastFact } from '../facts.ts';
import { resolveBinding } from './bindings.ts';
import { isOpenObject } from './declarations.ts';
import { castType, variableName } from './expressions.ts';
import { readFields } from './fields.ts';
import { toName } from './names.ts';
import { castAround } from './reads.ts';
import { child, parts, rangeOf, textOf, type Node } from './tree.ts';
import { operands, type TypeScope } from './types.ts';

/** Generic types of the language that say nothing about keys. */
const keyless = new Set(['Record', 'Partial', 'Required', 'Readonly', 'Pick', 'Omit', 'any', 'unknown', 'object']);

const membersOf = (type: Node): readonly Node[] => {
  if (type.name === 'IntersectionType') return operands(type).flatMap(membersOf);
  if (type.name === 'ParenthesizedType') return type.children.slice(1, 2).flatMap(membersOf);
  return [type];
};

const typeNameOf = (type: Node): Node | null => {
  const name = type.name === 'ParameterizedType' ? child(type, 'TypeName') : type;
  return name?.name === 'TypeName' ? name : null;
};

const isKeyless = (type: Node): boolean => keyless.has(textOf(typeNameOf(type) ?? type));

export const toCast = (type: Node, scope: TypeScope): CastFact => {
  const members = membersOf(type);
  const named = members.flatMap((one) => {
    const name = typeNameOf(one);
    return name === null || isKeyless(one) ? [] : [toName(name)];
  });
  const isOpen = members.some((one) => (one.name === 'ObjectType' ? isOpenObject(one) : isKeyless(one)));
  return {
    text: textOf(type),
    range: rangeOf(type),
    names: named,
    fields: members.flatMap((one) => (one.name === 'ObjectType' ? readFields(one, scope) : [])),
    isOpen,
  };
};

/** The cast at a place of the payload, or the one where the variable got its value. */
export const castOf = (payload: Node): Node | null => {
  const own = castAround(payload);
  if (own !== null) return own;
  const name = variableName(payload);
  const binding = name === null ? null : resolveBinding(name, payload);
  if (binding === null) return null;
  const { annotation, initializer } = binding.declarator;
  const type = annotation ?? (initializer === null ? null : castInside(initializer));
  return type === null || binding.key === null ? type : carriedType(type);
};

/** What a message of this type carries: `X` of `Message<X>`, as in `const { payload } = msg as Message<X>`. */
const carriedType = (message: Node): Node | null => {
  const list = message.name === 'ParameterizedType' ? child(message, 'TypeArgList') : null;
  const [type, ...more] = list === null ? [] : parts(list).filter(({ name }) => name !== '<' && name !== '>');
  return type !== undefined && more.length === 0 ? type : null;
};

const castInside = (node: Node): Node | null => {
  if (node.name === 'ParenthesizedExpression')
    return node.children[1] === undefined ? null : castInside(node.children[1]);
  return castType(node);
};
