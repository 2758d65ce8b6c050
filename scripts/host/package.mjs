// Packs the extension and installs it into a folder of its own, so that a window runs what a user would get.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { installCommand } from './server.mjs';

export const build = () => run(process.execPath, [join(root, 'scripts', 'build.mjs')], { cwd: root });

/** @param {string} vsix Where the package is written. */
export async function packExtension(vsix) {
  const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  await run(process.execPath, [vsce, 'package', '--no-dependencies', '--skip-license', '--out', vsix], { cwd: root });
}

/**
 * @param {string} vsix
 * @param {{ userData: string, extensions: string }} folders
 */
export async function installExtension(vsix, folders) {
  await mkdir(folders.extensions, { recursive: true });
  await run(...installCommand(vsix, folders));
}
