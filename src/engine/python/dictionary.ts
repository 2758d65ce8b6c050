// Reads dictionaries with string keys, written as `{"key": value}` or `dict(key=value)`.
import type { Range } from '../source.ts';
import { argumentsOf, commaGroups, isError, textOf } from './expressions.ts';
import { contentRange, stringValue } from './strings.ts';
import { rangeOf, type PyNode } from './tree.ts';

export interface Entry {
  readonly key: string;
  readonly keyRange: Range;
  readonly range: Range;
  readonly value: PyNode;
}

/** `isOpen`: a spread, a computed key or a half-written entry may add more. */
export interface Dictionary {
  readonly entries: readonly Entry[];
  readonly isOpen: boolean;
}

/** Null for an expression that is no dictionary. */
export const dictionaryOf = (text: string, node: PyNode): Dictionary | null => {
  if (node.name === 'DictionaryExpression') return gather(commaGroups(node).map((group) => entryOf(text, group)));
  const [callee, list] = node.children;
  const isCall = node.name === 'CallExpression' && callee !== undefined && list !== undefined;
  return isCall && textOf(text, callee) === 'dict' ? keywordEntries(text, list) : null;
};

/** The keywords of `dict(…)` or `payload.update(…)`; what stands there without a keyword may bring more. */
export const keywordEntries = (text: string, list: PyNode): Dictionary =>
  gather(
    argumentsOf(list).map(({ keyword, value, range }) =>
      keyword === null ? null : { key: textOf(text, keyword), keyRange: rangeOf(keyword), range, value },
    ),
  );

const gather = (found: readonly (Entry | null)[]): Dictionary => ({
  entries: found.filter((entry) => entry !== null),
  isOpen: found.includes(null),
});

const entryOf = (text: string, group: readonly PyNode[]): Entry | null => {
  const [keyNode, colon, value] = group;
  const key = keyNode === undefined ? null : stringValue(text, keyNode);
  if (keyNode === undefined || key === null || colon?.name !== ':' || value === undefined || isError(value))
    return null;
  return { key, keyRange: contentRange(text, keyNode), range: { start: keyNode.start, end: value.end }, value };
};
