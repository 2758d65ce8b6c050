// Files that a plan makes or deletes, on the disk: shown against nothing, written and taken back with all others.
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

const trayIn = ['add', 'tray_in', '--field', 'trayId: string', '--store', 'new:web/src/stores/trays.ts'];

describe('cachibot-ws add --store new:FILE', () => {
  it('shows the new file against nothing, writes it, and deletes it with its event', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const shown = folder.run(...trayIn);
      assert.match(shown.out, /^--- \/dev\/null\n\+\+\+ b\/web\/src\/stores\/trays\.ts$/m);
      assert.match(shown.err, /edits in 4 files \(1 new\); --write applies them/);
      assert.deepEqual(folder.texts(), before);
      assert.equal(folder.run(...trayIn, '--write').code, 0);
      assert.match(folder.read('web/src/stores/trays.ts'), /useTraysStore/);
      assert.match(folder.run(...trayIn, '--write').err, /nothing to do/);
      const removed = folder.run('remove', 'tray_in', '--write');
      assert.match(removed.out, /^--- a\/web\/src\/stores\/trays\.ts\n\+\+\+ \/dev\/null$/m);
      assert.match(removed.err, /\(1 deleted\) written/);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('writes nothing where a file is read-only, and makes no file then', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      chmodSync(join(folder.path, 'web/src/types/index.ts'), 0o444);
      const { code, err } = folder.run(...trayIn, '--write');
      assert.deepEqual([code, err.includes('Nothing was written')], [2, true]);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('is refused over a file that is there, read or not', () => {
    withFolder(
      Folder.of(new Map([...bakeryWith(), ['.gitignore', 'trays.ts\n'], ['web/src/stores/trays.ts', '']])),
      (folder) => {
        const { code, err } = folder.run(...trayIn, '--write');
        assert.deepEqual([code, err.includes('Nothing was written')], [2, true]);
        assert.equal(folder.read('web/src/stores/trays.ts'), '');
      },
    );
  });
});
