// The spellings of a direction in comments.
import assert from 'node:assert/strict';
import { commentText, directionIn } from '../../src/engine/typescript/direction.ts';

describe('directionIn', () => {
  const cases: readonly (readonly [string, ReturnType<typeof directionIn>])[] = [
    ['// Client -> Server', 'client-to-server'],
    ['// client → server', 'client-to-server'],
    ['// --- Client => Server ---', 'client-to-server'],
    ['/* Client to server */', 'client-to-server'],
    ['// client-to-server', 'client-to-server'],
    ['// C2S', 'client-to-server'],
    ['// Server <- Client', 'client-to-server'],
    ['// sent by the client', 'client-to-server'],
    ['// From client', 'client-to-server'],
    ['// Frontend -> Backend', 'client-to-server'],
    ['// Server -> Client', 'server-to-client'],
    ['// SERVER --> CLIENT messages', 'server-to-client'],
    ['// server_to_client', 'server-to-client'],
    ['// Server to clients', 'server-to-client'],
    ['// S -> C', 'server-to-client'],
    ['// from the server', 'server-to-client'],
    ['// to the client', 'server-to-client'],
    ['// Client <-> Server', 'unknown'],
    ['// client -> server, server -> client', 'unknown'],
    ['// Debate lifecycle', null],
    ['// Fired by the scheduler', null],
    ['// the server is slow', null],
    ['// scripts', null],
  ];
  for (const [comment, direction] of cases) {
    it(`reads ${comment} as ${String(direction)}`, () => {
      assert.equal(directionIn(comment), direction);
    });
  }
});

describe('commentText', () => {
  it('takes the marks away', () => {
    assert.equal(commentText('// warm'), 'warm');
    assert.equal(commentText('/* warm */'), 'warm');
    assert.equal(commentText('/**\n * warm\n * and dry\n */'), 'warm\nand dry');
  });
});
