import assert from 'node:assert/strict';
import { contentRange, stringValue } from '../../src/engine/python/strings.ts';
import { parsePython } from '../../src/engine/python/tree.ts';

const literal = (text: string) => {
  const node = parsePython(text).root.children[0]?.children[0];
  assert.ok(node !== undefined);
  return node;
};

describe('string literals', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    [`"a"`, 'a'],
    [`'a"b'`, 'a"b'],
    [`"""a\nb"""`, 'a\nb'],
    [`u'a'`, 'a'],
    [`r"a\\n"`, 'a\\n'],
    [`"a\\n\\t\\"\\\\"`, 'a\n\t"\\'],
    [`"\\x41\\u00e9\\U0001F35E\\101"`, 'A\u00E9\u{1F35E}A'],
    [`"\\d"`, '\\d'],
    [`"\\U99999999"`, '\\U99999999'],
    [`"a" 'b'`, 'ab'],
    [`b"a"`, null],
    [`f"a{b}"`, null],
    [`"a" f"{b}"`, null],
    [`"a`, null],
    [`name`, null],
  ];
  for (const [text, expected] of cases) {
    it(`reads ${text.replaceAll('\n', ' ')} as ${JSON.stringify(expected)}`, () => {
      assert.equal(stringValue(text, literal(text)), expected);
    });
  }

  it('finds the content between the quotes', () => {
    for (const text of [`"key"`, `r'key'`, `"""key"""`]) {
      const { start, end } = contentRange(text, literal(text));
      assert.equal(text.slice(start, end), 'key');
    }
  });
});
