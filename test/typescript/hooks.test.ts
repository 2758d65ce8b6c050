// React hooks: callbacks, returned names, stores and clients.
import assert from 'node:assert/strict';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const read = (text: string) => readTypeScript(text, 'oven.ts').hooks;
const hook = (body: string, imports = '') => read(`${imports}\nexport function useOven() { ${body} }`)[0];

describe('a hook', () => {
  it('is an exported function named use…', () => {
    assert.deepEqual(
      read('export function useOven() {}\nexport const usePan = () => {}').map(({ name }) => name),
      ['useOven', 'usePan'],
    );
    assert.deepEqual(
      read('function useOven() {}; export default useOven').map(({ name }) => name),
      ['useOven'],
    );
    assert.deepEqual(
      read('export default function useOven() {}').map(({ name }) => name),
      ['useOven'],
    );
  });

  it('is no other function', () => {
    assert.deepEqual(
      read(
        'function useOven() {}; export function user() {}; export function bake() {}; export const useOven2 = create(() => ({}))',
      ),
      [],
    );
  });

  it('has callbacks with what they call', () => {
    const found = hook(
      'const bake = useCallback(async (id: string, at?: number) => { await client.bake(id); ref.current?.warm(); other() }, [client])',
    );
    const [bake] = found?.callbacks ?? [];
    assert.deepEqual(
      bake?.parameters.map(({ name }) => name),
      ['id', 'at'],
    );
    assert.deepEqual(
      bake.calls.map(({ name }) => name),
      ['client.bake', 'ref.current?.warm'],
    );
  });

  it('has callbacks only of useCallback', () => {
    assert.deepEqual(hook('const bake = useMemo(() => 1, []); const heat = () => {}')?.callbacks, []);
    assert.deepEqual(
      hook('const bake = React.useCallback(() => {}, [])')?.callbacks.map(({ name }) => name),
      ['bake'],
    );
  });

  it('returns the keys of an object', () => {
    assert.deepEqual(
      hook('if (x) return null; return { hot, bake: start }')?.returned.map(({ name }) => name),
      ['hot', 'bake'],
    );
    assert.deepEqual(hook('useEffect(() => { return () => {} }, []); return hot')?.returned, []);
    assert.equal(hook('return hot')?.returnRange, null);
  });

  it('uses stores by calling them or reading their state', () => {
    const found = hook(
      'const { heat } = useOvenStore(); const [a] = useState(1); useEffect(() => { usePan.getState().cool() }, [])',
    );
    assert.deepEqual(
      found?.storeUses.map(({ name }) => name),
      ['useOvenStore', 'usePan'],
    );
  });

  it('talks to imported clients', () => {
    const imports = "import { ovenClient, pan } from './api'; import type { tin } from './tin'";
    assert.deepEqual(
      hook('ovenClient.connect(); useEffect(() => { ovenClient.bake() }); heat(pan); tin.a()', imports)?.clients,
      [{ expression: 'ovenClient', className: null }],
    );
  });

  it('talks to clients it makes', () => {
    const found = hook(`
      const ref = useRef<OvenClient | null>(null)
      const held = useRef(new PanClient())
      const tin = new TinClient()
      const client = ref.current
      const text = useRef<string>('')`);
    assert.deepEqual(
      found?.clients.map(({ expression, className }) => `${expression}: ${String(className)}`),
      ['ref.current: OvenClient', 'held.current: PanClient', 'tin: TinClient', 'client: OvenClient'],
    );
  });

  it('has exact ranges', () => {
    const text = 'export function useOven() { const bake = useCallback(() => client.bake(), []); return { bake } }';
    const [found] = read(text);
    const at = (range: { start: number; end: number } | null | undefined) => text.slice(range?.start, range?.end);
    assert.equal(at(found?.range), text);
    assert.equal(at(found?.callbacks[0]?.range), 'const bake = useCallback(() => client.bake(), []);');
    assert.equal(at(found?.callbacks[0]?.calls[0]?.range), 'client.bake');
    assert.equal(at(found?.returnRange), '{ bake }');
  });
});
