// A cold check, as the command line does it: from the folder's name to the findings.
import { openWorkspace } from '../../src/cli/workspace.ts';

export const measure = (folder: string): number => {
  const start = performance.now();
  const { project } = openWorkspace([folder], { 'no-cache': true });
  project.findings();
  return performance.now() - start;
};
