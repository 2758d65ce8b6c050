// Finds the received message and its payload: the variable that holds it, or the expressions that reach into the message.
import type { Range } from '../source.ts';
import { argumentsOf, assignmentOf, attributeOf, roleOf, subscriptOf, textOf, unwrap } from './expressions.ts';
import { firstUseFrom, scopeOfName, type Outline, type Scope, type Use } from './outline.ts';
import { stringValue } from './strings.ts';
import type { PyNode } from './tree.ts';
import { isLookedAt } from './variable.ts';

/** Other envelopes (`data`, flat fields) would be further names here. */
const payloadKey = 'payload';

/** `variable = message.get("payload")`. */
interface PayloadVariable {
  readonly name: string;
  readonly message: string;
  readonly start: number;
}

export type PayloadVariables = ReadonlyMap<Scope, readonly PayloadVariable[]>;

/** All variables of the file that take the payload of a message, by the scope that binds them. */
export const payloadVariables = (text: string, outline: Outline): PayloadVariables => {
  const found = new Map<Scope, PayloadVariable[]>();
  for (const { node, scope } of outline.uses.get('AssignStatement') ?? []) {
    const assignment = assignmentOf(node);
    const target = assignment?.targets[0];
    if (!assignment?.value || target?.name !== 'VariableName') continue;
    const access = accessOf(text, assignment.value);
    if (access?.key !== payloadKey) continue;
    const variable = { name: textOf(text, target), message: access.variable, start: node.start };
    const list = found.get(scope);
    if (list === undefined) found.set(scope, [variable]);
    else list.push(variable);
  }
  return found;
};

/** The variable of the message that the compared type comes from: `data` for `kind = data.get("type")`. */
export const messageOf = (text: string, outline: Outline, subject: PyNode, scope: Scope): string | null => {
  if (subject.name !== 'VariableName') return accessOf(text, subject)?.variable ?? null;
  const name = textOf(text, subject);
  const owner = scopeOfName(scope, name);
  let message: string | null = null;
  for (const use of outline.names.get(name) ?? []) {
    if (use.node.start >= subject.end || owner === null) break;
    const value = use.scope === owner ? valueOf(use.node) : null;
    if (value !== null) message = accessOf(text, value)?.variable ?? null;
  }
  return message;
};

/** The variable that holds the payload in a branch: taken from the same message, else one that is named `payload`. */
export const payloadVariableOf = (
  variables: PayloadVariables,
  message: string | null,
  scope: Scope,
  branch: Range,
): string | null => {
  for (let around: Scope | null = scope; around !== null; around = around.parent) {
    const candidates = (variables.get(around) ?? []).filter(
      (one) => one.start < branch.end && (message === null || one.message === message),
    );
    const nearest = candidates[candidates.length - 1];
    if (nearest !== undefined) return nearest.name;
  }
  const owner = scopeOfName(scope, payloadKey);
  const isParameter = owner?.parameters.some((parameter) => parameter.name === payloadKey) === true;
  return isParameter || (message === null && owner?.kind === 'function') ? payloadKey : null;
};

export interface Reception {
  readonly message: string | null;
  readonly variable: string | null;
  readonly scope: Scope;
}

/** The expressions in a range that stand for the payload. A message handed on takes its payload along. */
export const payloadsIn = (
  text: string,
  outline: Outline,
  { message, variable, scope }: Reception,
  range: Range,
): { readonly expressions: readonly PyNode[]; readonly isMessageHandedOn: boolean } => {
  const held = variable === null ? [] : usesIn(outline, variable, scope, range);
  const messages = message === null || message === variable ? [] : usesIn(outline, message, scope, range);
  const reached = messages.map((node) => reachOf(text, node)).filter((node) => node !== null);
  return {
    expressions: [...held, ...reached.filter((node) => !isTakenBy(text, node, variable))],
    isMessageHandedOn: messages.some((node) => isHandedOn(text, node)),
  };
};

const usesIn = (outline: Outline, name: string, scope: Scope, range: Range): readonly PyNode[] => {
  const uses: readonly Use[] = outline.names.get(name) ?? [];
  const owner = scopeOfName(scope, name);
  const found: PyNode[] = [];
  for (let index = firstUseFrom(uses, range.start); index < uses.length; index++) {
    const use = uses[index];
    if (use === undefined || use.node.start >= range.end) break;
    if (scopeOfName(use.scope, name) === owner) found.push(use.node);
  }
  return found;
};

/** `message["payload"]` around a use of `message`. */
const reachOf = (text: string, message: PyNode): PyNode | null => {
  const member = message.parent;
  if (member?.name !== 'MemberExpression' || member.children[0] !== message) return null;
  const outer = member.parent?.name === 'CallExpression' ? member.parent : member;
  return [outer, member].find((node) => accessOf(text, node)?.key === payloadKey) ?? null;
};

/** Is this the assignment that fills the payload's variable? */
const isTakenBy = (text: string, node: PyNode, variable: string | null): boolean => {
  let value = node;
  while (value.parent?.name === 'ParenthesizedExpression' || value.parent?.name === 'BinaryExpression') {
    value = value.parent;
  }
  const assignment = value.parent === null ? null : assignmentOf(value.parent);
  const target = assignment?.targets[0];
  return assignment?.value === value && target !== undefined && textOf(text, target) === variable;
};

const isHandedOn = (text: string, node: PyNode): boolean =>
  node.parent?.name === 'ArgList' && roleOf(node) !== 'keyword' && !isLookedAt(text, node.parent);

/** The value that a name is given where it stands. */
const valueOf = (name: PyNode): PyNode | null => {
  if (name.parent?.name === 'NamedExpression') {
    return name.parent.children[0] === name ? (name.parent.children[2] ?? null) : null;
  }
  const assignment = name.parent === null ? null : assignmentOf(name.parent);
  return assignment?.targets.includes(name) === true ? assignment.value : null;
};

/** `variable.get("key")`, `variable["key"]`, `variable.key`, each also before `or {}`. */
const accessOf = (text: string, expression: PyNode): { variable: string; key: string } | null => {
  let node = unwrap(expression);
  if (node.name === 'NamedExpression') node = unwrap(node.children[2] ?? node);
  if (node.name === 'BinaryExpression' && node.children[1]?.name === 'or') node = unwrap(node.children[0] ?? node);
  const callee = node.name === 'CallExpression' ? node.children[0] : undefined;
  const attribute = attributeOf(callee ?? node);
  const subscript = subscriptOf(node);
  const object = callee === undefined ? (attribute ?? subscript)?.object : attribute?.object;
  if (object?.name !== 'VariableName') return null;
  const key =
    callee === undefined
      ? attribute === null
        ? stringValue(text, subscript?.indexes[0] ?? null)
        : textOf(text, attribute.property)
      : calledKey(text, node, attribute === null ? '' : textOf(text, attribute.property));
  return key === null ? null : { variable: textOf(text, object), key };
};

const calledKey = (text: string, call: PyNode, method: string): string | null =>
  method === 'get' || method === 'pop'
    ? stringValue(text, argumentsOf(call.children[1] ?? null)[0]?.value ?? null)
    : null;
