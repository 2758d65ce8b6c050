// A store in a file of its own, in the style of another, and when such a file may go as a whole.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';
import {
  holdsState,
  isLoneStore,
  newStoreText,
  removeStoreState,
  type StoreStateSpec,
  type StoreUpdate,
  syntaxErrors,
} from '../../src/engine/typescript/writer.ts';
import { after, dress, dresses, plain } from './write-world.ts';

const model = `import { create } from 'zustand'§

interface OvenState {
  hot: boolean¶
  heat: (hot: boolean) => void¶
}

export const useOvenStore = create<OvenState>()((put) => ({
  hot: false,
  heat: (hot) => put((s) => ({ hot: s.hot || hot }))°
}))§
`;

const spec = (update: StoreUpdate, typeText: string, initialText: string): StoreStateSpec => ({
  hook: 'useTrayStore',
  stateType: 'TrayState',
  state: { name: 'trays', typeText, initialText },
  action: { name: 'setTrays', parameter: { name: 'payload', typeText: 'Tray' }, update },
});

const specs: readonly StoreStateSpec[] = [
  spec({ recipe: 'replace' }, 'Tray | null', 'null'),
  spec({ recipe: 'append' }, 'Tray[]', '[]'),
  spec({ recipe: 'upsert', shape: 'record', key: 'trayId' }, 'Record<string, Tray>', '{}'),
];

const name = { hook: 'useTrayStore', stateType: 'TrayState', state: 'trays', action: 'setTrays' };

describe('a new store', () => {
  it('parses, is seen, and holds nothing else, in every style', () => {
    fc.assert(
      fc.property(dresses, fc.constantFrom(...specs), (style, one) => {
        const text = newStoreText(dress(model, style), one);
        assert.equal(syntaxErrors(text, 'trays.ts'), 0, text);
        const [store] = readTypeScript(text, 'trays.ts').stores;
        assert.deepEqual([store?.hook, store?.form, store?.persist], ['useTrayStore', 'curried', 'none']);
        assert.deepEqual(store?.actions[0]?.sets, ['trays']);
        assert.ok(isLoneStore(text, name));
        assert.ok(holdsState(text, name));
      }),
      { numRuns: 60 },
    );
  });

  it('looks like its model', () => {
    assert.equal(
      newStoreText(plain(model), specs[2] ?? assert.fail()),
      `import { create } from 'zustand'

interface TrayState {
  trays: Record<string, Tray>

  setTrays: (payload: Tray) => void
}

export const useTrayStore = create<TrayState>()((set) => ({
  trays: {},

  setTrays: (payload) =>
    set((state) => ({
      trays: { ...state.trays, [payload.trayId]: payload },
    })),
}))
`,
    );
  });

  it('is made as its model is made', () => {
    const head = (text: string) =>
      /export const .*|import .*/g.exec(newStoreText(text, specs[0] ?? assert.fail()))?.[0];
    const form = (text: string) => /create<.*/.exec(newStoreText(text, specs[0] ?? assert.fail()))?.[0];
    assert.equal(form('export const useA = create<A>((set) => ({ a: 1 }))'), 'create<TrayState>((set) => ({');
    assert.equal(
      form('export const useA = create<A>()(persist((set) => ({ a: 1 }), {}))'),
      'create<TrayState>()((set) => ({',
    );
    assert.equal(form('export function useA() {}'), 'create<TrayState>()((set) => ({');
    assert.equal(head("import create from 'zustand'\n"), "import create from 'zustand'");
    assert.equal(head('import { create } from "zustand/react";\n'), 'import { create } from "zustand/react";');
  });

  it('is not alone where anything was added, or a comment tells of it', () => {
    const text = newStoreText(plain(model), specs[0] ?? assert.fail());
    assert.ok(!isLoneStore(text.replace('  trays: null,', '  trays: null,\n  hot: true,'), name));
    assert.ok(!isLoneStore(`${text}\nexport const oven = 1\n`, name));
    assert.ok(!isLoneStore(`// The trays.\n${text}`, name));
    assert.ok(!isLoneStore(plain(model), name));
    assert.ok(!holdsState(plain(model), name));
    assert.equal(after(plain(model), removeStoreState(plain(model), name)), plain(model));
  });
});
