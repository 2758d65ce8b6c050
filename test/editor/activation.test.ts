// The extension in a real extension host: that it is found and activates, quickly and without the compiler.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';

const compilerParts = (): readonly string[] =>
  Object.keys(require.cache).filter((path) => /[\\/]dist[\\/]edit\.js$|ts-morph/.test(path));

describe('activation', () => {
  it('activates and loads no compiler', async () => {
    const extension = vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event');
    assert.ok(extension);
    const wasActive = extension.isActive;
    const start = performance.now();
    await extension.activate();
    const spent = performance.now() - start;
    assert.equal(extension.isActive, true);
    assert.deepEqual(compilerParts(), []);
    // In a folder without Python nothing has activated it before: then the time is that of loading and `activate`.
    if (!wasActive) console.log(`activation: ${spent.toFixed(1)} ms, compiler loaded: no`);
  });
});
