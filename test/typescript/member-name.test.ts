// Names made from wire values and keys.
import assert from 'node:assert/strict';
import { memberNameFor, parameterNameFor } from '../../src/engine/typescript/member-name.ts';

describe('names', () => {
  it('of enum members follow their neighbours', () => {
    assert.equal(memberNameFor('loaf_ready', []), 'LOAF_READY');
    assert.equal(memberNameFor('loaf_ready', ['OVEN_COLD', 'A']), 'LOAF_READY');
    assert.equal(memberNameFor('loaf_ready', ['OvenCold', 'Done']), 'LoafReady');
    assert.equal(memberNameFor('3_loaves', []), '_3_LOAVES');
  });

  it('of parameters are camel case', () => {
    const none = new Set<string>();
    assert.deepEqual(
      ['loaf_id', 'loafId', 'doc-id', 'LoafID', '1st', '-'].map((key) => parameterNameFor(key, none)),
      ['loafId', 'loafId', 'docId', 'loafID', '_1st', '_'],
    );
  });

  it('of parameters step aside for words of the language and for each other', () => {
    assert.equal(parameterNameFor('class', new Set()), 'classValue');
    assert.equal(parameterNameFor('client', new Set(['client'])), 'clientValue');
    assert.equal(parameterNameFor('client', new Set(['client', 'clientValue'])), 'clientValue2');
  });
});
