// Dart files, read only for the commands that may write into them: no check looks at them.
import { relative, sep } from 'node:path';
import { readFolder } from './read-folder.ts';
import type { Workspace } from './workspace.ts';

export const readDart = ({ project, base, folders }: Workspace): void => {
  for (const folder of folders) {
    const prefix = relative(base, folder).split(sep).join('/');
    for (const [file, text] of readFolder(folder, (path) => path.endsWith('.dart')))
      project.put(prefix === '' ? file : `${prefix}/${file}`, text);
  }
};
