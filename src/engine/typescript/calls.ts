// All calls of a file by name, for finding out who uses what.
import type { ArgumentFact, CallFact } from '../facts.ts';
import { declaratorOf } from './reads.ts';
import { argumentsOf, calleeOf, isFunction, memberOf, wrapped } from './expressions.ts';
import { withinOf } from './names.ts';
import { child, has, rangeOf, textOf, type Node, type SyntaxFile } from './tree.ts';

/** Functions and other long arguments are not kept: the range tells where they are. */
const longestArgument = 120;

const toArgument = (node: Node): ArgumentFact => {
  const isLong = isFunction(node) || node.end - node.start > longestArgument;
  return { keyword: null, text: isLong ? '' : textOf(node), range: rangeOf(node) };
};

const isCallee = (node: Node): boolean => node.name === 'MemberExpression' || node.name === 'VariableName';

/** The callee of the call that has this one as a direct argument. */
const passedTo = (call: Node): string | null => {
  const list = wrapped(call).parent;
  if (list?.name !== 'ArgList' || list.parent === null) return null;
  const callee = calleeOf(list.parent);
  return callee === null || callee.end - callee.start > longestArgument ? null : textOf(callee);
};

/** The value of a call, with `await` around it. */
const awaited = (call: Node): Node => {
  const top = wrapped(call);
  return top.parent?.name === 'AwaitExpression' ? wrapped(top.parent) : top;
};

const toCall = (call: Node): readonly CallFact[] => {
  const callee = calleeOf(call);
  if (callee === null || !isCallee(callee) || callee.end - callee.start > longestArgument) return [];
  const member = memberOf(callee);
  if (member === null && callee.name === 'MemberExpression') return [];
  const nameNode = member?.keyNode ?? callee;
  const pattern = declaratorOf(awaited(call))?.pattern;
  const list = child(call, 'ArgList');
  return [
    {
      callee: textOf(callee),
      name: member?.key ?? textOf(callee),
      receiver: member === null ? null : textOf(member.object),
      nameRange: rangeOf(nameNode),
      range: rangeOf(call),
      arguments: argumentsOf(call).map(toArgument),
      hasSpread: list !== null && has(list, 'Spread'),
      within: withinOf(call),
      passedTo: passedTo(call),
      assignedTo: pattern?.name === 'VariableDefinition' ? textOf(pattern) : null,
    },
  ];
};

export const readCalls = (file: SyntaxFile): readonly CallFact[] => file.all('CallExpression').flatMap(toCall);
