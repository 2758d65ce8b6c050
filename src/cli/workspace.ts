// One or several folders as one project: paths are relative to the folder, or to the common parent of several.
import { createRequire } from 'node:module';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { build } from '../engine/build.ts';
import { type Cache, readCache, writeCache } from '../engine/cache-bytes.ts';
import type { Contract } from '../engine/contract.ts';
import { isListOf } from '../engine/kept.ts';
import { configurationName } from '../engine/paths.ts';
import { isPlanner } from '../engine/planner.ts';
import { type Planner, Project } from '../engine/project.ts';
import { type CacheChoice, cacheFileOf, readCacheFile, writeCacheFile } from './cache-file.ts';
import { UserError } from './files.ts';
import { isVerdicts, listFolder, type Verdicts } from './list-folder.ts';
import { type Filled, fillProject } from './second-start.ts';

export interface Workspace {
  readonly project: Project;
  /** The absolute folder that all paths are relative to. */
  readonly base: string;
  /** The absolute folders that were named. */
  readonly folders: readonly string[];
  /** Files that are not read though their names ask for it, and why. */
  readonly skipped: ReadonlyMap<string, string>;
}

const loadPlanner = (): Promise<Planner> => {
  const loaded: unknown = createRequire(__filename)('./edit.js');
  if (!isPlanner(loaded)) throw new Error('edit.js beside cli.js has no planner: build again.');
  return Promise.resolve(loaded);
};

/** A project without texts. */
export const newProject = (): Project => new Project(loadPlanner);

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

/** The files of some folders, by the paths that the project knows them by. */
interface Listing {
  readonly files: ReadonlyMap<string, string>;
  /** For the next listing, one a folder. */
  readonly verdicts: readonly Verdicts[];
}

const prefixOf = (base: string, path: string): string =>
  path === base ? '' : `${relative(base, path).split(sep).join('/')}/`;

const list = (base: string, paths: readonly string[], cache: Cache | null): Listing => {
  const files = new Map<string, string>();
  const verdicts: Verdicts[] = [];
  const known = isListOf(cache?.host, isVerdicts) ? cache.host : [];
  for (const [index, path] of paths.entries()) {
    const prefix = prefixOf(base, path);
    const before = known[index];
    const wasListed = (file: string): boolean => cache?.files.has(prefix + file) === true;
    const listed = listFolder(path, before === undefined ? null : { verdicts: before, wasListed });
    for (const file of listed.paths) files.set(prefix + file, join(path, file));
    verdicts.push(listed.verdicts);
  }
  // What several folders have in common stands beside them.
  const shared = join(base, configurationName);
  if (!paths.includes(base) && statSync(shared, { throwIfNoEntry: false })?.isFile() === true)
    files.set(configurationName, shared);
  return { files, verdicts };
};

/** With what was kept; what was kept by a hostile hand may still break the linking, and is then left alone. */
const fillFrom = (files: ReadonlyMap<string, string>, cache: Cache | null): { project: Project; filled: Filled } => {
  const project = newProject();
  const filled = fillProject(project, files, cache);
  if (cache === null) return { project, filled };
  try {
    project.judgement();
    return { project, filled };
  } catch {
    // Where the engine is to blame it fails again, in sight.
    return fillFrom(files, null);
  }
};

export const openWorkspace = (folders: readonly string[], choice: CacheChoice = {}): Workspace => {
  const paths = (folders.length === 0 ? ['.'] : folders).map(checkedFolder);
  const base = commonParent(paths);
  const file = cacheFileOf(JSON.stringify(paths), choice);
  const bytes = file === null ? null : readCacheFile(file);
  // The folders as they lie to each other, and the build that reads them.
  const key = JSON.stringify([build, ...paths.map((path) => prefixOf(base, path))]);
  const cache = bytes === null ? null : readCache(key, bytes);
  const { files, verdicts } = list(base, paths, cache);
  const { project, filled } = fillFrom(files, cache);
  const { skipped, stamps, isNew } = filled;
  const isListedAnew = JSON.stringify(verdicts) !== JSON.stringify(cache?.host);
  if (file !== null && (isNew || isListedAnew))
    writeCacheFile(
      file,
      writeCache(key, project.keep(), (path) => stamps.get(path) ?? '', verdicts),
    );
  return { project, base, folders: paths, skipped };
};

/** Ends the command where there is no protocol, and says what was looked for. */
export const requireProtocol = ({ project, base }: Workspace): void => {
  if (project.hasProtocol()) return;
  throw new UserError(
    `No WebSocket protocol found in ${base}: looked for a Python enum of message types beside the model that carries it.`,
  );
};

/** The contract, if there is any protocol. */
export const requireContract = (workspace: Workspace): Contract => {
  requireProtocol(workspace);
  return workspace.project.contract();
};

export const toAbsolute = ({ base }: Workspace, path: string): string => join(base, path);
