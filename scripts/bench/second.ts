// A start that finds what an earlier one kept of the same files: from the folder's name to the findings.
import { openWorkspace } from '../../src/cli/workspace.ts';
import { benchCache } from './keep.ts';

export const measure = (folder: string): number => {
  const start = performance.now();
  const { project } = openWorkspace([folder], { cache: benchCache(folder) });
  project.findings();
  return performance.now() - start;
};
