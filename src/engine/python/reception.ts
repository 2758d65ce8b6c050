// Finds the received message and its payload: the variable that holds it, or the expressions that reach into the message.
import type { Range } from '../source.ts';
import { argumentsOf, assignmentOf, attributeOf, roleOf, subscriptOf, textOf, unwrap } from './expressions.ts';
import { firstUseFrom, scopeOfName, type Outline, type Scope, type Use } from './outline.ts';
import { stringValue } from './strings.ts';
import type { PyNode } from './tree.ts';
import { isLookedAt } from './variable.ts';

/** Other envelopes (`data`, flat fields) would be further names here. */
const payloadKey = 'payload';

/** `name = message.get("key")`. */
interface Taken {
  readonly name: string;
  readonly message: string;
  readonly key: string;
  readonly start: number;
}

/** What variables take from messages, by the scope that binds them: by name, and those that take the payload. */
export interface TakenIndex {
  readonly byName: ReadonlyMap<Scope, ReadonlyMap<string, readonly Taken[]>>;
  readonly payloads: ReadonlyMap<Scope, readonly Taken[]>;
}

export const indexTaken = (text: string, outline: Outline): TakenIndex => {
  const byName = new Map<Scope, Map<string, Taken[]>>();
  const payloads = new Map<Scope, Taken[]>();
  for (const kind of ['AssignStatement', 'NamedExpression']) {
    for (const { node, scope } of outline.uses.get(kind) ?? []) {
      const taken = takenBy(text, node);
      if (taken === null) continue;
      add(
        entryOf(byName, scope, () => new Map<string, Taken[]>()),
        taken.name,
        taken,
      );
      if (taken.key === payloadKey) add(payloads, scope, taken);
    }
  }
  return { byName, payloads };
};

const entryOf = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
};

const add = <K>(map: Map<K, Taken[]>, key: K, taken: Taken): void => {
  entryOf(map, key, () => []).push(taken);
};

const takenBy = (text: string, node: PyNode): Taken | null => {
  const assignment = assignmentOf(node);
  const target = assignment === null ? node.children[0] : assignment.targets[0];
  const value = assignment === null ? node.children[2] : assignment.value;
  const access = value ? accessOf(text, value) : null;
  if (target?.name !== 'VariableName' || access === null) return null;
  return { name: textOf(text, target), message: access.variable, key: access.key, start: node.start };
};

/** The variable of the message that the compared type comes from: `data` for `kind = data.get("type")`. */
export const messageOf = (text: string, index: TakenIndex, subject: PyNode, scope: Scope): string | null => {
  if (subject.name !== 'VariableName') return accessOf(text, subject)?.variable ?? null;
  const name = textOf(text, subject);
  const owner = scopeOfName(scope, name);
  const taken = owner === null ? [] : (index.byName.get(owner)?.get(name) ?? []);
  return taken.findLast((one) => one.start < subject.end)?.message ?? null;
};

/** The variable that holds the payload in a branch: taken from the same message, else one that is named `payload`. */
export const payloadVariableOf = (
  index: TakenIndex,
  message: string | null,
  scope: Scope,
  branch: Range,
): string | null => {
  for (let around: Scope | null = scope; around !== null; around = around.parent) {
    const nearest = (index.payloads.get(around) ?? []).findLast(
      (one) => one.start < branch.end && (message === null || one.message === message),
    );
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
