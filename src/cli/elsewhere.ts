// Looks for an event in all files of the folder, those that hold no code of ours too: what a plan does not reach is told.
import { relative, sep } from 'node:path';
import { hitsIn, soughtBy, tellHits } from '../engine/features/elsewhere.ts';
import { isHandWritten } from '../engine/listing.ts';
import type { Change, PlanResult } from '../engine/plan.ts';
import { readFolder } from './read-folder.ts';
import type { Workspace } from './workspace.ts';

/** A sentence about the mentions that a plan leaves, or null. */
export const findElsewhere = (workspace: Workspace, change: Change, result: PlanResult): string | null => {
  const sought = soughtBy(change);
  if (sought === null || result.kind === 'refused' || result.plan.edits.length === 0) return null;
  const contract = workspace.project.contract();
  const hits = workspace.folders.flatMap((folder) => {
    const prefix = relative(workspace.base, folder).split(sep).join('/');
    const texts = readFolder(folder, isHandWritten);
    return [...texts].flatMap(([file, text]) =>
      hitsIn(contract, result.plan, sought, prefix === '' ? file : `${prefix}/${file}`, text),
    );
  });
  return tellHits(sought.value, hits);
};
