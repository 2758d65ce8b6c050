import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { Folder, withFolder } from '../support/command-line.ts';

interface Refused {
  readonly args: readonly string[];
  readonly says: RegExp;
  readonly texts?: ReadonlyMap<string, string>;
}

const field = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => ['--field', line]);

const cases: Readonly<Record<string, Refused>> = {
  'a name that is not snake case': {
    args: ['add', 'OvenCold'],
    says: /use lower case and underscores, for example `oven_cold`/,
  },
  'a name that every model has': { args: ['add', 'copy'], says: /a name of every pydantic model/ },
  'a word of Python as a name': { args: ['add', 'import'], says: /a word of Python/ },
  'a name that travels the other way': { args: ['add', 'bake'], says: /already travels client → server/ },
  'a key that stands twice': {
    args: ['add', 'oven_cold', ...field('a: string', 'a: int')],
    says: /`a` stands there twice/,
  },
  'keys that become one identifier': {
    args: ['add', 'oven_cold', ...field('ovenId: int', 'oven_id: int')],
    says: /would both become `oven_id`/,
  },
  'a key that every object has': {
    args: ['add', 'oven_cold', ...field('constructor: string')],
    says: /every JavaScript object has/,
  },
  'a key that hides a type': { args: ['add', 'oven_cold', ...field('dict: record')], says: /would hide the type/ },
  'a name that is far too long': { args: ['add', 'a'.repeat(61)], says: /at most 60 characters, this one has 61/ },
  'a factory that is gone and still called otherwise': {
    args: ['add', 'loaf_ready'],
    says: /`OvenMessage.loaf_ready` is called with loaf_id, weight at bakery\/services\/baker.py:16: give the fields for that/,
    texts: bakeryWith({ models: bakery.models.replace(/\n {4}@classmethod[\s\S]*$/, '') }),
  },
  'damage inside the model that must change': {
    args: ['add', 'oven_cold'],
    says: /websocket.py does not parse inside `OvenMessage`: mend its syntax first/,
    texts: bakeryWith({ models: bakery.models.replace('payload=payload)', 'payload=(') }),
  },
  'a word of Python as a key': {
    args: ['add', 'oven_cold', ...field('from: string')],
    says: /`from` is a word that Python code cannot use/,
  },
  'an unknown type': { args: ['add', 'oven_cold', ...field('a: strng')], says: /`strng` is no type for `a`/ },
  'a default of the wrong type': { args: ['add', 'oven_cold', ...field('a: int = "x"')], says: /is no int/ },
  'a conditional key with a default': {
    args: ['add', 'oven_cold', ...field('a?: int = 1')],
    says: /cannot have both `\?` and a default/,
  },
  'a line that is no field': {
    args: ['add', 'oven_cold', ...field('degrees')],
    says: /is no field: write name, colon and type/,
  },
  'fields that contradict what is sent': {
    args: ['add', 'loaf_ready', ...field('loafId: int')],
    says: /already sends `loafId: string`, not `loafId: int`/,
  },
  'an unknown protocol': {
    args: ['add', 'oven_cold', '--protocol', 'Toaster'],
    says: /`Toaster` is no protocol here: use OvenMessage/,
  },
  'an unknown delivery': {
    args: ['add', 'oven_cold', '--deliver', 'pigeon'],
    says: /no value of --deliver: use client, all, room, others, user, agent, service, none/,
  },
  'a delivery nobody offers': {
    args: ['add', 'oven_cold', '--deliver', 'room'],
    says: /cannot be delivered by `room`/,
  },
  'an unknown store': {
    args: ['add', 'oven_cold', ...field('a: int'), '--store', 'useToast'],
    says: /`useToast` is no store here: use one of useLoafStore/,
  },
  'a key that payloads cannot be kept by': {
    args: ['add', 'oven_cold', ...field('a?: int'), '--update', 'upsert', '--key', 'a'],
    says: /may be absent/,
  },
  'an unknown command': { args: ['bake'], says: /`bake` is no command/ },
  'an unknown flag': { args: ['add', 'oven_cold', '--colour', 'red'], says: /--colour/ },
  'a missing name': { args: ['add'], says: /Say which event to add/ },
  'a folder that does not exist': { args: ['check', 'nowhere'], says: /The folder nowhere does not exist/ },
  'a folder without a protocol': {
    args: ['check'],
    says: /No WebSocket protocol found/,
    texts: new Map([['a.py', 'x = 1\n']]),
  },
  'an event that is not there': { args: ['remove', 'oven_cold'], says: /There is no event `oven_cold`/ },
  'removing what is still sent': {
    args: ['remove', 'loaf_ready'],
    says: /is still sent at bakery\/services\/baker\.py:16/,
  },
  'a value that says nothing': {
    args: ['add', 'oven_cold', '--value', 'degrees'],
    says: /`degrees` says no value: write KEY=EXPR/,
  },
  'a value without a place': {
    args: ['add', 'oven_cold', '--deliver', 'all', '--value', 'degrees=1'],
    says: /A value says what an argument is at a place/,
  },
  'a place in a file that is not there': {
    args: ['add', 'oven_cold', '--emit-in', 'bakery/services/oven.py:Oven.run'],
    says: /There is no file `bakery\/services\/oven\.py` here/,
  },
  'a place that is a class, for a delivery that wants a function': {
    args: ['add', 'oven_cold', '--deliver', 'all', '--emit-in', 'bakery/services/baker.py:Baker'],
    says: /it has no function `Baker`/,
  },
  'a reply that nothing joins': {
    args: [
      'add',
      'crust_wanted',
      '--field',
      'ovenId: string',
      '--reply',
      'crust_chosen',
      '--reply-field',
      'crust: string',
    ],
    says: /Nothing joins `crust_wanted` and `crust_chosen`: give both the same id/,
  },
  'a reply joined by an id that is no text': {
    args: ['add', 'crust_wanted', '--field', 'askId: int', '--reply', 'crust_chosen', '--reply-field', 'askId: int'],
    says: /`askId` joins the two events: let it be `askId: string` in both/,
  },
  'a reply field without a reply': {
    args: ['add', 'crust_wanted', '--reply-field', 'crust: string'],
    says: /Say which event the reply is: --reply EVENT/,
  },
  'a value that names nothing there': {
    args: [
      'add',
      'oven_cold',
      '--field',
      'ovenId: string',
      '--emit-in',
      'bakery/services/baker.py:Baker.run',
      '--value',
      'ovenId=ovn.id',
    ],
    says: /`ovn` of `ovn\.id` is no name that `Baker\.run` or its module knows: use one that is there/,
  },
  'a function to call that is not there': {
    args: ['add', 'stop', '--direction', 'client-to-server', '--call', 'bakery/services/baker.py:Baker.stop'],
    says: /There is no function `Baker\.stop` in bakery\/services\/baker\.py/,
  },
  'a method to call of an object that nothing gets to': {
    args: ['add', 'stop', '--direction', 'client-to-server', '--call', 'bakery/services/baker.py:Baker.run'],
    says: /Nothing gets to an object of `Baker`/,
  },
  'a function to call for what the server sends': {
    args: ['add', 'oven_cold', '--call', 'bakery/services/baker.py:Baker.run'],
    says: /`oven_cold` is received by the client: leave out --call/,
  },
  'a place for what the client sends': {
    args: ['add', 'stop', '--direction', 'client-to-server', '--emit-in', 'bakery/services/baker.py:Baker'],
    says: /`stop` is sent by the client: leave out --emit-in/,
  },
  'conflict markers in a file that must change': {
    args: ['add', 'oven_cold'],
    says: /index\.ts has conflict markers/,
    texts: bakeryWith({ types: `${bakery.types}<<<<<<< ours\nexport type A = 1\n=======\n>>>>>>> theirs\n` }),
  },
  'a file that must change and does not parse': {
    args: ['add', 'oven_cold'],
    says: /does not parse: mend its syntax first/,
    texts: bakeryWith({ types: `${bakery.types}export interface Broken {\n` }),
  },
  'a protocol whose messages nobody tells apart': {
    args: ['add', 'stop', '--direction', 'client-to-server'],
    says: /No place was found where the server tells messages of OvenMessage apart/,
    texts: bakeryWith({ endpoint: bakery.endpoint.replace('if msg_type == OvenType.BAKE:', 'if True:') }),
  },
};

describe('cachibot-ws refuses in one sentence, with exit code 2, and writes nothing:', () => {
  for (const [name, { args, says, texts = bakeryWith() }] of Object.entries(cases)) {
    it(name, () => {
      withFolder(Folder.of(texts), (folder) => {
        const before = folder.texts();
        const { code, out, err } = folder.run(
          ...args,
          ...(args[0] === 'add' || args[0] === 'remove' ? ['--write'] : []),
        );
        assert.equal(code, 2, out + err);
        assert.match(err, says);
        assert.equal(err.trim().split('\n').length, 1, err);
        assert.equal(out, '');
        assert.deepEqual(folder.texts(), before);
      });
    });
  }

  it('a file that is read-only', () => {
    withFolder(Folder.of(bakeryWith()), (folder) => {
      chmodSync(join(folder.path, 'web/src/types/index.ts'), 0o444);
      const before = folder.texts();
      const { code, err } = folder.run('add', 'oven_cold', '--write');
      assert.equal(code, 2);
      assert.match(err, /index\.ts is read-only: make it writable/);
      assert.deepEqual(folder.texts(), before);
    });
  });
});
