import assert from 'node:assert/strict';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

describe('cachibot-ws add-field', () => {
  it('prints the diff, writes it when asked, and has nothing to do a second time', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const shown = folder.run('add-field', 'loaf_ready', 'crust?: string');
      assert.equal(shown.code, 0);
      assert.match(shown.out, /^\+ {2}crust\?: string$/m);
      assert.match(shown.err, /Add `crust` to `loaf_ready`: \d+ edits in 3 files; --write applies them\./);
      assert.match(shown.err, /does not read `crust` yet/);
      assert.deepEqual(folder.texts(), before);
      assert.equal(folder.run('add-field', 'loaf_ready', 'crust?: string', '--write').code, 0);
      const again = folder.run('add-field', 'loaf_ready', 'crust?: string', '--write');
      assert.deepEqual([again.code, again.out], [0, '']);
      assert.match(again.err, /nothing to do/);
    });
  });

  it('says what is missing, and what a field looks like', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const bare = folder.run('add-field', 'loaf_ready');
      assert.equal(bare.code, 2);
      assert.match(bare.err, /Say what to change: cachibot-ws add-field EVENT "name: type" \[folder…\]\./);
      const odd = folder.run('add-field', 'loaf_ready', 'crust');
      assert.equal(odd.code, 2);
      assert.match(odd.err, /`crust` is no field/);
      const required = folder.run('add-field', 'loaf_ready', 'crust: string');
      assert.equal(required.code, 2);
      assert.match(required.err, /--value EXPR/);
    });
  });
});

describe('cachibot-ws rename', () => {
  const others = new Map([
    ['mobile/lib/ws.dart', "const loafReady = 'loaf_ready';\n"],
    ['docs/events.md', '# Events\n\nA `loaf_ready` tells that a loaf is ready. loaf_ready is no quote.\n'],
    ['node_modules/x/index.js', "'loaf_ready'\n"],
    ['tests/test_loaf.py', 'def test_it(sent):\n    assert sent["type"] == "loaf_ready"\n'],
    ['logo.bin', '\0"loaf_ready"'],
  ]);

  it('tells what mentions the value where no plan goes', () => {
    withFolder(Folder.of(new Map([...bakeryWith(), ...others])), (folder) => {
      const { code, out, err } = folder.run('rename', 'loaf_ready', 'bread_done', '--write');
      assert.equal(code, 0, err);
      assert.match(out, /^\+ {4}BREAD_DONE = "bread_done"$/m);
      assert.match(
        err,
        /- `loaf_ready` is also mentioned at docs\/events\.md:3, mobile\/lib\/ws\.dart:1, tests\/test_loaf\.py:2: look there by hand\.\n/,
      );
      assert.match(folder.run('check').out, /agree/);
      assert.equal(folder.run('rename', 'bread_done', 'loaf_ready', '--write').code, 0);
      for (const [path, text] of bakeryWith()) assert.equal(folder.read(path), text, path);
    });
  });

  it('is silent of elsewhere where nothing mentions it', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      assert.doesNotMatch(folder.run('rename', 'loaf_ready', 'bread_done').err, /also mentioned/);
    });
  });

  it('stands before a removal too', () => {
    const service = bakery.service.replace('        await self._broadcast_loaf_ready(loaf_id)\n', '        pass\n');
    withFolder(Folder.of(new Map([...bakeryWith({ service }), ...others])), (folder) => {
      assert.match(folder.run('remove', 'loaf_ready').err, /also mentioned at docs\/events\.md:3/);
      // Nothing is lacking, so nothing is to be looked at.
      assert.doesNotMatch(folder.run('complete', 'loaf_ready').err, /also mentioned/);
    });
  });

  it('names the event that is there, and the protocols', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const unknown = folder.run('rename', 'loaf_redy', 'x');
      assert.equal(unknown.code, 2);
      assert.match(unknown.err, /There is no event `loaf_redy` in OvenMessage/);
      assert.match(
        folder.run('rename', 'loaf_ready', 'x', '--protocol', 'Inn').err,
        /`Inn` is no protocol here: use OvenMessage\./,
      );
      assert.match(folder.run('rename', 'loaf_ready').err, /cachibot-ws rename EVENT NEW \[folder…\]/);
    });
  });
});

