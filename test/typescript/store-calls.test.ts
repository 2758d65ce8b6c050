// Store actions that a case reaches.
import assert from 'node:assert/strict';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const calls = (body: string, before = '') => {
  const text = `function useBakery(store) { ${before}; on((msg) => { switch (msg.type) { case 'hot': ${body} } }) }`;
  const found = readTypeScript(text, 'oven.ts').switches[0]?.cases[0]?.storeCalls ?? [];
  return found.map(({ store, action, range }) => {
    assert.ok(text.slice(range.start, range.end).length > 0);
    return `${String(store)}.${action}`;
  });
};

describe('a store call', () => {
  it('is an action destructured from a store hook', () => {
    assert.deepEqual(calls('heat(1)', 'const { heat } = useOven()'), ['useOven.heat']);
    assert.deepEqual(calls('warm(1)', 'const { heat: warm } = useOven()'), ['useOven.heat']);
    assert.deepEqual(calls('heat(1)', 'const { heat } = useOven.getState()'), ['useOven.heat']);
  });

  it('is an action selected from a store hook', () => {
    assert.deepEqual(calls('heat(1)', 'const heat = useOven((state) => state.heat)'), ['useOven.heat']);
    assert.deepEqual(calls('heat(1)', 'const heat = useOven.getState().heat'), ['useOven.heat']);
  });

  it('goes through getState', () => {
    assert.deepEqual(calls('useOven.getState().heat(1)'), ['useOven.heat']);
  });

  it('goes through a variable that holds the state', () => {
    assert.deepEqual(calls('s.heat(1)', 'const s = useOven.getState()'), ['useOven.heat']);
    assert.deepEqual(calls('{ const s = useOven.getState(); s.heat(1) }'), ['useOven.heat']);
    assert.deepEqual(calls('oven.heat(1)', 'const oven = useOven()'), ['useOven.heat']);
  });

  it('sets the state from outside', () => {
    assert.deepEqual(calls('useOven.setState((s) => ({ hot: true }))'), ['useOven.setState']);
  });

  it('has no known store where the store was handed in', () => {
    assert.deepEqual(calls('store.heat(1)'), ['null.heat']);
  });

  it('is found in callbacks and conditions', () => {
    assert.deepEqual(calls('if (x) setTimeout(() => heat(1))', 'const { heat } = useOven()'), ['useOven.heat']);
  });

  it('is not any other call', () => {
    assert.deepEqual(calls('heat(1); loaf.heat(1); loaves.push(1)'), []);
    assert.deepEqual(calls('setHot(true)', 'const [hot, setHot] = useState(false)'), []);
    assert.deepEqual(calls('useOven.getState().loaves.find(1)'), []);
    assert.deepEqual(calls('loaves.map((heat) => heat(1))', 'const { heat } = useOven()'), []);
    assert.deepEqual(calls('cool(useOven.getState().loaves)'), []);
  });
});
