// Whether an expression's value may be missing where it is used: it is tested, has a default, or is only logged.
import { calleeOf, isFunction, memberOf, operatorOf, unwrap, wrapped } from './expressions.ts';
import { ancestors, textOf, type Node } from './tree.ts';

const comparisons = new Set(['===', '!==', '==', '!=']);

const isNothing = (node: Node | undefined): boolean => {
  const text = node === undefined ? '' : textOf(unwrap(node));
  return text === 'null' || text === 'undefined';
};

const isUnaryTest = (node: Node): boolean =>
  node.name === 'UnaryExpression' && ['!', 'typeof'].includes(firstText(node));

const firstText = (node: Node): string => {
  const first = node.children[0];
  return first === undefined ? '' : textOf(first);
};

/** Is the value only tested for being there: `if (x)`, `!x`, `x !== undefined`, `x && …`? */
export const isTest = (node: Node): boolean => {
  const top = wrapped(node);
  const parent = top.parent;
  if (parent === null) return false;
  if (parent.name === 'IfStatement' || parent.name === 'WhileStatement' || isUnaryTest(parent)) return true;
  const isFirst = parent.children[0] === top;
  if (parent.name === 'ConditionalExpression') return isFirst;
  const operator = operatorOf(parent);
  if (operator === null) return false;
  if (comparisons.has(operator)) return isNothing(parent.children[isFirst ? 2 : 0]);
  if (operator === '&&') return isFirst || isTest(parent);
  return operator === '||' && isTest(parent);
};

/** The condition under which the other parts of a node run. */
export const conditionOf = (node: Node): Node | null => {
  if (node.name === 'IfStatement') return node.children[1] ?? null;
  if (node.name === 'ConditionalExpression' || operatorOf(node) === '&&') return node.children[0] ?? null;
  return null;
};

/** Is the node used by `x?.y`, `x?.[y]` or `x?.()`? */
export const isOptionallyChained = (node: Node): boolean => {
  const top = wrapped(node);
  return top.parent?.children[0] === top && top.parent.children[1]?.name === '?.';
};

const isConsoleCall = (node: Node): boolean => {
  const callee = node.name === 'CallExpression' ? calleeOf(node) : null;
  const member = callee === null ? null : memberOf(callee);
  return member !== null && textOf(member.object) === 'console';
};

/** Does the value only end in the console? */
export const isLogged = (node: Node): boolean => {
  for (const at of ancestors(node)) {
    if (isConsoleCall(at)) return true;
    if (at.name.endsWith('Statement') || isFunction(at)) return false;
  }
  return false;
};

const isDefaulting = (node: Node | null): node is Node =>
  node !== null && ['??', '||'].includes(operatorOf(node) ?? '');

/** The whole chain `a ?? b || c` that a node is an operand of, else the node with its casts. */
export const defaultChain = (node: Node): Node => {
  let top = wrapped(node);
  while (isDefaulting(top.parent)) top = wrapped(top.parent);
  return top;
};

/** The operands of a chain of defaults; one for any other expression. */
export const chainOperands = (chain: Node): readonly Node[] => {
  const plain = unwrap(chain);
  if (!isDefaulting(plain)) return [plain];
  return [plain.children[0], plain.children[2]].flatMap((one) => (one === undefined ? [] : chainOperands(one)));
};