describe('cachibot-ws rename-field', () => {
  it('prints the diff, writes it when asked, and leads back to every byte', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const shown = folder.run('rename-field', 'loaf_ready', 'loafId', 'breadId');
      assert.equal(shown.code, 0, shown.err);
      assert.match(shown.out, /^\+ {2}breadId: string$/m);
      assert.match(
        shown.err,
        /Rename `loafId` of `loaf_ready` to `breadId`: \d+ edits in 4 files; --write applies them\./,
      );
      assert.deepEqual(folder.texts(), before);
      assert.equal(folder.run('rename-field', 'loaf_ready', 'loafId', 'breadId', '--write').code, 0);
      assert.match(folder.run('check').out, /agree/);
      assert.equal(folder.run('rename-field', 'loaf_ready', 'breadId', 'loafId', '--write').code, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('says what is missing, and which keys there are', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      assert.match(
        folder.run('rename-field', 'loaf_ready', 'loafId').err,
        /Say what to change: cachibot-ws rename-field EVENT OLD NEW \[folder…\]\./,
      );
      const unknown = folder.run('rename-field', 'loaf_ready', 'crust', 'crumb');
      assert.equal(unknown.code, 2);
      assert.match(unknown.err, /`loaf_ready` carries no `crust`: it has `loafId`, `weight`\./);
    });
  });
});

describe('cachibot-ws remove-field', () => {
  it('takes out what add-field has written, to the last byte', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      assert.equal(folder.run('add-field', 'loaf_ready', 'crust?: string', '--write').code, 0);
      const removed = folder.run('remove-field', 'loaf_ready', 'crust', '--write');
      assert.equal(removed.code, 0, removed.err);
      assert.match(removed.out, /^- {2}crust\?: string$/m);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('is refused with the place that needs it', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const { code, err } = folder.run('remove-field', 'loaf_ready', 'loafId', '--write');
      assert.equal(code, 2);
      assert.match(
        err,
        /`loafId` of `loaf_ready` is read at web\/src\/hooks\/useOven\.ts:\d+: take that code away first\./,
      );
    });
  });
});

describe('cachibot-ws retype-field', () => {
  it('gives a field another type, lists what is to be looked at, and leads back to every byte', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const before = folder.texts();
      const { code, out, err } = folder.run('retype-field', 'loaf_ready', 'loafId: int', '--write');
      assert.equal(code, 0, err);
      assert.match(out, /^\+ {2}loafId: number$/m);
      assert.match(err, /Change the type of `loafId` of `loaf_ready`: \d+ edits in 3 files written\./);
      assert.match(err, /- Look at what is passed as `loaf_id`, which is `int` now: bakery\/services\/baker\.py:8\./);
      assert.equal(folder.run('retype-field', 'loaf_ready', 'loafId: string', '--write').code, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('says what is missing, and what a field looks like', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      assert.match(
        folder.run('retype-field', 'loaf_ready').err,
        /Say what to change: cachibot-ws retype-field EVENT "name: type" \[folder…\]\./,
      );
      assert.match(folder.run('retype-field', 'loaf_ready', 'loafId: strng').err, /`strng` is no type for `loafId`/);
    });
  });
});

describe('cachibot-ws add --with flutter', () => {
  const dart = new Map([
    [
      'app/lib/events.dart',
      "class OvenEvent {\n  static const String loafReady = 'loaf_ready';\n  static const String bake = 'bake';\n}\n",
    ],
  ]);

  const add = ['add', 'stop', '--direction', 'client-to-server', '--with', 'flutter', '--write'];

  it('goes into Dart files, and `remove` out of them', () => {
    withFolder(Folder.of(new Map([...bakeryWith(), ...dart])), (folder) => {
      const before = folder.texts();
      assert.equal(folder.run(...add).code, 0);
      assert.match(folder.read('app/lib/events.dart'), /bake';\n {2}static const String stop = 'stop';\n/);
      assert.equal(folder.run('remove', 'stop', '--write').code, 0);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('is refused where there is no Flutter client', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      const { code, err } = folder.run(...add);
      assert.equal(code, 2);
      assert.match(err, /No Dart class has the messages of OvenMessage as constants: leave the Flutter part out/);
    });
  });
});
