// The floor F, what cannot be avoided: to list and read the files, and to look once at every character for a line break.
import { readFolder } from '../../src/cli/read-folder.ts';

export const measure = (folder: string): number => {
  const start = performance.now();
  let lines = 0;
  for (const text of readFolder(folder).values()) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  }
  const spent = performance.now() - start;
  if (lines === 0) throw new Error(`${folder} has no source files.`);
  return spent;
};
