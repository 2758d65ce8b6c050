// The packed extension, installed in VS Code: that a user's window runs it.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './driver.ts';

describe('activation', () => {
  let window: Window;

  before(async () => {
    window = await openWindow();
  });

  after(() => window.close());

  it('runs in the window', async () => {
    await window.runCommand('Developer: Show Running Extensions');
    // The row says "Activating..." first.
    const rows = window.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'CachiBot' });
    const row = rows.filter({ hasText: /Activation: \d+ms/ }).first();
    await row.waitFor({ timeout: 30_000 });
    assert.match(await row.innerText(), /Activation: \d+ms/);
  });
});
