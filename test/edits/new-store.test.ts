// A store that is to be written: where it may stand, and that it comes and goes with its event.
import assert from 'node:assert/strict';
import type { EventRequest } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { refusal, requestFor } from '../support/keeping.ts';
import { planFor, type Texts, withPlan } from '../support/worlds.ts';

const inStore = (store: string): EventRequest => requestFor('tray_in', ['trayId: string'], { store });

const trays = inStore('new:web/src/stores/trays.ts');

const added = async (texts: Texts, ...events: readonly EventRequest[]): Promise<Texts> => {
  const result = await planFor(texts, { kind: 'add-events', events });
  return result.kind === 'plan' ? withPlan(texts, result.plan) : assert.fail(result.reason);
};

const removed = async (texts: Texts, name: string): Promise<Texts> => {
  const result = await planFor(texts, { kind: 'remove-event', protocol: null, name });
  return result.kind === 'plan' ? withPlan(texts, result.plan) : assert.fail(result.reason);
};

describe('a store in a file of its own', () => {
  it('is written beside the others, and the handler reaches it', async () => {
    const after = await added(bakeryWith(), trays);
    assert.match(after.get('web/src/stores/trays.ts') ?? '', /useTraysStore = create<TraysState>\(\)\(\(set\) => \(\{/);
    assert.match(after.get('web/src/stores/trays.ts') ?? '', /import type \{ TrayInPayload \} from '\.\.\/types'/);
    assert.match(after.get('web/src/hooks/useOven.ts') ?? '', /import \{ useTraysStore \} from '\.\.\/stores\/trays'/);
    assert.match(after.get('web/src/hooks/useOven.ts') ?? '', /useTraysStore\.getState\(\)\.setTrayIn\(payload\)/);
  });

  it('goes with its event', async () => {
    const before = bakeryWith();
    assert.deepEqual(await removed(await added(before, trays), 'tray_in'), before);
  });

  it('takes two events at once, and goes with the last', async () => {
    const before = bakeryWith();
    const second: EventRequest = { ...trays, name: 'tray_out' };
    const after = await added(before, trays, second);
    assert.match(after.get('web/src/stores/trays.ts') ?? '', /setTrayIn: [^]*setTrayOut: /);
    const left = await removed(after, 'tray_in');
    assert.doesNotMatch(left.get('web/src/stores/trays.ts') ?? '', /trayIn/i);
    assert.deepEqual(await removed(left, 'tray_out'), before);
  });

  it('stays where something else uses it', async () => {
    const user =
      "import { useTraysStore } from '../stores/trays'\n\nexport const trays = () => useTraysStore.getState()\n";
    const after = new Map([...(await added(bakeryWith(), trays)), ['web/src/hooks/trays.ts', user]]);
    assert.ok((await removed(after, 'tray_in')).has('web/src/stores/trays.ts'));
  });

  it('is refused outside the folder, in no folder, under a name for no hook, and over another file', async () => {
    const refused = (store: string): Promise<string> => refusal(bakery.store, inStore(store));
    for (const path of ['/tmp/trays.ts', '../trays.ts', 'web/../../trays.ts', 'C:\\trays.ts', '', 'web//trays.ts'])
      assert.match(await refused(`new:${path}`), /is no path inside this folder/, path);
    assert.match(await refused('new:web/src/shop/trays.ts'), /There is no folder `web\/src\/shop`/);
    assert.match(await refused('new:web/src/stores/trays.py'), /is no TypeScript file/);
    assert.match(await refused('new:web/src/stores/1.ts'), /gives no name for a hook/);
    assert.match(await refused('new:web/src/types/index.ts'), /is there already: name a file that is not\.$/);
    assert.match(await refused('new:web/src/stores/loaves.ts'), /is there already/);
    assert.match(
      await refused('new:web/src/stores/loaf.ts'),
      /`useLoafStore` stands in web\/src\/stores\/loaves\.ts already/,
    );
  });

  it('holds nothing that could be removed', async () => {
    const request: EventRequest = { ...trays, recipe: 'remove', recipeKey: 'trayId' };
    assert.match(await refusal(bakery.store, request), /A new store holds nothing yet/);
  });
});
