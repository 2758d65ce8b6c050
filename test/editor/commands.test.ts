// The commands as VS Code knows them: those of the manifest and those of the code are the same.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandTable } from '../../src/editor/commands.ts';

describe('commands', () => {
  it('are the same in the manifest and in the code', async () => {
    const extension = vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event');
    assert.ok(extension);
    const manifest: unknown = extension.packageJSON;
    const listed = [...JSON.stringify(manifest).matchAll(/"command":"([^"]+)","title"/g)].map(([, id]) => id);
    assert.deepEqual(listed, [...commandTable.keys()]);
    await extension.activate();
    const registered = await vscode.commands.getCommands(true);
    for (const id of commandTable.keys()) assert.ok(registered.includes(id), id);
  });
});
