// Lays out the statement around a call anew when its arguments change: as ruff would have it where it stood so before, else
// only the lines of the argument move.
import type { CallFact, PythonFacts } from '../facts.ts';
import { indentAt, isInside, type Range, startOfLine, type TextEdit } from '../source.ts';
import { readStyle } from './file-style.ts';
import { isKeptApart } from './kept-apart.ts';
import { type Bracketed, type Code, layOut, type Frame } from './ruff-layout.ts';
import { smallest } from './smallest.ts';
import { lineEnd } from './text-block.ts';

const nameless = (text: string): boolean => !text.includes('\n');

/** The parts of a call's text: all up to its bracket, and its arguments. */
export const argumentTexts = (text: string, call: CallFact): readonly string[] =>
  call.arguments.map(({ range }) => text.slice(range.start, range.end));

const openOf = (text: string, call: CallFact): string => {
  const bracket = text.indexOf('(', call.nameRange.end);
  return text.slice(call.range.start, bracket + 1);
};

/** A call as code, the one inside it replaced. */
const toCode = (text: string, calls: readonly CallFact[], items: readonly string[]): Bracketed | null => {
  const [call, ...inner] = calls;
  if (call === undefined || call.hasSpread) return null;
  const open = openOf(text, call);
  const [next] = inner;
  if (next === undefined)
    return nameless(open) && items.every(nameless) ? { open, items, close: ')', kind: 'call' } : null;
  const within = toCode(text, inner, items);
  const index = call.arguments.findIndex(({ range }) => isInside(next.range, range));
  const holder = call.arguments[index];
  // What follows the inner call in the same argument would have to be laid out too.
  if (within === null || holder?.range.end !== next.range.end || !nameless(open)) return null;
  const before = text.slice(holder.range.start, next.range.start);
  const others = argumentTexts(text, call);
  if (!others.every((one, at) => at === index || nameless(one))) return null;
  const codes = others.map((one, at): Code => (at === index ? { ...within, open: before + within.open } : one));
  return { open, items: codes, close: ')', kind: 'call' };
};

/** From the outermost call of the statement down to this one. */
const pathTo = (facts: PythonFacts, call: CallFact): readonly CallFact[] =>
  facts.calls
    .filter((one) => one === call || one.arguments.some(({ range }) => isInside(call.range, range)))
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);

/** Where the whole statement stands and how it would be laid out with these arguments; null where that cannot be told. */
const layOutWith = (
  text: string,
  path: readonly CallFact[],
  items: readonly string[],
  lineLength: number,
): { readonly range: Range; readonly text: string } | null => {
  const [outer] = path;
  const code = toCode(text, path, items);
  if (outer === undefined || code === null) return null;
  const { unit, newline } = readStyle(text);
  const start = startOfLine(text, outer.range.start);
  const end = lineEnd(text, outer.range.end);
  const indent = indentAt(text, outer.range.start);
  const before = text.slice(start + indent.length, outer.range.start);
  const after = text.slice(outer.range.end, end);
  if (/[([{]/.test(before) || !/^:?$/.test(after)) return null;
  const frame: Frame = { indent, unit, lineLength };
  return { range: { start, end }, text: layOut(before, code, after, frame).join(newline) };
};

/** The edit that gives a call other arguments, where its statement stands as ruff lays it out; null where it does not. */
export const layOutAnew = (
  text: string,
  facts: PythonFacts,
  call: CallFact,
  items: readonly string[],
  lineLength: number,
): TextEdit | null => {
  const path = pathTo(facts, call);
  const now = layOutWith(text, path, argumentTexts(text, call), lineLength);
  const then = layOutWith(text, path, items, lineLength);
  if (now === null || then === null || text.slice(now.range.start, now.range.end) !== now.text) return null;
  if (isKeptApart(now.text, then.text)) return null;
  return smallest(text, then);
};
