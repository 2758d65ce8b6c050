// Dart files, read only for the changes that may go into them: no check looks at them.
import { relative, sep } from 'node:path';
import { isDart, reachesDart } from '../engine/dart/reaches-dart.ts';
import type { Change } from '../engine/plan.ts';
import { readFolder } from './read-folder.ts';
import type { Workspace } from './workspace.ts';

/** Gives the project the files that a change may go into and that were not read for the contract. */
export const readWhatItReaches = ({ project, base, folders }: Workspace, change: Change): void => {
  if (!reachesDart(change)) return;
  for (const folder of folders) {
    const prefix = relative(base, folder).split(sep).join('/');
    for (const [file, text] of readFolder(folder, isDart))
      project.put(prefix === '' ? file : `${prefix}/${file}`, text);
  }
};
