// State and action of a store, in every form a store is made in.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  insertStoreState,
  removeStoreState,
  type StoreStateSpec,
  type StoreUpdate,
} from '../../src/engine/typescript/writer.ts';
import { after, checkLaws, checkRefused, dress, dresses, plain } from './write-world.ts';

interface Form {
  readonly before: string;
  readonly behind: string;
  readonly parameters: string;
  readonly hasReset: boolean;
  readonly hasBlanks: boolean;
  readonly isDocumented: boolean;
}

const creators = [
  { before: 'create<OvenState>()(', behind: ')' },
  { before: 'create<OvenState>(', behind: ')' },
  { before: 'create<OvenState>()(persist(', behind: ", { name: 'oven' }))" },
  {
    before: 'create<OvenState>()(devtools(persist(',
    behind: ", { name: 'oven', partialize: (s) => ({ loaf: s.loaf }) })))",
  },
];

const forms: fc.Arbitrary<Form> = fc
  .record({
    creator: fc.constantFrom(...creators),
    parameters: fc.constantFrom('set', 'set, get', 'put, get, api'),
    hasReset: fc.boolean(),
    hasBlanks: fc.boolean(),
    isDocumented: fc.boolean(),
  })
  .map(({ creator, ...rest }) => ({ ...creator, ...rest }));

const storeText = (form: Form): string => {
  const set = form.parameters.split(',')[0] ?? '';
  const blank = form.hasBlanks ? '\n' : '';
  const doc = form.isDocumented ? '  /** Said of it. */\n' : '';
  return `import { create } from 'zustand'§

interface OvenState {
  // State
${doc}  loaf: Loaf | null¶
${doc}  hot: boolean¶ // or not

  // Actions
${doc}  bake: (loaf: Loaf) => void¶
${doc}  cool: () => void¶
${form.hasReset ? '  reset: () => void¶\n' : ''}}

export const useOvenStore = ${form.before}(${form.parameters}) => ({
  // State
  loaf: null,
  hot: false, // or true

  // Actions
  bake: (loaf) =>
    ${set}((s) => ({
      loaf: { ...s.loaf, ...loaf }°
    })),
${blank}  cool: () => ${set}({ hot: false })${form.hasReset ? `,\n${blank}  reset: () => ${set}({\n    loaf: null,\n    hot: false°\n  })°` : '°'}
})${form.behind}§
`;
};

const states: Readonly<Record<string, StoreStateSpec['state']>> = {
  value: { name: 'tray', typeText: "Tray | 'none' | null", initialText: "'none'" },
  list: { name: 'tray', typeText: 'Tray[]', initialText: '[]' },
  record: { name: 'tray', typeText: 'Record<string, Tray>', initialText: '{}' },
};

const updates: readonly StoreUpdate[] = [
  { recipe: 'replace' },
  { recipe: 'append' },
  { recipe: 'upsert', shape: 'record', key: 'trayId' },
  { recipe: 'upsert', shape: 'list', key: 'tray-id' },
  { recipe: 'remove', shape: 'record', key: 'trayId' },
  { recipe: 'remove', shape: 'list', key: 'trayId' },
];

const spec = (update: StoreUpdate, parameter: string): StoreStateSpec => {
  const shape = 'shape' in update ? update.shape : update.recipe === 'append' ? 'list' : 'value';
  return {
    hook: 'useOvenStore',
    stateType: 'OvenState',
    state: states[shape] ?? assert.fail(shape),
    action: { name: 'setTray', parameter: { name: parameter, typeText: 'Tray' }, update },
  };
};

const name = { hook: 'useOvenStore', stateType: 'OvenState', state: 'tray', action: 'setTray' };

