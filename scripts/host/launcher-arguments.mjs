// Reads the command line that @vscode/test-electron writes for the desktop's VS Code. Switches that only the desktop
// knows are passed over.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * @typedef {object} LauncherArguments
 * @property {string[]} developmentPaths
 * @property {string | undefined} testsPath
 * @property {string | undefined} userData
 * @property {string | undefined} extensions
 * @property {string | undefined} folder
 * @property {string | undefined} workspace
 * @property {string | undefined} file
 * @property {boolean} disableExtensions
 */

const withValue = new Set(['extensionDevelopmentPath', 'extensionTestsPath', 'user-data-dir', 'extensions-dir']);

/**
 * @param {readonly string[]} args
 * @returns {LauncherArguments}
 */
export function readArguments(args) {
  const { values, switches, paths } = split(args);
  const last = (/** @type {string} */ name) => values.filter(([key]) => key === name).at(-1)?.[1];
  const isFolder = (/** @type {string} */ path) => statSync(path).isDirectory();
  return {
    developmentPaths: values.filter(([key]) => key === 'extensionDevelopmentPath').map(([, path]) => path),
    testsPath: last('extensionTestsPath'),
    userData: last('user-data-dir'),
    extensions: last('extensions-dir'),
    folder: paths.find((path) => isFolder(path)),
    workspace: paths.find((path) => !isFolder(path) && path.endsWith('.code-workspace')),
    file: paths.find((path) => !isFolder(path) && !path.endsWith('.code-workspace')),
    disableExtensions: switches.has('disable-extensions'),
  };
}

/** @param {readonly string[]} args */
function split(args) {
  /** @type {[string, string][]} */
  const values = [];
  /** @type {Set<string>} */
  const switches = new Set();
  /** @type {string[]} */
  const paths = [];
  for (let at = 0; at < args.length; at += 1) {
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(args[at] ?? '');
    if (!match) {
      const path = resolve(args[at] ?? '');
      if (existsSync(path)) paths.push(path);
      continue;
    }
    const name = match[1] ?? '';
    if (!withValue.has(name)) switches.add(name);
    else values.push([name, resolve(match[2] ?? args[(at += 1)] ?? '')]);
  }
  return { values, switches, paths };
}
