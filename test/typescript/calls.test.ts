// Calls by name.
import assert from 'node:assert/strict';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const read = (text: string) => readTypeScript(text, 'oven.ts').calls;

describe('a call', () => {
  it('has a name and a receiver', () => {
    assert.deepEqual(
      read('bake(1); oven.bake(1); ref.current?.bake(1); useRef<Oven>(null)').map(({ callee, name, receiver }) => [
        callee,
        name,
        receiver,
      ]),
      [
        ['bake', 'bake', null],
        ['oven.bake', 'bake', 'oven'],
        ['ref.current?.bake', 'bake', 'ref.current'],
        ['useRef', 'useRef', null],
      ],
    );
  });

  it('has arguments', () => {
    const [found] = read('bake(id, ...rest)');
    assert.deepEqual(
      found?.arguments.map(({ text }) => text),
      ['id', 'rest'],
    );
    assert.equal(found.hasSpread, true);
  });

  it('does not keep the text of functions', () => {
    assert.deepEqual(
      read('bake(() => 1)')[0]?.arguments.map(({ text }) => text),
      [''],
    );
  });

  it('tells where its value goes', () => {
    const calls = read('function f() { const loaf = await bake(knead(1)) }');
    assert.deepEqual(
      calls.map(({ name, within, passedTo, assignedTo }) => [name, within, passedTo, assignedTo]),
      [
        ['bake', 'f', null, 'loaf'],
        ['knead', 'f', 'bake', null],
      ],
    );
  });
});
