import assert from 'node:assert/strict';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

/** The interface lacks a key and requires one that may be absent; the client ignores an event. */
const faulty = bakeryWith({
  models: `${bakery.models.replace('    LOAF_READY', '    OVEN_COLD = "oven_cold"\n    LOAF_READY')}
    @classmethod
    def oven_cold(cls, oven_id: str) -> "OvenMessage":
        """Create an oven cold message."""
        return cls(type=OvenType.OVEN_COLD, payload={"ovenId": oven_id})
`,
  types: bakery.types.replace('  loafId: string\n', '').replace('weight?', 'weight'),
});

const faultsIn = (folder: Folder): readonly string[] =>
  [...folder.run('check', '--format', 'json').out.matchAll(/"check": "([\w-]+)"/g)].map(([, id]) => id ?? '');

describe('cachibot-ws fix', () => {
  it('prints one diff for all preferred fixes, and writes nothing unless asked', () => {
    withFolder(Folder.of(faulty), (folder) => {
      const before = folder.texts();
      const { code, out, err } = folder.run('fix');
      assert.equal(code, 0, err);
      assert.match(out, /^\+ {2}loafId: string$/m);
      assert.match(out, /^\+ {2}weight\?: number$/m);
      assert.match(out, /^\+ {2}\| 'oven_cold'$/m);
      assert.match(err, /^Fix \d+ findings: \d+ edits in 3 files; --write applies them\.$/m);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('mends what it names, and finds nothing to fix the second time', () => {
    withFolder(Folder.of(faulty), (folder) => {
      const before = faultsIn(folder);
      assert.ok(before.includes('unhandled-event') && before.includes('mismatched-presence'), before.join());
      assert.equal(folder.run('fix', '--write').code, 0);
      assert.deepEqual(
        faultsIn(folder).filter((check) => !['unsent-event', 'unset-field'].includes(check)),
        [],
      );
      const after = folder.texts();
      const again = folder.run('fix', '--write');
      assert.deepEqual([again.code, again.out], [0, '']);
      assert.match(again.err, /^There is nothing to fix\.$/m);
      assert.deepEqual(folder.texts(), after);
    });
  });

  it('keeps to one check, one event or one protocol', () => {
    withFolder(Folder.of(faulty), (folder) => {
      const one = folder.run('fix', '--check', 'mismatched-presence');
      assert.match(one.out, /^\+ {2}weight\?: number$/m);
      assert.doesNotMatch(one.out, /loafId: string|oven_cold/);
      const other = folder.run('fix', '--event', 'oven_cold', '--protocol', 'OvenMessage');
      assert.match(other.out, /oven_cold/);
      assert.doesNotMatch(other.out, /^[+-].*weight/m);
    });
  });

  it('lists what wants a decision', () => {
    withFolder(Folder.of(bakeryWith({ service: bakery.service.replace('class Baker', 'class Other') })), (folder) => {
      const fixed = folder.run('fix');
      assert.equal(fixed.out, '');
      assert.match(fixed.err, /^There is nothing to fix\.$/m);
    });
  });

  it('refuses names that stand for nothing', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const check = folder.run('fix', '--check', 'unhandled-events');
      assert.deepEqual([check.code, check.out], [2, '']);
      assert.match(check.err, /`unhandled-events` is no check: write `unhandled-event`\./);
      assert.match(folder.run('fix', '--event', 'loaf_redy').err, /write `loaf_ready`/);
      assert.match(folder.run('fix', '--protocol', 'Oven').err, /use OvenMessage/);
      assert.equal(folder.run('fix', '--all').code, 2);
    });
  });
});

describe('cachibot-ws complete', () => {
  it('writes the parts that an event lacks', () => {
    withFolder(Folder.of(faulty), (folder) => {
      const shown = folder.run('complete', 'oven_cold');
      assert.equal(shown.code, 0, shown.err);
      assert.match(shown.err, /^Complete `oven_cold`: \d+ edits in 3 files; --write applies them\.\n- Keeps /m);
      assert.equal(folder.run('complete', 'oven_cold', '--protocol', 'OvenMessage', '--write').code, 0);
      assert.ok(!faultsIn(folder).includes('unhandled-event'));
      const again = folder.run('complete', 'oven_cold', '--write');
      assert.deepEqual([again.code, again.out], [0, '']);
      assert.match(again.err, /nothing to do/);
    });
  });

  it('refuses an event that does not exist, and no event at all', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      assert.match(folder.run('complete', 'oven_lost').err, /no event `oven_lost` in OvenMessage/);
      assert.match(folder.run('complete').err, /Say which event to complete/);
      assert.equal(folder.run('complete', 'oven_lost').code, 2);
    });
  });
});
