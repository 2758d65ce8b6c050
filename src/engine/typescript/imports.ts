// Import and re-export statements, one fact for each name.
import type { ImportFact } from '../facts.ts';
import { child, has, rangeOf, stringValue, textOf, type Node, type SyntaxFile } from './tree.ts';

type Specifier = Pick<ImportFact, 'local' | 'imported' | 'isTypeOnly' | 'range'>;

/** The specifiers of `{ a, type B as C }`, each as the nodes between two commas. */
const between = (group: Node): readonly (readonly Node[])[] => {
  const found: Node[][] = [[]];
  for (const one of group.children) {
    if (one.name === ',') found.push([]);
    else if (one.name !== '{' && one.name !== '}') found.at(-1)?.push(one);
  }
  return found.filter((one) => one.length > 0);
};

const nameText = (node: Node): string => stringValue(node) ?? textOf(node);

const isName = (node: Node): boolean => ['VariableName', 'VariableDefinition', 'String'].includes(node.name);

const toSpecifier = (nodes: readonly Node[]): readonly Specifier[] => {
  const names = nodes.filter(isName).map(nameText);
  const first = nodes[0];
  const last = nodes.at(-1);
  const imported = names[0];
  if (first === undefined || last === undefined || imported === undefined) return [];
  const range = { start: first.start, end: last.end };
  return [{ local: names.at(-1) ?? imported, imported, isTypeOnly: first.name === 'type', range }];
};

/** `* as ns`, or the lone star of `export * from`. */
const namespaceOf = (statement: Node): readonly Specifier[] => {
  const star = child(statement, 'Star');
  if (star === null) return [];
  const name = child(statement, 'VariableDefinition', 'VariableName');
  const range = { start: star.start, end: name?.end ?? star.end };
  return [{ local: name === null ? '*' : textOf(name), imported: null, isTypeOnly: false, range }];
};

const defaultOf = (statement: Node): readonly Specifier[] => {
  const name = has(statement, 'Star') ? null : child(statement, 'VariableDefinition');
  return name === null ? [] : [{ local: textOf(name), imported: 'default', isTypeOnly: false, range: rangeOf(name) }];
};

const toFacts = (statement: Node, groupName: string): readonly ImportFact[] => {
  const module = stringValue(child(statement, 'String'));
  if (module === null) return [];
  const group = child(statement, groupName);
  const named = group === null ? [] : between(group).flatMap(toSpecifier);
  const all = [...defaultOf(statement), ...namespaceOf(statement), ...named];
  const isTypeOnly = has(statement, 'type');
  return all.map((one) => ({
    ...one,
    module,
    isTypeOnly: isTypeOnly || one.isTypeOnly,
    within: null,
    statement: rangeOf(statement),
  }));
};

export const readImports = (file: SyntaxFile): readonly ImportFact[] =>
  file.all('ImportDeclaration').flatMap((one) => toFacts(one, 'ImportGroup'));

/** `export { a as b } from './x'` and `export * from './x'`; `local` is the name that is given away. */
export const readReexports = (file: SyntaxFile): readonly ImportFact[] =>
  file.all('ExportDeclaration').flatMap((one) => (has(one, 'from') ? toFacts(one, 'ExportGroup') : []));
