// Shows a plan as a unified diff with its notes, and writes it when asked.
import { createTwoFilesPatch } from 'diff';
import type { Plan, PlanResult } from '../engine/plan.ts';
import { applyEdits, type FileEdit } from '../engine/source.ts';
import { UserError } from './files.ts';
import { plural } from './words.ts';
import { writePlan } from './write.ts';
import type { Workspace } from './workspace.ts';

const toPatch = (workspace: Workspace, edit: FileEdit): string => {
  const before = workspace.project.text(edit.path) ?? '';
  const from = edit.isNew === true ? '/dev/null' : `a/${edit.path}`;
  const to = edit.isGone === true ? '/dev/null' : `b/${edit.path}`;
  return createTwoFilesPatch(from, to, before, applyEdits(before, edit.edits), undefined, undefined, {
    context: 3,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
};

/** ` (1 new)` */
const newFiles = (edits: Plan['edits']): string => {
  const kinds: readonly (readonly [number, string])[] = [
    [edits.filter(({ isNew }) => isNew === true).length, 'new'],
    [edits.filter(({ isGone }) => isGone === true).length, 'deleted'],
  ];
  const told = kinds.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return told.length === 0 ? '' : ` (${told.join(', ')})`;
};

const summary = ({ edits }: Plan): string =>
  `${plural(
    edits.reduce((sum, file) => sum + file.edits.length, 0),
    'edit',
  )} in ${plural(edits.length, 'file')}${newFiles(edits)}`;

/**
 * The diff goes to standard output; title, notes and what to do next go to standard error. `elsewhere` is a sentence about
 * what the plan does not reach.
 */
export const presentPlan = (
  workspace: Workspace,
  result: PlanResult,
  isWriting: boolean,
  elsewhere: string | null = null,
): number => {
  if (result.kind === 'refused') throw new UserError(result.reason);
  const { plan } = result;
  for (const edit of plan.edits) process.stdout.write(`${toPatch(workspace, edit).trimEnd()}\n`);
  if (isWriting) writePlan(workspace, plan);
  const done =
    plan.edits.length === 0
      ? 'nothing to do'
      : isWriting
        ? `${summary(plan)} written`
        : `${summary(plan)}; --write applies them`;
  const notes = elsewhere === null ? plan.notes : [...plan.notes, elsewhere];
  process.stderr.write(`${plan.title}: ${done}.\n${notes.map((note) => `- ${note}\n`).join('')}`);
  return 0;
};
