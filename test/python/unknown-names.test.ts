import assert from 'node:assert/strict';
import { readPython } from '../../src/engine/python/reader.ts';
import { unknownNameProblem } from '../../src/engine/python/unknown-names.ts';

const text = `import os.path
from time import time as now

LIMIT = 3

class Oven:
    heat = 1

    async def bake(self, loaf):
        for crumb in loaf:
            tray = crumb
        return tray

def clean(brush):
    sponge = brush
`;

const problem = (expression: string, within = 'Oven.bake'): string | null =>
  unknownNameProblem(text, readPython(text), within, new Map(), expression);

describe('the names of a value', () => {
  it('are those of the function, of its module, and of Python', () => {
    for (const expression of [
      'loaf.id',
      'self.heat',
      'LIMIT + now()',
      'os.path.join("a")',
      'len(str(tray))',
      'Oven()',
      'clean(1)',
      '"x y"',
    ])
      assert.equal(problem(expression), null, expression);
  });

  it('are bound by the expression itself at times', () => {
    for (const expression of [
      '[one.id for one in loaf]',
      '{k: v for k, v in loaf}',
      'max(loaf, key=lambda x: x.id)',
      'dict(ovn=1)',
    ])
      assert.equal(problem(expression), null, expression);
  });

  it('are told where nothing knows them', () => {
    assert.match(
      problem('ovn.id') ?? '',
      /^`ovn` of `ovn\.id` is no name that `Oven\.bake` or its module knows: .*\.$/,
    );
    assert.match(problem('sponge') ?? '', /`sponge`/);
    assert.match(problem('tray', 'clean') ?? '', /`tray`/);
    assert.match(problem('[one for two in loaf]') ?? '', /`one`/);
    assert.match(problem('f"{ovn}"') ?? '', /`ovn`/);
  });

  it('may come from a module that is imported whole', () => {
    const all = `from kitchen import *\n${text}`;
    assert.equal(unknownNameProblem(all, readPython(all), 'Oven.bake', new Map(), 'ovn.id'), null);
  });
});
