// A folder as a project, as the editor would have read it.
import { readFolder } from '../../src/cli/read-folder.ts';
import { type Planner, Project } from '../../src/engine/project.ts';

const noPlanner = (): Promise<Planner> => Promise.reject(new Error('Nothing is planned here.'));

export const openProject = (folder: string, loadPlanner = noPlanner): Project => {
  const project = new Project(loadPlanner);
  for (const [path, text] of readFolder(folder)) project.put(path, text);
  return project;
};
