// Fresh folders for one run: a copy of the project to work on, user data and installed extensions. Tests write into
// them, so nothing of the repository is ever opened itself.
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { root } from './paths.mjs';
import { HostError } from './run.mjs';

const left = new Set(['node_modules', '.venv', '.git']);

/** @typedef {{ workspace: string, userData: string, extensions: string, remove: () => Promise<void> }} Folders */

/** @returns {Promise<Folders>} */
export async function makeFolders() {
  // The real path, because VS Code resolves links and tests compare paths. Short, because sockets are made in it.
  const base = await realpath(await mkdtemp(join(tmpdir(), 'cachibot-ws-')));
  return {
    workspace: await copyProject(projectFolder(), base),
    userData: join(base, 'user'),
    extensions: join(base, 'extensions'),
    remove: () => rm(base, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The folder that a run works on: CACHIBOT_WS_FOLDER, else the sample project. @returns {string | undefined} */
export function projectFolder() {
  const given = process.env.CACHIBOT_WS_FOLDER;
  if (given && !existsSync(given)) throw new HostError(`CACHIBOT_WS_FOLDER names ${given}, which does not exist.`);
  const sample = join(root, 'test', 'projects', 'sample');
  return given ? resolve(given) : existsSync(sample) ? sample : undefined;
}

/**
 * @param {string | undefined} folder Nothing makes an empty project.
 * @param {string} base
 */
async function copyProject(folder, base) {
  const copy = join(base, folder ? basename(folder) : 'empty');
  if (folder) await cp(folder, copy, { recursive: true, filter: (path) => !left.has(basename(path)) });
  else await mkdir(copy);
  return copy;
}
