// Small files in every style: a canonical text is dressed in generated quotes, semicolons, indentation and line ends.
// Also the laws that each writer has to keep, whatever the file looks like.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TypeScriptFacts } from '../../src/engine/facts.ts';
import type { FieldSpec, Written } from '../../src/engine/plan.ts';
import { applyEdits } from '../../src/engine/source.ts';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';
import { syntaxErrors } from '../../src/engine/typescript/writer.ts';
import type { WireType } from '../../src/engine/wire-type.ts';

export interface Dress {
  readonly newline: string;
  readonly mark: string;
  readonly indent: string;
  readonly quote: string;
  readonly semicolon: string;
  readonly separator: string;
  readonly lastItem: string;
  readonly lastArgument: string;
  readonly end: string;
}

export const dresses: fc.Arbitrary<Dress> = fc.record({
  newline: fc.constantFrom('\n', '\r\n'),
  mark: fc.constantFrom('', '\uFEFF'),
  indent: fc.constantFrom('  ', '    ', '\t'),
  quote: fc.constantFrom("'", '"'),
  semicolon: fc.constantFrom('', ';'),
  separator: fc.constantFrom('', ';', ','),
  lastItem: fc.constantFrom('', ','),
  lastArgument: fc.constantFrom('', ','),
  end: fc.constantFrom('', '\n', '\n\n'),
});

/** In a canonical text `§` is a semicolon, `¶` a member's separator, `°` the comma after the last item, `^` after the last argument. */
export const dress = (text: string, style: Dress): string => {
  const body = text
    .trimEnd()
    .replaceAll('§', style.semicolon)
    .replaceAll('¶', style.separator)
    .replaceAll('°', style.lastItem)
    .replaceAll('^', style.lastArgument)
    .replaceAll("'", style.quote)
    .replace(/^(?: {2})+/gm, (spaces) => style.indent.repeat(spaces.length / 2));
  return style.mark + (body + style.end).replaceAll('\n', style.newline);
};

/** The plain style of CachiBot. */
export const plain = (text: string): string => text.replace(/[§¶^]/g, '').replaceAll('°', ',');

const editsOf = (result: Written) => {
  if (result.kind === 'refused') assert.fail(result.reason);
  return result.edits;
};

export const after = (text: string, result: Written): string => applyEdits(text, editsOf(result));

export interface Pair {
  readonly insert: (text: string) => Written;
  readonly remove: (text: string) => Written;
  readonly shows: (facts: TypeScriptFacts) => boolean;
}

/** Only insertions, no syntax error, visible to the reader, twice is once, and removed without a trace. */
export const checkLaws = (text: string, { insert, remove, shows }: Pair): void => {
  const edits = editsOf(insert(text));
  assert.ok(edits.length > 0, 'nothing was inserted');
  for (const { range } of edits) assert.equal(range.start, range.end);
  const result = applyEdits(text, edits);
  assert.equal(syntaxErrors(result, 'world.ts'), 0, result);
  assert.deepEqual(editsOf(insert(result)), [], `written twice:\n${result}`);
  assert.equal(after(result, remove(result)), text);
  assert.deepEqual(editsOf(remove(text)), [], 'removed from where it never was');
  assert.ok(shows(readTypeScript(result, 'world.ts')), `not seen by the reader:\n${result}`);
};

const reason = (result: Written): string => (result.kind === 'refused' ? result.reason : '');

export const checkRefused = (result: Written, expected: RegExp): void => {
  assert.match(reason(result), expected);
};

/** Wire values that no world has. */
export const newValues = fc.stringMatching(/^new_[a-z]{1,6}(_[a-z0-9]{1,5}){0,2}$/);

const scalars: fc.Arbitrary<WireType> = fc.oneof(
  fc.constantFrom('string', 'int', 'float', 'boolean', 'record', 'unknown').map((kind) => ({ kind }) as const),
  fc.stringMatching(/^[a-z'"\\ ]{1,6}$/).map((value) => ({ kind: 'literal', value }) as const),
);

const types: fc.Arbitrary<WireType> = fc.oneof(
  scalars,
  scalars.map((item) => ({ kind: 'list', item }) as const),
  scalars.map((one) => ({ kind: 'union', members: [one, { kind: 'null' }] }) as const),
  scalars.map((one) => ({ kind: 'list', item: { kind: 'union', members: [one, { kind: 'null' }] } }) as const),
);

const keys = fc.oneof(
  fc.stringMatching(/^[a-z]{1,4}(_[a-z]{1,4}){0,2}$/),
  fc.constantFrom(
    'botId',
    'class',
    'default',
    'client',
    'wsClient',
    'doc-id',
    '1st',
    "it's",
    '__proto__',
    'constructor',
  ),
);

const toField = (key: string, type: WireType, isConditional: boolean): FieldSpec => ({
  key,
  type,
  presence: isConditional ? 'conditional' : 'always',
  default: null,
  description: null,
});

export const fieldLists: fc.Arbitrary<readonly FieldSpec[]> = fc
  .uniqueArray(keys, { maxLength: 5 })
  .chain((unique) =>
    fc.tuple(...unique.map((key) => fc.tuple(types, fc.boolean()).map(([type, isIt]) => toField(key, type, isIt)))),
  );

export const field = (key: string, type: WireType, presence: FieldSpec['presence'] = 'always'): FieldSpec =>
  toField(key, type, presence === 'conditional');
