import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Folder, withFolder } from '../support/command-line.ts';
import { drifted, driftedWith } from '../support/drifted.ts';

const withConfiguration = (text: string): ReadonlyMap<string, string> =>
  new Map([...drifted, ['cachibot-ws.json', text]]);

const entry = '    { "check": "undeclared-event", "protocol": "OvenMessage", "event": "oven_cold" }';

describe('cachibot-ws check with cachibot-ws.json', () => {
  it('gives the exit code of the severities asked for', () => {
    for (const [severity, expected] of [
      ['error', 1],
      ['warning', 1],
      ['information', 0],
      ['hint', 0],
      ['off', 0],
    ]) {
      withFolder(
        Folder.of(withConfiguration(`{ "severity": { "undeclared-event": "${severity ?? ''}" } }`)),
        (folder) => {
          const { code, out } = folder.run('check', '--format', 'json');
          assert.equal(code, expected, severity?.toString());
          assert.equal(out.includes(`"severity": "${severity ?? ''}"`), severity !== 'off');
        },
      );
    }
  });

  it('leaves ignored files out, and what a folder of several says of itself and of all', () => {
    withFolder(Folder.of(withConfiguration('{ "ignore": ["web/src/types/"] }')), (folder) => {
      assert.equal(folder.run('check').out, 'Backend and frontend agree.\n');
      assert.equal(folder.run('check', 'bakery', 'web').out, 'Backend and frontend agree.\n');
    });
    withFolder(Folder.of(driftedWith('', '', { 'web/cachibot-ws.json': '{ "ignore": ["types/"] }' })), (folder) => {
      assert.equal(folder.run('check', 'bakery', 'web').out, 'Backend and frontend agree.\n');
    });
  });

  it('tells mistakes, one line each, and nothing else', () => {
    const text = '{\n  "severity": { "undeclared-event": "loud" },\n  "ignored": [],\n}\n';
    const files = { 'cachibot-ws.json': text, 'web/cachibot-ws.json': '{' };
    withFolder(Folder.of(driftedWith("'oven_cold'", "'oven_cold' // cachibot-ws-ignore cold: no", files)), (folder) => {
      for (const format of ['text', 'json', 'sarif', 'github']) {
        const { code, out, err } = folder.run('check', '--format', format);
        assert.deepEqual([code, out], [2, '']);
        const lines = err.trimEnd().split('\n');
        assert.deepEqual(lines.slice(0, 3), [
          'cachibot-ws.json:2:37: `loud` is no severity: use error, warning, information, hint or off.',
          'cachibot-ws.json:3:3: `ignored` is no key of this file: write `ignore`.',
          'web/cachibot-ws.json:1:2: The file does not parse as JSON: a closing brace is missing.',
        ]);
        assert.match(
          lines[3] ?? '',
          /^web\/src\/types\/index\.ts:4:17: This comment silences nothing: `cold` is no check: use /,
        );
        assert.equal(lines.length, 4);
      }
    });
  });
});

describe('cachibot-ws check --write-baseline', () => {
  it('writes what is found, after which nothing is told, and only what comes new', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const { code, out, err } = folder.run('check', '--write-baseline');
      assert.deepEqual([code, out, err], [0, '', 'Wrote 1 finding into the baseline of cachibot-ws.json.\n']);
      assert.equal(folder.read('cachibot-ws.json'), `{\n  "baseline": [\n${entry}\n  ]\n}\n`);
      const checked = folder.run('check');
      assert.deepEqual([checked.code, checked.out], [0, 'Backend and frontend agree, 1 silenced.\n']);
      folder.write('web/src/types/index.ts', `// Moved.\n${folder.read('web/src/types/index.ts')}`);
      assert.equal(folder.run('check').code, 0);
      folder.write(
        'web/src/types/index.ts',
        folder.read('web/src/types/index.ts').replace("'oven_cold'", "'oven_cold' | 'oven_hot'"),
      );
      const { findings } = JSON.parse(folder.run('check', '--format', 'json').out) as { findings: { event: string }[] };
      assert.deepEqual(
        findings.map(({ event }) => event),
        ['oven_hot'],
      );
    });
  });

  it('keeps every other byte of the file, and writes nothing the second time', () => {
    const before = '{\r\n\t// Ours.\r\n\t"ignore": ["a/","b/"], // both\r\n}\r\n';
    withFolder(Folder.of(withConfiguration(before)), (folder) => {
      assert.equal(folder.run('check', '--write-baseline').code, 0);
      const after = folder.read('cachibot-ws.json');
      assert.equal(after, before.replace('// both', `// both\r\n\t"baseline": [\r\n\t\t${entry.trim()}\r\n\t]`));
      assert.match(folder.run('check', '--write-baseline').err, /holds the 1 finding already/);
      assert.equal(folder.read('cachibot-ws.json'), after);
    });
  });

  it('takes out what is mended', () => {
    withFolder(Folder.of(drifted), (folder) => {
      folder.run('check', '--write-baseline');
      folder.write('web/src/types/index.ts', folder.read('web/src/types/index.ts').replace("  | 'oven_cold'\n", ''));
      assert.equal(folder.run('check', '--write-baseline').code, 0);
      assert.equal(folder.read('cachibot-ws.json'), '{\n  "baseline": []\n}\n');
    });
  });

  it('writes no file where nothing is found', () => {
    withFolder(Folder.copyOf('sample'), (folder) => {
      const { code, err } = folder.run('check', '--write-baseline');
      assert.deepEqual([code, err], [0, 'Nothing is found, so no baseline was written.\n']);
      assert.ok(!folder.texts().has('cachibot-ws.json'));
    });
  });

  it('writes beside several folders, where it is read again', () => {
    withFolder(Folder.of(drifted), (folder) => {
      folder.run('check', 'bakery', 'web', '--write-baseline');
      assert.equal(folder.run('check', 'bakery', 'web').code, 0);
      assert.equal(folder.run('check').code, 0);
    });
  });

  it('refuses where the file has mistakes, is read-only, is no file, or is not read', () => {
    const refused = (folder: Folder, says: RegExp): void => {
      const before = folder.texts();
      const { code, out, err } = folder.run('check', '--write-baseline');
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
      assert.equal(err.trimEnd().split('\n').length, 1);
      assert.deepEqual(folder.texts(), before);
    };
    withFolder(Folder.of(withConfiguration('{ "baseline": [1] }')), (folder) => {
      refused(folder, /^cachibot-ws\.json:1:16: An entry of the baseline is an object/);
    });
    withFolder(Folder.of(withConfiguration('{}')), (folder) => {
      chmodSync(join(folder.path, 'cachibot-ws.json'), 0o444);
      refused(folder, /cachibot-ws\.json is read-only/);
    });
    withFolder(Folder.of(drifted), (folder) => {
      mkdirSync(join(folder.path, 'cachibot-ws.json'));
      refused(folder, /is there but not read/);
    });
    withFolder(Folder.of(new Map([...withConfiguration('{}'), ['.gitignore', '*.json\n']])), (folder) => {
      refused(folder, /is there but not read \(ignored/);
    });
  });
});
