// Lists and reads the workspace's files through VS Code alone, so that remote and virtual workspaces work too.
// Symbolic links are not followed, and what is too large or binary is not read.
import { type CancellationToken, FileType, RelativePattern, type Uri, workspace, type WorkspaceFolder } from 'vscode';
import { isHandWritten, maximumFileSize } from '../engine/listing.ts';
import type { WorkspacePaths } from './convert.ts';
import { IgnoreRules, isIgnoreFile, isInSkippedFolder } from './ignored.ts';

/** A file by the path that the engine knows it by. */
export interface ListedFile {
  readonly path: string;
  readonly uri: Uri;
}

export interface Listing {
  readonly files: readonly ListedFile[];
  readonly rules: IgnoreRules;
}

const wanted = '**/{*.py,*.ts,*.tsx,*.mts,*.cts,pyproject.toml,ruff.toml,.ruff.toml,cachibot-ws.json,.gitignore}';

/** Only spares the search the largest folders: `isSkippedFolder` decides. */
const skipped =
  '**/{node_modules,.git,.venv,venv,env,__pycache__,.mypy_cache,site-packages,dist,build,out,.next,.vscode-test,target}/**';

const search = async (
  paths: WorkspacePaths,
  base: WorkspaceFolder | Uri,
  pattern: string,
  token?: CancellationToken,
): Promise<readonly ListedFile[]> => {
  const uris = await workspace.findFiles(new RelativePattern(base, pattern), skipped, undefined, token);
  return uris.flatMap((uri) => {
    const path = paths.pathOf(uri);
    return path === null || isInSkippedFolder(path) ? [] : [{ path, uri }];
  });
};

/** A folder inside another workspace folder is found twice. */
const searchAll = async (
  paths: WorkspacePaths,
  pattern: string,
  token?: CancellationToken,
): Promise<readonly ListedFile[]> => {
  const found = await Promise.all(paths.roots.map(({ folder }) => search(paths, folder, pattern, token)));
  return [...new Map(found.flat().map((file) => [file.path, file])).values()];
};

/** All files of the workspace that could matter. */
export const listFiles = async (paths: WorkspacePaths, token: CancellationToken): Promise<Listing> => {
  const rules = new IgnoreRules();
  const found = await searchAll(paths, wanted, token);
  for (const { path, uri } of found) {
    if (!isIgnoreFile(path)) continue;
    const text = await readText(uri);
    if (text !== null) rules.add(path, text);
  }
  const links = new Links();
  const files: ListedFile[] = [];
  for (const file of found) {
    if (rules.isWanted(file.path) && !(await links.leadTo(paths, file.path))) files.push(file);
  }
  return { files, rules };
};

/** Every file that people write, whatever it holds. */
export const listEverything = async (paths: WorkspacePaths, rules: IgnoreRules): Promise<readonly ListedFile[]> =>
  (await searchAll(paths, '**/*')).filter(({ path }) => isHandWritten(path) && !rules.isIgnored(path));

/** The files below one new folder. */
export const listFolder = async (
  paths: WorkspacePaths,
  folder: string,
  rules: IgnoreRules,
): Promise<readonly ListedFile[]> =>
  (await search(paths, paths.uriOf(folder), wanted)).filter(({ path }) => rules.isWanted(path));

/** Remembers which folders are reached over a symbolic link; the search itself follows them. */
class Links {
  readonly #known = new Map<string, boolean>();

  async leadTo(paths: WorkspacePaths, path: string): Promise<boolean> {
    const end = path.lastIndexOf('/');
    if (end === -1) return false;
    const folder = path.slice(0, end);
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const answer = (await this.leadTo(paths, folder)) || (await isLink(paths, folder));
    this.#known.set(folder, answer);
    return answer;
  }
}

const isLink = async (paths: WorkspacePaths, folder: string): Promise<boolean> => {
  if (paths.roots.some(({ prefix }) => prefix === `${folder}/`)) return false;
  const type = await typeOf(paths.uriOf(folder));
  return type !== null && (type & FileType.SymbolicLink) !== 0;
};

const typeOf = async (uri: Uri): Promise<FileType | null> => {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch {
    // It is gone again: whoever asks treats it as not there.
    return null;
  }
};

export const exists = async (uri: Uri): Promise<boolean> => (await typeOf(uri)) !== null;

export const isFolder = async (uri: Uri): Promise<boolean> => (await typeOf(uri)) === FileType.Directory;

/** The text on disk, without a byte order mark; null for what is gone, linked, too large, or binary. */
export const readText = async (uri: Uri): Promise<string | null> => {
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if (type !== FileType.File || size > maximumFileSize) return null;
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    return text.includes('\0') ? null : text;
  } catch {
    // Deleted between the event and now, or not readable: to the engine it is not there.
    return null;
  }
};
