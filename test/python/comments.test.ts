import assert from 'node:assert/strict';
import { directionOf } from '../../src/engine/python/comments.ts';

describe('directions in comments', () => {
  for (const comment of [
    'Client -> Server',
    'client → server',
    'From client to server',
    'CLIENT => SERVER (commands)',
    'client-to-server',
    'frontend to the backend',
    'Server <- Client',
  ]) {
    it(`reads "${comment}" as client to server`, () => {
      assert.equal(directionOf(comment), 'client-to-server');
    });
  }

  for (const comment of [
    'Server -> Client',
    'server→client events',
    'Server to clients',
    '--- SERVER --> CLIENT ---',
    'backend -> frontend',
    'Client ← Server',
  ]) {
    it(`reads "${comment}" as server to client`, () => {
      assert.equal(directionOf(comment), 'server-to-client');
    });
  }

  for (const comment of [
    'Debate lifecycle',
    'Fired by the scheduler',
    'Tells the client that the server restarts',
    'For Telegram/Discord sync',
    'stoclient',
  ]) {
    it(`finds no direction in "${comment}"`, () => {
      assert.equal(directionOf(comment), null);
    });
  }

  it('cannot tell a direction from a comment that names both', () => {
    assert.equal(directionOf('Client <-> Server'), 'unknown');
  });
});
