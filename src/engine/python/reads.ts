// Reads which keys a stretch of code takes from a payload, and whether it hands the payload on as a whole.
import type { Name, PayloadReads, ReadFact } from '../facts.ts';
import { unknownType, type WireType } from '../wire-type.ts';
import { assignedTo } from './calls.ts';
import {
  argumentsOf,
  assignmentOf,
  attributeOf,
  binaryOf,
  negatedOf,
  roleOf,
  subscriptOf,
  textOf,
  unwrap,
} from './expressions.ts';
import { contentRange, stringValue } from './strings.ts';
import { rangeOf, type PyNode } from './tree.ts';
import { constantType, recordType, readType, type KnownTypes } from './types.ts';
import { isLookedAt } from './variable.ts';

/** What one use of a payload does. */
type PayloadUse =
  | { readonly kind: 'nothing' | 'whole' }
  | { readonly kind: 'model'; readonly model: Name }
  | { readonly kind: 'read'; readonly read: ReadFact; readonly expression: PyNode };

const nothing: PayloadUse = { kind: 'nothing' };
const whole: PayloadUse = { kind: 'whole' };

/** `payloads` are the expressions that stand for the payload: uses of its variable, or `data["payload"]` itself. */
export const readPayloadUses = (text: string, payloads: readonly PyNode[], known: KnownTypes): PayloadReads => {
  const found = payloads.map((payload) => useOf(text, payload, known));
  const reads = found.flatMap((use) => (use.kind === 'read' ? [use] : []));
  const tested = new Set(reads.flatMap(({ read, expression }) => (isTest(expression) ? [read.key] : [])));
  const model = found.flatMap((use) => (use.kind === 'model' ? [use.model] : []))[0] ?? null;
  return {
    reads: withAlternatives(text, reads).map((read) => (tested.has(read.key) ? { ...read, hasDefault: true } : read)),
    isWhole: found.some((use) => use.kind === 'whole'),
    model,
  };
};

const useOf = (text: string, payload: PyNode, known: KnownTypes): PayloadUse => {
  const node = withFallback(payload);
  const parent = node.parent;
  switch (parent?.name) {
    case 'MemberExpression':
      return parent.children[0] === node ? memberUse(text, parent, known) : whole;
    case 'ArgList':
      return argumentUse(text, node, parent);
    case 'BinaryExpression':
      return binaryUse(text, node, parent, known);
    case 'AssignStatement':
      return assignmentOf(parent)?.targets.includes(node) === true ? nothing : whole;
    // A test of the payload itself, a parameter's name, a string for the log: no key is read.
    case 'IfStatement':
    case 'WhileStatement':
    case 'UnaryExpression':
    case 'ParamList':
    case 'ExpressionStatement':
    case 'FormatReplacement':
    case 'ScopeStatement':
      return nothing;
    default:
      return whole;
  }
};

const outermost = (payload: PyNode): PyNode => {
  let node = payload;
  while (node.parent?.name === 'ParenthesizedExpression') node = node.parent;
  return node;
};

/** With the `or {}` around it. */
const withFallback = (payload: PyNode): PyNode => {
  let node = outermost(payload);
  while (node.parent?.name === 'BinaryExpression' && isJunction(node.parent)) node = outermost(node.parent);
  return node;
};

const isJunction = (node: PyNode): boolean => node.children[1]?.name === 'or' || node.children[1]?.name === 'and';

const memberUse = (text: string, member: PyNode, known: KnownTypes): PayloadUse => {
  const subscript = subscriptOf(member);
  if (subscript !== null) {
    const isTarget = member.parent !== null && assignmentOf(member.parent)?.targets.includes(member) === true;
    return isTarget ? nothing : keyUse(text, member, subscript.indexes[0], null, known);
  }
  const call = member.parent;
  const method = attributeOf(member);
  if (call?.name !== 'CallExpression' || call.children[0] !== member || method === null) return whole;
  const name = textOf(text, method.property);
  if (name !== 'get' && name !== 'pop') return whole;
  const [key, fallback] = argumentsOf(call.children[1] ?? null);
  const use = keyUse(text, call, key?.value, fallback?.value ?? null, known);
  if (use.kind !== 'read' || name !== 'get' || use.read.hasDefault) return use;
  return { ...use, read: { ...use.read, isNoneIfAbsent: true } };
};

