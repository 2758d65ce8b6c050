// A plan in few words: how much it changes, and where.
import type { Plan } from '../engine/plan.ts';
import type { FileEdit, TextEdit } from '../engine/source.ts';

export const count = (amount: number, word: string): string => `${amount} ${word}${amount === 1 ? '' : 's'}`;

const isInsertion = ({ range }: TextEdit): boolean => range.start === range.end;

const isDeletion = ({ range, text }: TextEdit): boolean => range.end > range.start && text === '';

const describeEdits = (edits: readonly TextEdit[]): string => {
  const insertions = edits.filter(isInsertion).length;
  const deletions = edits.filter(isDeletion).length;
  const replacements = edits.length - insertions - deletions;
  const parts: readonly (readonly [number, string])[] = [
    [insertions, 'insertion'],
    [deletions, 'deletion'],
    [replacements, 'replacement'],
  ];
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, word]) => count(amount, word))
    .join(', ');
};

/** `12 insertions in 5 files` */
export const describePlan = ({ edits }: Plan): string =>
  `${describeEdits(edits.flatMap((file) => file.edits))} in ${count(edits.length, 'file')}`;

export const describeFile = ({ edits, isNew, isGone }: FileEdit): string => {
  if (isNew === true) return 'new file';
  return isGone === true ? 'deleted' : describeEdits(edits);
};
