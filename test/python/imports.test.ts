import assert from 'node:assert/strict';
import { readPython } from '../../src/engine/python/reader.ts';

const importsOf = (text: string) =>
  readPython(text).imports.map(({ local, imported, module, range }) => [
    local,
    imported,
    module,
    text.slice(range.start, range.end),
  ]);

describe('imports', () => {
  it('reads names, renamed names and several lines', () => {
    assert.deepEqual(importsOf('from a.b import (\n    C,\n    D as E,\n)\n'), [
      ['C', 'C', 'a.b', 'C'],
      ['E', 'D', 'a.b', 'D as E'],
    ]);
  });

  it('reads whole modules', () => {
    assert.deepEqual(importsOf('import enum, a.b\nimport x.y as z\n'), [
      ['enum', null, 'enum', 'enum'],
      ['a.b', null, 'a.b', 'a.b'],
      ['z', null, 'x.y', 'x.y as z'],
    ]);
  });

  it('keeps the dots of a relative import', () => {
    assert.deepEqual(importsOf('from . import x\nfrom ..models import Y\nfrom ...a.b import *\n'), [
      ['x', 'x', '.', 'x'],
      ['Y', 'Y', '..models', 'Y'],
      ['*', '*', '...a.b', '*'],
    ]);
  });

  it('tells the function of a local import and what is for the type checker only', () => {
    const text = `
if TYPE_CHECKING:
    from a import A

class S:
    def run(self):
        from b import B
`;
    assert.deepEqual(
      readPython(text).imports.map(({ local, within, isTypeOnly }) => [local, within, isTypeOnly]),
      [
        ['A', null, true],
        ['B', 'S.run', false],
      ],
    );
  });

  it('survives an import that is being typed', () => {
    assert.deepEqual(importsOf('from a import \nfrom b import (C, \n'), [['C', 'C', 'b', 'C']]);
  });
});
