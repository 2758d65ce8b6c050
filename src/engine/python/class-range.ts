// Finds a class by its qualified name, with decorators. Classes without fields and bases are no fact of the reader.
import { indentAt, type Range } from '../source.ts';
import { definitionRange } from './enums.ts';
import { childNamed, textOf } from './expressions.ts';
import { parsePython, type PyNode } from './tree.ts';

export interface ClassPlace {
  readonly range: Range;
  /** How many statements its body has. */
  readonly statements: number;
  /** Before the statements of its body; null where they stand on the line of its name. */
  readonly indent: string | null;
}

export const findClass = (text: string, name: string): ClassPlace | null => {
  const found = parsePython(text).nodes.find(
    (node) => node.name === 'ClassDefinition' && qualifiedName(text, node) === name,
  );
  if (found === undefined) return null;
  const [, ...statements] = childNamed(found, 'Body')?.children ?? [];
  const first = statements[0]?.start ?? found.start;
  const isBelow = text.slice(found.start, first).includes('\n');
  return {
    range: definitionRange(found),
    statements: statements.length,
    indent: isBelow ? indentAt(text, first) : null,
  };
};

/** The names of all classes and functions around, and its own. */
export const qualifiedName = (text: string, definition: PyNode): string => {
  const names: string[] = [];
  for (let node: PyNode | null = definition; node !== null; node = node.parent) {
    if (node.name !== 'ClassDefinition' && node.name !== 'FunctionDefinition') continue;
    const name = childNamed(node, 'VariableName');
    if (name !== null) names.unshift(textOf(text, name));
  }
  return names.join('.');
};
