// Reads the branches that tell messages apart, `elif kind == X.A:`, and what each takes from the payload.
import type { BranchFact, PayloadReads, ValueRef } from '../facts.ts';
import type { Range } from '../source.ts';
import { binaryOf, commaGroups, dottedText, textOf, unwrap } from './expressions.ts';
import { blockRange } from './functions.ts';
import { functionAround, type Outline, type Use } from './outline.ts';
import { readPayloadUses } from './reads.ts';
import { indexTaken, messageOf, payloadsIn, payloadVariableOf } from './reception.ts';
import { rangeOf, type PyNode } from './tree.ts';
import type { KnownTypes } from './types.ts';
import { valueRef } from './values.ts';
import { isLookedAt } from './variable.ts';

export const readBranches = (text: string, outline: Outline, known: KnownTypes): readonly BranchFact[] => {
  const taken = indexTaken(text, outline);
  const receptionIn = ({ scope }: Use, subject: PyNode, range: Range): [PayloadReads, string | null] => {
    const message = messageOf(text, taken, subject, scope);
    const variable = payloadVariableOf(taken, message, scope, range);
    const { expressions, isMessageHandedOn } = payloadsIn(text, outline, { message, variable, scope }, range);
    const reads = readPayloadUses(text, expressions, known);
    return [{ ...reads, isWhole: reads.isWhole || isMessageHandedOn }, variable];
  };
  const isUsedIn = ({ scope }: Use, subject: PyNode, body: PyNode): boolean => {
    const message = messageOf(text, taken, subject, scope);
    const variable = payloadVariableOf(taken, message, scope, body);
    const { expressions, isMessageHandedOn } = payloadsIn(text, outline, { message, variable, scope }, body);
    return isMessageHandedOn || expressions.some((node) => !isOnlyLookedAt(text, node));
  };
  return (outline.uses.get('IfStatement') ?? []).flatMap((use) => {
    const conditions = conditionsOf(text, use.node);
    const [first] = conditions;
    const otherwise = first === undefined ? null : elseOf(use.node);
    const isElseUsed = first !== undefined && otherwise !== null && isUsedIn(use, first.comparison.subject, otherwise);
    return conditions.map(({ comparison, range, body }) => {
      const [payload, payloadVariable] = receptionIn(use, comparison.subject, range);
      return {
        subject: dottedText(text, comparison.subject),
        values: comparison.values,
        range,
        bodyRange: blockRange(body),
        chain: use.node.start,
        chainRange: rangeOf(use.node),
        payload,
        payloadVariable,
        isElseUsed,
        within: functionAround(use.scope)?.name ?? null,
      };
    });
  });
};

const elseOf = (chain: PyNode): PyNode | null =>
  chain.children.find((body, index) => body.name === 'Body' && chain.children[index - 1]?.name === 'else') ?? null;

const isOnlyLookedAt = (text: string, node: PyNode): boolean =>
  node.parent?.name === 'ArgList' && isLookedAt(text, node.parent);

interface Comparison {
  readonly subject: PyNode;
  readonly values: readonly ValueRef[];
}

const conditionsOf = (
  text: string,
  chain: PyNode,
): readonly { readonly comparison: Comparison; readonly range: Range; readonly body: PyNode }[] =>
  chain.children.flatMap((body, index) => {
    const condition = chain.children[index - 1];
    const keyword = chain.children[index - 2];
    if (body.name !== 'Body' || condition === undefined || keyword === undefined) return [];
    const comparison = comparisonOf(text, condition);
    return comparison === null ? [] : [{ comparison, range: { start: keyword.start, end: body.end }, body }];
  });

/** `kind == X.A`, `X.A == kind`, `kind in (X.A, "b")`, several with `or`; what follows `and` narrows and is left out. */
const comparisonOf = (text: string, condition: PyNode): Comparison | null => {
  const found: Comparison[] = [];
  const open = [condition];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const binary = binaryOf(text, unwrap(next));
    if (binary?.operator === 'or') open.push(binary.right, binary.left);
    else if (binary?.operator === 'and') open.push(binary.left);
    else if (binary !== null) found.push(...single(text, binary));
  }
  const [first] = found;
  if (first === undefined) return null;
  const subject = textOf(text, first.subject);
  const same = found.filter((one) => textOf(text, one.subject) === subject);
  return { subject: first.subject, values: same.flatMap((one) => one.values) };
};

const single = (text: string, binary: { left: PyNode; operator: string; right: PyNode }): readonly Comparison[] => {
  const left = unwrap(binary.left);
  const right = unwrap(binary.right);
  if (binary.operator === 'in') {
    return compared(
      left,
      itemsOf(right).map((item) => valueRef(text, item)),
    );
  }
  if (binary.operator !== '==' && binary.operator !== 'is') return [];
  const value = valueRef(text, right);
  return value.kind === 'dynamic' ? compared(right, [valueRef(text, left)]) : compared(left, [value]);
};

const compared = (side: PyNode, values: readonly ValueRef[]): readonly Comparison[] => {
  const subject = side.name === 'NamedExpression' ? (side.children[0] ?? side) : side;
  return values.length > 0 && values.every((value) => value.kind !== 'dynamic') ? [{ subject, values }] : [];
};

const itemsOf = (node: PyNode): readonly PyNode[] =>
  node.name === 'TupleExpression' || node.name === 'SetExpression' || node.name === 'ArrayExpression'
    ? commaGroups(node).flatMap((group) => group[0] ?? [])
    : [];
