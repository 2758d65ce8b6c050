// Store actions that code reaches: destructured from a store hook, through `getState()`, or through a variable of either.
import type { StoreCallFact } from '../facts.ts';
import { resolveBinding } from './bindings.ts';
import { argumentsOf, bodyOf, calleeOf, memberOf, unwrap, variableName } from './expressions.ts';
import { rangeOf, textOf, walk, type Node } from './tree.ts';

export const isHookName = (name: string): boolean => /^use[A-Z]/.test(name);

/** The store whose state an expression is: `useX()` or `useX.getState()`. */
const storeOf = (node: Node): string | null => {
  const plain = unwrap(node);
  const name = variableName(plain);
  if (name !== null) {
    const binding = resolveBinding(name, plain);
    const initializer = binding?.key === null ? binding.declarator.initializer : null;
    return initializer?.name === 'CallExpression' ? storeOf(initializer) : null;
  }
  const callee = plain.name === 'CallExpression' ? calleeOf(plain) : null;
  if (callee === null) return null;
  const member = memberOf(callee);
  const hook = member === null ? callee : member.object;
  const isState = member === null ? argumentsOf(plain).length === 0 : member.key === 'getState';
  return isState && hook.name === 'VariableName' && isHookName(textOf(hook)) ? textOf(hook) : null;
};

interface Action {
  readonly store: string | null;
  readonly action: string;
}

/** `useX((state) => state.action)` */
const selectedAction = (node: Node): Action | null => {
  const callee = node.name === 'CallExpression' ? calleeOf(node) : null;
  const selector = argumentsOf(node)[0];
  const body = selector?.name === 'ArrowFunction' ? bodyOf(selector) : null;
  const member = body === null ? null : memberOf(body);
  if (callee?.name !== 'VariableName' || !isHookName(textOf(callee)) || member === null) return null;
  return { store: textOf(callee), action: member.key };
};

const actionOfVariable = (name: string, node: Node): Action | null => {
  const binding = resolveBinding(name, node);
  const initializer = binding?.declarator.initializer ?? null;
  if (binding === null || initializer === null) return null;
  if (binding.key === null) {
    const member = memberOf(unwrap(initializer));
    const store = member === null ? null : storeOf(member.object);
    return member !== null && store !== null ? { store, action: member.key } : selectedAction(initializer);
  }
  const store = storeOf(initializer);
  return store === null || binding.key === '' ? null : { store, action: binding.key };
};

const actionOfMember = (callee: Node): Action | null => {
  const member = memberOf(callee);
  if (member === null) return null;
  const object = unwrap(member.object);
  const store = storeOf(object);
  if (store !== null) return { store, action: member.key };
  const name = variableName(object);
  if (name === null) return null;
  if (member.key === 'setState' && isHookName(name)) return { store: name, action: 'setState' };
  // A store that was handed in as a parameter: its hook cannot be told.
  return /store$/i.test(name) && resolveBinding(name, object)?.kind === 'parameter'
    ? { store: null, action: member.key }
    : null;
};

const toStoreCall = (call: Node): readonly StoreCallFact[] => {
  const callee = calleeOf(call);
  if (callee === null) return [];
  const plain = unwrap(callee);
  const name = variableName(plain);
  const action = name === null ? actionOfMember(plain) : actionOfVariable(name, plain);
  const place = memberOf(plain)?.keyNode ?? plain;
  return action === null ? [] : [{ ...action, range: rangeOf(place) }];
};

export const readStoreCalls = (body: readonly Node[]): readonly StoreCallFact[] => {
  const found: StoreCallFact[] = [];
  for (const node of body) {
    walk(node, (one) => {
      if (one.name === 'CallExpression') found.push(...toStoreCall(one));
      return undefined;
    });
  }
  return found.sort((a, b) => a.range.start - b.range.start);
};
