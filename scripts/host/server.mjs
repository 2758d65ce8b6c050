// Starts and stops VS Code's server, which forks the extension host. Knows nothing of browsers or tests.
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nodeBinary, serverFolder } from './paths.mjs';
import { HostError } from './run.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} userData Settings, logs and state.
 * @property {string} extensions The folder of installed extensions.
 * @property {boolean} [smokeTest] Obey development and test paths in the page's address; it also hides notifications.
 * @property {number} [patience] Seconds that an extension host waits for a window that is gone to come back.
 * @property {number} [port] Any free one by default.
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} address
 * @property {() => string} output Everything printed so far.
 * @property {Promise<void>} ended
 * @property {() => Promise<void>} stop
 */

const common = [
  '--host=127.0.0.1',
  '--without-connection-token',
  '--accept-server-license-terms',
  '--telemetry-level=off',
  '--disable-workspace-trust',
];

const main = join(serverFolder, 'out', 'server-main.js');
const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));

/** @param {Pick<ServerOptions, 'userData' | 'extensions'>} options */
const folders = ({ userData, extensions }) => [
  `--user-data-dir=${userData}`,
  `--server-data-dir=${userData}`,
  `--extensions-dir=${extensions}`,
];

/** @param {Pick<ServerOptions, 'userData' | 'extensions'>} options */
const makeFolders = ({ userData, extensions }) =>
  Promise.all([userData, extensions].map((folder) => mkdir(folder, { recursive: true })));

/** The command that installs a packed extension into its own folder, for run(). */
export function installCommand(vsix, options) {
  return [nodeBinary, [main, '--accept-server-license-terms', ...folders(options), '--install-extension', vsix]];
}

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  await makeFolders(options);
  const switches = [
    ...common,
    `--port=${options.port ?? 0}`,
    ...folders(options),
    `--reconnection-grace-time=${options.patience ?? 5}`,
    ...(options.smokeTest ? ['--enable-smoke-test-driver'] : []),
  ];
  // Its own process group, so that the extension host and everything it starts can be ended with it. The empty gallery
  // stops a request that only fails where there is no network.
  const child = spawn(process.execPath, [guard, nodeBinary, main, ...switches], {
    detached: true,
    env: { EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...process.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return listening(child);
}

/** @param {import('node:child_process').ChildProcess} child */
async function listening(child) {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const killAtExit = () => killGroup(child);
  process.once('exit', killAtExit);
  void ended.then(() => process.removeListener('exit', killAtExit));

  const port = await found(() => /Extension host agent listening on (\d+)/.exec(text)?.[1], 30_000, ended);
  if (!port) {
    killGroup(child);
    throw new HostError(`VS Code’s server did not start; run \`npm run host\`, then try again.\n${text.slice(-2000)}`);
  }
  return {
    port: Number(port),
    address: `http://127.0.0.1:${port}`,
    output: () => text,
    ended,
    stop: async () => {
      // An extension host that ends by itself still writes coverage and logs; a killed one does not.
      await found(() => (hostsRunning(text) === 0 ? true : undefined), 3000, ended);
      killGroup(child);
      await ended;
    },
  };
}

/** @param {string} text What the server printed: it tells of each extension host that comes or goes. */
function hostsRunning(text) {
  const count = (/** @type {RegExp} */ pattern) => text.match(pattern)?.length ?? 0;
  return count(/Launched Extension Host Process/g) - count(/Extension Host Process exited with code/g);
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}

/** Asks again and again until there is an answer, the time is over or the process has ended. */
async function found(ask, milliseconds, ended) {
  let over = false;
  void ended.then(() => (over = true));
  for (const start = Date.now(); Date.now() - start < milliseconds; await wait(50)) {
    const answer = ask();
    if (answer !== undefined || over) return answer;
  }
  return undefined;
}
