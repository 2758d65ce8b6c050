#!/usr/bin/env node
// Runs test/live: events that the built command line adds to copies of the sample project, seen travelling between its real
// server and its real hooks. `npm run test:live [-- FILE…] [--grep TEXT] [--no-build]`. Without Python nothing is run, and
// that is what it reports.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './host/paths.mjs';
import { progress, run, runMain } from './host/run.mjs';
import { makePythonEnvironment } from './python.mjs';

const tests = join(root, 'test', 'live');
const results = resolve(process.env.CACHIBOT_WS_RESULTS ?? join(root, 'out', 'test-live', 'results.json'));

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string', default: '' }, 'no-build': { type: 'boolean', default: false } },
  });
  if (!values['no-build']) await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  const python = makePythonEnvironment(join(root, 'test', 'projects', 'sample', 'requirements.txt'));
  if (python.reason) progress(`The live tests are not run: ${python.reason}.`);
  const all = readdirSync(tests).filter((name) => name.endsWith('.test.ts'));
  const files =
    positionals.length > 0 ? positionals.map((file) => resolve(file)) : all.map((name) => join(tests, name));
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(tests, 'run.ts'), ...files], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      CACHIBOT_WS_RESULTS: results,
      CACHIBOT_WS_GREP: values.grep,
      CACHIBOT_WS_PYTHON: python.program ?? '',
    },
  });
  return status ?? 1;
});
