// The extension in a real extension host: that it is found and activates, quickly and without the compiler.
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';

const compilerParts = (): readonly string[] =>
  Object.keys(require.cache).filter((path) => /[\\/]dist[\\/]edit\.js$|ts-morph/.test(path));

/** Resolves once the host, which is just starting, has nothing else to do: 50 turns of its loop without a delay. */
const hostIsIdle = async (): Promise<void> => {
  for (let calm = 0; calm < 50;) {
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    calm = performance.now() - start < 10 ? calm + 1 : 0;
  }
};

describe('activation', () => {
  it('activates and loads no compiler', async () => {
    const extension = vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event');
    assert.ok(extension);
    const wasActive = extension.isActive;
    if (!wasActive) await hostIsIdle();
    const start = performance.now();
    await extension.activate();
    const spent = performance.now() - start;
    assert.equal(extension.isActive, true);
    assert.deepEqual(compilerParts(), []);
    // In a folder without Python nothing has activated it before: then the time is that of loading and `activate`.
    if (!wasActive) console.log(`activation: ${spent.toFixed(1)} ms, compiler loaded: no`);
  });
});
