// Import and re-export statements.
import assert from 'node:assert/strict';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const read = (text: string) => readTypeScript(text, 'oven.ts');
const told = (text: string) =>
  read(text).imports.map(({ local, imported, module, isTypeOnly }) => [local, imported, module, isTypeOnly]);

describe('an import', () => {
  it('is one fact for each name', () => {
    assert.deepEqual(told("import bread, { loaf, crumb as bit } from './oven'"), [
      ['bread', 'default', './oven', false],
      ['loaf', 'loaf', './oven', false],
      ['bit', 'crumb', './oven', false],
    ]);
  });

  it('of types only is told by the statement or the specifier', () => {
    assert.deepEqual(told("import type { Loaf } from './oven'"), [['Loaf', 'Loaf', './oven', true]]);
    assert.deepEqual(told("import { type Loaf, bake } from './oven'"), [
      ['Loaf', 'Loaf', './oven', true],
      ['bake', 'bake', './oven', false],
    ]);
    assert.deepEqual(told("import { type Loaf as Bread } from './oven'"), [['Bread', 'Loaf', './oven', true]]);
  });

  it('of a whole module has no imported name', () => {
    assert.deepEqual(told("import * as oven from './oven'"), [['oven', null, './oven', false]]);
  });

  it('for effect names nothing', () => {
    assert.deepEqual(told("import './oven.css'"), []);
  });

  it('has exact ranges', () => {
    const text = "import { loaf,\n  type Crumb as Bit } from './oven'";
    const [, bit] = read(text).imports;
    assert.equal(text.slice(bit?.range.start, bit?.range.end), 'type Crumb as Bit');
    assert.equal(text.slice(bit?.statement.start, bit?.statement.end), text);
  });

  it('without its module yet is left out', () => {
    assert.deepEqual(told('import { loaf } from'), []);
  });
});

describe('a re-export', () => {
  it('gives away a name of another module', () => {
    const text =
      "export { loaf as bread } from './oven'; export * from './pan'; export * as tin from './tin'; export { mine }";
    assert.deepEqual(
      read(text).reexports.map(({ local, imported, module }) => [local, imported, module]),
      [
        ['bread', 'loaf', './oven'],
        ['*', null, './pan'],
        ['tin', null, './tin'],
      ],
    );
  });
});
