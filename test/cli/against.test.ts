// Comparing with a commit or a saved file, as a pull request does.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';
import { driftedMessage, driftedWith } from '../support/drifted.ts';

const git = (folder: Folder, ...args: readonly string[]): string => {
  const who = ['-c', 'user.name=Baker', '-c', 'user.email=baker@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: folder.path, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.trim();
};

const commit = (folder: Folder): string => {
  git(folder, 'add', '-A', '-f');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'Bake');
  return git(folder, 'rev-parse', 'HEAD');
};

/** A repository whose only commit is the bakery. */
const committed = (texts: ReadonlyMap<string, string> = bakeryWith()): Folder => {
  const folder = Folder.of(texts);
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder);
  return folder;
};

const drift = (folder: Folder): void => {
  folder.write(
    'web/src/types/index.ts',
    bakery.types.replace("  | 'loaf_ready'\n", "  | 'loaf_ready'\n  | 'oven_cold'\n"),
  );
};

describe('cachibot-ws check --against a commit', () => {
  it('says that nothing changed where nothing did', () => {
    withFolder(committed(), (folder) => {
      const { code, out, err } = folder.run('check', '--against', 'HEAD');
      assert.deepEqual([code, err], [0, '']);
      assert.equal(out, 'Contract: Nothing changed in the contract.\n\nNothing new is found.\n');
    });
  });

  it('tells what is new since then, and what changed in the contract', () => {
    withFolder(committed(), (folder) => {
      drift(folder);
      const { code, out } = folder.run('check', '--against', 'main');
      assert.equal(code, 1);
      assert.match(out, /^oven_cold {2}OvenMessage · direction unknown · added$/m);
      assert.ok(out.includes(driftedMessage));
      assert.match(out, /^New: 1 warning$/m);
    });
  });

  it('leaves out what was found before, wherever it stands now', () => {
    withFolder(committed(driftedWith('', '')), (folder) => {
      assert.equal(folder.run('check').code, 1);
      mkdirSync(join(folder.path, 'app'));
      renameSync(join(folder.path, 'bakery'), join(folder.path, 'app', 'bakery'));
      folder.write('web/src/types/index.ts', `\n\n${folder.read('web/src/types/index.ts')}`);
      const { code, out } = folder.run('check', '--against', 'HEAD');
      assert.equal(code, 0);
      assert.match(out, /^Nothing new is found\.$/m);
    });
  });

  it('tells how much was mended', () => {
    withFolder(committed(driftedWith('', '')), (folder) => {
      folder.write('web/src/types/index.ts', bakery.types);
      assert.match(folder.run('check', '--against', 'HEAD').out, /^Nothing new is found, 1 mended\.$/m);
    });
  });

  it('does not fail for a change of the contract alone', () => {
    withFolder(committed(), (folder) => {
      folder.write(
        'bakery/models/websocket.py',
        bakery.models.replace('"loafId": loaf_id', '"loafId": loaf_id, "oven": 1'),
      );
      const { code, out } = folder.run('check', '--against', 'HEAD');
      assert.equal(code, 0);
      assert.match(out, /^ {2}\+ `oven: int`$/m);
    });
  });

  it('finds nothing new in old code where a check is turned on', () => {
    const texts = driftedWith('', '', { 'cachibot-ws.json': '{ "severity": { "undeclared-event": "off" } }' });
    withFolder(committed(texts), (folder) => {
      folder.write('cachibot-ws.json', '{ "severity": { "undeclared-event": "error" } }');
      assert.equal(folder.run('check').code, 1);
      assert.equal(folder.run('check', '--against', 'HEAD').code, 0);
    });
  });

  it('reads the commit as the folder would be read: ignored files, links and build output are left out', () => {
    withFolder(committed(), (folder) => {
      folder.write('.gitignore', 'old/\n');
      folder.write('old/types.ts', bakery.types.replaceAll('Oven', 'Stove'));
      folder.write('old/models.py', bakery.models.replaceAll('Oven', 'Stove'));
      folder.write('dist/models.py', bakery.models.replaceAll('Oven', 'Range'));
      symlinkSync('models', join(folder.path, 'bakery', 'linked'));
      symlinkSync('websocket.py', join(folder.path, 'bakery', 'models', 'linked.py'));
      const ref = commit(folder);
      const { code, out } = folder.run('check', '--against', ref);
      assert.deepEqual([code, out], [0, 'Contract: Nothing changed in the contract.\n\nNothing new is found.\n']);
    });
  });

  it('reads a folder inside the repository, and several', () => {
    withFolder(committed(new Map([...bakeryWith()].map(([path, text]) => [`apps/${path}`, text]))), (folder) => {
      assert.match(folder.run('check', 'apps', '--against', 'HEAD').out, /^Contract: Nothing changed/);
      assert.match(
        folder.run('check', 'apps/bakery', 'apps/web', '--against', 'HEAD').out,
        /^Contract: Nothing changed/,
      );
    });
  });

  it('touches neither the work tree nor the index', () => {
    withFolder(committed(), (folder) => {
      drift(folder);
      folder.write('new.py', 'x = 1\n');
      const before = [
        git(folder, 'status', '--porcelain'),
        git(folder, 'stash', 'list'),
        git(folder, 'rev-parse', 'HEAD'),
      ];
      folder.run('check', '--against', 'HEAD');
      assert.deepEqual(
        [git(folder, 'status', '--porcelain'), git(folder, 'stash', 'list'), git(folder, 'rev-parse', 'HEAD')],
        before,
      );
    });
  });

  it('counts all as new where the commit has nothing of the folder', () => {
    withFolder(committed(new Map([['notes.md', 'Bread.']])), (folder) => {
      for (const [path, text] of bakeryWith()) folder.write(path, text);
      const { code, out, err } = folder.run('check', '--against', 'HEAD');
      assert.equal(code, 0);
      assert.match(err, /holds nothing in HEAD: all of it counts as new/);
      assert.match(out, /2 events differ: 2 added/);
    });
  });
});

