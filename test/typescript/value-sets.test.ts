// Unions and enums of strings, with what their comments say.
import assert from 'node:assert/strict';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const read = (text: string) => readTypeScript(text, 'oven.ts').valueSets;
const values = (text: string) => read(text).flatMap((set) => set.values.map(({ value }) => value));
const directions = (text: string) => read(text).flatMap((set) => set.values.map(({ direction }) => direction));

describe('a declared set of strings', () => {
  it('is a union of string literals', () => {
    assert.deepEqual(values('type Oven = \'hot\' | "cold"'), ['hot', 'cold']);
    assert.deepEqual(values("type Oven =\n  | 'hot'\n  | 'cold'"), ['hot', 'cold']);
    assert.deepEqual(values("type Oven = 'hot'"), ['hot']);
    assert.deepEqual(values("type Oven = ('hot' | 'cold')"), ['hot', 'cold']);
    assert.deepEqual(values("type Oven = 'it\\'s hot'"), ["it's hot"]);
  });

  it('is an enum with string values', () => {
    assert.deepEqual(values("enum Oven { HOT = 'hot', COLD = 'cold' }"), ['hot', 'cold']);
    assert.deepEqual(values("export const enum Oven { HOT = 'hot' }"), ['hot']);
    assert.equal(read("enum Oven { HOT = 'hot' }")[0]?.form, 'enum');
  });

  it('is no other type', () => {
    assert.deepEqual(values("type Oven = 'hot' | number"), []);
    assert.deepEqual(values("type Oven = 'hot' | null"), []);
    assert.deepEqual(values("type Oven = 'hot' | Door"), []);
    assert.deepEqual(values("type Oven = 'hot'[]"), []);
    assert.deepEqual(values('type Oven = `hot` | `cold`'), []);
    assert.deepEqual(values('enum Oven { HOT, COLD = 3 }'), []);
  });

  it('is read while a member is being typed', () => {
    assert.deepEqual(values("type Oven =\n  | 'hot'\n  | 'co\n"), ['hot', 'co']);
    assert.deepEqual(values("type Oven =\n  | 'hot'\n  |\n\nexport interface Door { a: string }"), ['hot']);
  });

  it('is exported where it stands, in a list, or not at all', () => {
    assert.equal(read("export type Oven = 'hot'")[0]?.isExported, true);
    assert.equal(read("type Oven = 'hot'; export { Oven }")[0]?.isExported, true);
    assert.equal(read("type Oven = 'hot'; export { Oven } from './oven'")[0]?.isExported, false);
    assert.equal(read("type Oven = 'hot'")[0]?.isExported, false);
  });

  it('has exact ranges', () => {
    const text = "export type Oven = 'hot'\nenum Door { OPEN = 'open', }";
    const [oven, door] = read(text);
    const at = (range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end);
    assert.equal(at(oven?.range), "export type Oven = 'hot'");
    assert.equal(at(oven?.nameRange), 'Oven');
    assert.equal(at(oven?.values[0]?.range), "'hot'");
    assert.equal(at(oven?.values[0]?.nameRange), "'hot'");
    assert.equal(at(door?.values[0]?.range), "OPEN = 'open'");
    assert.equal(at(door?.values[0]?.nameRange), 'OPEN');
    assert.equal(at(door?.values[0]?.valueRange), "'open'");
  });
});

describe('the direction of a value', () => {
  it('comes from the nearest direction comment above it', () => {
    const text = "type Oven =\n  // Client -> Server\n  | 'bake'\n  | 'stop'\n  // Server -> Client\n  | 'done'";
    assert.deepEqual(directions(text), ['client-to-server', 'client-to-server', 'server-to-client']);
  });

  it('is carried over comments that name a feature', () => {
    assert.deepEqual(directions("type Oven =\n  // Server -> Client\n  | 'done'\n  // Crumbs\n  | 'swept'"), [
      'server-to-client',
      'server-to-client',
    ]);
  });

  it('comes from a trailing comment where nothing stands above', () => {
    assert.deepEqual(directions("type Oven =\n  | 'bake' // client to server\n  | 'done' // server to client"), [
      'client-to-server',
      'server-to-client',
    ]);
    assert.deepEqual(directions("enum Oven {\n  BAKE = 'bake', // client to server\n  DONE = 'done'\n}"), [
      'client-to-server',
      null,
    ]);
  });

  it('is null without such a comment', () => {
    assert.deepEqual(directions("// Server -> Client\ntype Oven = 'hot' // whenever"), [null]);
    assert.deepEqual(directions("type Door = 'open' // Server -> Client\ntype Oven = 'hot'"), [
      'server-to-client',
      null,
    ]);
  });

  it('leaves the trailing comment as text', () => {
    const [set] = read("type Oven =\n  | 'hot' // since dawn\n  | 'cold' /* by noon */\n  | 'off'\n  // the end");
    assert.deepEqual(
      set?.values.map(({ comment }) => comment),
      ['since dawn', 'by noon', null],
    );
  });
});
