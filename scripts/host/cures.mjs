// What is changed in the unpacked host: folders that tests never use are deleted, and two native modules that a plain
// npm install leaves uncompiled get a few lines of JavaScript instead. Without them no log file would be written, output
// channels would stay empty, and a stack trace for each logger would drown the test output.
import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const unused = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@vscode/windows-process-tree',
  'node_modules/@vscode/sandbox-runtime',
  'node_modules/@vscode/sqlite3',
  'node_modules/@devcontainers',
  'node_modules/ssh2',
  'node_modules/cpu-features',
  'node_modules/kerberos',
  'node_modules/nan',
  'node_modules/node-pty/third_party',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
  'extensions/microsoft-authentication',
];

const prebuilt = ['node_modules/@vscode/ripgrep-universal/bin', 'node_modules/node-pty/prebuilds'];

/** Brings the host from about 600 to 170 MB. @param {string} folder */
export async function deleteUnused(folder) {
  const remove = (/** @type {string} */ path) => rm(path, { recursive: true, force: true });
  await Promise.all(unused.map((path) => remove(join(folder, path))));
  for (const path of prebuilt) {
    const names = existsSync(join(folder, path)) ? await readdir(join(folder, path)) : [];
    await Promise.all(names.filter((name) => name !== 'linux-x64').map((name) => remove(join(folder, path, name))));
  }
  const extensions = await readdir(join(folder, 'extensions'));
  const bundled = extensions.filter((name) => name.startsWith('ms-vscode.'));
  await Promise.all(bundled.map((name) => remove(join(folder, 'extensions', name))));
  const files = await readdir(folder, { recursive: true });
  await Promise.all(files.filter((name) => name.endsWith('.map')).map((name) => remove(join(folder, name))));
}

const spdlog = `const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');
const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
let common = 2;
function createLogger(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  let own, plain = false;
  const write = (level, text) => {
    if (level < (own ?? common)) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try { appendFileSync(file, plain ? text : stamp + ' [' + levels[level] + '] ' + text + '\\n'); } catch {}
  };
  const logger = { getLevel: () => own ?? common, setLevel: (level) => { own = level; } };
  ['trace', 'debug', 'info', 'warn', 'error', 'critical'].forEach((key, level) => { logger[key] = (text) => write(level, text); });
  return Object.assign(logger, {
    flush() {}, drop() {}, setPattern() {}, clearFormatters() { plain = true; },
  });
}
exports.version = 1;
exports.setLevel = (level) => { common = level; };
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (name, file) => createLogger(name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
`;

const watchdog = 'exports.start = () => {};\n';

/** @param {string} folder */
export async function replaceNativeModules(folder) {
  const at = (/** @type {string} */ name) => join(folder, 'node_modules', '@vscode', name, 'index.js');
  await writeFile(at('spdlog'), spdlog);
  await writeFile(at('native-watchdog'), watchdog);
}
