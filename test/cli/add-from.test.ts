// `add --from`: a draft of several events, as text or JSON.
import assert from 'node:assert/strict';
import { bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

const draft = `# What the oven tells.
event oven_hot
  field ovenId: string
  deliver service
  emit-in bakery/services/baker.py:Baker

event stop
  direction client-to-server
`;

describe('cachibot-ws add --from', () => {
  it('adds all events of a draft as one plan', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      folder.write('events.txt', draft);
      const before = folder.texts();
      const shown = folder.run('add', '--from', 'events.txt');
      assert.equal(shown.code, 0);
      assert.match(shown.err, /^Add `oven_hot`, `stop`: \d+ edits in \d+ files; --write applies them\./);
      assert.deepEqual(folder.texts(), before);
      assert.equal(folder.run('add', '--from', 'events.txt', '--write').code, 0);
      assert.match(folder.read('bakery/models/websocket.py'), /OVEN_HOT = "oven_hot"/);
      assert.match(folder.read('web/src/api/oven.ts'), /sendStop/);
      assert.equal(folder.run('check').code, 0);
      assert.match(folder.run('add', '--from', 'events.txt').err, /: nothing to do\./);
    });
  });

  it('reads JSON, and from another folder', () => {
    withFolder(Folder.of(new Map([...bakeryWith()].map(([path, text]) => [`app/${path}`, text]))), (folder) => {
      folder.write('events.json', '{ "events": [{ "event": "oven_hot", "field": ["ovenId: string"] }] }');
      const { code, out } = folder.run('add', '--from', 'events.json', 'app');
      assert.equal(code, 0);
      assert.match(out, /^\+ {4}OVEN_HOT = "oven_hot"$/m);
    });
  });

  it('does what the same flags do', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      folder.write('events.txt', 'event oven_hot\n  ovenId: string\n  update replace\n  store useLoafStore\n');
      const flags = ['--field', 'ovenId: string', '--update', 'replace', '--store', 'useLoafStore'];
      assert.deepEqual(folder.run('add', '--from', 'events.txt'), folder.run('add', 'oven_hot', ...flags));
    });
  });

  it('names every line that is wrong', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      folder.write('events.txt', 'event OvenHot\n  update never\n');
      const { code, out, err } = folder.run('add', '--from', 'events.txt', '--write');
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^cachibot-ws: events\.txt:1:7: `OvenHot` is no event name/);
      assert.match(err, /^events\.txt:2:10: `never` is no value of `update`/m);
    });
  });

  it('names the event that the planner refuses, and writes nothing', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      folder.write('events.txt', `${draft}\nevent oven_lost\n  ovenId: string\n  store useNoStore\n`);
      const before = folder.texts();
      const { code, err } = folder.run('add', '--from', 'events.txt', '--write');
      assert.equal(code, 2);
      assert.match(err, /^cachibot-ws: events\.txt:10:7: `oven_lost`: `useNoStore` is no store here/);
      assert.deepEqual(folder.texts(), before);
    });
  });

  it('says what is missing', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      folder.write('empty.txt', '# Nothing yet.\n');
      assert.match(folder.run('add', '--from', 'empty.txt').err, /empty\.txt holds no event: write a line such as/);
      assert.match(folder.run('add', '--from', 'nowhere.txt').err, /^cachibot-ws: nowhere\.txt cannot be read/);
      assert.match(
        folder.run('add', '--from', 'empty.txt', '--update', 'none').err,
        /^cachibot-ws: --update and --from exclude each other/,
      );
    });
  });
});
