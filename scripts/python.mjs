// Finds a Python that the live tests can use, and makes an environment of its own for them from the package index.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HostError, progress } from './host/run.mjs';
import { root } from './host/paths.mjs';

const oldest = [3, 10];
const names = process.platform === 'win32' ? ['py', 'python', 'python3'] : ['python3', 'python', 'py'];
const folder = join(root, 'out', 'live-python');
const stamp = join(folder, 'made-from.txt');
const inFolder = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];

/** @param {string} program @param {readonly string[]} args */
const ask = (program, args) => spawnSync(program, args, { encoding: 'utf8' });

/** @param {string} program */
const versionOf = (program) => {
  const { status, stdout } = ask(program, ['-c', 'import sys; print(*sys.version_info[:2])']);
  return status === 0 ? stdout.trim().split(' ').map(Number) : null;
};

/** @param {readonly number[] | null} version */
const isNewEnough = (version) =>
  version !== null && (version[0] > oldest[0] || (version[0] === oldest[0] && version[1] >= oldest[1]));

const findPython = () => {
  const found = names.map((name) => ({ name, version: versionOf(name) }));
  const python = found.find(({ version }) => isNewEnough(version));
  if (python) return { python: `${python.name} ${python.version.join('.')}`, program: python.name };
  const seen = found.filter(({ version }) => version).map(({ name, version }) => `${name} is ${version.join('.')}`);
  const why = seen.length > 0 ? seen.join(', ') : `none of ${names.join(', ')} can be started`;
  return { reason: `there is no Python ${oldest.join('.')} or later here (${why})` };
};

/**
 * Makes the environment, unless it is there and made from the same requirements.
 *
 * @param {string} requirements The file that pip reads.
 * @returns {{ program: string } | { reason: string }} Its interpreter, or why there can be none on this machine.
 */
export const makePythonEnvironment = (requirements) => {
  const found = findPython();
  if (found.reason) return found;
  const program = join(folder, ...inFolder);
  const recipe = `${found.python}\n${readFileSync(requirements, 'utf8')}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === recipe) return { program };

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  progress(`Making a Python environment with ${found.python} …`);
  const made = ask(found.program, ['-m', 'venv', folder]);
  if (made.status !== 0) {
    const said = `${made.stdout}${made.stderr}`.trim().split('\n')[0];
    return { reason: `${found.python} cannot make an environment, its venv module is missing or incomplete (${said})` };
  }
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  const { status } = spawnSync(program, install, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new HostError('The Python packages could not be installed: see what pip says above.');
  writeFileSync(stamp, recipe);
  return { program };
};
