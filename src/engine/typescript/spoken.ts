// Values that are named somewhere in the code, whatever is done with them there: members of enums, and plain strings.
import type { SendFact, ValueRef } from '../facts.ts';
import { memberOf } from './expressions.ts';
import { stringValue, textOf, type Node, type SyntaxFile } from './tree.ts';

/** Every member access on a capitalised name: `OvenType.BAKE`. */
export const readMemberUses = (file: SyntaxFile): readonly (ValueRef & { readonly kind: 'member' })[] =>
  file.all('MemberExpression').flatMap((node) => {
    const member = memberOf(node);
    if (member?.object.name !== 'VariableName' || member.keyNode.name === 'String') return [];
    const set = textOf(member.object);
    if (!/^\p{Lu}/u.test(set) || !/^\p{Lu}/u.test(member.key)) return [];
    return [{ kind: 'member', set, member: member.key, range: { start: node.start, end: node.end } }];
  });

/** Places of strings that no expression is: types, labels, modules, attributes of elements. */
const otherPlaces = /^(?:LiteralType|CaseLabel|ImportDeclaration|ExportDeclaration|JSX\w*)$/;

const isPlain = (value: string): boolean => value.length <= 80 && !/\s/.test(value);

/** Strings of expressions, but for those that a send takes as its value. */
export const readStrings = (file: SyntaxFile, sends: readonly SendFact[]): readonly string[] => {
  const sent = new Set(sends.flatMap(({ values }) => values.map(({ range }) => range.start)));
  const isSpoken = (node: Node): boolean => !otherPlaces.test(node.parent?.name ?? '') && !sent.has(node.start);
  const values = file
    .all('String')
    .filter(isSpoken)
    .flatMap((node) => stringValue(node) ?? []);
  return [...new Set(values.filter(isPlain))];
};
