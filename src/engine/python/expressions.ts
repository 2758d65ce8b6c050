// Takes expressions apart: operators, members, arguments, assignments. It knows the parser's node names and no meaning.
import type { Range } from '../source.ts';
import type { PyNode } from './tree.ts';

export const textOf = (text: string, range: Range): string => text.slice(range.start, range.end);

export const lastOf = (node: PyNode): PyNode | null => node.children[node.children.length - 1] ?? null;

export const childNamed = (node: PyNode, name: string): PyNode | null =>
  node.children.find((child) => child.name === name) ?? null;

/** The dotted text without blanks. A very long one is a chain of calls, whose text nobody compares. */
export const dottedText = (text: string, node: PyNode): string => {
  const raw = textOf(text, node);
  return raw.length > 500 || !/\s/.test(raw) ? raw : raw.replace(/\s+/g, '');
};

/** What is left without parentheses and `await`. */
export const unwrap = (node: PyNode): PyNode => {
  let inner = node;
  for (;;) {
    const next =
      inner.name === 'ParenthesizedExpression' || inner.name === 'AwaitExpression' ? inner.children[1] : undefined;
    if (next === undefined) return inner;
    inner = next;
  }
};

/** `object.property`. */
export const attributeOf = (node: PyNode): { object: PyNode; property: PyNode } | null => {
  const [object, dot, property] = node.children;
  const isAttribute = node.name === 'MemberExpression' && dot?.name === '.' && property?.name === 'PropertyName';
  return isAttribute && object !== undefined ? { object, property } : null;
};

/** `object[index]`; the indexes of `object[a, b]` are two. */
export const subscriptOf = (node: PyNode): { object: PyNode; indexes: readonly PyNode[] } | null => {
  const [object, bracket, ...rest] = node.children;
  if (node.name !== 'MemberExpression' || object === undefined || bracket?.name !== '[') return null;
  return { object, indexes: rest.filter((child) => child.name !== ',' && child.name !== ']') };
};

/** `left operator right`, the operator as it is said: `==`, `is not`, `or`. */
export const binaryOf = (text: string, node: PyNode): { left: PyNode; operator: string; right: PyNode } | null => {
  const left = node.children[0];
  const right = lastOf(node);
  if (node.name !== 'BinaryExpression' || left === undefined || right === null || node.children.length < 3) return null;
  const words = node.children.slice(1, -1).map((child) => textOf(text, child));
  return { left, operator: words.join(' '), right };
};

/** `then if condition else otherwise`. */
export const conditionalOf = (node: PyNode): { then: PyNode; condition: PyNode; otherwise: PyNode } | null => {
  const [then, , condition, , otherwise] = node.children;
  if (node.name !== 'ConditionalExpression' || then === undefined) return null;
  return condition === undefined || otherwise === undefined ? null : { then, condition, otherwise };
};

/** The operand of `not x`. */
export const negatedOf = (node: PyNode): PyNode | null =>
  node.name === 'UnaryExpression' && node.children[0]?.name === 'not' ? (node.children[1] ?? null) : null;

/** Children between commas, without brackets. */
export const commaGroups = (node: PyNode): readonly (readonly PyNode[])[] => {
  const groups: PyNode[][] = [[]];
  for (const child of node.children) {
    if (child.name === ',') groups.push([]);
    else if (!'()[]{}'.includes(child.name)) groups[groups.length - 1]?.push(child);
  }
  return groups.filter((group) => group.length > 0);
};

export interface Argument {
  readonly keyword: PyNode | null;
  readonly spread: '*' | '**' | null;
  /** The first node of the value; a bare generator goes on to `end`. */
  readonly value: PyNode;
  readonly range: Range;
}

export const argumentsOf = (list: PyNode | null): readonly Argument[] =>
  list === null ? [] : commaGroups(list).flatMap((group) => argumentOf(group) ?? []);

const argumentOf = (group: readonly PyNode[]): Argument | null => {
  const [first, second, third] = group;
  const last = group[group.length - 1];
  if (first === undefined || last === undefined) return null;
  const range = { start: first.start, end: last.end };
  if (first.name === '*' || first.name === '**') {
    return second === undefined ? null : { keyword: null, spread: first.name, value: second, range };
  }
  if (second?.name !== 'AssignOp') return isError(first) ? null : { keyword: null, spread: null, value: first, range };
  return third === undefined || isError(third) ? null : { keyword: first, spread: null, value: third, range };
};

export const nextOf = (node: PyNode): PyNode | null => node.parent?.children[node.index + 1] ?? null;

export const previousOf = (node: PyNode): PyNode | null => node.parent?.children[node.index - 1] ?? null;

/** What a node is in the arguments that hold it. */
export const roleOf = (node: PyNode): 'keyword' | '*' | '**' | 'value' => {
  const before = previousOf(node)?.name;
  if (nextOf(node)?.name === 'AssignOp') return 'keyword';
  return before === '*' || before === '**' ? before : 'value';
};

export const isError = (node: PyNode): boolean => node.name === '\u26A0';

export interface Assignment {
  readonly targets: readonly PyNode[];
  readonly annotation: PyNode | null;
  readonly value: PyNode | null;
}

/** `a = b = value`, `a: T`, `a: T = value`. A value of several expressions (`1, 2`) counts as none. */
export const assignmentOf = (node: PyNode): Assignment | null => {
  if (node.name !== 'AssignStatement') return null;
  const targets: PyNode[] = [];
  let annotation: PyNode | null = null;
  let part: PyNode[] = [];
  for (const child of node.children) {
    if (child.name === 'TypeDef') annotation = child.children[1] ?? null;
    else if (child.name === 'AssignOp') {
      targets.push(...part);
      part = [];
    } else if (child.name !== ',') part.push(child);
  }
  const hasValue = node.children.some((child) => child.name === 'AssignOp');
  if (!hasValue) return { targets: part, annotation, value: null };
  const [value = null] = part.length === 1 ? part : [];
  return { targets, annotation, value: value !== null && isError(value) ? null : value };
};
