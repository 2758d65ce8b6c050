// Takes a read of a key out of a branch, where it stands for itself: in a statement of its own, its local not used any more.
import type { BranchFact, PythonFacts, ReadFact } from '../facts.ts';
import { written, type Written } from '../plan.ts';
import { endOfLine, isInside, type Range, startOfLine } from '../source.ts';
import { readOutline } from './outline.ts';
import { readPython } from './reader.ts';
import { parsePython } from './tree.ts';
import { comparesWith } from './write-reception.ts';

export interface ReadName {
  readonly set: string;
  readonly member: string;
  readonly key: string;
}

const readsIn = (facts: PythonFacts, { set, member, key }: ReadName): readonly ReadFact[] =>
  facts.branches.find((one) => comparesWith(one, set, member))?.payload.reads.filter((read) => read.key === key) ?? [];

/** The statement that only reads: `local = payload.get("key")`, or the read alone. */
const statementOf = (text: string, read: ReadFact): Range | null => {
  const { nodes } = parsePython(text);
  const statement = nodes.findLast(
    ({ name, start, end }) => name.endsWith('Statement') && start <= read.range.start && read.range.end <= end,
  );
  const isOwn = statement?.name === 'AssignStatement' || statement?.name === 'ExpressionStatement';
  const value = statement?.children.at(-1);
  return isOwn && value?.start === read.range.start && value.end === read.range.end ? statement : null;
};

/** The uses of the local behind the statement that gives it its value. */
const usesOf = (text: string, branch: BranchFact | undefined, local: string, statement: Range): readonly Range[] =>
  (readOutline(parsePython(text), new Map()).names.get(local) ?? [])
    .map(({ node: { start, end } }) => ({ start, end }))
    .filter((range) => branch !== undefined && isInside(range, branch.bodyRange) && !isInside(range, statement));

/** Where the key is needed: reads within other code, and what is done with the locals that take it. */
export const neededReads = (text: string, name: ReadName): readonly Range[] => {
  const facts = readPython(text);
  const branch = facts.branches.find((one) => comparesWith(one, name.set, name.member));
  return readsIn(facts, name).flatMap((read) => {
    const statement = statementOf(text, read);
    if (statement === null) return [read.range];
    return read.local === null ? [] : usesOf(text, branch, read.local, statement);
  });
};

/** Takes away the statements that only read the key. */
export const removeReads = (text: string, name: ReadName): Written =>
  written(
    ...readsIn(readPython(text), name)
      .flatMap((read) => statementOf(text, read) ?? [])
      .map(({ start, end }) => ({ range: { start: startOfLine(text, start), end: endOfLine(text, end) }, text: '' })),
  );
