#!/usr/bin/env node
// Opens VS Code with this extension on a folder, to try it out: `node scripts/serve.mjs [FOLDER] [--port N] [--no-build]`
// runs the desktop's VS Code where `code` is installed; with --serve, or without `code`, it serves VS Code to a browser
// until Ctrl+C. The folder is opened itself, not a copy.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installHost } from './host/install.mjs';
import { build, installExtension, packExtension } from './host/package.mjs';
import { pageAddress } from './host/page.mjs';
import { root } from './host/paths.mjs';
import { HostError, progress, run, runMain } from './host/run.mjs';
import { startServer } from './host/server.mjs';
import { seedSettings } from './host/settings.mjs';

/** A laptop that slept finds its window as it was. */
const aDay = 24 * 60 * 60;

/** Whether the desktop's VS Code can be started from the command line. */
export const hasDesktop = () => spawnSync('code', ['--version'], { stdio: 'ignore' }).status === 0;

/** Opens a desktop window with the extension as built in dist/. @param {string} folder */
export async function openDesktop(folder) {
  await run('code', [`--extensionDevelopmentPath=${root}`, '--new-window', folder]);
  progress(`Opened ${folder} in VS Code, with the extension.`);
}

/**
 * Serves VS Code with the extension until Ctrl+C. The extension is packed and installed, because a development path
 * makes the server hide every notification.
 *
 * @param {string} folder
 * @param {number} [port] Any free one by default.
 */
export async function serve(folder, port) {
  const base = await mkdtemp(join(tmpdir(), 'cachibot-ws-serve-'));
  const folders = { userData: join(base, 'user'), extensions: join(base, 'extensions') };
  try {
    await packExtension(join(base, 'extension.vsix'));
    await installExtension(join(base, 'extension.vsix'), folders);
    await seedSettings(folders.userData);
    const server = await startServer({ ...folders, patience: aDay, port });
    process.stdout.write(`${pageAddress(server, { folder })}\n`);
    progress('Open this address in a browser; Ctrl+C ends the server.');
    const ended = server.ended.then(() => Promise.reject(new HostError(`The server has ended.\n${server.output()}`)));
    await Promise.race([interrupt(), ended]).finally(server.stop);
  } finally {
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @returns {Promise<void>} */
function interrupt() {
  return new Promise((resolveIt) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => resolveIt());
  });
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { serve: { type: 'boolean' }, port: { type: 'string' }, 'no-build': { type: 'boolean' } },
  });
  const folder = resolve(positionals[0] ?? join(root, 'test', 'projects', 'sample'));
  if (!existsSync(folder)) throw new HostError(`${folder} does not exist.`);
  const inBrowser = values.serve || !hasDesktop();
  if (inBrowser) await installHost();
  if (!values['no-build']) await build();
  if (inBrowser) await serve(folder, values.port === undefined ? undefined : Number(values.port));
  else await openDesktop(folder);
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runMain(main);
