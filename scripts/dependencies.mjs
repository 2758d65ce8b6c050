// Installs what package-lock.json names, where it is not installed yet: the two commands of the README work on a bare clone.
// Imports nothing but Node's own modules, since nothing else need be there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.cachibot-ws-lock');

const isInstalled = (lock) => existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;

/** Ends the process with a sentence if the installation fails. */
export const installDependencies = () => {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (isInstalled(lock)) return;
  process.stderr.write('Installing dependencies …\n');
  // No install script is needed: what is native comes prebuilt in packages.
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' };
  const { status } = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
  if (status !== 0) {
    process.stderr.write('The dependencies could not be installed: see what npm says above.\n');
    process.exit(2);
  }
  writeFileSync(stamp, lock);
};
