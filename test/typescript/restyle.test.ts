// Code without a home, in the style of a file.
import assert from 'node:assert/strict';
import {
  declaresAtTop,
  leavesAtEnd,
  restyleExpression,
  restyleLines,
  restyleType,
} from '../../src/engine/typescript/restyle.ts';
import { readStyle } from '../../src/engine/typescript/style.ts';
import { readSyntax } from '../../src/engine/typescript/syntax.ts';

const style = readSyntax('if (a) {\n\tb("c");\n}\n', readStyle);

describe('restyled code', () => {
  it('takes quotes, semicolons and indentation', () => {
    const lines = ["const a = b as 'x' | 'y'", 'if (a) {', "  c({ d: 'e' })", '', '\treturn', '}', 'f(', '  g,', ')'];
    assert.equal(
      restyleLines(lines, '\t', style),
      '\tconst a = b as "x" | "y";\n\tif (a) {\n\t\tc({ d: "e" });\n\n\t\treturn;\n\t}\n\tf(\n\t\tg\n\t);',
    );
  });

  it('closes no statement twice', () => {
    assert.equal(restyleLines(['a();', 'break;'], '', style), 'a();\nbreak;');
  });

  it('ends lists as the file does', () => {
    const lines = ['a(', '  b,', '  {', '    c,', '  },', ')'];
    const bare = readSyntax('a({\n  b: [\n    1\n  ]\n})\n', readStyle);
    const full = readSyntax('a(\n  {\n    b,\n  },\n)\n', readStyle);
    assert.equal(restyleLines(lines, '', bare), 'a(\n  b,\n  {\n    c\n  }\n)');
    assert.equal(restyleLines(lines, '', full), 'a(\n  b,\n  {\n    c,\n  },\n)');
  });

  it('may be a type or an expression', () => {
    assert.equal(restyleType("Record<string, 'a' | 'b'>", style), 'Record<string, "a" | "b">');
    assert.equal(restyleExpression("{ a: 'b' }", style), '{ a: "b" }');
  });

  it('is asked what it declares and how it ends', () => {
    assert.equal(declaresAtTop(['const a = 1']), true);
    assert.equal(declaresAtTop(['if (a) {', '  const b = 1', '}']), false);
    assert.equal(leavesAtEnd(['a()', 'return']), true);
    assert.equal(leavesAtEnd(['breakfast()']), false);
    assert.equal(leavesAtEnd([]), false);
  });
});
