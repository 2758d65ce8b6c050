// Takes a private function away that was written for one event, unless something uses it.
import type { FunctionFact } from '../facts.ts';
import type { Refusal } from '../plan.ts';
import type { Range, TextEdit } from '../source.ts';
import { findClass } from './class-range.ts';
import { isNameMentioned } from './name-use.ts';
import { readPython } from './reader.ts';
import { withoutBlock } from './text-block.ts';
import { removeAnyIfUnused } from './write-import.ts';

/** A `Written` with sentences about what was kept. */
export type Removed =
  { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly notes: readonly string[] } | Refusal;

export const removed = (edits: readonly TextEdit[], ...notes: readonly string[]): Removed => ({
  kind: 'edits',
  edits,
  notes,
});

export interface FunctionName {
  /** Qualified: `DocumentProcessor._broadcast_status`. */
  readonly name: string;
}

export const removeFunction = (text: string, { name }: FunctionName): Removed => {
  const fact = readPython(text).functions.find((one) => one.name === name);
  if (fact === undefined) return removed([]);
  const kept = whyKept(text, fact, []);
  if (kept !== null) return removed([], kept);
  const edit = withoutBlock(text, fact.range);
  return removed([...removeAnyIfUnused(text, edit.range), edit]);
};

/** Why a function stays, as a sentence; null if it can go. `gone` are ranges that go with it. */
export const whyKept = (
  text: string,
  { name, range, inClass }: FunctionFact,
  gone: readonly Range[],
): string | null => {
  const own = name.slice(name.lastIndexOf('.') + 1);
  if (isNameMentioned(text, own, [range, ...gone])) return `Kept \`${name}\`: something else uses it.`;
  const isAllOfClass = inClass !== null && findClass(text, inClass)?.statements === 1;
  return isAllOfClass ? `Kept \`${name}\`: it is all that stands in \`${inClass}\`.` : null;
};
