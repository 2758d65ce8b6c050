// A text parsed with the help of an earlier one must be read as if nobody had seen it before.
import assert from 'node:assert/strict';
import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import type { Tree } from '@lezer/common';
import fc from 'fast-check';
import { differenceOf } from '../src/engine/difference.ts';
import { parsePython } from '../src/engine/python/tree.ts';
import { Reparser } from '../src/engine/reparse.ts';
import { bakery } from './support/bakery.ts';

interface Outline {
  readonly nodes: readonly string[];
  readonly damage: readonly string[];
}

const outline = (tree: Tree): Outline => {
  const nodes: string[] = [];
  const damage: string[] = [];
  tree.iterate({
    enter: ({ type, from, to }) => {
      (type.isError ? damage : nodes).push(`${type.name} ${from}-${to}`);
    },
  });
  return { nodes, damage };
};

const typed = fc.constantFrom(
  'x',
  '(',
  ')',
  '{',
  '}',
  '"',
  "'",
  '`',
  '\n',
  '    ',
  '#',
  '/*',
  '"""',
  'if a:',
  '=',
  ' ',
);

const edit = fc.record({ at: fc.nat(), removed: fc.nat({ max: 3 }), typed });

const apply = (text: string, { at, removed, typed: more }: { at: number; removed: number; typed: string }): string => {
  const start = at % (text.length + 1);
  return text.slice(0, start) + more + text.slice(start + removed);
};

const cases = [
  { name: 'Python', parser: python, texts: [bakery.models, bakery.endpoint, bakery.service] },
  {
    name: 'TypeScript',
    parser: javascript.configure({ dialect: 'ts' }),
    texts: [bakery.types, bakery.hook, bakery.store],
  },
];

describe('parsing again', () => {
  for (const { name, parser, texts } of cases) {
    it(`gives the tree of a first look, where ${name} is sound`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...texts), fc.array(edit, { maxLength: 12 }), (start, edits) => {
          const reparser = new Reparser(parser);
          let text = start;
          reparser.parse(text, outline);
          for (const one of edits) {
            // Every other edit is taken back, as people do.
            for (const next of [apply(text, one), one.at % 2 === 0 ? text : apply(text, one)]) {
              const again = reparser.parse(next, outline);
              const first = outline(parser.parse(next));
              if (first.damage.length === 0) assert.deepEqual(again, first);
              text = next;
            }
          }
        }),
        { numRuns: 80 },
      );
    });
  }

  it('reads what is new only, where the text was damaged and is sound again', () => {
    const reparser = new Reparser(python);
    for (const text of [bakery.models, `${bakery.models}def f(`, `${bakery.models}def f(): pass\n`])
      assert.deepEqual(reparser.parse(text, outline), outline(python.parse(text)));
  });
});

describe('parsing Python again', () => {
  it('leaves functions where they stand, in a file whose last line has no end', () => {
    const lines = (line: (index: number) => string, count: number): readonly string[] =>
      Array.from({ length: count }, (_, index) => line(index));
    const names = lines((index) => `x${index} = f(${index})`, 27);
    const serve = [
      'async def serve(ws):',
      '    try:',
      '        while True:',
      '            if x == 1:',
      '                pass',
      '    except ValueError:',
      '        log(ws)',
    ];
    const functionOf = (index: number): string =>
      [
        `def f${index}(x):`,
        '    y = g(x)',
        ...lines((line) => `    y = g(y, ${line}, a.b.c)`, 9),
        '    if y:',
        '        return y',
      ].join('\r\n');
    const before = [...names, ...serve, ...lines((index) => `\r\n\r\n${functionOf(index)}`, 13)].join('\r\n');
    const after = before.replace('    except', '            elif x == 2:\r\n                log(x)\r\n    except');
    parsePython(before);
    const functions = parsePython(after).root.children.filter((node) => node.name === 'FunctionDefinition');
    assert.equal(functions.length, 14);
  });
});

describe('the difference of two texts', () => {
  it('is what has to be replaced, and nothing that is the same at either end', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 1500 });
    fc.assert(
      fc.property(text, text, text, text, (start, one, other, end) => {
        const [before, after] = [start + one + end, start + other + end];
        const difference = differenceOf(before, after);
        const taken = before.slice(difference.before.start, difference.before.end);
        const put = after.slice(difference.after.start, difference.after.end);
        assert.equal(difference.before.start, difference.after.start);
        assert.equal(before.slice(0, difference.before.start) + put + before.slice(difference.before.end), after);
        if (taken !== '' && put !== '') {
          assert.notEqual(taken.charAt(0), put.charAt(0));
          assert.notEqual(taken.at(-1), put.at(-1));
        }
      }),
    );
  });
});
