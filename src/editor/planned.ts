// A plan together with the texts it was made from, so that it can be shown and applied to just those texts.
import { isDart, reachesDart } from '../engine/dart/reaches-dart.ts';
import type { Change, Plan, Refusal } from '../engine/plan.ts';
import { applyEdits, type FileEdit } from '../engine/source.ts';
import type { Session } from './session.ts';

export interface PlannedFile {
  readonly edit: FileEdit;
  readonly before: string;
  readonly after: string;
}

export interface Planned {
  readonly kind: 'planned';
  readonly change: Change;
  readonly plan: Plan;
  readonly files: readonly PlannedFile[];
  /** The session's count of changes when the plan was made. */
  readonly revision: number;
}

export const planChange = async (session: Session, change: Change): Promise<Planned | Refusal> => {
  await session.settle();
  if (reachesDart(change)) await session.readToo(isDart);
  const { project, revision } = session;
  const result = await project.plan(change);
  if (result.kind === 'refused') return result;
  const files = result.plan.edits.map((edit) => {
    const before = project.text(edit.path) ?? '';
    return { edit, before, after: applyEdits(before, edit.edits) };
  });
  return { kind: 'planned', change, plan: result.plan, files, revision };
};

/** Whether two plans do the same to the same texts. */
export const isSamePlan = (a: Planned, b: Planned): boolean => JSON.stringify(a.files) === JSON.stringify(b.files);
