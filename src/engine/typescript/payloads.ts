// The payload of a message that is sent: an object literal, or a local that holds one and gets keys later.
import type { SentField, SentPayload } from '../facts.ts';
import { resolveBinding } from './bindings.ts';
import { entryKey, entryValue, isFunction, memberOf, operatorOf, unwrap, variableName } from './expressions.ts';
import { ancestors, child, childrenNamed, has, parts, rangeOf, textOf, walk, type Node } from './tree.ts';
import type { TypeScope } from './types.ts';
import { readValue } from './values.ts';

interface Keys {
  readonly fields: readonly SentField[];
  readonly isOpen: boolean;
}

const open: Keys = { fields: [], isOpen: true };

type Guard = SentField['guard'];

/** What a condition asks of a value. */
const guardOf = (condition: Node): Guard => {
  const plain = unwrap(condition);
  if (variableName(plain) !== null || plain.name === 'MemberExpression') return 'truthy';
  const operator = operatorOf(plain);
  const isAgainstNothing = /^(?:null|undefined)$/.test(textOf(plain.children[2] ?? plain));
  return operator?.startsWith('!=') === true && isAgainstNothing ? 'not-none' : 'other';
};

/** Why a value may be undefined: a condition that leaves it out, or its own type. */
const valueGuard = (value: Node): Guard => {
  const plain = unwrap(value);
  const [condition, , , , otherwise] = plain.name === 'ConditionalExpression' ? plain.children : [];
  return condition !== undefined && otherwise !== undefined && textOf(otherwise) === 'undefined'
    ? guardOf(condition)
    : 'not-none';
};

/** The parameter that is sent as it is, or with a default. */
const parameterOf = (value: Node): string | null => {
  const plain = unwrap(value);
  const operator = operatorOf(plain);
  if ((operator === '??' || operator === '||') && plain.children[0] !== undefined)
    return parameterOf(plain.children[0]);
  const name = variableName(plain);
  const binding = name === null ? null : resolveBinding(name, plain);
  return binding?.kind === 'parameter' ? binding.name : null;
};

const toField = (entry: Node, key: string, keyNode: Node, value: Node, scope: TypeScope): SentField => {
  const read = readValue(value, scope);
  const presence = read.isOptional ? 'conditional' : read.isKnown || !mayBeAbsent(value) ? 'always' : 'unknown';
  return {
    key,
    keyRange: rangeOf(keyNode),
    range: rangeOf(entry),
    valueText: textOf(value),
    type: read.type,
    presence,
    guard: presence === 'conditional' ? valueGuard(value) : null,
    parameter: parameterOf(value),
  };
};

/** A field of a type that is declared elsewhere may be optional there. */
const mayBeAbsent = (value: Node): boolean => unwrap(value).name === 'MemberExpression';

const guarded = (keys: Keys, guard: Guard): Keys => ({
  ...keys,
  fields: keys.fields.map((field) => ({ ...field, presence: 'conditional' as const, guard })),
});

/** `...(x ? { a } : {})` and `...(x && { a })` add keys under a condition. */
const spreadKeys = (spread: Node, scope: TypeScope): Keys => {
  const plain = unwrap(spread);
  const isConditional = plain.name === 'ConditionalExpression';
  if (!isConditional && operatorOf(plain) !== '&&')
    return plain.name === 'ObjectExpression' ? literalKeys(plain, scope) : open;
  const condition = plain.children[0];
  const objects = [plain.children[2], plain.children[4]].flatMap((one) => (one === undefined ? [] : [unwrap(one)]));
  if (condition === undefined || objects.some((one) => one.name !== 'ObjectExpression')) return open;
  const [first, second] = objects.map((one) => literalKeys(one, scope));
  if (first === undefined) return open;
  const guard = guardOf(condition);
  const kept = guarded(first, guard);
  if (second === undefined) return kept;
  return { fields: [...kept.fields, ...guarded(second, 'other').fields], isOpen: first.isOpen || second.isOpen };
};

