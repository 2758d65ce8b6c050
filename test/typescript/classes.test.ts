// Classes, their methods, and instances of them.
import assert from 'node:assert/strict';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const read = (text: string) => readTypeScript(text, 'oven.ts');
const methods = (text: string) => read(text).classes[0]?.methods ?? [];

describe('a class', () => {
  it('names what it extends, without type arguments', () => {
    const [oven] = read('export class Oven extends Base<Loaf> implements Warm {}').classes;
    assert.deepEqual([oven?.name, oven?.extends], ['Oven', 'Base']);
    assert.equal(read('class Oven {}').classes[0]?.extends, null);
  });

  it('has methods with their visibility', () => {
    const text =
      'abstract class Oven { bake() {} protected heat(): void {} private cool() {} #clean() {} protected abstract turn(): void }';
    assert.deepEqual(
      methods(text).map(({ name, visibility, isAbstract }) => [name, visibility, isAbstract]),
      [
        ['bake', 'public', false],
        ['heat', 'protected', false],
        ['cool', 'private', false],
        ['#clean', 'private', false],
        ['turn', 'protected', true],
      ],
    );
  });

  it('has a method in a property that holds an arrow function', () => {
    assert.deepEqual(
      methods('class Oven { bake = (id: string) => {}; door = 3 }').map(({ name }) => name),
      ['bake'],
    );
  });

  it('has no method in a getter', () => {
    assert.deepEqual(methods('class Oven { get isHot(): boolean { return true } }'), []);
  });

  it('has methods with parameters', () => {
    const [bake] = methods(
      "class Oven { bake(id: string, options?: { minutes?: number }, side = 'left', ...rest: Loaf[]) {} }",
    );
    assert.deepEqual(
      bake?.parameters.map(({ name, typeText, defaultText, isOptional }) => [name, typeText, defaultText, isOptional]),
      [
        ['id', 'string', null, false],
        ['options', '{ minutes?: number }', null, true],
        ['side', null, "'left'", true],
        ['rest', 'Loaf[]', null, true],
      ],
    );
  });

  it('has exact ranges', () => {
    const text = 'export class Oven {\n  private bake(id: string): void { heat() }\n}\n';
    const [oven] = read(text).classes;
    const [bake] = oven?.methods ?? [];
    const at = (range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end);
    assert.equal(at(oven?.range), text.trimEnd());
    assert.equal(at(oven?.bodyRange), text.slice(text.indexOf('{'), -1));
    assert.equal(at(bake?.range), 'private bake(id: string): void { heat() }');
    assert.equal(at(bake?.bodyRange), '{ heat() }');
    assert.equal(at(bake?.nameRange), 'bake');
    assert.equal(at(bake?.parameters[0]?.range), 'id: string');
  });
});

describe('an instance', () => {
  it('is made by a module-level const', () => {
    assert.deepEqual(
      read('export const oven = new Oven<Loaf>(1)').instances.map(({ name, className }) => [name, className]),
      [['oven', 'Oven']],
    );
  });

  it('is not made in a function', () => {
    assert.deepEqual(read('function f() { const oven = new Oven() }').instances, []);
  });
});
