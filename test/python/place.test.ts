import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPlace, functionAt } from '../../src/engine/python/place.ts';

const textOf = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

/** The names that surely have a value at the place in `bake`, without the parameters of functions around. */
const namesIn = (...body: readonly string[]): readonly string[] => {
  const place = findPlace(textOf('def bake(oven):', ...body.map((line) => `    ${line}`)), 'bake');
  return 'reason' in place ? [place.reason] : [...place.names.keys()].filter((name) => name !== 'oven');
};

const never = '`bake` never gets to its end';

describe('the names at a place', () => {
  it('are those that every way there has given a value', () => {
    assert.deepEqual(namesIn('heat = 1', 'print(heat)'), ['heat']);
    assert.deepEqual(namesIn('if oven:', '    heat = 1', 'print()'), []);
    assert.deepEqual(namesIn('if oven:', '    heat = 1', 'else:', '    heat = 2', 'print()'), ['heat']);
    assert.deepEqual(namesIn('if oven:', '    heat = 1', 'else:', '    raise ValueError', 'print()'), ['heat']);
    assert.deepEqual(namesIn('for loaf in oven:', '    heat = 1', 'print()'), []);
    assert.deepEqual(namesIn('while oven:', '    heat = 1', 'print()'), []);
    assert.deepEqual(namesIn('with oven as door:', '    heat = 1', 'print()'), ['door', 'heat']);
    assert.deepEqual(namesIn('if (heat := oven.heat()):', '    pass', 'print()'), ['heat']);
    assert.deepEqual(namesIn('a, (b, c) = oven', 'from x import y as z, w', 'import p', 'del a'), [
      'b',
      'c',
      'z',
      'w',
      'p',
    ]);
  });

  it('are told apart where something may go wrong', () => {
    assert.deepEqual(namesIn('try:', '    heat = 1', 'except OSError:', '    pass', 'print()'), []);
    assert.deepEqual(namesIn('try:', '    heat = 1', 'except OSError as e:', '    heat = 2', 'print()'), ['heat']);
    assert.deepEqual(namesIn('try:', '    heat = 1', 'except OSError:', '    return', 'print()'), ['heat']);
    assert.deepEqual(namesIn('try:', '    heat = 1', 'finally:', '    door = 1', 'print()'), ['heat', 'door']);
    assert.deepEqual(
      namesIn('match oven:', '    case 1:', '        heat = 1', '    case _:', '        heat = 2', 'print()'),
      ['heat'],
    );
    assert.deepEqual(namesIn('match oven:', '    case 1:', '        heat = 1', 'print()'), []);
  });

  it('hold what functions around have given a value by then', () => {
    const text = textOf(
      'async def serve(socket):',
      '    client = 1',
      '    if socket:',
      '        loaf = 2',
      '        async def tell(crumb):',
      '            print(crumb)',
      '    later = 3',
    );
    const place = findPlace(text, 'serve.tell');
    assert.ok(!('reason' in place));
    assert.deepEqual([...place.names.keys()], ['socket', 'client', 'loaf', 'crumb']);
  });

  it('lose None where a test lets nothing else by', () => {
    const text = textOf(
      'def bake(loaf: str | None, heat: int | None):',
      '    if not loaf or heat is None:',
      '        return',
      '    print()',
    );
    const place = findPlace(text, 'bake');
    assert.ok(!('reason' in place));
    assert.deepEqual(
      [...place.names.values()].map(({ typeText }) => typeText),
      ['str', 'int'],
    );
  });
});

describe('a place in a function', () => {
  it('is not there where nothing gets to', () => {
    assert.deepEqual(namesIn('raise ValueError'), [never]);
    assert.deepEqual(namesIn('while True:', '    print()'), [never]);
    assert.deepEqual(namesIn('while True:', '    for loaf in oven:', '        break'), [never]);
    assert.deepEqual(namesIn('while True:', '    if oven:', '        break'), []);
    assert.deepEqual(namesIn('if oven:', '    return 1', 'else:', '    return 2'), [never]);
    assert.deepEqual(namesIn('print()', 'return 1', 'print()'), [never]);
  });

  it('is the return of a block that is tried to the end', () => {
    const text = textOf(
      'def bake():',
      '    try:',
      '        heat = 1',
      '        return heat',
      '    except OSError:',
      '        raise',
    );
    const place = findPlace(text, 'bake');
    assert.ok(!('reason' in place) && place.before !== null);
    assert.equal(text.slice(place.before.start, place.before.end), 'return heat');
    assert.equal(place.indent, ' '.repeat(8));
  });

  it('is above the comment that speaks of the return', () => {
    const text = textOf('def bake():', '    heat = 1', '', '    # As hot', '    # as it gets', '    return heat');
    const place = findPlace(text, 'bake');
    assert.ok(!('reason' in place) && place.before !== null);
    assert.equal(text.slice(place.before.start, place.before.end), '# As hot\n    # as it gets\n    return heat');
  });

  it('is told why it cannot be had', () => {
    const reasonOf = (text: string): string => {
      const place = findPlace(text, 'bake');
      return 'reason' in place ? place.reason : 'found';
    };
    assert.match(reasonOf('x = 1\n'), /no function `bake`/);
    assert.match(reasonOf('def bake(): pass\n'), /on the line of its name/);
    assert.match(reasonOf('def bake():\n    pass\n\n\ndef bake():\n    pass\n'), /several functions/);
  });

  it('is found from the cursor', () => {
    const text = textOf(
      'x = 1',
      'class Oven:',
      '    def bake(self):',
      '        def turn():',
      '            pass',
      '        return 1',
      'y = 2',
    );
    const at = (part: string): string | null => functionAt(text, text.indexOf(part));
    assert.equal(at('pass'), 'Oven.bake.turn');
    assert.equal(at('return'), 'Oven.bake');
    assert.equal(at('y = 2'), null);
  });

  it('is looked for in any text without a complaint', () => {
    const pieces = fc.constantFrom(
      'def bake(',
      'x',
      '):\n',
      '    ',
      'return',
      'try:\n',
      'with a as b:\n',
      '"""',
      '\n',
      'match x:\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        findPlace(text, 'bake');
        functionAt(text, text.length);
      }),
    );
  });
});
