// One or several folders as one project: paths are relative to the folder, or to the common parent of several.
import { createRequire } from 'node:module';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Contract } from '../engine/contract.ts';
import { configurationName } from '../engine/paths.ts';
import { type Planner, Project } from '../engine/project.ts';
import { readFolder, UserError } from './files.ts';

export interface Workspace {
  readonly project: Project;
  /** The absolute folder that all paths are relative to. */
  readonly base: string;
  /** Files that are not read though their names ask for it, and why. */
  readonly skipped: ReadonlyMap<string, string>;
}

const isPlanner = (value: unknown): value is Planner =>
  typeof value === 'object' && value !== null && 'planChange' in value && typeof value.planChange === 'function';

/** Loads `edit.js` from beside the command line's own bundle: it carries the compiler, so only plans pay for it. */
const loadPlanner = (): Promise<Planner> => {
  const loaded: unknown = createRequire(__filename)('./edit.js');
  if (!isPlanner(loaded)) throw new Error('edit.js beside cli.js has no planner: build again.');
  return Promise.resolve(loaded);
};

const checkedFolder = (folder: string): string => {
  const path = resolve(folder);
  if (!existsSync(path)) throw new UserError(`The folder ${folder} does not exist: name an existing one.`);
  if (!statSync(path).isDirectory())
    throw new UserError(`${folder} is no folder: name the folder that holds the project.`);
  return path;
};

const commonParent = (folders: readonly string[]): string => {
  const [first = '.', ...rest] = folders;
  let parent = first;
  while (rest.some((folder) => relative(parent, folder).startsWith('..'))) parent = dirname(parent);
  return parent;
};

export const openWorkspace = (folders: readonly string[]): Workspace => {
  const paths = (folders.length === 0 ? ['.'] : folders).map(checkedFolder);
  const base = commonParent(paths);
  const project = new Project(loadPlanner);
  const skipped = new Map<string, string>();
  for (const path of paths) {
    const prefix = relative(base, path).split(sep).join('/');
    const toPath = (file: string): string => (prefix === '' ? file : `${prefix}/${file}`);
    const texts = readFolder(path, (file, why) => skipped.set(toPath(file), why));
    for (const [file, text] of texts) project.put(toPath(file), text);
  }
  // What several folders have in common stands beside them.
  const shared = join(base, configurationName);
  if (!paths.includes(base) && statSync(shared, { throwIfNoEntry: false })?.isFile() === true)
    project.put(configurationName, readFileSync(shared, 'utf8'));
  return { project, base, skipped };
};

/** The contract, if there is any protocol; else an error that says what was looked for. */
export const requireContract = ({ project, base }: Workspace): Contract => {
  const contract = project.contract();
  if (contract.protocols.length > 0) return contract;
  throw new UserError(
    `No WebSocket protocol found in ${base}: looked for a Python enum of message types beside the model that carries it.`,
  );
};

export const toAbsolute = ({ base }: Workspace, path: string): string => join(base, path);