describe('cachibot-ws check --against, when it cannot,', () => {
  const refusal = (folder: Folder, ...args: readonly string[]): string => {
    const { code, out, err } = folder.run('check', ...args);
    assert.deepEqual([code, out], [2, '']);
    return err;
  };

  it('says that there is no such commit', () => {
    withFolder(committed(), (folder) => {
      assert.match(refusal(folder, '--against', 'nowhere'), /^cachibot-ws: `nowhere` is neither a file nor a commit/);
      assert.match(refusal(folder, '--against=--help'), /`--help` is neither a file nor a commit/);
    });
  });

  it('says that there is no repository', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      assert.match(refusal(folder, '--against', 'main'), /is in no git repository, and `main` is no file/);
    });
  });

  it('says that git is missing', () => {
    withFolder(committed(), (folder) => {
      const { code, err } = folder.runWith({ PATH: join(folder.path, 'nothing') }, 'check', '--against', 'main');
      assert.equal(code, 2);
      assert.match(err, /^cachibot-ws: git is not installed/);
    });
  });

  it('says that a file holds nothing to compare with', () => {
    withFolder(committed(), (folder) => {
      folder.write('notes.json', '{"version":1}');
      assert.match(
        refusal(folder, '--against', 'notes.json'),
        /^cachibot-ws: notes\.json is nothing to compare with: give/,
      );
    });
  });
});

describe('cachibot-ws check --against a file', () => {
  it('that --save wrote tells the same as the commit', () => {
    withFolder(committed(driftedWith('', '')), (folder) => {
      assert.equal(folder.run('check', '--save', 'before.json').code, 1);
      folder.write(
        'bakery/models/websocket.py',
        bakery.models.replace('"loafId": loaf_id', '"loafId": loaf_id, "oven": 1'),
      );
      folder.write('web/src/hooks/useOven.ts', bakery.hook.replace('addLoaf(payload.loafId)', 'addLoaf(payload.oven)'));
      const [byCommit, byFile] = ['HEAD', 'before.json'].map((state) => folder.run('check', '--against', state));
      assert.match(byCommit?.out ?? '', /loaf_ready/);
      assert.deepEqual(byFile, byCommit);
    });
  });

  it('of findings tells new ones only, and says that it holds no contract', () => {
    withFolder(Folder.of(driftedWith('', '')), (folder) => {
      folder.write('before.json', folder.run('check', '--format', 'json').out);
      const { code, out, err } = folder.run('check', '--against', 'before.json');
      assert.deepEqual([code, out], [0, 'Nothing new is found.\n']);
      assert.match(err, /^before\.json holds no contract, so what changed in it cannot be told/);
    });
  });

  it('of a contract tells the difference only, and says that it holds no findings', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      folder.write('before.json', folder.run('contract').out);
      drift(folder);
      const { code, out, err } = folder.run('check', '--against', 'before.json');
      assert.equal(code, 0);
      assert.match(out, /^oven_cold /);
      assert.match(err, /^before\.json holds no findings, so which are new cannot be told and none is/);
    });
  });

  it('says where it cannot be saved', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const { code, err } = folder.run('check', '--save', 'no/where.json');
      assert.equal(code, 2);
      assert.match(err, /^cachibot-ws: no\/where\.json could not be written/);
    });
  });
});

