// Wire types and keys as TypeScript writes them.
import assert from 'node:assert/strict';
import { writeKey, writeType } from '../../src/engine/typescript/write-type.ts';
import type { WireType } from '../../src/engine/wire-type.ts';

const union = (...members: readonly WireType[]): WireType => ({ kind: 'union', members });
const list = (item: WireType): WireType => ({ kind: 'list', item });
const literal = (value: string): WireType => ({ kind: 'literal', value });

describe('a type', () => {
  it('is written as TypeScript says it', () => {
    assert.equal(writeType({ kind: 'int' }), 'number');
    assert.equal(writeType({ kind: 'float' }), 'number');
    assert.equal(writeType({ kind: 'record' }), 'Record<string, unknown>');
    assert.equal(writeType(list(list({ kind: 'string' }))), 'string[][]');
    assert.equal(writeType(list(union({ kind: 'boolean' }, { kind: 'null' }))), '(boolean | null)[]');
    assert.equal(writeType(union(literal('a'), literal("it's"))), String.raw`'a' | 'it\'s'`);
    assert.equal(writeType(literal('a'), '"'), '"a"');
  });

  it('says number once', () => {
    assert.equal(writeType(union({ kind: 'int' }, { kind: 'float' }, { kind: 'null' })), 'number | null');
  });
});

describe('a key', () => {
  it('is quoted where it is no identifier', () => {
    assert.deepEqual(
      ['id', '$a', 'größe', '__proto__', 'doc-id', '1st', ''].map((key) => writeKey(key, "'")),
      ['id', '$a', 'größe', '__proto__', "'doc-id'", "'1st'", "''"],
    );
  });
});
