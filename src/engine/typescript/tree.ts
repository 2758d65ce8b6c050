// The syntax tree of one TypeScript file as plain nodes, made in one pass over the parser's tree. Comments and error nodes
// stand apart, so that readers of constructs need not step over them.
import type { Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { Reparser } from '../reparse.ts';
import type { Range } from '../source.ts';

/** A node of the tree; also its own range. `name` is the grammar's: `CallExpression`, or a token's text such as `(`. */
export interface Node extends Range {
  readonly name: string;
  readonly source: string;
  readonly parent: Node | null;
  readonly children: readonly Node[];
}

export interface SyntaxFile {
  readonly text: string;
  readonly root: Node;
  readonly comments: readonly Node[];
  readonly damage: readonly Range[];
  /** All nodes of a name, in the order of the text. Only the names in `indexed`. */
  readonly all: (name: Indexed) => readonly Node[];
}

const indexed = [
  'ArrayExpression',
  'AssignmentExpression',
  'BinaryExpression',
  'CallExpression',
  'ClassDeclaration',
  'EnumDeclaration',
  'ExportDeclaration',
  'FunctionDeclaration',
  'ImportDeclaration',
  'InterfaceDeclaration',
  'MemberExpression',
  'ObjectExpression',
  'String',
  'SwitchStatement',
  'TypeAliasDeclaration',
  'VariableDeclaration',
] as const;

export type Indexed = (typeof indexed)[number];

// Readers recurse, so a tree deeper than any real file is cut: its lowest nodes have no children.
const deepest = 400;

const dialects = {
  ts: new Reparser(parser.configure({ dialect: 'ts' })),
  tsx: new Reparser(parser.configure({ dialect: 'ts jsx' })),
};

const isPlainTypeScript = (path: string): boolean => /\.[cm]?ts$/i.test(path);

/** Its children come when all of them are there. */
interface GrowingNode extends Node {
  children: readonly Node[];
}

/** Most nodes are leaves; one list does for all of them. */
const none: readonly Node[] = [];

/** The grammar takes a string that nobody closed, with the line break after it. */
const endOfString = (text: string, from: number, to: number): number => {
  let end = to;
  while (end > from && /[\r\n]/.test(text.charAt(end - 1))) end--;
  return end;
};

const isClosed = (text: string, from: number, end: number): boolean =>
  end - from > 1 && text.charAt(end - 1) === text.charAt(from);

const parserFor = (path: string): Reparser => (isPlainTypeScript(path) ? dialects.ts : dialects.tsx);

export const parseTree = (text: string, path: string): SyntaxFile =>
  parserFor(path).parse(text, (tree) => toPlain(tree, text));

/** Does the larger part of the next reading of a text, bit by bit. */
export const parseTreeInSteps = (text: string, path: string): Generator<void> => parserFor(path).parseInSteps(text);

const toPlain = (tree: Tree, text: string): SyntaxFile => {
  const comments: Node[] = [];
  const damage: Range[] = [];
  const byName = new Map<string, Node[]>(indexed.map((name) => [name, []]));
  const top: GrowingNode = { name: 'Script', start: 0, end: text.length, source: text, parent: null, children: none };
  const open: GrowingNode[] = [];
  let current = top;
  // Nodes whose parent is still open, and where those of each open one begin: lists of the right length are made at once, since
  // what every keystroke leaves behind is what the machine pauses for.
  const waiting: Node[] = [];
  const firsts: number[] = [];
  let first = 0;
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isTop) return true;
      if (type.isError) {
        damage.push({ start: from, end: to });
        return false;
      }
      const name = type.name;
      const end = name === 'String' ? endOfString(text, from, to) : to;
      if (name === 'String' && !isClosed(text, from, end)) damage.push({ start: from, end });
      const node: GrowingNode = { name, start: from, end, source: text, parent: current, children: none };
      if (name === 'LineComment' || name === 'BlockComment') {
        // The grammar lets a comment that nobody closed swallow the rest of the file.
        if (name === 'BlockComment' && !text.startsWith('*/', to - 2)) damage.push({ start: from, end: to });
        comments.push(node);
        return false;
      }
      waiting.push(node);
      byName.get(name)?.push(node);
      if (open.length >= deepest) return false;
      open.push(current);
      firsts.push(first);
      first = waiting.length;
      current = node;
      return true;
    },
    leave: ({ type }) => {
      if (waiting.length > first) current.children = waiting.splice(first);
      if (type.isTop) return;
      current = open.pop() ?? top;
      first = firsts.pop() ?? 0;
    },
  });
  return { text, root: top, comments, damage, all: (name) => byName.get(name) ?? [] };
};

export const rangeOf = ({ start, end }: Range): Range => ({ start, end });

export const textOf = (node: Node): string => node.source.slice(node.start, node.end);

/** The first child of one of these names. */
export const child = (node: Node, ...names: readonly string[]): Node | null =>
  node.children.find((one) => names.includes(one.name)) ?? null;

export const childrenNamed = (node: Node, ...names: readonly string[]): readonly Node[] =>
  node.children.filter((one) => names.includes(one.name));

export const has = (node: Node, name: string): boolean => node.children.some((one) => one.name === name);

/** The first child after a token: the initializer after `Equals`. */
export const childAfter = (node: Node, name: string): Node | null => {
  const at = node.children.findIndex((one) => one.name === name);
  return at === -1 ? null : (node.children[at + 1] ?? null);
};

const punctuation = new Set(['(', ')', '[', ']', '{', '}', ',', ';', ':', '.', '?.', 'Spread']);

/** Children that are not mere punctuation. */
export const parts = (node: Node): readonly Node[] => node.children.filter((one) => !punctuation.has(one.name));

/** Visits a node and all below it; `visit` may return false to stay out of a subtree. */
export const walk = (node: Node, visit: (node: Node) => boolean | undefined): void => {
  if (visit(node) === false) return;
  for (const one of node.children) walk(one, visit);
};

/** The node's ancestors, nearest first. */
export function* ancestors(node: Node): Generator<Node> {
  for (let at = node.parent; at !== null; at = at.parent) yield at;
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0'],
]);

/** What an escape sequence stands for; a line break after the backslash is nothing. */
const unescaped = (sequence: string): string => {
  const code = /^\\[ux]([\da-fA-F]+)$/.exec(sequence)?.[1];
  if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
  const plain = sequence.slice(1);
  return /^[\r\n]/.test(plain) ? '' : (escapes.get(plain) ?? plain);
};

const unescape = (text: string): string => text.replace(/\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|\r\n|[\s\S])/g, unescaped);

/** What a string literal stands for, or null where the node is no string of one fixed value. */
export const stringValue = (node: Node | null): string | null => {
  if (node === null) return null;
  if (node.name === 'TemplateString') return node.children.length > 0 ? null : unescape(textOf(node).slice(1, -1));
  if (node.name !== 'String') return null;
  const text = textOf(node);
  const inner = text.slice(1, isClosed(text, 0, text.length) ? -1 : undefined);
  return inner.includes('\\') ? unescape(inner) : inner;
};
