// Tells what one use of a variable does to the dictionary in it: defines it, adds keys, takes some away, or hands it on.
import { dictionaryOf, keywordEntries, type Entry } from './dictionary.ts';
import { argumentsOf, assignmentOf, attributeOf, dottedText, roleOf, subscriptOf, textOf } from './expressions.ts';
import { contentRange, stringValue } from './strings.ts';
import { rangeOf, type PyNode } from './tree.ts';

export type Effect =
  | { readonly kind: 'none' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'define'; readonly value: PyNode }
  | { readonly kind: 'add'; readonly entries: readonly Entry[]; readonly isOpen: boolean }
  /** `key` is null where it cannot be told. */
  | { readonly kind: 'remove'; readonly key: string | null };

const none: Effect = { kind: 'none' };
const escape: Effect = { kind: 'escape' };

export const effectOf = (text: string, name: PyNode): Effect => {
  const parent = name.parent;
  switch (parent?.name) {
    case 'AssignStatement': {
      const assignment = assignmentOf(parent);
      if (assignment?.targets.includes(name) !== true) return escape;
      if (assignment.value === null) return assignment.annotation === null ? escape : none;
      return assignment.targets.length === 1 ? { kind: 'define', value: assignment.value } : escape;
    }
    case 'MemberExpression':
      return parent.children[0] === name ? memberEffect(text, parent) : none;
    case 'UpdateStatement': {
      const merged = parent.children[2];
      return parent.children[0] === name && merged !== undefined ? merge(text, merged) : none;
    }
    case 'ArgList':
      return isKept(text, name, parent) ? escape : none;
    default:
      return none;
  }
};

const memberEffect = (text: string, member: PyNode): Effect => {
  const holder = member.parent;
  const subscript = subscriptOf(member);
  if (subscript !== null) {
    const keyNode = subscript.indexes[0];
    const key = keyNode === undefined ? null : stringValue(text, keyNode);
    if (holder?.name === 'DeleteStatement') return { kind: 'remove', key };
    const assignment = holder === null ? null : assignmentOf(holder);
    if (holder === null || assignment?.targets.includes(member) !== true) return none;
    if (keyNode === undefined || key === null || assignment.value === null) return escape;
    const range = rangeOf(holder);
    const entry = { key, keyRange: contentRange(text, keyNode), range, value: assignment.value };
    return { kind: 'add', entries: [entry], isOpen: false };
  }
  const list = holder?.name === 'CallExpression' && holder.children[0] === member ? holder.children[1] : undefined;
  const method = attributeOf(member);
  return method === null || list === undefined ? none : methodEffect(text, textOf(text, method.property), list);
};

const methodEffect = (text: string, method: string, list: PyNode): Effect => {
  const [first, second] = argumentsOf(list);
  switch (method) {
    case 'update':
      return first?.keyword === null && first.spread === null
        ? merge(text, first.value)
        : added(keywordEntries(text, list));
    case 'setdefault': {
      const key = first === undefined ? null : stringValue(text, first.value);
      if (first === undefined || second === undefined || key === null) return escape;
      const range = rangeOf(list.parent ?? list);
      const entry = { key, keyRange: contentRange(text, first.value), range, value: second.value };
      return { kind: 'add', entries: [entry], isOpen: false };
    }
    case 'pop':
      return { kind: 'remove', key: first === undefined ? null : stringValue(text, first.value) };
    case 'clear':
    case 'popitem':
      return { kind: 'remove', key: null };
    default:
      return none;
  }
};

const merge = (text: string, value: PyNode): Effect => {
  const dictionary = dictionaryOf(text, value);
  return dictionary === null ? escape : added(dictionary);
};

const added = (dictionary: { entries: readonly Entry[]; isOpen: boolean }): Effect => ({ kind: 'add', ...dictionary });

const looking =
  /^(?:_?log|_?logger|logging|self\._?logger|self\._?log)\.|^(?:bool|isinstance|len|print|repr|str|type)$/;

/** These build something of their own from what they are given. */
const copying = /^(?:cls|dict)$|(?:^|\.)(?:deepcopy|dumps|model_validate|[A-Z]\w*)$/;

/** Do these arguments go to something that only looks at them? */
export const isLookedAt = (text: string, list: PyNode): boolean => looking.test(calleeText(text, list));

/** Does the call that a variable is given to keep it or change it? */
const isKept = (text: string, name: PyNode, list: PyNode): boolean =>
  roleOf(name) === 'value' && !isLookedAt(text, list) && !copying.test(calleeText(text, list));

const calleeText = (text: string, list: PyNode): string => {
  const callee = list.parent?.children[0];
  return callee === undefined ? '' : dottedText(text, callee);
};
