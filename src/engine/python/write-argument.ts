// Gives a call one argument more, takes one away, or gives it another name. The call is told by where it begins.
import type { CallFact, PythonFacts } from '../facts.ts';
import { refuse, written, type Written } from '../plan.ts';
import { argumentTexts, layOutAnew } from './call-layout.ts';
import { putItemAfter, takeItem, type Items } from './comma-items.ts';
import { readStyle } from './file-style.ts';
import { readPython } from './reader.ts';

/** A call of a function of that name, told by where it begins. */
export interface CallPlace {
  readonly start: number;
  readonly name: string;
}

export interface ArgumentSpec extends CallPlace {
  readonly parameter: string;
  readonly value: string;
  /** How many parameters a call can give before this one: calls that give more by position get it there. */
  readonly index: number;
  readonly lineLength: number;
}

interface Found {
  readonly facts: PythonFacts;
  readonly call: CallFact;
  readonly items: Items;
}

const find = (text: string, { start, name }: CallPlace): Found | null => {
  const facts = readPython(text);
  const call = facts.calls.find((one) => one.name === name && one.range.start === start);
  if (call === undefined) return null;
  return { facts, call, items: { ranges: call.arguments.map(({ range }) => range), close: call.range.end - 1 } };
};

const isGone = ({ name }: CallPlace): Written =>
  refuse(`A call of \`${name}\` was not found again: change it by hand.`);

const insertAt = (text: string, { facts, call, items }: Found, spec: ArgumentSpec, isPositional: boolean): Written => {
  if (call.arguments.some(({ keyword }) => keyword === spec.parameter)) return written();
  const item = isPositional ? spec.value : `${spec.parameter}=${spec.value}`;
  const place = isPositional ? spec.index : call.arguments.length;
  const texts = argumentTexts(text, call);
  const anew = layOutAnew(text, facts, call, [...texts.slice(0, place), item, ...texts.slice(place)], spec.lineLength);
  if (anew !== null) return written(anew);
  const [first] = items.ranges;
  if (first === undefined) return written({ range: { start: items.close, end: items.close }, text: item });
  if (place === 0) return written({ range: { start: first.start, end: first.start }, text: `${item}, ` });
  return written(...putItemAfter(text, items, place - 1, item, readStyle(text).newline));
};

/** Passes a value: by name, or at its place where those behind it are given by position. */
export const insertArgument = (text: string, spec: ArgumentSpec): Written => {
  const found = find(text, spec);
  if (found === null) return isGone(spec);
  const positional = found.call.arguments.filter(({ keyword }) => keyword === null).length;
  return insertAt(text, found, spec, positional > spec.index);
};

/** Passes a value behind the others, by position where they all are. */
export const appendArgument = (text: string, spec: ArgumentSpec): Written => {
  const found = find(text, spec);
  if (found === null) return isGone(spec);
  const given = found.call.arguments;
  return insertAt(text, found, spec, given.length === spec.index && given.every(({ keyword }) => keyword === null));
};

/** Passes a parameter no more. */
export const removeArgument = (
  text: string,
  spec: CallPlace & { readonly index: number; readonly lineLength: number },
): Written => {
  const found = find(text, spec);
  if (found === null) return isGone(spec);
  const { facts, call, items } = found;
  const rest = argumentTexts(text, call).filter((_, at) => at !== spec.index);
  const anew = layOutAnew(text, facts, call, rest, spec.lineLength);
  return written(...(anew === null ? takeItem(text, items, spec.index) : [anew]));
};
