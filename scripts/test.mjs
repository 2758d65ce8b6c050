// `npm test`: installs, builds, fetches the VS Code host and runs everything; the last line counts what the test runners
// themselves counted. A stage that dies without its results fails the run; what could not be run here is counted as skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './dependencies.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');

const stages = [
  { name: 'unit', args: [mocha] },
  { name: 'live', args: [join(root, 'scripts', 'test-live.mjs'), '--no-build'] },
  { name: 'editor', args: [join(root, 'scripts', 'test-editor.mjs'), '--no-build'] },
  { name: 'window', args: [join(root, 'scripts', 'test-window.mjs'), '--no-build'] },
];

/** Runs a stage and answers with its own count, read from the file its runner wrote. */
const runStage = ({ name, args }) => {
  const results = join(root, 'out', `test-${name}`, 'results.json');
  rmSync(results, { force: true });
  mkdirSync(dirname(results), { recursive: true });
  process.stdout.write(`\n== ${name} tests\n`);
  const env = { ...process.env, CACHIBOT_WS_RESULTS: results };
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env });
  const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { passed: 0, failed: 0 };
  const skipped = counted.skipped ?? 0;
  const isSound = status === 0 && counted.passed + skipped > 0;
  if (!isSound && counted.failed === 0)
    process.stdout.write(`The ${name} tests did not come to their end (exit code ${status}).\n`);
  return { passed: counted.passed, skipped, failed: isSound ? counted.failed : Math.max(1, counted.failed) };
};

const runOrExit = (script) => {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', script)], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 2);
};

installDependencies();
runOrExit('build.mjs');
runOrExit(join('host', 'install.mjs'));
const counts = stages.map(runStage);
const sumOf = (outcome) => counts.reduce((sum, count) => sum + count[outcome], 0);
const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sumOf);
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
