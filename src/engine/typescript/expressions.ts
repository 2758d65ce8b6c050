// How expressions are wrapped and called: casts, parentheses, member chains, calls and object literals.
import { child, parts, stringValue, textOf, type Node } from './tree.ts';

/** The type of `x as T`, `x satisfies T` or `<T>x`. */
export const castType = (node: Node): Node | null => {
  if (node.name === 'PrefixCast') return node.children.length > 3 ? (node.children[1] ?? null) : null;
  if (node.name !== 'BinaryExpression') return null;
  const operator = node.children[1]?.name;
  return operator === 'as' || operator === 'satisfies' ? (node.children[2] ?? null) : null;
};

const isCast = (node: Node): boolean => {
  const operator = node.children[1]?.name;
  return (
    node.name === 'PrefixCast' || (node.name === 'BinaryExpression' && (operator === 'as' || operator === 'satisfies'))
  );
};

const isNonNull = (node: Node): boolean => {
  const operator = node.children[1];
  return node.name === 'PostfixExpression' && operator !== undefined && textOf(operator) === '!';
};

/** Does the node add only a type or parentheses to what is in it? */
export const isWrapper = (node: Node): boolean =>
  node.name === 'ParenthesizedExpression' || isCast(node) || isNonNull(node);

const inner = (node: Node): Node | undefined => {
  if (node.name === 'ParenthesizedExpression') return node.children[1];
  return node.name === 'PrefixCast' ? node.children.at(-1) : node.children[0];
};

/** The expression without parentheses, casts and `!`. */
export const unwrap = (node: Node): Node => {
  let at = node;
  while (isWrapper(at)) {
    const next = inner(at);
    if (next === undefined) return at;
    at = next;
  }
  return at;
};

/** The outermost node that only wraps this one. */
export const wrapped = (node: Node): Node => {
  let at = node;
  while (at.parent !== null && isWrapper(at.parent) && inner(at.parent) === at) at = at.parent;
  return at;
};

/** The operator of a binary expression as text: `??`, `===`, `in`. */
export const operatorOf = (node: Node): string | null => {
  const operator = node.name === 'BinaryExpression' ? node.children[1] : undefined;
  return operator === undefined ? null : textOf(operator);
};

/** The name of a variable where it is used, shorthand `{ name }` included. */
export const variableName = (node: Node): string | null => {
  if (node.name === 'VariableName') return textOf(node);
  const isShorthand = node.name === 'PropertyDefinition' && node.parent?.name === 'Property';
  return isShorthand && node.parent.children.length === 1 ? textOf(node) : null;
};

/** A member access with a fixed key. */
export interface Member {
  readonly object: Node;
  readonly key: string;
  readonly keyNode: Node;
  readonly isOptionalChain: boolean;
}

export const memberOf = (node: Node): Member | null => {
  if (node.name !== 'MemberExpression') return null;
  const object = node.children[0];
  const keyNode = node.children.slice(1).find((one) => /^(?:(?:Private)?PropertyName|String)$/.test(one.name));
  if (object === undefined || keyNode === undefined) return null;
  const key = keyNode.name === 'String' ? stringValue(keyNode) : textOf(keyNode);
  const isOptionalChain = node.children[1]?.name === '?.';
  return key === null ? null : { object, key, keyNode, isOptionalChain };
};

/** A call's callee, without type arguments: `useRef<X>` is `useRef`. */
export const calleeOf = (call: Node): Node | null => {
  const callee = call.children[0];
  if (callee === undefined || callee.name === 'ArgList') return null;
  return callee.name === 'InstantiationExpression' ? (callee.children[0] ?? null) : callee;
};

/** The type arguments of a call, wherever the grammar puts them. */
export const typeArguments = (call: Node): readonly Node[] => {
  const callee = call.children[0];
  const holder = callee?.name === 'InstantiationExpression' ? callee : call;
  const list = child(holder, 'TypeArgList');
  return list === null ? [] : list.children.filter((one) => !['<', '>', ','].includes(one.name));
};

export const argumentsOf = (call: Node): readonly Node[] => {
  const list = child(call, 'ArgList');
  return list === null ? [] : parts(list);
};

/** The key of an entry in an object literal or of a member of an object type; null where it is computed. */
export const entryKey = (entry: Node): { readonly key: string; readonly keyNode: Node } | null => {
  for (const one of entry.children) {
    if (one.name === ':' || one.name === '[' || one.name === 'Spread') return null;
    if (one.name === 'PropertyDefinition' || one.name === 'PropertyName' || one.name === 'Number') {
      return { key: textOf(one), keyNode: one };
    }
    const key = stringValue(one);
    if (key !== null) return { key, keyNode: one };
  }
  return null;
};

/** The value of an entry: after the colon, or the shorthand name itself. Null for methods and spreads. */
export const entryValue = (entry: Node): Node | null => {
  const colon = entry.children.findIndex((one) => one.name === ':');
  if (colon !== -1) return entry.children[colon + 1] ?? null;
  return entry.children.length === 1 ? (entry.children[0] ?? null) : null;
};

const functionNames = new Set(['ArrowFunction', 'FunctionExpression']);

export const isFunction = (node: Node): boolean => functionNames.has(node.name);

/** The object literals that an expression can be. */
const objectsOf = (node: Node): readonly Node[] => {
  const plain = unwrap(node);
  if (plain.name === 'ObjectExpression') return [plain];
  if (plain.name !== 'ConditionalExpression') return [];
  return [plain.children[2], plain.children[4]].flatMap((one) => (one === undefined ? [] : objectsOf(one)));
};

const returnedWithin = (node: Node): readonly Node[] => {
  if (isFunction(node) || node.name === 'FunctionDeclaration') return [];
  if (node.name === 'ReturnStatement') return parts(node).slice(1).flatMap(objectsOf);
  return node.children.flatMap(returnedWithin);
};

/** The object literals that a function's body returns, not those of functions in it. */
export const returnedObjects = (body: Node): readonly Node[] =>
  body.name === 'Block' ? body.children.flatMap(returnedWithin) : objectsOf(body);

/** The body of a function, arrow or method: its block, or an arrow's expression. */
export const bodyOf = (node: Node): Node | null => {
  const arrow = node.children.findIndex((one) => one.name === 'Arrow');
  return arrow === -1 ? child(node, 'Block') : (node.children[arrow + 1] ?? null);
};
