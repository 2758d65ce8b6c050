// Other words at places of the text as it is: all at once, each place once, and lines of Python broken anew where they were
// broken by their length.
import { languageOf } from '../paths.ts';
import { type Refusal, written } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { layOutAgain } from '../python/writer.ts';
import type { FileEdit, Place, Range, TextEdit } from '../source.ts';
import type { Draft } from './draft.ts';
import { lineLength } from './event-context.ts';

/** A stretch of text and what shall stand there. */
export interface Spelling extends Place {
  readonly text: string;
}

export const spell = (path: string, range: Range, text: string): Spelling => ({ path, range, text });

/** The end of a dotted name: `broadcast` of `self.broadcast`. */
export const lastPart = ({ end }: Range, name: string): Range => ({ start: end - name.length, end });

export const spellingsIn = (files: readonly FileEdit[]): readonly Spelling[] =>
  files.flatMap(({ path, edits }) => edits.map(({ range, text }) => spell(path, range, text)));

const editsByPath = (input: PlanInput, all: readonly Spelling[]): ReadonlyMap<string, readonly TextEdit[]> => {
  const byPath = new Map<string, Map<number, TextEdit>>();
  for (const { path, range, text } of all) {
    if (input.read(path)?.slice(range.start, range.end) === text) continue;
    const edits = byPath.get(path) ?? new Map<number, TextEdit>();
    edits.set(range.start, { range, text });
    byPath.set(path, edits);
  }
  return new Map(
    [...byPath].map(([path, edits]) => [path, [...edits.values()].sort((a, b) => a.range.start - b.range.start)]),
  );
};

const putInto = (input: PlanInput, draft: Draft, path: string, edits: readonly TextEdit[]): Refusal | null => {
  const before = draft.text(path);
  const refusal = draft.take({ path, write: () => written(...edits) });
  if (refusal !== null || languageOf(path) !== 'python') return refusal;
  const relaid = { before, edits, lineLength: lineLength(input, path) };
  return draft.take({ path, write: (after) => layOutAgain(after, relaid) });
};

/** Puts all of them into a draft whose texts are as they were read. */
export const putSpellings = (input: PlanInput, draft: Draft, all: readonly Spelling[]): Refusal | null => {
  for (const [path, edits] of editsByPath(input, all)) {
    const refusal = putInto(input, draft, path, edits);
    if (refusal !== null) return refusal;
  }
  return null;
};
