// Which files are listed at all. The rule is the same for the editor and the command line.
import { baseName, isConfiguration, languageOf } from './paths.ts';

/** Folders that hold no code of the project: installed packages, environments, build output, version control. */
const skipped: ReadonlySet<string> = new Set(
  (
    'node_modules .git .hg .svn .venv venv env __pycache__ .mypy_cache .ruff_cache .pytest_cache .tox .nox ' +
    'site-packages dist build out .next .turbo .vite coverage .vscode-test target .eggs'
  ).split(' '),
);

export const isSkippedFolder = (name: string): boolean => skipped.has(name) || name.endsWith('.egg-info');

/** Files that tell how long a line of Python may be. */
export const isPythonSettings = (path: string): boolean => /^(pyproject|ruff|\.ruff)\.toml$/.test(baseName(path));

export const isListedFile = (path: string): boolean =>
  languageOf(path) !== null || isPythonSettings(path) || isConfiguration(path);

/** Text that people write; locks and bundles are written by machines. */
export const isHandWritten = (path: string): boolean =>
  !/\.(?:lock|min\.\w+)$|^package-lock\.json$/.test(baseName(path));

/** In bytes. What people write by hand is far smaller; what machines write is not read. */
export const maximumFileSize = 2_000_000;

/** The line length a settings file asks of Python code, in characters, or null. */
export const lineLengthOf = (text: string): number | null => {
  const match = /^\s*line[-_]length\s*=\s*(\d+)/m.exec(text);
  return match === null ? null : Number(match[1]);
};
