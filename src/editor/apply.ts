// Applies a plan as one edit that one undo takes back: all of it, or nothing.
import { workspace, WorkspaceEdit } from 'vscode';
import type { Refusal } from '../engine/plan.ts';
import { toRangeIn, type WorkspacePaths } from './convert.ts';
import { isSamePlan, planChange, type Planned } from './planned.ts';
import { isReadOnly } from './read-only.ts';
import type { Session } from './session.ts';
import { UserError } from './user-error.ts';

/** `changed`: files were changed since the plan was shown, so the new plan is to be looked at first. */
export type Applied =
  | { readonly kind: 'applied'; readonly planned: Planned }
  | { readonly kind: 'changed'; readonly planned: Planned }
  | Refusal;

export const applyPlan = async (session: Session, shown: Planned): Promise<Applied> => {
  const planned = await currentPlan(session, shown);
  if (planned.kind === 'refused') return planned;
  if (!isSamePlan(planned, shown)) return { kind: 'changed', planned };
  await refuseReadOnly(session.paths, planned);
  const isDone = await workspace.applyEdit(toWorkspaceEdit(session.paths, planned), { isRefactoring: true });
  if (!isDone) throw new UserError('VS Code did not take the edit, so nothing was changed: try again.');
  return { kind: 'applied', planned };
};

/** The plan itself where no text has changed since, else a new one. */
const currentPlan = async (session: Session, shown: Planned): Promise<Planned | Refusal> => {
  await session.settleAt(shown.files.map(({ edit }) => edit.path));
  return session.revision === shown.revision ? shown : planChange(session, shown.change);
};

const refuseReadOnly = async (paths: WorkspacePaths, { files }: Planned): Promise<void> => {
  const existing = files.filter(({ edit }) => edit.isNew !== true).map(({ edit }) => edit.path);
  const flags = await Promise.all(existing.map((path) => isReadOnly(paths.uriOf(path))));
  const locked = existing.filter((_, index) => flags[index] === true);
  if (locked.length === 0) return;
  const verb = locked.length === 1 ? 'is' : 'are';
  throw new UserError(`${locked.join(', ')} ${verb} read-only: make it writable and try again. Nothing was changed.`);
};

/** Whole files first: VS Code undoes changes of texts together, also in files that are not open, only where nothing parts them. */
export const toWorkspaceEdit = (paths: WorkspacePaths, { files }: Pick<Planned, 'files'>): WorkspaceEdit => {
  const result = new WorkspaceEdit();
  for (const { edit, after } of files) {
    const uri = paths.uriOf(edit.path);
    if (edit.isNew === true) result.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(after) });
    if (edit.isGone === true) result.deleteFile(uri);
  }
  for (const { edit, before } of files) {
    if (edit.isNew === true || edit.isGone === true) continue;
    for (const { range, text } of edit.edits) result.replace(paths.uriOf(edit.path), toRangeIn(before, range), text);
  }
  return result;
};