const keyUse = (
  text: string,
  expression: PyNode,
  keyNode: PyNode | undefined,
  fallback: PyNode | null,
  known: KnownTypes,
): PayloadUse => {
  const key = keyNode === undefined ? null : stringValue(text, keyNode);
  if (keyNode === undefined || key === null) return whole;
  const read: ReadFact = {
    key,
    keyRange: contentRange(text, keyNode),
    range: rangeOf(expression),
    type: typeOfRead(text, expression, fallback, known),
    hasDefault: fallback !== null && fallback.name !== 'None',
    alternatives: [],
    local: assignedTo(text, expression),
  };
  return { kind: 'read', read, expression };
};

/** `"key" in payload` reads a key; `payload == other` tells none. */
const binaryUse = (text: string, payload: PyNode, parent: PyNode, known: KnownTypes): PayloadUse => {
  const binary = binaryOf(text, parent);
  if (binary?.right === payload && (binary.operator === 'in' || binary.operator === 'not in')) {
    return keyUse(text, parent, unwrap(binary.left), null, known);
  }
  return /^(?:is|is not|==|!=)$/.test(binary?.operator ?? '') ? nothing : whole;
};

const argumentUse = (text: string, node: PyNode, list: PyNode): PayloadUse => {
  const role = roleOf(node);
  const callee = list.parent?.children[0];
  // A keyword that happens to have the payload's name.
  if (role === 'keyword' || callee === undefined || isLookedAt(text, list)) return nothing;
  const method = attributeOf(callee);
  const validates = method !== null && /^(?:model_validate|parse_obj)$/.test(textOf(text, method.property));
  if (role !== '**' && !validates) return whole;
  const model = validates ? (attributeOf(method.object)?.property ?? method.object) : (method?.property ?? callee);
  const name = textOf(text, model);
  return /^_*\p{Lu}/u.test(name) ? { kind: 'model', model: { name, range: rangeOf(model) } } : whole;
};

/** From the default, from the annotation of the variable, or from being spread. */
const typeOfRead = (text: string, expression: PyNode, fallback: PyNode | null, known: KnownTypes): WireType => {
  if (expression.parent?.name === 'ArgList' && roleOf(expression) === '**') return recordType;
  const holder = expression.parent === null ? null : assignmentOf(expression.parent);
  if (holder?.value === expression && holder.annotation !== null) return readType(text, holder.annotation, known);
  if (fallback === null || fallback.name === 'None') return unknownType;
  return fallback.name === 'DictionaryExpression' ? recordType : constantType(text, fallback);
};

/** `a or b`: each key stands in for the other, and what is no key at the end is a default. */
const withAlternatives = (
  text: string,
  reads: readonly { readonly read: ReadFact; readonly expression: PyNode }[],
): readonly ReadFact[] => {
  const chainOf = reads.map(({ expression }) => orChain(expression));
  return reads.map(({ read, expression }, index) => {
    const chain = chainOf[index] ?? null;
    if (chain === null) return read;
    const mates = reads.filter((other, at) => chainOf[at] === chain && other.expression !== expression);
    const last = unwrap(binaryOf(text, chain)?.right ?? chain);
    const endsInRead = last === expression || mates.some((mate) => mate.expression === last);
    const alternatives = mates.map((mate) => mate.read.key).filter((key) => key !== read.key);
    return { ...read, alternatives, hasDefault: read.hasDefault || !endsInRead };
  });
};

/** The outermost `or` that an expression is an operand of. */
const orChain = (expression: PyNode): PyNode | null => {
  let chain: PyNode | null = null;
  for (let node = outermost(expression); ; node = outermost(chain)) {
    const parent: PyNode | null = node.parent;
    if (parent?.name !== 'BinaryExpression' || parent.children[1]?.name !== 'or') return chain;
    chain = parent;
  }
};

/** Is it asked whether the key is there: in a condition, after `not`, before `and`, with `in`? */
const isTest = (expression: PyNode): boolean => {
  if (expression.name === 'BinaryExpression') return true;
  const node = outermost(expression);
  if (node.parent?.name === 'BinaryExpression' && node.parent.children[1]?.name === 'and' && node.index === 0)
    return true;
  const asked = withFallback(node);
  const holder = asked.parent;
  if (holder === null || holder.name === 'IfStatement' || holder.name === 'WhileStatement') return holder !== null;
  return (holder.name === 'ConditionalExpression' && asked.index === 2) || negatedOf(holder) === asked;
};
