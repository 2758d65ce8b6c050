// A place in a function where code can be put: before its final `return`, else at the end of its body. It knows the names
// that have a value there. Places are named by qualified names without `<locals>`.
import type { FunctionFact } from '../facts.ts';
import { indentAt, type Range } from '../source.ts';
import { qualifiedName } from './class-range.ts';
import { childNamed } from './expressions.ts';
import { type Names, namesAt } from './flow-names.ts';
import { readPython } from './reader.ts';
import { blockEnd, endOfLineAbove } from './text-block.ts';
import { parsePython, type PyNode } from './tree.ts';

export interface PythonPlace {
  readonly fact: FunctionFact;
  /** The block that the code stands in. */
  readonly block: PyNode;
  readonly names: Names;
  /** The final `return` that the code goes above, with the comments right above it; null at the end of the body. */
  readonly before: Range | null;
  /** The statements above the place, on the level of the body. */
  readonly above: readonly PyNode[];
  readonly indent: string;
  /** The qualified class whose method this is, or stands in; null for functions of the module. */
  readonly className: string | null;
}

/** What a place is not, as one sentence. */
export interface NoPlace {
  readonly reason: string;
  /** There is no function of that name. */
  readonly isUnknown: boolean;
}

const noPlace = (reason: string): NoPlace => ({ reason, isUnknown: false });

const definitions = (text: string, name: string): readonly PyNode[] =>
  parsePython(text).nodes.filter((node) => node.name === 'FunctionDefinition' && qualifiedName(text, node) === name);

const around = (node: PyNode, kind: string): PyNode | null => {
  for (let outer = node.parent; outer !== null; outer = outer.parent) if (outer.name === kind) return outer;
  return null;
};

const factOf = (text: string, definition: PyNode): FunctionFact | undefined => {
  const name = childNamed(definition, 'VariableName');
  return readPython(text).functions.find(({ nameRange }) => nameRange.start === name?.start);
};

const parametersOf = (text: string, definition: PyNode): Names =>
  new Map(
    (factOf(text, definition)?.parameters ?? []).map(({ name, typeText, type }) => [
      name.replace(/^\*+/, ''),
      { typeText, type },
    ]),
  );

/** The names of the functions around, as they are where this one is defined. */
const enclosingNames = (text: string, definition: PyNode): Names => {
  const outer = around(definition, 'FunctionDefinition');
  const body = outer === null ? null : childNamed(outer, 'Body');
  if (outer === null || body === null) return new Map();
  const own = new Map([...enclosingNames(text, outer), ...parametersOf(text, outer)]);
  return namesAt(text, body, definition.start, own) ?? own;
};

/** Comments that stand right above a statement speak of it. */
const withComments = (text: string, statement: Range, floor: number): Range => {
  let start = statement.start;
  for (;;) {
    const end = endOfLineAbove(text, start);
    const line = text.slice(0, end).split('\n').at(-1) ?? '';
    if (end <= floor || !line.trimStart().startsWith('#')) return { start, end: statement.end };
    start = end - line.trimStart().length;
  }
};

const statementsOf = (body: PyNode): readonly PyNode[] => body.children.slice(1);

/** Where a way through ends that goes as intended: in a block that is `try` or `with` to its end, in that block. */
const mainBlock = (statement: PyNode | undefined): PyNode | null => {
  if (statement?.name === 'WithStatement') return childNamed(statement, 'Body');
  if (statement?.name !== 'TryStatement') return null;
  const otherwise = statement.children.findIndex(({ name }) => name === 'else');
  return otherwise === -1 ? childNamed(statement, 'Body') : (statement.children[otherwise + 1] ?? null);
};

/** The block that the code goes into, and the names there: that of the function, or the one it never leaves but by a `return`. */
const blockFor = (
  text: string,
  body: PyNode,
  names: Names,
): { readonly block: PyNode; readonly names: Names } | null => {
  const last = statementsOf(body).at(-1);
  const offset = last?.name === 'ReturnStatement' ? last.start : body.end;
  const known = namesAt(text, body, offset, names);
  if (known !== null) return { block: body, names: known };
  for (let block = mainBlock(last); block !== null; block = mainBlock(statementsOf(block).at(-1))) {
    const end = statementsOf(block).at(-1);
    const there = end?.name === 'ReturnStatement' ? namesAt(text, body, end.start, names) : null;
    if (there !== null) return { block, names: there };
  }
  return null;
};

/** The place in the function of that qualified name, or why code cannot be put there. */
export const findPlace = (text: string, name: string): PythonPlace | NoPlace => {
  const [definition, second] = definitions(text, name);
  if (definition === undefined) return { reason: `it has no function \`${name}\``, isUnknown: true };
  if (second !== undefined) return noPlace(`it has several functions \`${name}\``);
  const fact = factOf(text, definition);
  const body = childNamed(definition, 'Body');
  if (fact === undefined || body === null) return noPlace(`\`${name}\` has no body`);
  const outer = new Map([...enclosingNames(text, definition), ...parametersOf(text, definition)]);
  const found = blockFor(text, body, outer);
  if (found === null) return noPlace(`\`${name}\` never gets to its end`);
  const { block, names } = found;
  const statements = statementsOf(block);
  const [first] = statements;
  const last = statements.at(-1);
  if (first === undefined || last === undefined) return noPlace(`\`${name}\` has no body`);
  if (!text.slice(block.start, first.start).includes('\n'))
    return noPlace(`the body of \`${name}\` stands on the line of its name`);
  const isReturn = last.name === 'ReturnStatement';
  const above = isReturn ? statements.slice(0, -1) : statements;
  const classNode = around(definition, 'ClassDefinition');
  return {
    fact,
    block,
    names,
    before: isReturn ? withComments(text, last, above.at(-1)?.end ?? block.start) : null,
    above,
    indent: indentAt(text, first.start),
    className: classNode === null ? null : qualifiedName(text, classNode),
  };
};

/** The names that surely have a value at an offset inside the function of that qualified name. */
export const namesInside = (text: string, name: string, offset: number): Names => {
  const [definition] = definitions(text, name);
  const body = definition === undefined ? null : childNamed(definition, 'Body');
  if (definition === undefined || body === null) return new Map();
  const outer = new Map([...enclosingNames(text, definition), ...parametersOf(text, definition)]);
  return namesAt(text, body, offset, outer) ?? outer;
};

/** The qualified name of the innermost function around an offset, or null at module level. */
export const functionAt = (text: string, offset: number): string | null => {
  const found = parsePython(text).nodes.findLast(
    (node) => node.name === 'FunctionDefinition' && node.start <= offset && offset <= blockEnd(text, node),
  );
  return found === undefined ? null : qualifiedName(text, found);
};
