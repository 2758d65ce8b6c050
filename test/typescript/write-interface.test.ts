// Payload interfaces: new ones behind their neighbours, and the ones that are there already.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { insertInterface, removeInterface } from '../../src/engine/typescript/writer.ts';
import { after, checkLaws, checkRefused, dress, dresses, field, fieldLists, plain } from './write-world.ts';

const world = `import { a } from './a'§

export interface OvenMessage {
  type: string¶
  payload: unknown¶
}

export interface LoafPayload {
  id: string¶
  crust?: 'thin' | 'thick'¶
}

// Not a payload.
export type Shelf = 'top' | 'bottom'§ // two of them
`;

const text = { kind: 'string' } as const;

describe('a payload interface', () => {
  it('keeps the laws in every style', () => {
    const after = fc.subarray(['OvenMessage', 'LoafPayload', 'Shelf', 'Missing']);
    fc.assert(
      fc.property(dresses, fieldLists, after, (style, fields, neighbours) => {
        checkLaws(dress(world, style), {
          insert: (file) => insertInterface(file, { name: 'BunPayload', fields, after: neighbours }),
          remove: (file) => removeInterface(file, { name: 'BunPayload' }),
          shows: ({ types, aliases }) =>
            fields.length === 0
              ? aliases.some(({ name }) => name === 'BunPayload')
              : types.find(({ name }) => name === 'BunPayload')?.fields.length === fields.length,
        });
      }),
      { numRuns: 100 },
    );
  });

  it('stands behind the last of its neighbours', () => {
    const fields = [field('id', text), field('doc-id', { kind: 'list', item: { kind: 'int' } }, 'conditional')];
    const file = plain(world);
    const spec = { name: 'BunPayload', fields, after: ['LoafPayload', 'OvenMessage'] };
    const added = "\nexport interface BunPayload {\n  id: string\n  'doc-id'?: number[]\n}\n";
    assert.equal(after(file, insertInterface(file, spec)), file.replace('\n// Not', `${added}\n// Not`));
  });

  it('carries descriptions as comments that cannot end early', () => {
    const described = { ...field('id', text), description: 'the */ id' };
    const result = after('', insertInterface('', { name: 'A', fields: [described], after: [] }));
    assert.equal(result, 'export interface A {\n  /** the *\\/ id */\n  id: string\n}\n');
    assert.equal(after(result, removeInterface(result, { name: 'A' })), '');
  });

  it('is left alone where it says the same, if more exactly', () => {
    const file = "interface A { id: Id; crust?: 'thin' | 'thick' }";
    const fields = [field('id', text), field('crust', text, 'conditional')];
    assert.equal(after(file, insertInterface(file, { name: 'A', fields, after: [] })), file);
  });

  it('is refused where it says something else', () => {
    const refused = (file: string) => insertInterface(file, { name: 'A', fields: [field('id', text)], after: [] });
    checkRefused(refused('interface A { id: number }'), /A says that id is number, not string/);
    checkRefused(refused('interface A { id?: string }'), /id is conditional/);
    checkRefused(refused('interface A { id: string | null }'), /id is string \| null/);
    checkRefused(refused('interface A { other: string }'), /A has no id/);
    checkRefused(refused('interface A { id: string; other: string }'), /A also has other/);
    checkRefused(refused('class A {}'), /another declaration/);
  });
});
