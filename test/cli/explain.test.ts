import assert from 'node:assert/strict';
import { bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

describe('cachibot-ws explain', () => {
  it('tells what the hover shows, in full', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const { code, out, err } = folder.run('explain', 'loaf_ready');
      assert.equal(code, 0);
      assert.equal(err, '');
      assert.match(out, /^loaf_ready {2}OvenMessage, server → client\nCreate a loaf ready message\.\n/);
      assert.match(out, /^ {2}weight +float +number \| undefined +conditional$/m);
      assert.match(out, /^ {2}Baker\._broadcast_loaf_ready +bakery\/services\/baker\.py:16$/m);
      assert.match(out, /"loafId": "loaf-1"/);
    });
  });

  it('tells programs the same as JSON', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const { code, out } = folder.run('explain', 'bake', '.', '--format', 'json');
      assert.equal(code, 0);
      const place = { reachable: 'yes' };
      const unasked = { reachable: 'not-applicable' };
      assert.deepEqual(JSON.parse(out), {
        version: 1,
        events: [
          {
            protocol: 'OvenMessage',
            name: 'bake',
            direction: 'client-to-server',
            purpose: null,
            complete: 'yes',
            payload: [{ key: 'recipe', python: 'str', typescript: 'string', presence: 'always', difference: null }],
            sent: 'yes',
            senders: [
              {
                part: 'send-method',
                name: 'OvenClient.sendBake',
                file: 'web/src/api/oven.ts',
                line: 10,
                column: 15,
                ...place,
              },
              {
                part: 'hook-callback',
                name: 'useOven.bake',
                file: 'web/src/hooks/useOven.ts',
                line: 17,
                column: 9,
                ...unasked,
              },
            ],
            handled: 'yes',
            handlers: [
              {
                part: 'reception-branch',
                name: 'oven_endpoint',
                file: 'bakery/api/websocket.py',
                line: 34,
                column: 24,
                ...unasked,
              },
            ],
            actions: [],
            declarations: [
              {
                part: 'enum-member',
                name: 'OvenType.BAKE',
                file: 'bakery/models/websocket.py',
                line: 11,
                column: 5,
                ...unasked,
              },
              {
                part: 'union-member',
                name: 'OvenType',
                file: 'web/src/types/index.ts',
                line: 2,
                column: 5,
                ...unasked,
              },
            ],
            findings: [],
            sample: { type: 'bake', payload: { recipe: 'recipe' } },
          },
        ],
      });
    });
  });

  it('writes Markdown with links relative to the folder', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const { out } = folder.run('explain', 'loaf_ready', '--format', 'markdown');
      assert.match(out, /^## `loaf_ready`$/m);
      assert.match(out, /\[`bakery\/services\/baker\.py:16`\]\(bakery\/services\/baker\.py#L16\)/);
    });
  });

  it('shows every protocol that has the event, or the one that is asked for', () => {
    withFolder(Folder.copyOf('sample'), (folder) => {
      const heads = (out: string): readonly string[] => out.split('\n').filter((line) => line.startsWith('thinking  '));
      assert.deepEqual(heads(folder.run('explain', 'thinking').out).length, 2);
      assert.deepEqual(heads(folder.run('explain', 'thinking', '--protocol', 'WSMessage').out), [
        'thinking  WSMessage, server → client',
      ]);
    });
  });

  it('proposes near names for one it does not know', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const misspelt = folder.run('explain', 'loaf_redy');
      assert.deepEqual([misspelt.code, misspelt.out], [2, '']);
      assert.match(misspelt.err, /`loaf_redy` is no event of any protocol here: did you mean `loaf_ready`\?\n$/);
      assert.match(folder.run('explain', 'loaf_status').err, /did you mean `loaf_ready`\?/);
      assert.match(folder.run('explain', 'weather').err, /`cachibot-ws contract` lists all events\.\n$/);
    });
  });

  it('refuses what it cannot do with a sentence', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      for (const [args, sentence] of [
        [[], /Say which event to explain/],
        [['bake', '--format', 'html'], /`html` is no format of explain: use text, json, markdown\./],
        [['bake', '--protocol', 'Oven'], /`Oven` is no protocol here: use OvenMessage\./],
        [['bake', 'nowhere'], /The folder nowhere does not exist/],
      ] as const) {
        const { code, err } = folder.run('explain', ...args);
        assert.equal(code, 2);
        assert.match(err, sentence);
      }
    });
  });
});
