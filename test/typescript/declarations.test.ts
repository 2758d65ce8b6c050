// Interfaces, object types and other aliases, with the wire types of what they hold.
import assert from 'node:assert/strict';
import { formatType } from '../../src/engine/wire-type.ts';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const read = (text: string) => readTypeScript(text, 'oven.ts');
const fields = (text: string) =>
  read(text).types[0]?.fields.map(({ key, type, isOptional }) => `${key}${isOptional ? '?' : ''}: ${formatType(type)}`);

describe('a type with fields', () => {
  it('is an interface or an alias of an object type', () => {
    assert.deepEqual(fields('interface Loaf { id: string; weight?: number }'), ['id: string', 'weight?: float']);
    assert.deepEqual(fields('type Loaf = { id: string }'), ['id: string']);
    assert.equal(read('type Loaf = { id: string }').types[0]?.form, 'alias');
  });

  it('names what it extends or is intersected with', () => {
    assert.deepEqual(read('interface Loaf extends Bread, Box<Crumb> { id: string }').types[0]?.extends, [
      'Bread',
      'Box',
    ]);
    const [loaf] = read('type Loaf = Bread & { id: string }').types;
    assert.deepEqual([loaf?.extends, loaf?.fields.map(({ key }) => key)], [['Bread'], ['id']]);
  });

  it('names its type parameters', () => {
    assert.deepEqual(read('interface Message<T = unknown, U extends Loaf> { payload: T }').types[0]?.typeParameters, [
      'T',
      'U',
    ]);
  });

  it('has fields with quoted keys, and none for methods and index signatures', () => {
    assert.deepEqual(fields("interface Loaf { 'half-baked': boolean; [key: string]: unknown; bake(): void }"), [
      'half-baked: boolean',
    ]);
  });

  it('has exact ranges', () => {
    const text = 'export interface Loaf {\n  readonly weight?: number // grams\n}';
    const [loaf] = read(text).types;
    const at = (range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end);
    assert.equal(at(loaf?.range), text);
    assert.equal(at(loaf?.nameRange), 'Loaf');
    assert.equal(at(loaf?.fields[0]?.keyRange), 'weight');
    assert.equal(at(loaf?.fields[0]?.range), 'readonly weight?: number');
    assert.equal(loaf?.fields[0]?.typeText, 'number');
  });

  it('keeps the fields that stand beside a broken one', () => {
    assert.deepEqual(fields('interface Loaf {\n  id: string\n  weight:\n}'), ['id: string', 'weight: unknown']);
  });
});

describe('the wire type of a field', () => {
  const rest =
    "interface Crumb { a: string } type Side = 'left' | 'right' type Count = number enum Door { OPEN = 'open', SHUT = 'shut' } class Pan {}";
  const cases: readonly (readonly [string, string])[] = [
    ['string', 'a: string'],
    ['number', 'a: float'],
    ['boolean', 'a: boolean'],
    ['true', 'a: boolean'],
    ['unknown', 'a: unknown'],
    ['any', 'a: unknown'],
    ['object', 'a: record'],
    ['string | null', 'a: string | null'],
    ['string | undefined', 'a?: string'],
    ["'left' | 'right'", "a: 'left' | 'right'"],
    ['`loaf-${string}`', 'a: string'],
    ['12', 'a: float'],
    ['Record<string, Crumb>', 'a: record'],
    ['Partial<Loaf>', 'a: record'],
    ['{ b: string }', 'a: record'],
    ['string[]', 'a: string[]'],
    ['readonly string[]', 'a: string[]'],
    ["('x' | null)[]", "a: ('x' | null)[]"],
    ['Array<{ b: string }>', 'a: record[]'],
    ['Set<number>', 'a: float[]'],
    ['[string, string]', 'a: string[]'],
    ['Crumb', 'a: record'],
    ['Crumb & { b: string }', 'a: record'],
    ['Pan', 'a: record'],
    ['Count[]', 'a: float[]'],
    ['Side', "a: 'left' | 'right'"],
    ['Door', "a: 'open' | 'shut'"],
    ['Elsewhere', 'a: unknown'],
    ['Elsewhere | string', 'a: unknown'],
    ['() => void', 'a: unknown'],
    ["Loaf['side']", 'a: unknown'],
    ['keyof Loaf', 'a: unknown'],
  ];
  for (const [type, field] of cases) {
    it(`of ${type} is ${field}`, () => {
      assert.deepEqual(fields(`interface Loaf { a: ${type} } ${rest}`), [field]);
    });
  }

  it('of a type that holds itself is unknown there', () => {
    assert.deepEqual(
      read('type Dough = Dough[]').aliases.map(({ type }) => formatType(type)),
      ['unknown[]'],
    );
  });
});

describe('an alias', () => {
  it('is any other type', () => {
    assert.deepEqual(
      read('type Id = string\ntype Ids = Id[]').aliases.map(({ name, typeText, type }) => [
        name,
        typeText,
        formatType(type),
      ]),
      [
        ['Id', 'string', 'string'],
        ['Ids', 'Id[]', 'string[]'],
      ],
    );
  });

  it('is neither a type with fields nor a set of strings', () => {
    assert.deepEqual(read("type Loaf = { id: string }; type Side = 'left' | 'right'").aliases, []);
  });
});
