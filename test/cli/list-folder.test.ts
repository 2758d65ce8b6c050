// Listing with the verdicts of an earlier listing gives what listing without them gives.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isVerdicts, type Listed, listFolder } from '../../src/cli/list-folder.ts';
import { Folder, withFolder } from '../support/command-line.ts';

const files = new Map([
  ['.gitignore', 'generated/\n*.gen.ts\n'],
  ['server/events.py', ''],
  ['server/generated/a.py', ''],
  ['server/node_modules/b.ts', ''],
  ['web/.gitignore', '!kept.gen.ts\nsecret.ts\n'],
  ['web/kept.gen.ts', ''],
  ['web/lost.gen.ts', ''],
  ['web/secret.ts', ''],
  ['web/types.ts', ''],
  ['notes.md', ''],
]);

const listAgain = (folder: Folder, before: Listed): Listed => {
  const verdicts: unknown = JSON.parse(JSON.stringify(before.verdicts));
  assert.ok(isVerdicts(verdicts));
  return listFolder(folder.path, { verdicts, wasListed: (path) => before.paths.includes(path) });
};

describe('listing a folder', () => {
  it('leaves out what is ignored, and folders without code of the project', () => {
    withFolder(Folder.of(files), (folder) => {
      assert.deepEqual([...listFolder(folder.path).paths].sort(), ['server/events.py', 'web/types.ts']);
    });
  });

  const changes: readonly (readonly [string, (folder: Folder) => void])[] = [
    ['nothing changes', () => undefined],
    [
      'the rules above change',
      (folder) => {
        folder.write('.gitignore', 'web/\n');
      },
    ],
    [
      'the rules beside change',
      (folder) => {
        folder.write('web/.gitignore', 'types.ts\n');
      },
    ],
    [
      'rules come',
      (folder) => {
        folder.write('server/.gitignore', 'events.py\n');
      },
    ],
    [
      'rules go',
      (folder) => {
        rmSync(join(folder.path, '.gitignore'));
      },
    ],
    [
      'files come and go',
      (folder) => {
        folder.write('server/generated/c.py', '');
        folder.write('web/new.ts', '');
        folder.write('web/new.gen.ts', '');
        rmSync(join(folder.path, 'server/events.py'));
      },
    ],
    [
      'a file becomes a folder',
      (folder) => {
        rmSync(join(folder.path, 'web/types.ts'));
        folder.write('web/types.ts/index.ts', '');
      },
    ],
  ];
  for (const [what, change] of changes) {
    it(`finds the same with and without earlier verdicts where ${what}`, () => {
      withFolder(Folder.of(files), (folder) => {
        const before = listFolder(folder.path);
        change(folder);
        const again = listAgain(folder, before);
        assert.deepEqual(again, listFolder(folder.path));
        assert.deepEqual(listAgain(folder, again), again);
      });
    });
  }
});
