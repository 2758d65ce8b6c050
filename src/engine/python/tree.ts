// Parses Python and hands out plain nodes in source order, so that the readers are loops and small patterns.
// Comments stand apart from the nodes, and a block ends with its last statement instead of the line break after it.
import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { Reparser } from '../reparse.ts';
import type { Range } from '../source.ts';

export interface PyNode extends Range {
  readonly name: string;
  readonly parent: PyNode | null;
  /** The place among the parent's children. */
  readonly index: number;
  readonly children: readonly PyNode[];
}

export interface PyTree {
  readonly text: string;
  readonly root: PyNode;
  /** All nodes, parents before children. */
  readonly nodes: readonly PyNode[];
  readonly comments: readonly Range[];
  readonly damage: readonly Range[];
}

interface GrowingNode extends PyNode {
  end: number;
  children: readonly PyNode[];
}

/** Most nodes are leaves; one list does for all of them. */
const none: readonly PyNode[] = [];

/** The parser counts the line break, and sometimes blank lines, into these. */
const blocks = new Set([
  'Body',
  'ClassDefinition',
  'DecoratedStatement',
  'Decorator',
  'ForStatement',
  'FunctionDefinition',
  'IfStatement',
  'MatchBody',
  'MatchClause',
  'MatchStatement',
  'StatementGroup',
  'TryStatement',
  'WhileStatement',
  'WithStatement',
]);

// Readers recurse, so a tree deeper than any real file is cut: what its lowest nodes hold counts as not understood.
const deepest = 400;

export const rangeOf = (range: Range): Range => ({ start: range.start, end: range.end });

const reparser = new Reparser(parser);

/**
 * The parser would take a byte order mark for a letter: a line break of the same length changes nothing. Where the last
 * line has no end it leaves blocks open, and would look for what follows an edit in them when it parses again.
 */
const parsed = (text: string): string =>
  (text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text) + (text.endsWith('\n') ? '' : '\n');

export const parsePython = (text: string): PyTree => reparser.parse(parsed(text), (tree) => toPlain(tree, text));

/** Does the larger part of the next reading of a text, bit by bit. */
export const parsePythonInSteps = (text: string): Generator<void> => reparser.parseInSteps(parsed(text));

const toPlain = (tree: Tree, text: string): PyTree => {
  const nodes: PyNode[] = [];
  const comments: Range[] = [];
  const damage: Range[] = [];
  const root: GrowingNode = { name: 'Script', start: 0, end: text.length, parent: null, index: 0, children: none };
  let open: GrowingNode = root;
  const openParents: GrowingNode[] = [];
  // Nodes whose parent is still open, and where those of each open one begin: lists of the right length are made at once, since
  // what every keystroke leaves behind is what the machine pauses for.
  const waiting: PyNode[] = [];
  const firsts: number[] = [];
  let first = 0;
  tree.iterate({
    enter: ({ name, from, to, type }) => {
      if (type.isTop) return true;
      const start = Math.min(from, text.length);
      const end = Math.min(to, text.length);
      if (name === 'Comment') {
        comments.push({ start, end });
        return false;
      }
      if (type.isError) damage.push({ start, end });
      const index = waiting.length - first;
      const node: GrowingNode = { name, start, end, parent: open, index, children: none };
      if (name.endsWith('String') && !isClosed(text, node)) damage.push({ start, end });
      waiting.push(node);
      nodes.push(node);
      if (openParents.length >= deepest) {
        damage.push({ start, end });
        return false;
      }
      openParents.push(open);
      firsts.push(first);
      first = waiting.length;
      open = node;
      return true;
    },
    leave: ({ type }) => {
      const last = waiting[waiting.length - 1];
      if (waiting.length > first) open.children = waiting.splice(first);
      if (type.isTop) return;
      if (open.children !== none && last !== undefined && blocks.has(open.name)) open.end = last.end;
      open = openParents.pop() ?? root;
      first = firsts.pop() ?? 0;
    },
  });
  return { text, root, nodes, comments, damage };
};

/** The parser lets a string end with its line, without an error. */
const isClosed = (text: string, node: Range): boolean => stringParts(text.slice(node.start, node.end)) !== null;

/** A string literal's prefix and content, or null where its closing quotes are missing. */
export const stringParts = (literal: string): { prefix: string; quotes: string; content: string } | null => {
  const [opening = '', prefix = '', quotes = ''] = /^([A-Za-z]{0,2})("""|'''|"|')/.exec(literal) ?? [];
  const end = literal.length - quotes.length;
  if (quotes === '' || end < opening.length || !literal.endsWith(quotes)) return null;
  return { prefix: prefix.toLowerCase(), quotes, content: literal.slice(opening.length, end) };
};
