import assert from 'node:assert/strict';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

const ovenCold = ['add', 'oven_cold', '--field', 'ovenId: string', '--field', 'degrees?: int', '--deliver', 'service'];

describe('cachibot-ws add', () => {
  it('prints the diff and writes nothing unless asked', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const { code, out, err } = folder.run(...ovenCold);
      assert.equal(code, 0);
      assert.match(out, /^\+ {4}OVEN_COLD = "oven_cold"$/m);
      assert.match(out, /^\+ {2}\| 'oven_cold'$/m);
      assert.match(err, /Add `oven_cold`: \d+ edits in 5 files; --write applies them\./);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('adds both sides, does nothing the second time, and is taken back byte for byte', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      assert.equal(folder.run(...ovenCold, '--write').code, 0);
      const after = folder.texts();
      assert.notDeepEqual(after, before);
      const again = folder.run(...ovenCold, '--write');
      assert.deepEqual([again.code, again.out], [0, '']);
      assert.match(again.err, /nothing to do/);
      assert.deepEqual(folder.texts(), after);
      assert.equal(folder.run('remove', 'oven_cold', '--write').code, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('leaves nothing for check but the wrapper that waits for its call', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      folder.run(...ovenCold, '--write');
      const { code, out } = folder.run('check', '--format', 'json');
      assert.equal(code, 0);
      assert.match(out, /"check": "unsent-event"/);
      assert.doesNotMatch(out, /"severity": "(error|warning)"/);
    });
  });

  it('completes an event that exists in part, with the fields that are sent', () => {
    const types = bakery.types
      .replace("  | 'loaf_ready'\n", '')
      .replace(/\nexport interface LoafReadyPayload[\s\S]*$/, '');
    const hook = bakery.hook
      .replace(
        / {6}case 'loaf_ready': \{[\s\S]*? {6}\}\n/,
        "      case 'bake':\n        useLoafStore.getState().addLoaf('rye')\n        break\n",
      )
      .replace(', LoafReadyPayload', '');
    withFolder(Folder.of(bakeryWith({ types, hook })), (folder) => {
      const { code, err } = folder.run('add', 'loaf_ready', '--write');
      assert.equal(code, 0, err);
      assert.match(
        folder.read('web/src/types/index.ts'),
        /interface LoafReadyPayload \{\n {2}loafId: string\n {2}weight\?: number\n\}/,
      );
      assert.match(folder.read('web/src/hooks/useOven.ts'), /case 'loaf_ready': \{/);
      assert.equal(folder.read('bakery/models/websocket.py'), bakery.models);
    });
  });

  it('keeps carriage returns and the byte order mark', () => {
    const marked = new Map([...bakeryWith()].map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]));
    withFolder(Folder.of(marked), (folder) => {
      assert.equal(folder.run(...ovenCold, '--write').code, 0);
      for (const [path, text] of folder.texts()) {
        assert.ok(text.startsWith('\uFEFF'), path);
        assert.doesNotMatch(text, /[^\r]\n/, path);
      }
    });
  });

  it('sends from the client and receives on the server', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const added = folder.run(
        'add',
        'stop',
        '--direction',
        'client-to-server',
        '--field',
        'ovenId: string',
        '--write',
      );
      assert.equal(added.code, 0, added.err);
      assert.match(
        folder.read('web/src/api/oven.ts'),
        /sendStop\(ovenId: string\): void \{\n {4}this\.send\('stop', \{ ovenId \}\)/,
      );
      assert.match(folder.read('web/src/hooks/useOven.ts'), /return \{ handleMessage, bake, stop \}/);
      assert.match(
        folder.read('bakery/api/websocket.py'),
        /elif msg_type == OvenType\.STOP:\n {12}oven_id = payload\.get\("ovenId", ""\)/,
      );
    });
  });
});
