// Reads imports, local ones and those for the type checker only included.
import type { ImportFact } from '../facts.ts';
import { commaGroups, dottedText, textOf } from './expressions.ts';
import { functionAround, type Use } from './outline.ts';
import { rangeOf, type PyNode } from './tree.ts';

/** `import a.b` is known as `a.b`, which is how it is used; `from x import *` brings `*`. */
export const readImport = (text: string, { node, scope }: Use): readonly ImportFact[] => {
  const keyword = node.children.findIndex((child) => child.name === 'import');
  if (keyword === -1) return [];
  const shared = {
    isTypeOnly: isTypeOnly(text, node),
    within: functionAround(scope)?.name ?? null,
    statement: rangeOf(node),
  };
  const module = node.children.slice(1, keyword).map((child) => textOf(text, child));
  const from = node.children[0]?.name === 'from' ? module.join('') : null;
  return specifiersOf(node, keyword).flatMap((group) => {
    const specifier = specifierOf(text, group);
    if (specifier === null) return [];
    const { name, local, range } = specifier;
    return [{ ...shared, local, imported: from === null ? null : name, module: from ?? name, range }];
  });
};

const specifiersOf = (node: PyNode, keyword: number): readonly (readonly PyNode[])[] =>
  commaGroups({ ...node, children: node.children.slice(keyword + 1) });

const specifierOf = (text: string, group: readonly PyNode[]) => {
  const first = group[0];
  const last = group[group.length - 1];
  if (first === undefined || last === undefined || (first.name !== 'VariableName' && first.name !== '*')) return null;
  const as = group.findIndex((node) => node.name === 'as');
  const dotted = as === -1 ? last : (group[as - 1] ?? first);
  const name = dottedText(text, { ...first, end: dotted.end });
  const alias = as === -1 ? undefined : group[as + 1];
  return {
    name,
    local: alias === undefined ? name : textOf(text, alias),
    range: { start: first.start, end: last.end },
  };
};

const isTypeOnly = (text: string, node: PyNode): boolean => {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    const condition = parent.name === 'IfStatement' ? parent.children[1] : undefined;
    if (condition !== undefined && /(?:^|\.)TYPE_CHECKING$/.test(textOf(text, condition))) return true;
  }
  return false;
};
