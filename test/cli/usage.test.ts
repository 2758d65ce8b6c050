import assert from 'node:assert/strict';
import { commands } from '../../src/cli/commands.ts';
import { Folder, withFolder } from '../support/command-line.ts';

describe('the usage', () => {
  it('lists all commands, in order', () => {
    const names = [...commands.keys()];
    assert.deepEqual(names, [...names].sort());
    withFolder(new Folder(), (folder) => {
      for (const args of [['help'], ['--help'], ['-h'], []]) {
        const { code, out } = folder.run(...args);
        assert.equal(code, args.length === 0 ? 2 : 0);
        for (const name of names) assert.ok(out.includes(`  cachibot-ws ${name} `), name);
      }
    });
  });

  for (const [name, { flags }] of commands) {
    it(`of ${name} names each of its flags`, () => {
      withFolder(new Folder(), (folder) => {
        const { code, out, err } = folder.run(name, '--help');
        assert.deepEqual([code, err], [0, '']);
        assert.ok(out.startsWith(`Usage: cachibot-ws ${name} `));
        for (const [flag, meaning] of flags) assert.ok(out.includes(`  ${flag} `) && out.includes(meaning));
        assert.equal(folder.run('help', name).out, out);
        assert.equal(folder.run(name, 'x', '-h').out, out);
      });
    });

    it(`of ${name} names only flags that the command takes`, () => {
      withFolder(new Folder(), (folder) => {
        for (const [flag] of flags) {
          const [word = '', ...value] = flag.split(' ');
          // The event and the folder are not there, so the command goes no further than its arguments.
          const { code, err } = folder.run(name, 'x', 'nowhere', word, ...value);
          assert.equal(code, 2);
          assert.doesNotMatch(err, /Unknown option|ERR_PARSE_ARGS/, flag);
        }
      });
    });
  }
});
