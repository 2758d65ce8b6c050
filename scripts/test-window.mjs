#!/usr/bin/env node
// Runs test/window: a user's view of the packed extension, installed in VS Code and driven through its window.
// `npm run test:window [-- FILE…] [--grep TEXT] [--no-build] [--vsix FILE]`. The project that each window opens a copy of
// is test/projects/sample, or CACHIBOT_WS_FOLDER. UPDATE_SCREENSHOTS=1 writes the pictures into media/.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { launchOptions } from './host/browser.mjs';
import { installHost } from './host/install.mjs';
import { build, installExtension, packExtension } from './host/package.mjs';
import { root } from './host/paths.mjs';
import { HostError, progress, runMain } from './host/run.mjs';
import { startServer } from './host/server.mjs';
import { seedSettings } from './host/settings.mjs';
import { makeFolders } from './host/workspace.mjs';

const seconds = Number(process.env.CACHIBOT_WS_TIME_LIMIT ?? 900);
const results = resolve(process.env.CACHIBOT_WS_RESULTS ?? join(root, 'out', 'test-window', 'results.json'));
const timedOut = 124;
const interrupted = 130;

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      grep: { type: 'string', default: '' },
      'no-build': { type: 'boolean', default: false },
      vsix: { type: 'string' },
    },
  });
  await installHost();
  if (!values['no-build'] && !values.vsix) await build();
  await rm(results, { force: true });
  const folders = await makeFolders();
  /** @type {(() => Promise<unknown>)[]} */
  const cleanUps = [folders.remove];
  try {
    await prepare(folders, values.vsix);
    const parts = await open(folders, cleanUps);
    return await runMocha(positionals.length > 0 ? positionals : await allTests(), values.grep, parts);
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
});

/**
 * @param {import('./host/workspace.mjs').Folders} folders
 * @param {string | undefined} given
 */
async function prepare(folders, given) {
  const vsix = given ? resolve(given) : join(dirname(folders.userData), 'extension.vsix');
  if (!given) await packExtension(vsix);
  await installExtension(vsix, folders);
  await seedSettings(folders.userData);
}

/** One server and one browser for the whole run; each test file opens windows of its own. */
async function open(folders, cleanUps) {
  const server = await startServer(folders);
  cleanUps.push(server.stop);
  const browser = await chromium.launchServer(await launchOptions());
  cleanUps.push(() => browser.close());
  return {
    CACHIBOT_WS_SERVER: server.address,
    CACHIBOT_WS_BROWSER: browser.wsEndpoint(),
    CACHIBOT_WS_USER_DATA: folders.userData,
    CACHIBOT_WS_PROJECT: folders.workspace,
    CACHIBOT_WS_RESULTS: results,
  };
}

async function allTests() {
  const folder = join(root, 'test', 'window');
  return (await readdir(folder)).filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name));
}

/**
 * @param {readonly string[]} files
 * @param {string} grep
 * @param {NodeJS.ProcessEnv} parts
 */
async function runMocha(files, grep, parts) {
  const entry = join(root, 'test', 'window', 'run.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', entry, ...files.map((file) => resolve(file))], {
    cwd: root,
    env: { ...process.env, ...parts, CACHIBOT_WS_GREP: grep },
    stdio: 'inherit',
  });
  const code = await endOf(child);
  child.kill('SIGKILL');
  return code === 0 ? judge() : code;
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function endOf(child) {
  return new Promise((resolveCode) => {
    child.on('exit', (code) => resolveCode(code ?? 1));
    setTimeout(() => {
      progress(`The tests did not end within ${seconds} seconds (CACHIBOT_WS_TIME_LIMIT).`);
      resolveCode(timedOut);
    }, seconds * 1000).unref();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolveCode(interrupted));
  });
}

/** A test that ends the process may leave a good exit code behind, so only the results file counts. */
async function judge() {
  if (!existsSync(results)) throw new HostError('The tests did not come to their end.');
  const { passed, failed } = JSON.parse(await readFile(results, 'utf8'));
  progress(`${passed} passed, ${failed} failed (${results})`);
  return passed > 0 && failed === 0 ? 0 : 1;
}
