// Reads calls: who is called, with what, and where the result goes.
import type { ArgumentFact, CallFact, ReferenceFact } from '../facts.ts';
import { argumentsOf, assignmentOf, attributeOf, childNamed, dottedText, roleOf, textOf } from './expressions.ts';
import { calleeOf } from './functions.ts';
import { isChangedAtOnce, isPayloadTouched } from './filled-later.ts';
import { functionAround, type Outline, type Use } from './outline.ts';
import { rangeOf, type PyNode } from './tree.ts';

export const readCall = (text: string, { node, scope }: Use): CallFact | null => {
  const callee = node.children[0];
  if (callee === undefined) return null;
  const list = childNamed(node, 'ArgList');
  const given = argumentsOf(list);
  const { callee: dotted, name, receiver } = calleeOf(text, callee);
  const variable = assignedTo(text, node);
  return {
    callee: dotted,
    name,
    receiver,
    nameRange: rangeOf(attributeOf(callee)?.property ?? callee),
    range: rangeOf(node),
    arguments: given.flatMap(({ keyword, spread, value, range }): ArgumentFact[] =>
      spread === null
        ? [
            {
              keyword: keyword === null ? null : textOf(text, keyword),
              text: text.slice(value.start, range.end),
              range,
            },
          ]
        : [],
    ),
    hasSpread: given.some(({ spread }) => spread !== null),
    within: functionAround(scope)?.name ?? null,
    passedTo: receiverOf(text, node),
    assignedTo: variable,
    isFilledLater: mayBuild(receiver) && (isChangedAtOnce(text, node) || isPayloadTouched(text, variable, node, scope)),
  };
};

/** Messages are built by methods of a class. */
const mayBuild = (receiver: string | null): boolean => receiver !== null && /(?:^|\.)_*\p{Lu}\w*$/u.test(receiver);

/** The callee of the nearest call around. A callee's own parts are no arguments: `x` in `x(1).send(2)`. */
const receiverOf = (text: string, call: PyNode): string | null => {
  for (let node = call.parent; node !== null && !isStatement(node); node = node.parent) {
    const callee = node.name === 'ArgList' ? node.parent?.children[0] : undefined;
    if (node.parent?.name === 'CallExpression' && callee !== undefined) return dottedText(text, callee);
  }
  return null;
};

const isStatement = (node: PyNode): boolean => node.name.endsWith('Statement') || node.name === 'Body';

/** Through `await`, parentheses, `or` and both results of a condition. */
const passing = new Set(['AwaitExpression', 'ParenthesizedExpression', 'BinaryExpression', 'ConditionalExpression']);

/** The variable or attribute that takes the value of an expression. */
export const assignedTo = (text: string, expression: PyNode): string | null => {
  let value = expression;
  let holder = value.parent;
  while (holder !== null && passing.has(holder.name) && isResult(holder, value)) {
    value = holder;
    holder = value.parent;
  }
  if (holder?.name === 'NamedExpression') {
    return holder.children[2] === value && holder.children[0] !== undefined ? textOf(text, holder.children[0]) : null;
  }
  const assignment = holder === null ? null : assignmentOf(holder);
  const targets = assignment?.value === value ? assignment.targets : [];
  const [target] = targets;
  if (target === undefined || targets.length > 1) return null;
  return target.name === 'VariableName' || attributeOf(target) !== null ? dottedText(text, target) : null;
};

const isResult = (holder: PyNode, part: PyNode): boolean => {
  if (holder.name === 'BinaryExpression') return holder.children[1]?.name === 'or';
  return holder.name !== 'ConditionalExpression' || holder.children[2] !== part;
};

/** Functions of the file used by name and not called: `on_delta=_sender`, `register(self._handle)`. */
export const readReferences = (text: string, outline: Outline): readonly ReferenceFact[] => {
  const references: ReferenceFact[] = [];
  const known = new Set(outline.functions.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)));
  const push = ({ node, scope }: Use): void => {
    references.push({
      name: dottedText(text, node),
      range: rangeOf(node),
      within: functionAround(scope)?.name ?? null,
    });
  };
  for (const name of known)
    outline.names
      .get(name)
      ?.filter(({ node }) => isValue(node))
      .forEach(push);
  for (const use of outline.uses.get('MemberExpression') ?? []) {
    const attribute = attributeOf(use.node);
    if (attribute?.object.name !== 'VariableName' || !isValue(use.node)) continue;
    const owner = textOf(text, attribute.object);
    if ((owner === 'self' || owner === 'cls') && known.has(textOf(text, attribute.property))) push(use);
  }
  return references.sort((one, other) => one.range.start - other.range.start);
};

const naming = new Set(['ClassDefinition', 'FunctionDefinition', 'ImportStatement', 'MemberExpression', 'ParamList']);

/** Not a definition, a callee, a keyword, an object or a target. */
const isValue = (node: PyNode): boolean => {
  const parent = node.parent;
  if (parent === null || naming.has(parent.name)) return false;
  if (parent.name === 'CallExpression') return false;
  if (parent.name === 'AssignStatement') return assignmentOf(parent)?.targets.includes(node) === false;
  return parent.name !== 'ArgList' || roleOf(node) !== 'keyword';
};
