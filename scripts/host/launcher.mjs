#!/usr/bin/env node
// Stands in for the desktop's VS Code in @vscode/test-electron: takes its arguments, runs the tests in the server's
// extension host with a headless window, prints their output and ends with their exit code. It leaves no process behind,
// whoever dies first: it has a time limit of its own, watches its parent, and owns its browser and server.
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setInterval } from 'node:timers';
import { format } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { installHost } from './install.mjs';
import { readArguments } from './launcher-arguments.mjs';
import { encodePath, pageAddress } from './page.mjs';
import { HostError, progress, runMain } from './run.mjs';
import { startServer } from './server.mjs';

const timedOut = 124;
const interrupted = 130;

const parent = process.ppid;
const seconds = Number(process.env.CACHIBOT_WS_TIME_LIMIT ?? 300);

await runMain(async () => {
  const args = readArguments(process.argv.slice(2));
  const ending = watchForTheEnd();
  await installHost();
  const own = await mkdtemp(join(tmpdir(), 'cachibot-ws-host-'));
  /** @type {(() => Promise<unknown>)[]} */
  const cleanUps = [() => rm(own, { recursive: true, force: true, maxRetries: 5 })];
  try {
    return await Promise.race([ending, runTests(args, own, cleanUps)]);
  } finally {
    setTimeout(() => process.exit(timedOut), 15_000).unref();
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
});
// Whatever still waits has been cleaned up or given up.
process.exit();

/** Resolves with an exit code when the run must stop before the tests have ended. @returns {Promise<number>} */
function watchForTheEnd() {
  return new Promise((resolve) => {
    setTimeout(() => {
      progress(`The tests did not end within ${seconds} seconds (CACHIBOT_WS_TIME_LIMIT).`);
      resolve(timedOut);
    }, seconds * 1000);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(interrupted));
    setInterval(() => process.ppid !== parent && resolve(interrupted), 1000);
  });
}

/**
 * @param {import('./launcher-arguments.mjs').LauncherArguments} args
 * @param {string} own A folder for this run alone.
 * @param {(() => Promise<unknown>)[]} cleanUps
 * @returns {Promise<number>}
 */
async function runTests(args, own, cleanUps) {
  const userData = args.userData ?? join(own, 'user-data');
  const extensions = args.extensions ?? join(own, 'extensions');
  const server = await startServer({ userData, extensions, smokeTest: true });
  cleanUps.push(server.stop);
  const browser = await launchBrowser();
  cleanUps.push(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const result = join(own, 'result.json');
  const { exited } = await connect(page);
  await page.goto(pageAddress(server, args, await payload(args, server.port, own, result)));
  const code = await Promise.race([exited, server.ended.then(() => 1)]);
  return verdict(code, result, server.output());
}

/** Prints what the extension host prints, and resolves with the code the window ends with. */
async function connect(page) {
  await page.exposeFunction('codeAutomationLog', () => {});
  let printing = Promise.resolve();
  page.on('console', (message) => {
    if (!message.text().startsWith('%c[Extension Host]')) return;
    const args = message.args();
    // Arguments arrive asynchronously: the chain keeps the lines in order.
    printing = printing.then(() => print(args)).catch((error) => progress(`A line was lost: ${error.message}`));
  });
  const end = { with: /** @type {(code: number) => void} */ (() => {}) };
  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    end.with = resolve;
    page.on('crash', () => reject(new HostError('The browser page crashed.')));
  });
  await page.exposeFunction('codeAutomationExit', (code) => printing.then(() => end.with(code)));
  return { exited };
}

/** The line's text stands after the mark and its two colours; an empty line loses the end of its mark on the way. */
async function print(args) {
  const [text, , , ...values] = await Promise.all(args.map((arg) => arg.jsonValue()));
  process.stdout.write(`${format(String(text).replace(/^%c\[Extension Host\] ?%c?/, ''), ...values)}\n`);
}

/** @returns {Promise<(readonly [string, string])[]>} */
async function payload(args, port, own, result) {
  const uri = (/** @type {string} */ path) => `vscode-remote://127.0.0.1:${port}${encodePath(path)}`;
  const tests = join(own, 'tests.cjs');
  await writeFile(tests, wrapper(args.testsPath, result));
  return [
    ...args.developmentPaths.map((path) => ['extensionDevelopmentPath', uri(path)]),
    ['extensionTestsPath', uri(tests)],
    // With it the extension host's console comes marked on the page's console, apart from VS Code's own log.
    ['debugId', 'tests'],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(args.disableExtensions ? [['disableExtensions', 'true']] : []),
    ...(args.file ? [['openFile', uri(args.file)]] : []),
  ];
}

/** A dead extension host counts as success for the window, so the tests leave a file when they really came to their end. */
function wrapper(testsPath, result) {
  return `exports.run = async () => {
  const { writeFileSync } = require('node:fs');
  const write = (passed) => writeFileSync(${JSON.stringify(result)}, JSON.stringify({ passed }));
  try {
    await require(${JSON.stringify(testsPath)}).run();
    write(true);
  } catch (error) {
    write(false);
    throw error;
  }
};
`;
}

/** @returns {Promise<number>} */
async function verdict(code, result, output) {
  if (existsSync(result)) return JSON.parse(await readFile(result, 'utf8')).passed ? 0 : code || 1;
  const reason = /Extension Host Process exited.*/.exec(output)?.[0] ?? '';
  throw new HostError(`The extension host ended before the tests did. ${reason}`);
}
