// Styles read from files.
import assert from 'node:assert/strict';
import { quoted, readStyle } from '../../src/engine/typescript/style.ts';
import { readSyntax } from '../../src/engine/typescript/syntax.ts';

const read = (text: string) => readSyntax(text, readStyle);

describe('style', () => {
  it('is plain where a file says nothing', () => {
    assert.deepEqual(read(''), {
      newline: '\n',
      indent: '  ',
      quote: "'",
      semicolon: '',
      lastArgument: '',
      lastItem: ',',
      bracePadding: ' ',
      hasArrowParentheses: true,
    });
  });

  it('is what most of the file does', () => {
    const text =
      'import {a} from "a";\r\nif (a) {\r\n\tb(\r\n\t\tx => x,\r\n\t);\r\n}\r\nconst c = [\r\n\t\'it "is"\'\r\n]\r\n';
    assert.deepEqual(read(text), {
      newline: '\r\n',
      indent: '\t',
      quote: "'",
      semicolon: ';',
      lastArgument: ',',
      lastItem: '',
      bracePadding: '',
      hasArrowParentheses: false,
    });
  });

  it('takes the most frequent step for an indent, comments left out', () => {
    assert.equal(
      read('/**\n * a\n */\nif (a) {\n    b()\n    if (c) {\n        d(e,\n          f)\n    }\n}\n').indent,
      '    ',
    );
  });

  it('does not count the quotes of markup', () => {
    assert.equal(read('const a = <p className="a" title="b">{c(\'d\')}</p>').quote, "'");
  });

  it('quotes what needs it', () => {
    assert.equal(quoted('a', "'"), "'a'");
    assert.equal(quoted('it\'s "b"\\\n', "'"), String.raw`'it\'s "b"\\\n'`);
    assert.equal(quoted('it\'s "b"', '"'), String.raw`"it's \"b\""`);
  });
});
