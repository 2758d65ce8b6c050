// Takes the branch of an event away, and its handler if nobody wrote anything into it.
import type { BranchFact, FunctionFact } from '../facts.ts';
import { refuse } from '../plan.ts';
import type { TextEdit } from '../source.ts';
import { readPython } from './reader.ts';
import { blockEnd, withoutBlock } from './text-block.ts';
import { removed, whyKept, type Removed } from './write-function.ts';
import { removePending } from './write-request.ts';
import { removeImportsUsedIn } from './write-import.ts';
import { comparesWith } from './write-reception.ts';

export interface ReceptionName {
  readonly set: string;
  readonly member: string;
  readonly reception: string;
  readonly lineLength: number;
}

export const removeReception = (text: string, { set, member, reception, lineLength }: ReceptionName): Removed => {
  const facts = readPython(text);
  const branch = facts.branches.find((one) => comparesWith(one, set, member));
  if (branch === undefined) return removed([]);
  if (branch.values.length > 1) {
    return refuse(`Take \`${set}.${member}\` out of its condition by hand: the branch serves other messages too.`);
  }
  const edit = withoutBranch(text, branch);
  if (edit === null) return refuse(`Remove the branch of \`${set}.${member}\` by hand: it begins its \`if\`.`);
  const pending = removePending(text, text.slice(branch.range.start, branch.range.end), [edit]);
  if (pending.length > 0) {
    const gone = [...pending, edit];
    return removed(
      [
        ...removeImportsUsedIn(
          text,
          gone.map(({ range }) => range),
          lineLength,
        ),
        ...gone,
      ].toSorted((a, b) => a.range.start - b.range.start),
    );
  }
  const handler = facts.functions.find(({ name }) => name === reception);
  if (handler === undefined || !text.slice(branch.range.start, branch.range.end).includes(reception)) {
    return removed([...removeImportsUsedIn(text, [edit.range], lineLength), edit]);
  }
  const kept = isUnfinished(text, handler)
    ? whyKept(text, handler, [edit.range])
    : `Kept \`${reception}\`: it has code of its own now.`;
  if (kept !== null) return removed([...removeImportsUsedIn(text, [edit.range], lineLength), edit], kept);
  const own = withoutBlock(text, handler.range);
  const edits = [edit, own].sort((a, b) => a.range.start - b.range.start);
  return removed([...removeImportsUsedIn(text, [edit.range, own.range], lineLength), ...edits]);
};

/** The next `elif` becomes the `if`. Null where no branch would be left to begin the chain. */
const withoutBranch = (text: string, branch: BranchFact): TextEdit | null => {
  if (branch.range.start !== branch.chain) return withoutBlock(text, branch.range);
  const end = blockEnd(text, branch.range);
  const next = /^(?:\s*(?:#[^\n]*\n)?)*?\s*el(?=if\b)/.exec(text.slice(end));
  return next === null ? null : { range: { start: branch.range.start, end: end + next[0].length }, text: '' };
};

/** Only a docstring and the mark of what is left to do. */
const isUnfinished = (text: string, handler: FunctionFact): boolean => {
  const body = text.slice(handler.bodyRange.start, blockEnd(text, handler.range));
  const rest = body.replace(/^(?:"""[^]*?"""|'''[^]*?''')/, '').trim();
  return /\bTODO\(/.test(rest) && rest.split('\n').every((line) => line.trim() === '' || line.trim().startsWith('#'));
};
