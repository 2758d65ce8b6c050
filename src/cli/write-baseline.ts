// `check --write-baseline`: puts what is found today into `cachibot-ws.json`, so that only what comes new is told.
import { existsSync } from 'node:fs';
import { presentEntries, writeBaseline } from '../engine/baseline.ts';
import { configurationName } from '../engine/paths.ts';
import { UserError } from './files.ts';
import { plural } from './words.ts';
import { toAbsolute, type Workspace } from './workspace.ts';
import { writePlan } from './write.ts';

/** Writes the file in the workspace's folder, and answers with what was done. */
export const keepBaseline = (workspace: Workspace): string => {
  const { project } = workspace;
  const before = project.text(configurationName) ?? null;
  if (before === null && existsSync(toAbsolute(workspace, configurationName)))
    throw new UserError(
      `${configurationName} is there but not read (ignored, linked or far too large), so nothing was written: mend that first.`,
    );
  const entries = presentEntries(project.judgement());
  const count = plural(entries.length, 'finding');
  if (before === null && entries.length === 0) return 'Nothing is found, so no baseline was written.';
  const after = writeBaseline(before, entries);
  if (after === before) return `The baseline of ${configurationName} holds the ${count} already.`;
  const edit = { range: { start: 0, end: before?.length ?? 0 }, text: after };
  const file = { path: configurationName, edits: [edit], isNew: before === null };
  writePlan(workspace, { title: 'Write the baseline', edits: [file], notes: [] });
  return `Wrote ${count} into the baseline of ${configurationName}.`;
};