describe('state of a store', () => {
  it('keeps the laws in every form and style', () => {
    const recipes = fc.constantFrom(...updates);
    fc.assert(
      fc.property(
        forms,
        dresses,
        recipes,
        fc.constantFrom('tray', 'payload', 's'),
        (form, style, recipe, parameter) => {
          checkLaws(dress(storeText(form), style), {
            insert: (text) => insertStoreState(text, spec(recipe, parameter)),
            remove: (text) => removeStoreState(text, name),
            shows: ({ stores, types }) =>
              stores[0]?.state.at(-1)?.name === 'tray' &&
              stores[0].actions.find((action) => action.name === 'setTray')?.sets.includes('tray') === true &&
              types[0]?.fields.some(({ key }) => key === 'setTray') === true,
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('keeps the laws where there is no action yet, or nothing else', () => {
    const bodies = fc.constantFrom<readonly [string, string]>(
      ['{ loaf: Loaf }', '({ loaf: null })'],
      ['{ loaf: Loaf; reset: () => void }', '({ loaf: null, reset: () => set({ loaf: null }) })'],
      ['{\n  loaf: Loaf¶ // it\n}', '({\n  loaf: null° // it\n})'],
      ['{\n  bake(): void¶\n}', '({\n  bake() {\n    return 1§\n  }°\n})'],
      ['{\n  bake(): void¶\n  loaf: Loaf¶\n}', '({\n  bake: async () => {}, loaf: null\n})'],
      ['{\n  loaf: Loaf¶\n  reset: () => void¶\n}', '({\n  ...initial,\n\n  reset: () => set(initial)°\n})'],
    );
    const recipes = fc.constantFrom(...updates);
    fc.assert(
      fc.property(bodies, dresses, recipes, ([type, body], style, recipe) => {
        const text = `interface OvenState ${type}\n\nconst useOvenStore = create<OvenState>()((set) => ${body})§\n`;
        checkLaws(dress(text, style), {
          insert: (file) => insertStoreState(file, spec(recipe, 'tray')),
          remove: (file) => removeStoreState(file, name),
          shows: ({ stores, types }) =>
            stores[0]?.state.some((one) => one.name === 'tray') === true &&
            stores[0].actions.some((one) => one.name === 'setTray') &&
            types[0]?.fields.some(({ key }) => key === 'tray') === true,
        });
      }),
      { numRuns: 100 },
    );
  });

  it('looks like its neighbours', () => {
    const form = {
      before: 'create<OvenState>()(',
      behind: ')',
      parameters: 'set',
      hasReset: true,
      hasBlanks: false,
      isDocumented: false,
    };
    const result = after(
      plain(storeText(form)),
      insertStoreState(plain(storeText(form)), spec({ recipe: 'upsert', shape: 'record', key: 'trayId' }, 'payload')),
    );
    assert.match(result, /hot: boolean \/\/ or not\n {2}tray: Record<string, Tray>\n\n {2}\/\/ Actions/);
    assert.match(result, /cool: \(\) => void\n {2}setTray: \(payload: Tray\) => void\n {2}reset/);
    assert.match(result, /hot: false, \/\/ or true\n {2}tray: \{\},\n\n/);
    assert.match(
      result,
      /setTray: \(payload\) =>\n {4}set\(\(s\) => \(\{\n {6}tray: \{ \.\.\.s\.tray, \[payload\.trayId\]: payload \},\n {4}\}\)\),\n {2}reset/,
    );
    assert.match(result, /hot: false,\n {4}tray: \{\},\n {2}\}\),\n\}\)\)/);
  });

  it('keeps the last payload in one line', () => {
    const form = {
      before: 'create<OvenState>(',
      behind: ')',
      parameters: 'set, get',
      hasReset: false,
      hasBlanks: true,
      isDocumented: true,
    };
    const text = plain(storeText(form));
    const result = after(text, insertStoreState(text, spec({ recipe: 'replace' }, 'tray')));
    assert.match(result, /set\(\{ hot: false \}\),\n\n {2}setTray: \(tray\) => set\(\{ tray \}\),\n\}\)\)/);
    assert.match(result, /\/\*\* Last payload received \*\/\n {2}tray: Tray \| 'none' \| null\n/);
  });

  it('adds to a list, and keeps and removes by a key in lists and records', () => {
    const written = (update: StoreUpdate, type: string): string => {
      const text = `interface OvenState {\n  tray: ${type}\n  cool: () => void\n}\n\nexport const useOvenStore = create<OvenState>()((set) => ({\n  tray: ${type === 'Tray[]' ? '[]' : '{}'},\n  cool: () => set({}),\n}))\n`;
      const of = spec(update, 'tray');
      const result = after(
        text,
        insertStoreState(text, { ...of, state: { ...of.state, typeText: type, initialText: null } }),
      );
      return /setTray: \(tray\) =>[^]*?\n {4}\}\)\)?,/.exec(result)?.[0] ?? '';
    };
    assert.equal(
      written({ recipe: 'append' }, 'Tray[]'),
      'setTray: (tray) =>\n    set((state) => ({\n      tray: [...state.tray, tray],\n    })),',
    );
    assert.equal(
      written({ recipe: 'upsert', shape: 'list', key: 'id' }, 'Tray[]'),
      'setTray: (tray) =>\n    set((state) => ({\n      tray: state.tray.some((item) => item.id === tray.id)\n        ? state.tray.map((item) => (item.id === tray.id ? tray : item))\n        : [...state.tray, tray],\n    })),',
    );
    assert.equal(
      written({ recipe: 'remove', shape: 'list', key: 'id' }, 'Tray[]'),
      'setTray: (tray) =>\n    set((state) => ({\n      tray: state.tray.filter((item) => item.id !== tray),\n    })),',
    );
    assert.equal(
      written({ recipe: 'remove', shape: 'record', key: 'id' }, 'Record<string, Tray>'),
      'setTray: (tray) =>\n    set((state) => {\n      const rest = { ...state.tray }\n      delete rest[tray]\n      return { tray: rest }\n    }),',
    );
  });

  it('completes what is there in part', () => {
    const text =
      "interface S { tray: string; setTray: (tray: string) => void }\nconst useS = create<S>()((set) => ({ tray: '' }))\n";
    const own = { hook: 'useS', stateType: 'S', state: { name: 'tray', typeText: 'string', initialText: "''" } };
    const action = {
      name: 'setTray',
      parameter: { name: 'tray', typeText: 'string' },
      update: { recipe: 'replace' },
    } as const;
    const result = after(text, insertStoreState(text, { ...own, action }));
    assert.equal(result, text.replace("'' }", "'', setTray: (tray) => set({ tray }) }"));
  });

  it('is refused where a name stands for something else', () => {
    const refused = (text: string) => insertStoreState(text, spec({ recipe: 'replace' }, 'tray'));
    const store = (body: string, type = 'a: string') =>
      `interface OvenState { ${type} }\nconst useOvenStore = create<OvenState>()((set) => ({ ${body} }))`;
    checkRefused(refused(store("a: ''", 'a: string; tray: number')), /another tray already/);
    checkRefused(refused(store('setTray: () => set({ a: 1 })')), /another setTray already/);
    checkRefused(refused('const useOvenStore = 1'), /No store useOvenStore/);
    checkRefused(refused('const useOvenStore = create<OvenState>(() => ({}))'), /takes no set/);
    checkRefused(refused("const useOvenStore = create<OvenState>((set) => ({ a: '' }))"), /no interface of this file/);
    checkRefused(refused('const useOvenStore = create<OvenState>((set) => make(set))'), /not made of one object/);
  });
});
