// Strings that may be a message's type where nothing says what is done with them: the type of a message that is written as a
// plain dictionary, a key of a table of functions, a pattern, the argument of an enum.
import { argumentsOf, attributeOf, textOf, unwrap } from './expressions.ts';
import { dictionaryOf, type Entry } from './dictionary.ts';
import { stringValue } from './strings.ts';
import type { PyNode } from './tree.ts';

const isTypeKey = (key: string): boolean => key === 'type';

const isFunctionName = (name: string, functions: ReadonlySet<string>): boolean =>
  functions.has(name) || /^_?(?:handle|on)_/.test(name);

const isHandling = (text: string, value: PyNode, functions: ReadonlySet<string>): boolean => {
  const plain = unwrap(value);
  if (plain.name === 'LambdaExpression') return true;
  const name = plain.name === 'VariableName' ? plain : attributeOf(plain)?.property;
  return name !== undefined && isFunctionName(textOf(text, name), functions);
};

const inDictionary = (text: string, entries: readonly Entry[], functions: ReadonlySet<string>): readonly string[] => {
  const isTable = entries.length > 0 && entries.every(({ value }) => isHandling(text, value, functions));
  return entries.flatMap(({ key, value }) => {
    if (isTable) return [key];
    return isTypeKey(key) ? (stringValue(text, unwrap(value)) ?? []) : [];
  });
};

/** `OvenType("bake")` */
const inCall = (text: string, call: PyNode): readonly string[] => {
  const [callee, list] = call.children;
  const name = callee === undefined ? null : (attributeOf(callee)?.property ?? callee);
  if (name === null || list === undefined || !/^_*\p{Lu}/u.test(textOf(text, name))) return [];
  const [first, ...more] = argumentsOf(list);
  return first === undefined || more.length > 0 ? [] : [stringValue(text, first.value) ?? []].flat();
};

export const readTypeStrings = (
  text: string,
  nodes: readonly PyNode[],
  functionNames: ReadonlySet<string>,
): readonly string[] => {
  const found = new Set<string>();
  for (const node of nodes) {
    if (node.name === 'DictionaryExpression') {
      for (const one of inDictionary(text, dictionaryOf(text, node)?.entries ?? [], functionNames)) found.add(one);
    } else if (node.name === 'CallExpression') {
      for (const one of inCall(text, node)) found.add(one);
    } else if (node.name === 'LiteralPattern') {
      const value = stringValue(text, node.children[0] ?? null);
      if (value !== null) found.add(value);
    }
  }
  return [...found];
};