const entryKeys = (entry: Node, scope: TypeScope): Keys => {
  const spread = has(entry, 'Spread') ? parts(entry)[0] : undefined;
  if (spread !== undefined) return spreadKeys(spread, scope);
  const named = entryKey(entry);
  const value = entryValue(entry);
  // A method is no JSON value, so its key never travels.
  if (named !== null && value === null) return { fields: [], isOpen: false };
  if (named === null || value === null) return open;
  return { fields: [toField(entry, named.key, named.keyNode, value, scope)], isOpen: false };
};

const literalKeys = (object: Node, scope: TypeScope): Keys => {
  const all = childrenNamed(object, 'Property').map((entry) => entryKeys(entry, scope));
  return { fields: all.flatMap((one) => one.fields), isOpen: all.some((one) => one.isOpen) };
};

/** The condition of the nearest `if` between an assignment and the block that declares its object. */
const assignmentGuard = (assignment: Node, block: Node): { readonly isGuarded: boolean; readonly guard: Guard } => {
  for (const at of ancestors(assignment)) {
    if (at === block) return { isGuarded: false, guard: null };
    const condition = at.name === 'IfStatement' ? child(at, 'ParenthesizedExpression') : null;
    if (condition !== null) return { isGuarded: true, guard: guardOf(condition) };
    if (isFunction(at) || /^(?:For|While|Switch|Try)Statement$/.test(at.name))
      return { isGuarded: true, guard: 'other' };
  }
  return { isGuarded: true, guard: 'other' };
};

/** Calls that only look at what they are given. */
const looking = /^(?:console|JSON)\.|^Object\.(?:keys|values|entries|freeze)$/;

/** Is the object handed to a call that may add keys to it: `Object.assign(payload, more)`, `fill(payload)`? */
const isFilledBy = (call: Node, name: string): boolean => {
  const callee = call.children[0];
  const isGiven = parts(child(call, 'ArgList') ?? call).some((one) => variableName(one) === name);
  return isGiven && callee !== undefined && !looking.test(textOf(callee));
};

/** `payload.key = value` before the payload is sent. */
const assignedKeys = (block: Node, name: string, until: number, scope: TypeScope): Keys => {
  const found: SentField[] = [];
  let isOpen = false;
  walk(block, (node) => {
    if (node.start >= until) return false;
    // The call that sends it begins before it.
    if (node.name === 'CallExpression' && node.end <= until) isOpen ||= isFilledBy(node, name);
    if (node.name !== 'AssignmentExpression') return true;
    const [target, , value] = node.children;
    if (target?.name !== 'MemberExpression' || textOf(target.children[0] ?? target) !== name || value === undefined)
      return true;
    const member = memberOf(target);
    if (member === null) isOpen = true;
    else {
      const field = toField(node, member.key, member.keyNode, value, scope);
      const { isGuarded, guard } = assignmentGuard(node, block);
      found.push(isGuarded ? { ...field, presence: 'conditional', guard } : field);
    }
    return true;
  });
  return { fields: found, isOpen };
};

const variableKeys = (node: Node, scope: TypeScope): Keys => {
  const name = variableName(node);
  const binding = name === null ? null : resolveBinding(name, node);
  const initializer = binding?.declarator.initializer ?? null;
  if (name === null || binding?.kind !== 'variable' || binding.key !== null || initializer === null) return open;
  const literal = unwrap(initializer);
  if (literal.name !== 'ObjectExpression') return open;
  const first = literalKeys(literal, scope);
  const later = assignedKeys(binding.scope, name, node.start, scope);
  return { fields: [...first.fields, ...later.fields], isOpen: first.isOpen || later.isOpen };
};

export const readSentPayload = (node: Node, scope: TypeScope): SentPayload => {
  const plain = unwrap(node);
  const keys = plain.name === 'ObjectExpression' ? literalKeys(plain, scope) : variableKeys(plain, scope);
  return { ...keys, range: rangeOf(node) };
};
