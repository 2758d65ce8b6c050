// Applies a plan to the disk, all or nothing: temporary siblings first, then renamed; a failure puts everything back.
import { accessSync, constants, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Plan } from '../engine/plan.ts';
import { applyEdits, type FileEdit } from '../engine/source.ts';
import { UserError } from './files.ts';
import { toAbsolute, type Workspace } from './workspace.ts';

interface Step {
  readonly path: string;
  readonly temporary: string;
  /** Null where there is no file. */
  readonly before: string | null;
  readonly after: string | null;
}

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    // An administrator may write anything; a file marked read-only is still not to be written.
    return (statSync(path).mode & 0o222) !== 0;
  } catch {
    // Not writable is what was asked; the caller says so.
    return false;
  }
};

const toStep = (workspace: Workspace, edit: FileEdit): Step => {
  const path = toAbsolute(workspace, edit.path);
  const planned = workspace.project.text(edit.path) ?? null;
  if (edit.isNew === true ? existsSync(path) : readFileSync(path, 'utf8') !== planned) {
    throw new UserError(`${edit.path} changed since the plan was made: run the command again. Nothing was written.`);
  }
  if (edit.isNew !== true && !isWritable(path)) {
    throw new UserError(`${edit.path} is read-only: make it writable and run the command again. Nothing was written.`);
  }
  return {
    path,
    temporary: `${path}.cachibot-ws-${process.pid}`,
    before: planned,
    after: edit.isGone === true ? null : applyEdits(planned ?? '', edit.edits),
  };
};

const restore = (steps: readonly Step[]): void => {
  for (const { path, before } of steps) {
    if (before === null) rmSync(path, { force: true });
    else writeFileSync(path, before);
  }
};

/** Writes all files of a plan. On any failure every file has its old text again, and the error says which one failed. */
export const writePlan = (workspace: Workspace, plan: Plan): void => {
  const steps = plan.edits.map((edit) => toStep(workspace, edit));
  const renamed: Step[] = [];
  try {
    for (const { path, temporary, after, before } of steps) {
      const mode = before === null ? 0o644 : statSync(path).mode;
      if (after !== null) writeFileSync(temporary, after, { mode });
    }
    // What is deleted goes last, so that a failure before has nothing to bring back.
    for (const step of [...steps].sort((a, b) => Number(a.after === null) - Number(b.after === null))) {
      if (step.after === null) rmSync(step.path);
      else renameSync(step.temporary, step.path);
      renamed.push(step);
    }
  } catch (error) {
    restore(renamed);
    throw new UserError(`Nothing was written: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    for (const { temporary } of steps) rmSync(temporary, { force: true });
  }
};
