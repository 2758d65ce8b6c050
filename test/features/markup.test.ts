// Nothing that the workspace wrote becomes markup.
import assert from 'node:assert/strict';
import {
  code,
  codeInTable,
  escapeText,
  fenced,
  linkTo,
  message,
  oneLine,
  shorten,
} from '../../src/engine/features/markup.ts';

describe('escapeText', () => {
  it('leaves plain sentences as they read', () => {
    for (const text of [
      'Report how far it got (50 %?).',
      'Fired by the chunk_count of well-known jobs: again.',
      "It's done; all.",
    ])
      assert.equal(escapeText(text).replaceAll('\\%', '%'), text);
  });

  const live: readonly (readonly [string, string])[] = [
    ['a link', '[click](command:workbench.action.quit)'],
    ['an image', '![x](https://example.com/x.png)'],
    ['an address', 'see https://example.com/x and www.example.com'],
    ['an address in angles', '<command:workbench.action.quit>'],
    ['an element', '<img src=x onerror=alert(1)><details open>'],
    ['an entity', '&lt;b&gt;'],
    ['emphasis', '**bold** _soft_ ~~gone~~'],
    ['code', '`x` ``y``'],
    ['a table', 'a | b'],
    ['a heading', '# Title'],
    ['a list', '- one'],
    ['a counted list', '1. one'],
    ['a list counted with a bracket', '1) one'],
    ['a reference', '[x]: command:quit'],
    ['an icon', '$(trash)'],
    ['a backslash', '\\[x](y)'],
  ];
  for (const [what, text] of live) {
    it(`makes ${what} plain`, () => {
      // What is left without entities and escaped marks is read as markup.
      const rest = escapeText(text)
        .replace(/&#\d+;/g, '')
        .replace(/\\(?:_|[^\w\s])/g, '');
      assert.doesNotMatch(rest, /[[\]`*~!#$|<>&\\]|^- |^\d+[.)]|:\S|\.\S|(?<![a-z0-9])_|_(?![a-z0-9])/);
    });
  }

  it('keeps a docstring on one line, so that none begins a block', () => {
    assert.equal(escapeText('One\n\n    Two\r\n\tThree\u001b[31m'), 'One Two Three \\[31m');
  });
});

describe('code', () => {
  it('is a span, or an element where a span cannot hold the text', () => {
    assert.equal(code('string | null'), '`string | null`');
    assert.equal(code('a`b'), '<code>a&#96;b</code>');
    assert.equal(code('a\\b<c>`'), '<code>a&#92;b&#60;c&#62;&#96;</code>');
    assert.equal(code(''), '');
  });

  it('ends no cell of a table', () => {
    assert.equal(codeInTable('string | null'), '`string \\| null`');
    assert.doesNotMatch(codeInTable('a\\|b|`'), /\|/);
  });
});

describe('message', () => {
  it('keeps our backticks as code and escapes what stands around them', () => {
    assert.equal(
      message('`done` is sent, but *nobody* looks at `x|y`.'),
      '`done` is sent, but \\*nobody\\* looks at `x|y`.',
    );
  });

  it('copes with backticks that have no partner', () => {
    assert.equal(message('a`b'), 'a b');
  });
});

describe('the rest', () => {
  it('encodes what could end an address', () => {
    assert.equal(linkTo('x', 'file:///a (1)/b>c'), '[x](file:///a%20%281%29/b%3ec)');
    assert.equal(linkTo('x', null), 'x');
  });

  it('fences with more backticks than the text has', () => {
    assert.equal(fenced('json', '"```"'), '````json\n"```"\n````');
  });

  it('shortens and joins lines', () => {
    assert.equal(shorten('abcdef', 4), 'abc…');
    assert.equal(shorten('abcd', 4), 'abcd');
    assert.equal(oneLine(' a\n\tb\u0007 '), 'a b');
  });
});
