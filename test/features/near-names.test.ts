import assert from 'node:assert/strict';
import { nearNames } from '../../src/engine/features/near-names.ts';

const names = ['document_status', 'connection_status', 'done', 'room_bot_done', 'job_update'];

describe('near names', () => {
  it('are those spelt nearly so, nearest first', () => {
    assert.deepEqual(nearNames('documnt_status', names), ['document_status']);
    assert.deepEqual(nearNames('Done', [...names, 'dune']), ['done', 'dune']);
  });

  it('are those with words in common where none is spelt so', () => {
    assert.deepEqual(nearNames('bot_has_done', names), ['room_bot_done', 'done']);
  });

  it('are none for another word', () => {
    assert.deepEqual(nearNames('weather', names), []);
  });
});
