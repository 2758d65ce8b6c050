// The user settings every started VS Code begins with: nothing that opens, asks, saves or moves by itself, so that a
// window shows the extension and the tests wait for nothing else.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const quiet = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 200,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // The server's build saves after a delay otherwise, and an undo would leave the edit on disk.
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.editor.useModal': 'off',
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @param {string} userData The user data folder of the VS Code to be started.
 * @param {Record<string, unknown>} [own] Settings that go before the quiet ones.
 */
export async function seedSettings(userData, own = {}) {
  const folder = join(userData, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...quiet, ...own }, undefined, 2));
}
