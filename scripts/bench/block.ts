// The longest time for which indexing keeps the extension host's thread, in the slices that the editor works in.
import { readFolder } from '../../src/cli/read-folder.ts';
import { indexInSlices } from '../../src/editor/slices.ts';
import { Project } from '../../src/engine/project.ts';

export const measure = async (folder: string): Promise<number> => {
  const texts = [...readFolder(folder)];
  let longest = 0;
  let start = performance.now();
  const pause = async (): Promise<void> => {
    longest = Math.max(longest, performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 0));
    start = performance.now();
  };
  const project = new Project(() => Promise.reject(new Error('Nothing is planned here.')));
  await indexInSlices(project, texts, null, () => false, pause);
  project.judgement();
  return Math.max(longest, performance.now() - start);
};