describe('the formats of a comparison', () => {
  const changed = (): Folder => {
    const folder = committed();
    folder.write('bakery/models/websocket.py', bakery.models.replace('{"loafId": loaf_id}', '{}'));
    return folder;
  };

  it('JSON has a key for it, and none without --against', () => {
    withFolder(changed(), (folder) => {
      const report: unknown = JSON.parse(folder.run('check', '--against', 'HEAD', '--format', 'json').out);
      assert.ok(typeof report === 'object' && report !== null && 'changes' in report && 'findings' in report);
      assert.deepEqual(report.changes, {
        first: 'either',
        events: [
          {
            protocol: 'OvenMessage',
            name: 'loaf_ready',
            formerName: null,
            change: 'changed',
            direction: { before: 'server-to-client', after: 'server-to-client' },
            payload: [{ key: 'loafId', before: { type: 'string', presence: 'always' }, after: null }],
            reads: [],
            declared: [],
            sent: { before: 'yes', after: 'yes' },
            handled: { before: 'yes', after: 'yes' },
            senders: { added: [], removed: [] },
            handlers: { added: [], removed: [] },
            breaks: ['client'],
            first: 'either',
            reasons: ['Breaks even when both are deployed: clients need `loafId`, servers do not send it.'],
          },
        ],
      });
      const plain: unknown = JSON.parse(folder.run('check', '--format', 'json').out);
      assert.deepEqual(Object.keys(plain ?? {}), ['version', 'findings']);
    });
  });

  it('annotations stand at the event, those that break as warnings', () => {
    withFolder(changed(), (folder) => {
      const { code, out } = folder.run('check', '--against', 'HEAD', '--format', 'github');
      assert.equal(code, 1);
      const [finding, summary, change, ...more] = out.trimEnd().split('\n');
      assert.deepEqual(more, []);
      assert.match(finding ?? '', /^::warning file=web\/src\/types\/index\.ts,.*title=missing-field::/);
      assert.equal(summary, '::notice title=contract::1 event differs: 1 changed. Either side can be deployed first.');
      assert.match(
        change ?? '',
        /^::warning file=bakery\/models\/websocket\.py,line=14,.*title=contract::loaf_ready · OvenMessage · server → client · changed%0A- `loafId: string`%0A/,
      );
    });
  });

  it('Markdown has a section for the contract and one for the findings', () => {
    withFolder(changed(), (folder) => {
      const { out } = folder.run('check', '--against', 'HEAD', '--format', 'markdown');
      assert.match(out, /^## Contract\n\n1 event differs/);
      assert.match(out, /^### `loaf_ready` · OvenMessage · server → client · changed$/m);
      assert.match(out, /^## New findings\n\n- warning: .*\[`missing-field`\]/m);
      assert.match(folder.run('check', '--format', 'markdown').out, /^## Findings\n\n- warning/);
    });
  });
});

describe('an event that is gone', () => {
  it('stands nowhere in annotations', () => {
    withFolder(committed(driftedWith('', '')), (folder) => {
      folder.write('web/src/types/index.ts', bakery.types);
      rmSync(join(folder.path, '.git', 'hooks'), { recursive: true, force: true });
      const { out } = folder.run('check', '--against', 'HEAD', '--format', 'github');
      assert.match(out, /^::notice title=contract::oven_cold · OvenMessage · direction unknown · removed/m);
    });
  });
});
