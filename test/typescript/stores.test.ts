// Zustand stores in the forms people write them.
import assert from 'node:assert/strict';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const read = (text: string) => readTypeScript(text, 'oven.ts').stores;
const creator = '(set, get) => ({ hot: false, heat: () => set({ hot: true }) })';

describe('a store', () => {
  it('is curried or plain', () => {
    assert.equal(read(`export const useOven = create<OvenState>()(${creator})`)[0]?.form, 'curried');
    assert.equal(read(`export const useOven = create<OvenState>(${creator})`)[0]?.form, 'plain');
    assert.equal(read(`export const useOven = create(${creator})`)[0]?.stateType, null);
    assert.equal(read(`export const useOven = create<OvenState>()(${creator})`)[0]?.stateType, 'OvenState');
  });

  it('is found within its middleware', () => {
    const [found] = read(`const useOven = create<OvenState>()(devtools(persist(immer(${creator}), { name: 'oven' })))`);
    assert.deepEqual([found?.hook, found?.persist, found?.isExported], ['useOven', 'all', false]);
  });

  it('has state and actions', () => {
    const [found] = read(
      'const useOven = create((set) => ({ hot: false, heat: () => {}, cool() {}, async bake(id) {}, loaves: [] }))',
    );
    assert.deepEqual(
      found?.state.map(({ name }) => name),
      ['hot', 'loaves'],
    );
    assert.deepEqual(
      found.actions.map(({ name }) => name),
      ['heat', 'cool', 'bake'],
    );
  });

  it('is returned by a function with a body', () => {
    assert.deepEqual(
      read('const useOven = create((set) => { const a = 1; return { hot: false } })')[0]?.state.map(({ name }) => name),
      ['hot'],
    );
  });

  it('reads its state or not', () => {
    assert.equal(read(`const useOven = create(${creator})`)[0]?.hasGet, true);
    assert.equal(read('const useOven = create((set) => ({}))')[0]?.hasGet, false);
  });

  it('is persisted not at all, in whole or in part', () => {
    const persisted = (options: string) => {
      const [found] = read(`const useOven = create()(persist(${creator}, ${options}))`);
      return [found?.persist, found?.persisted];
    };
    assert.deepEqual(read(`const useOven = create()(${creator})`)[0]?.persist, 'none');
    assert.deepEqual(persisted("{ name: 'oven' }"), ['all', []]);
    assert.deepEqual(persisted("{ name: 'oven', partialize: (state) => ({ hot: state.hot }) }"), ['partial', ['hot']]);
    assert.deepEqual(persisted("{ name: 'oven', partialize: ({ hot, ...rest }) => rest }"), ['partial', []]);
  });

  it('is not another call', () => {
    assert.deepEqual(read('const oven = api.create({ hot: true })'), []);
    assert.deepEqual(read('const useOven = createContext(() => ({ hot: true }))'), []);
    assert.deepEqual(read('const useOven = create(ovenSlice)'), []);
  });

  it('has exact ranges', () => {
    const text = 'export const useOven = create<S>()((set) => ({ hot: false, heat: (at) => set({ at }) }))';
    const [found] = read(text);
    const at = (range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end);
    assert.equal(at(found?.range), text);
    assert.equal(at(found?.nameRange), 'useOven');
    assert.equal(at(found?.objectRange), '{ hot: false, heat: (at) => set({ at }) }');
    assert.equal(at(found?.state[0]?.range), 'hot');
    assert.equal(at(found?.actions[0]?.range), 'heat: (at) => set({ at })');
    assert.equal(at(found?.actions[0]?.nameRange), 'heat');
  });
});

describe('an action', () => {
  const actions = (body: string, rest = '') =>
    read(`const useOven = create<OvenState>()((set) => ({ ${body} })); ${rest}`)[0]?.actions;

  it('has the parameters that the interface shows to callers, else its own', () => {
    const state = 'interface OvenState { heat: (at: number, by?: string) => void; cool(at: Date): void }';
    const told = (body: string) =>
      actions(body, state)?.[0]?.parameters.map(({ name, typeText, isOptional }) => [name, typeText, isOptional]);
    const shown = [
      ['at', 'number', false],
      ['by', 'string', true],
    ];
    assert.deepEqual(told('heat: (degrees, who) => {}'), shown);
    assert.deepEqual(told('heat: (degrees: number) => {}'), shown);
    assert.deepEqual(told('cool: (at) => {}'), [['at', 'Date', false]]);
    assert.deepEqual(told('clean: (at, by: string = "") => {}'), [
      ['at', null, false],
      ['by', 'string', true],
    ]);
  });

  it('sets the keys it gives to set', () => {
    const sets = (body: string) => actions(`a: (x) => ${body}`)?.[0]?.sets;
    assert.deepEqual(sets('set({ hot: true, at: x })'), ['hot', 'at']);
    assert.deepEqual(sets('set((s) => ({ hot: !s.hot }))'), ['hot']);
    assert.deepEqual(sets('set((s) => { if (s.hot) return s; return { loaves: { ...s.loaves, [x]: { id: x } } } })'), [
      'loaves',
    ]);
    assert.deepEqual(sets('set((s) => (x ? { hot: true } : { cold: true }))'), ['hot', 'cold']);
    assert.deepEqual(sets('{ set({ hot: true }); void bake().then(() => set({ cold: true })) }'), ['hot', 'cold']);
    assert.deepEqual(sets('other({ hot: true })'), []);
  });
});
