import assert from 'node:assert/strict';
import { Folder, withFolder } from '../support/command-line.ts';
import { drifted, driftedMessage, driftedWith } from '../support/drifted.ts';

const told = (texts: ReadonlyMap<string, string>, ...args: readonly string[]): string => {
  let out = '';
  withFolder(Folder.of(texts), (folder) => {
    ({ out } = folder.run('check', ...args));
  });
  return out;
};

describe('the report for people', () => {
  it('shows file, message, line of code, mark and the other side, and counts', () => {
    assert.equal(
      told(drifted),
      `web/src/types/index.ts
  4:5  warning  ${driftedMessage}  undeclared-event
      | 'oven_cold'
        ~~~~~~~~~~~
      bakery/models/websocket.py:7  The list that lacks it.

1 warning
`,
    );
  });

  it('counts what is silenced', () => {
    const silenced = driftedWith("'oven_cold'", "'oven_cold' // cachibot-ws-ignore undeclared-event: firmware");
    assert.equal(told(silenced), 'Backend and frontend agree, 1 silenced.\n');
    const loud = driftedWith(
      "'oven_cold'",
      "'oven_cold' // cachibot-ws-ignore undeclared-event: firmware\n  | 'oven_hot'",
    );
    assert.match(told(loud), /^1 warning, 1 silenced$/m);
  });

  it('counts each severity by its name', () => {
    const both = driftedWith("'oven_cold'", "'oven_cold'\n  | 'oven_hot'", {
      'cachibot-ws.json': '{ "severity": { "undeclared-event": "error" } }',
    });
    assert.match(told(both), /^2 errors$/m);
  });

  it('keeps the mark under its code behind tabs', () => {
    assert.match(told(driftedWith("  | 'oven_cold'", "\t|\t'oven_cold'")), /\n {6}\|\t'oven_cold'\n {6} \t~{11}\n/);
  });

  it('shows of a very long line the part round the mark', () => {
    const out = told(driftedWith("  | 'oven_cold'", `  | '${'x'.repeat(400)}' | 'oven_cold'`));
    assert.match(out, /\n {6}x{60,}' \| 'oven_cold'\n {6} +~{11}\n/);
  });

  it('does not let a text steer the terminal', () => {
    const out = told(driftedWith("  | 'oven_cold'", "  | 'oven_cold' // \u001B[31m"));
    assert.ok(!out.includes('\u001B'));
    assert.match(out, /\| 'oven_cold' \/\/ ·\[31m/);
  });

  it('has colours only where they are asked for', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const isColoured = (variables: NodeJS.ProcessEnv): boolean =>
        folder.runWith(variables, 'check').out.includes('\u001B[33mwarning\u001B[39m');
      assert.equal(isColoured({}), false);
      assert.equal(isColoured({ FORCE_COLOR: '1' }), true);
      assert.equal(isColoured({ FORCE_COLOR: '1', NO_COLOR: '1' }), true);
      assert.equal(isColoured({ FORCE_COLOR: '0' }), false);
      assert.equal(isColoured({ NO_COLOR: '1' }), false);
    });
  });
});
