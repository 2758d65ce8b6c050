import assert from 'node:assert/strict';
import { bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

describe('cachibot-ws contract', () => {
  it('prints protocols, events, payloads, parts and status', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const { code, out } = folder.run('contract', '--format', 'json');
      assert.equal(code, 0);
      const contract: unknown = JSON.parse(out);
      assert.deepEqual(contract, {
        version: 1,
        protocols: [
          {
            id: 'OvenMessage',
            events: [
              {
                name: 'bake',
                direction: 'client-to-server',
                payload: [{ key: 'recipe', type: 'string', presence: 'always' }],
                parts: [
                  { part: 'enum-member', side: 'server', file: 'bakery/models/websocket.py', line: 11 },
                  { part: 'reception-branch', side: 'server', file: 'bakery/api/websocket.py', line: 34 },
                  { part: 'union-member', side: 'client', file: 'web/src/types/index.ts', line: 2 },
                  { part: 'send-method', side: 'client', file: 'web/src/api/oven.ts', line: 10 },
                  { part: 'hook-callback', side: 'client', file: 'web/src/hooks/useOven.ts', line: 17 },
                ],
                status: {
                  declaredServer: 'yes',
                  declaredClient: 'yes',
                  emitted: 'not-applicable',
                  received: 'yes',
                  handled: 'not-applicable',
                  sent: 'yes',
                },
              },
              {
                name: 'loaf_ready',
                direction: 'server-to-client',
                payload: [
                  { key: 'loafId', type: 'string', presence: 'always' },
                  { key: 'weight', type: 'float', presence: 'conditional' },
                ],
                parts: [
                  { part: 'enum-member', side: 'server', file: 'bakery/models/websocket.py', line: 14 },
                  { part: 'factory', side: 'server', file: 'bakery/models/websocket.py', line: 24 },
                  { part: 'emission', side: 'server', file: 'bakery/services/baker.py', line: 16 },
                  { part: 'union-member', side: 'client', file: 'web/src/types/index.ts', line: 3 },
                  { part: 'handler-case', side: 'client', file: 'web/src/hooks/useOven.ts', line: 9 },
                  { part: 'payload-interface', side: 'client', file: 'web/src/types/index.ts', line: 10 },
                  { part: 'store-action', side: 'client', file: 'web/src/stores/loaves.ts', line: 12 },
                ],
                status: {
                  declaredServer: 'yes',
                  declaredClient: 'yes',
                  emitted: 'yes',
                  received: 'not-applicable',
                  handled: 'yes',
                  sent: 'not-applicable',
                },
              },
            ],
          },
        ],
      });
    });
  });

  it('prints a page, with links from the folder', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const { code, out } = folder.run('contract', '--format', 'markdown');
      assert.equal(code, 0);
      assert.match(out, /\[`useOven`\]\(web\/src\/hooks\/useOven\.ts#L9\)/);
      assert.match(
        folder.run('contract', '--format', 'xml').err,
        /`xml` is no format of contract: use json or markdown\./,
      );
    });
  });

  it('finds the three protocols of the sample project', () => {
    withFolder(Folder.copyOf('sample'), (folder) => {
      const { out } = folder.run('contract');
      assert.deepEqual(
        [...out.matchAll(/"id": "(\w+)"/g)].map(([, id]) => id),
        ['RoomWSMessage', 'VoiceMessage', 'WSMessage'],
      );
    });
  });
});
