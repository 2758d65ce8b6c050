import assert from 'node:assert/strict';
import { Folder, withFolder } from '../support/command-line.ts';
import { drifted, driftedMessage } from '../support/drifted.ts';

describe('cachibot-ws check', () => {
  it('finds nothing in the sample project', () => {
    withFolder(Folder.copyOf('sample'), (folder) => {
      const { code, out } = folder.run('check');
      assert.deepEqual([code, out], [0, 'Backend and frontend agree.\n']);
    });
  });

  it('prints the promised JSON', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const { code, out } = folder.run('check', '.', '--format', 'json');
      assert.equal(code, 1);
      assert.deepEqual(JSON.parse(out), {
        version: 1,
        findings: [
          {
            check: 'undeclared-event',
            severity: 'warning',
            protocol: 'OvenMessage',
            event: 'oven_cold',
            field: null,
            message: driftedMessage,
            file: 'web/src/types/index.ts',
            line: 4,
            column: 5,
            related: [{ file: 'bakery/models/websocket.py', line: 7, message: 'The list that lacks it.' }],
          },
        ],
      });
    });
  });

  it('takes backend and frontend from two folders', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const { code, out } = folder.run('check', 'bakery', 'web', '--format', 'json');
      assert.equal(code, 1);
      assert.match(out, /"file": "web\/src\/types\/index.ts"/);
    });
  });

  it('leaves out what .gitignore names', () => {
    withFolder(Folder.of(new Map([...drifted, ['.gitignore', 'web/\n']])), (folder) => {
      assert.doesNotMatch(folder.run('check').out, /oven_cold/);
    });
  });

  it('may be told that no protocol is fine', () => {
    withFolder(Folder.of(new Map([['a.py', 'x = 1\n']])), (folder) => {
      const { code, out } = folder.run('check', '--allow-empty');
      assert.deepEqual([code, out], [0, 'No WebSocket protocol found.\n']);
    });
  });

  it('ends quietly where its reader has read enough', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const { code, err } = folder.runInto('true', 'check');
      assert.deepEqual([code, err], [0, '']);
    });
  });
});
