// What a declaration is called, whether it is exported, and which function or method surrounds a place.
import { child, childrenNamed, textOf, type Node, type SyntaxFile } from './tree.ts';
import { entryKey } from './expressions.ts';
import type { Name } from '../facts.ts';
import type { Range } from '../source.ts';

export const toName = (node: Node): Name => ({ name: textOf(node), range: { start: node.start, end: node.end } });

/** The declaration with its `export`. */
export const statementRange = (declaration: Node): Range => {
  const parent = declaration.parent;
  const outer = parent?.name === 'ExportDeclaration' || parent?.name === 'AmbientDeclaration' ? parent : declaration;
  return { start: outer.start, end: outer.end };
};

/** Names that `export { a }` and `export default a` give away. */
export const exportedNames = (file: SyntaxFile): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const statement of file.all('ExportDeclaration')) {
    if (child(statement, 'from') !== null) continue;
    for (const one of childrenNamed(statement, 'VariableName')) names.add(textOf(one));
    const group = child(statement, 'ExportGroup');
    if (group !== null) for (const one of childrenNamed(group, 'VariableName')) names.add(textOf(one));
  }
  return names;
};

export const isExported = (declaration: Node, name: string, exported: ReadonlySet<string>): boolean =>
  declaration.parent?.name === 'ExportDeclaration' || exported.has(name);

/** The name that a class member declares. */
export const memberName = (member: Node): Node | null =>
  child(member, 'PropertyDefinition', 'PrivatePropertyDefinition') ?? entryKey(member)?.keyNode ?? null;

const qualified = (member: Node): string | null => {
  const owner = member.parent?.parent;
  const className = owner === null || owner === undefined ? null : child(owner, 'VariableDefinition');
  const name = memberName(member);
  if (name === null) return null;
  return className === null ? textOf(name) : `${textOf(className)}.${textOf(name)}`;
};

/** The method (`Class.method`) or else the outermost named function or variable that contains a node. */
export const withinOf = (node: Node): string | null => {
  let outermost: string | null = null;
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.name === 'MethodDeclaration' || at.name === 'PropertyDeclaration') return qualified(at);
    if (at.name === 'FunctionDeclaration' || at.name === 'VariableDeclaration') {
      const isTop = at.name === 'FunctionDeclaration' || isTopLevel(at);
      const name = isTop ? child(at, 'VariableDefinition') : null;
      if (name !== null) outermost = textOf(name);
    }
  }
  return outermost;
};

/** Does a statement stand in no function and no block? */
export const isTopLevel = (statement: Node): boolean => {
  const parent = statement.parent;
  return parent?.name === 'Script' || (parent?.name === 'ExportDeclaration' && parent.parent?.name === 'Script');
};
