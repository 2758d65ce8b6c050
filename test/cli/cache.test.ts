// What the command line keeps for the next start: it never changes what is told, and no trouble with it is the user's.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Folder, withFolder } from '../support/command-line.ts';
import { drifted } from '../support/drifted.ts';

const types = 'web/src/types/index.ts';

/** The one file that is kept. */
const keptIn = (folder: Folder): string => {
  const parent = join(folder.cache, 'cachibot-ws');
  const [name, ...more] = readdirSync(parent);
  assert.deepEqual(more, []);
  return join(parent, name ?? '');
};

const json = ['check', '--format', 'json'] as const;

/** With what was kept and without it the same is told. */
const checkSame = (folder: Folder): void => {
  assert.deepEqual(folder.run(...json), folder.run(...json, '--no-cache'));
};

describe('the cache of the command line', () => {
  it('stands in the cache folder of the operating system, for its owner alone', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const before = folder.texts();
      folder.run('check');
      assert.equal(statSync(keptIn(folder)).mode & 0o077, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('changes nothing in what is told while files change, come and go', () => {
    withFolder(Folder.copyOf('sample'), (folder) => {
      const path = 'frontend/src/types/index.ts';
      const text = folder.read(path);
      const hook = 'frontend/src/hooks/useWebSocket.ts';
      checkSame(folder);
      checkSame(folder);
      folder.write(path, text.replaceAll('totalCost: number', 'totalCost: string'));
      checkSame(folder);
      folder.write(hook, folder.read(hook).replace("case 'proof'", "case 'prooof'"));
      folder.write('workshop/plugins/more.py', 'from workshop.models.websocket import WSMessage\n');
      checkSame(folder);
      folder.write('cachibot-ws.json', '{ "severity": { "mismatched-type": "off" } }\n');
      checkSame(folder);
      folder.write('.gitignore', 'frontend/src/stores/\n');
      checkSame(folder);
      folder.write(path, text);
      checkSame(folder);
    });
  });

  it('is not used for a file of the same size and time with another text', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const file = join(folder.path, types);
      const before = statSync(file);
      folder.run('check');
      folder.write(types, folder.read(types).replace('oven_cold', 'oven_warm'));
      utimesSync(file, before.atimeMs / 1000, before.mtimeMs / 1000);
      assert.match(folder.run('check').out, /oven_warm/);
    });
  });

  it('is left alone with --no-cache', () => {
    withFolder(Folder.of(drifted), (folder) => {
      folder.run('check', '--no-cache');
      assert.equal(existsSync(folder.cache), false);
    });
  });

  for (const [what, become] of [
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['of another build', (text: string) => text.replace(/cache \S+/, 'cache 1-2-3')],
    ['damaged in the facts', (text: string) => text.replaceAll('"language":"python"', '"language":"pythom"')],
    ['something else', () => '{"files": 1}'],
  ] as const) {
    it(`is written anew where it is ${what}`, () => {
      withFolder(Folder.of(drifted), (folder) => {
        const told = folder.run(...json);
        const kept = keptIn(folder);
        writeFileSync(kept, become(readFileSync(kept, 'utf8')));
        assert.deepEqual(folder.run(...json), told);
        assert.deepEqual(folder.run(...json), told);
      });
    });
  }

  it('is done without where it cannot be written', () => {
    withFolder(Folder.of(drifted), (folder) => {
      writeFileSync(folder.cache, 'a file where a folder should be');
      assert.deepEqual(folder.run(...json), folder.run(...json, '--no-cache'));
    });
  });

  it('forgets folders that nobody has checked for long', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const parent = join(folder.cache, 'cachibot-ws');
      mkdirSync(parent, { recursive: true });
      writeFileSync(join(parent, 'old.cache'), '');
      utimesSync(join(parent, 'old.cache'), 0, 0);
      folder.run('check');
      keptIn(folder);
    });
  });

  it('may be a file of the user', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const told = folder.run(...json, '--cache', 'kept/here.cache');
      assert.ok(existsSync(join(folder.path, 'kept', 'here.cache')));
      assert.equal(existsSync(folder.cache), false);
      assert.deepEqual(folder.run(...json, '--cache', 'kept/here.cache'), told);
      assert.equal(folder.run('contract', '--cache', 'kept/here.cache').code, 0);
      assert.equal(folder.run('explain', 'loaf_ready', '--cache', 'kept/here.cache').code, 0);
    });
  });

  it('does not write over a file of something else', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const before = folder.read(types);
      const { code, err } = folder.run('check', '--cache', types);
      assert.equal(code, 2);
      assert.equal(
        err,
        `cachibot-ws: ${types} is no cache of cachibot-ws: name a file that is new, or one that it has written.\n`,
      );
      assert.equal(folder.read(types), before);
    });
  });

  it('is asked for in one way', () => {
    withFolder(Folder.of(drifted), (folder) => {
      const { code, err } = folder.run('check', '--cache', 'a', '--no-cache');
      assert.deepEqual([code, err], [2, 'cachibot-ws: --cache and --no-cache exclude each other: give one of them.\n']);
    });
  });
});
