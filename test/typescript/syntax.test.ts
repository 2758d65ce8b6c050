// Opening texts: what the compiler says of them, and that no text at all breaks a writer.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Written } from '../../src/engine/plan.ts';
import { readSyntax } from '../../src/engine/typescript/syntax.ts';
import {
  insertCallback,
  insertHandlerCase,
  insertInterface,
  insertNamedImport,
  insertSendMethod,
  insertStoreState,
  insertUnionMember,
  syntaxErrors,
} from '../../src/engine/typescript/writer.ts';
import { after } from './write-world.ts';

describe('syntax', () => {
  it('counts errors as the compiler does', () => {
    assert.equal(syntaxErrors('const a = 1\n', 'a.ts'), 0);
    assert.equal(syntaxErrors('\uFEFFconst a = 1\n', 'a.ts'), 0);
    assert.ok(syntaxErrors('const = 1\n', 'a.ts') > 0);
    assert.ok(syntaxErrors('const a = <p>a</p>\n', 'a.ts') > 0);
    assert.equal(syntaxErrors('const a = <p>a</p>\n', 'a.tsx'), 0);
    assert.equal(syntaxErrors('const a = <A>b\n', 'a.ts'), 0);
  });

  it('reads a text as TSX where it is no TypeScript', () => {
    const count = (text: string) => readSyntax(text, (file) => file.getStatements().length);
    assert.equal(count('const a = <p>a {b} c</p>\nconst d = 1\n'), 2);
    assert.equal(count('const a = <A>b\nconst d = 1\n'), 2);
  });

  it('edits behind a byte order mark', () => {
    const text = "\uFEFFtype A = 'a'\n";
    const spec = { union: 'A', value: 'b', placement: [] };
    assert.equal(after(text, insertUnionMember(text, spec)), "\uFEFFtype A = 'a' | 'b'\n");
  });

  const writers: readonly ((text: string) => Written)[] = [
    (text) => insertUnionMember(text, { union: 'A', value: 'x', placement: [{ after: 'a' }] }),
    (text) => insertInterface(text, { name: 'B', fields: [], after: ['A'] }),
    (text) => insertNamedImport(text, { module: 'a', name: 'x', isTypeOnly: false }),
    (text) => insertHandlerCase(text, { hook: 'useA', messageType: 'A', value: 'x', body: [], placement: [] }),
    (text) => insertSendMethod(text, { className: 'A', sendMethod: 'send', name: 'sendX', value: 'x', fields: [] }),
    (text) => insertCallback(text, { hook: 'useA', name: 'x', client: 'a', sendMethod: 'sendX', fields: [] }),
    (text) =>
      insertStoreState(text, {
        hook: 'useA',
        stateType: 'A',
        state: { name: 'x', typeText: 'X', initialText: 'null' },
        action: { name: 'setX', parameter: { name: 'x', typeText: 'X' }, update: { recipe: 'replace' } },
      }),
  ];

  it('breaks on no text', () => {
    const pieces = [
      ...[
        'type A =',
        ' |',
        " 'a'",
        ';',
        '\n',
        'interface A {',
        '}',
        '  b: string',
        'import',
        ' { a }',
        " from 'a'",
        ',',
      ],
      ...[
        'export function useA() {',
        'switch (a.type) {',
        "case 'a':",
        'break',
        'return {',
        'class A {',
        'send() {',
        '<p>',
      ],
      ...[
        'const useA =',
        'create<A>(',
        '(set) => ({',
        '})',
        ')',
        'useCallback(',
        '// c',
        '/*',
        '`',
        '\uFEFF',
        '\r\n',
        ' ',
      ],
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const write of writers) assert.ok(['edits', 'refused'].includes(write(text).kind));
      }),
      { numRuns: 150 },
    );
  });
});
