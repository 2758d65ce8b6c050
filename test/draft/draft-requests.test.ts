import assert from 'node:assert/strict';
import { requestsOf } from '../../src/engine/draft/draft-requests.ts';
import { readDraft } from '../../src/engine/draft/read-draft.ts';
import { bakeryWith } from '../support/bakery.ts';
import { projectOf } from '../support/fixture.ts';
import { Folder } from '../support/command-line.ts';
import { readFolder } from '../../src/cli/read-folder.ts';

const bakeryContract = projectOf(bakeryWith()).contract();

const problemsIn = (text: string, contract = bakeryContract): readonly (readonly [string, string])[] => {
  const { requests, problems } = requestsOf(contract, readDraft(text));
  assert.ok(problems.length === 0 || requests.length === 0);
  return problems.map(({ range, message }) => [text.slice(range.start, range.end), message]);
};

describe('what a draft asks for in a project', () => {
  it('is a request for each event; the only protocol need not be named', () => {
    const { requests, problems } = requestsOf(
      bakeryContract,
      readDraft('event oven_hot\n  ovenId: string\nevent oven_cold'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      requests.map(({ protocol, name, fields, direction }) => [protocol, name, fields.length, direction]),
      [
        ['OvenMessage', 'oven_hot', 1, 'server-to-client'],
        ['OvenMessage', 'oven_cold', 0, 'server-to-client'],
      ],
    );
  });

  it('asks for the protocol where several could be meant', () => {
    const folder = Folder.copyOf('sample');
    try {
      const contract = projectOf(readFolder(folder.path)).contract();
      assert.deepEqual(problemsIn('event hot', contract), [
        ['hot', 'Say which protocol gets `hot`: a line `protocol RoomWSMessage, VoiceMessage or WSMessage`.'],
      ]);
      assert.deepEqual(problemsIn('event room_hot', contract), []);
    } finally {
      folder.remove();
    }
  });

  it('says what cannot be an event or a field, at its word', () => {
    assert.deepEqual(problemsIn('event a\n  protocol OvenMesage'), [
      ['OvenMesage', '`OvenMesage` is no protocol here: write `OvenMessage`.'],
    ]);
    assert.deepEqual(problemsIn('event OvenHot'), [
      ['OvenHot', '`OvenHot` is no event name: use lower case and underscores, for example `oven_hot`.'],
    ]);
    assert.deepEqual(problemsIn('event hot\n  a: int\n  b: int\n  a: float'), [
      ['a: float', '`a` stands there twice: remove one of the two fields.'],
    ]);
    assert.deepEqual(problemsIn('event hot\n  a: int\n  class: int')[0]?.[0], 'class: int');
    assert.deepEqual(problemsIn('event hot\nevent cold\nevent hot'), [
      ['hot', '`hot` of OvenMessage stands there twice: remove one of the two.'],
    ]);
  });

  it('keeps what is wrong in the text itself', () => {
    assert.deepEqual(
      problemsIn('event hot\n  updat none').map(([place]) => place),
      ['updat'],
    );
  });
});
