#!/usr/bin/env node
// Runs test/editor inside VS Code's extension host: `npm run test:editor [-- --grep TEXT] [--no-build]`.
// On Linux x64 the host comes from npm (scripts/host); elsewhere, or with CACHIBOT_WS_DESKTOP=1, the desktop is downloaded.
import { build } from 'esbuild';
import { runTests } from '@vscode/test-electron';
import { existsSync } from 'node:fs';
import { chmod, readFile, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defineBuild } from './build-id.mjs';
import { root } from './host/paths.mjs';
import { HostError, progress, run, runMain } from './host/run.mjs';
import { seedSettings } from './host/settings.mjs';
import { makeFolders } from './host/workspace.mjs';

const bundles = join(root, 'out', 'test-editor');
const launcher = join(root, 'scripts', 'host', 'launcher.mjs');
const results = resolve(process.env.CACHIBOT_WS_RESULTS ?? join(bundles, 'results.json'));
const usesDesktop = process.env.CACHIBOT_WS_DESKTOP === '1' || process.platform !== 'linux' || process.arch !== 'x64';

await runMain(async () => {
  const { values } = parseArgs({
    options: { grep: { type: 'string', default: '' }, 'no-build': { type: 'boolean', default: false } },
  });
  if (!values['no-build']) await run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });
  await bundleTests();
  await rm(results, { force: true });
  const folders = await makeFolders();
  endOnSignals();
  try {
    await seedSettings(folders.userData);
    const code = await runInHost(folders, values.grep);
    return code || (await judge());
  } finally {
    await folders.remove();
  }
});

/** One bundle a test file: the host loads plain JavaScript and knows nothing of this repository's TypeScript. */
async function bundleTests() {
  const folder = join(root, 'test', 'editor');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.test.ts') || name === 'run.ts');
  await rm(bundles, { recursive: true, force: true });
  await build({
    entryPoints: names.map((name) => join(folder, name)),
    outdir: bundles,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    define: await defineBuild(),
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/**
 * @param {import('./host/workspace.mjs').Folders} folders
 * @param {string} grep
 */
async function runInHost(folders, grep) {
  if (!usesDesktop) await chmod(launcher, 0o755);
  try {
    return await runTests({
      ...(usesDesktop ? {} : { vscodeExecutablePath: launcher }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(bundles, 'run.js'),
      launchArgs: [folders.workspace, `--user-data-dir=${folders.userData}`, `--extensions-dir=${folders.extensions}`],
      extensionTestsEnv: { CACHIBOT_WS_RESULTS: results, CACHIBOT_WS_GREP: grep },
    });
  } catch (error) {
    return error.code || 1;
  }
}

/** A host that died may still call itself successful, so only the results file counts. */
async function judge() {
  if (!existsSync(results)) throw new HostError('The tests did not come to their end: the extension host is gone.');
  const { passed, failed } = JSON.parse(await readFile(results, 'utf8'));
  progress(`${passed} passed, ${failed} failed (${results})`);
  return passed > 0 && failed === 0 ? 0 : 1;
}

/** test-electron passes the interrupt on to the host; a listener of ours keeps it from exiting before the clean-up. */
function endOnSignals() {
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => process.kill(process.pid, 'SIGINT'));
}
