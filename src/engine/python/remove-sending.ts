// Takes the call that sends an event from its place again, where it stands as it was put there. What somebody changed stays.
import type { CallFact, PythonFacts } from '../facts.ts';
import { indentAt, isInside, startOfLine, type Range, type TextEdit } from '../source.ts';
import { readStyle } from './file-style.ts';
import { isNameUsed } from './name-use.ts';
import { findPlace } from './place.ts';
import { readPython } from './reader.ts';
import { call, type Bracketed } from './ruff-layout.ts';
import { callLines } from './sending-text.ts';
import { blankLinesAbove, lineEnd, withoutBlock } from './text-block.ts';
import type { PyNode } from './tree.ts';

export interface SentAt {
  /** The qualified function. */
  readonly within: string;
  /** Where the name of the called function or factory begins. */
  readonly at: number;
  readonly lineLength: number;
}

/** A call as it was made: the message in it is laid out on its own, all else as it stands. */
const codeOf = (facts: PythonFacts, { callee, arguments: given }: CallFact, at: number): Bracketed =>
  call(
    callee,
    ...given.map(({ keyword, text, range }) => {
      const message = facts.calls.find((fact) => fact.nameRange.start === at && isInside(fact.range, range));
      const code = message === undefined ? text : codeOf(facts, message, -1);
      return keyword === null ? code : `${keyword}=${text}`;
    }),
  );

/** The imports right above a statement, a blank line between, whose names nothing else in the function uses. */
const importsAbove = (text: string, facts: PythonFacts, around: Range, statement: PyNode): readonly PyNode[] => {
  const found: PyNode[] = [];
  const code = text.slice(around.start, around.end);
  const moved = ({ start, end }: Range): Range => ({ start: start - around.start, end: end - around.start });
  for (let index = statement.index - 1; ; index--) {
    const node = statement.parent?.children[index];
    const below = found[0] ?? statement;
    const gap = found.length === 0 ? 1 : 0;
    if (node?.name !== 'ImportStatement' || blankLinesAbove(text, below.start) !== gap) return found;
    const names = facts.imports.filter((fact) => fact.statement.start === node.start).map(({ local }) => local);
    if (names.some((name) => isNameUsed(code, name, [node, statement].map(moved)))) return found;
    found.unshift(node);
  }
};

const regenerated = (
  text: string,
  facts: PythonFacts,
  statement: PyNode,
  imports: readonly PyNode[],
  { at, within, lineLength }: SentAt,
): readonly string[] | null => {
  const own = facts.functions.find(({ name }) => name === within);
  const inside = facts.calls.filter(({ range }) => isInside(range, statement));
  const outer = inside.find(({ range, name }) => range.start <= at && at < range.end && name !== 'create_task');
  const called = inside.find(({ nameRange }) => nameRange.start === at);
  // What is written names every argument.
  const isOurs = called?.arguments.every(({ keyword }) => keyword !== null) === true && !called.hasSpread;
  if (own === undefined || outer === undefined || !isOurs) return null;
  const indent = indentAt(text, statement.start);
  const importLines = imports.map((node) => indent + text.slice(node.start, node.end));
  return callLines(
    {
      code: codeOf(facts, outer, at),
      imports: importLines.length === 0 ? [] : [...importLines, ''],
      isAwaited: own.isAsync,
      loop: inside.find(({ name }) => name === 'get_running_loop')?.assignedTo ?? 'loop',
    },
    { indent, unit: readStyle(text).unit, lineLength },
  );
};

/** Null where what stands there is not what was written, character by character. */
export const removeSending = (text: string, sent: SentAt): readonly TextEdit[] | null => {
  const facts = readPython(text);
  const place = findPlace(text, sent.within);
  if ('reason' in place) return null;
  const statement = place.block.children.find(({ start, end }) => start <= sent.at && sent.at < end);
  if (statement === undefined) return null;
  const imports = importsAbove(text, facts, place.fact.range, statement);
  const lines = regenerated(text, facts, statement, imports, sent);
  const isAllThere = place.block.children.length - 1 === imports.length + 1;
  if (isAllThere) return null;
  const first = imports[0] ?? statement;
  const start = startOfLine(text, first.start);
  const end = lineEnd(text, statement.end);
  if (text.slice(start, end) !== lines?.join(readStyle(text).newline)) return null;
  // Above a final `return` the blank lines below went in with it; at the end those above did.
  if (place.before === null) return [withoutBlock(text, { start: first.start, end })];
  const blanks = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  return [{ range: { start, end: end + blanks }, text: '' }];
};
