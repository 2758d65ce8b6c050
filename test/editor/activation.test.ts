// The extension in a real extension host: that it is found and activates.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('activates', async () => {
    const extension = vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
