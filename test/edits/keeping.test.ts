// What a store does with a new event: keeps the last payload, all of them, or one for each key, and removes by a key.
import assert from 'node:assert/strict';
import type { EventRequest } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { refusal, requestFor, textAfter } from '../support/keeping.ts';
import { planFor, withPlan } from '../support/worlds.ts';

/** A store that holds trays, its state and the types of its things as told. */
const storeWith = (state: string, types: string): string => `import { create } from 'zustand'

${types}

interface LoafState {
  loaves: string[]
  ${state}

  addLoaf: (loafId: string) => void
}

export const useLoafStore = create<LoafState>()((set) => ({
  loaves: [],
  ${state.replace(/: .*\[\]$/, ': [],').replace(/: Record.*$/, ': {},')}

  addLoaf: (loafId) => set((state) => ({ loaves: [...state.loaves, loafId] })),
}))
`;

const tray = 'interface Tray {\n  trayId: string\n  heat?: number\n}';
const trays = storeWith('trays: Tray[]', tray);
const trayRecord = storeWith('trays: Record<string, Tray>', tray);

const storeAfter = (store: string, request: EventRequest): Promise<string> => textAfter('store', store, request);

describe('what a store keeps of an event', () => {
  it('is every payload in a list', async () => {
    const store = await storeAfter(bakery.store, requestFor('tray_in', ['trayId: string'], { recipe: 'append' }));
    assert.match(store, /trayIn: TrayInPayload\[\]/);
    assert.match(store, /addTrayIn: \(payload: TrayInPayload\) => void/);
    assert.match(store, /trayIn: \[\.\.\.state\.trayIn, payload\]/);
  });

  it('goes to a list that is there, where the payload is one of its things', async () => {
    const request = requestFor('tray_in', ['trayId: string', 'heat?: int'], { names: { state: 'trays' } });
    const added = await storeAfter(trays, { ...request, recipe: 'append' });
    assert.match(added, /trays: \[\.\.\.state\.trays, payload\]/);
    const kept = await storeAfter(trays, { ...request, recipe: 'upsert', recipeKey: 'trayId' });
    assert.match(kept, /state\.trays\.some\(\(item\) => item\.trayId === payload\.trayId\)/);
  });

  it('is refused in a state whose things need what the payload lacks', async () => {
    const request = requestFor('tray_in', ['id: string'], { recipe: 'append', names: { state: 'trays' } });
    assert.match(await refusal(trays, request), /`Tray` has `trayId: string`, which the payload does not give/);
  });

  it('is refused in a state of another shape', async () => {
    const request = requestFor('tray_in', ['trayId: string'], { recipe: 'append', names: { state: 'trays' } });
    assert.match(await refusal(trayRecord, request), /is `Record<string, Tray>`, where append cannot keep payloads/);
    const keyed = requestFor('tray_in', ['trayId: int'], {
      recipe: 'upsert',
      recipeKey: 'trayId',
      names: { state: 'trays' },
    });
    assert.match(await refusal(trayRecord, keyed), /`trayId` is no string/);
  });
});

describe('what a store removes by a key', () => {
  const gone = requestFor('tray_gone', ['trayId: string', 'why?: string'], { recipe: 'remove', recipeKey: 'trayId' });

  it('is found by the key and the words of the event', async () => {
    assert.match(await storeAfter(trays, gone), /trays: state\.trays\.filter\(\(item\) => item\.trayId !== trayId\)/);
    assert.match(await storeAfter(trayRecord, gone), /removeTrayGone: \(trayId: string\) => void/);
    assert.match(await storeAfter(trayRecord, gone), /delete rest\[trayId\]/);
  });

  it('is found by its id, where the key is called after it', async () => {
    const store = storeWith('trays: Tray[]', 'interface Tray {\n  id: string\n}');
    assert.match(await storeAfter(store, gone), /filter\(\(item\) => item\.id !== trayId\)/);
  });

  it('is refused where nothing has that key', async () => {
    assert.match(
      await refusal(bakery.store, gone),
      /keeps nothing that `trayId` could remove: name the state, or first add/,
    );
    const store = storeWith('trays: Tray[]', 'interface Tray {\n  trayId: number\n}');
    assert.match(await refusal(store, gone), /keeps nothing that `trayId` could remove/);
  });

  it('is asked for where two states have it', async () => {
    const store = storeWith('trays: Tray[]', tray)
      .replace('  trays: Tray[]', '  trays: Tray[]\n  oldTrays: Tray[]')
      .replace('  trays: [],', '  trays: [],\n  oldTrays: [],');
    assert.match(await refusal(store, gone), /the state `trays` or `oldTrays` of `useLoafStore`/);
    assert.match(
      await storeAfter(store, { ...gone, names: { state: 'oldTrays' } }),
      /oldTrays: state\.oldTrays\.filter/,
    );
  });

  it('is refused where the named state is not there, or holds no things with that key', async () => {
    const named = (state: string): EventRequest => ({ ...gone, names: { state } });
    assert.match(await refusal(trays, named('pans')), /has no state `pans`: name one of loaves, trays/);
    assert.match(
      await refusal(trays, named('loaves')),
      /is `string\[\]`, from which nothing can be removed by `trayId`/,
    );
  });

  it('needs a key that is always there', async () => {
    assert.match(
      await refusal(trays, { ...gone, recipeKey: 'why' }),
      /`why` may be absent, so it cannot tell what is removed/,
    );
    assert.match(
      await refusal(trays, { ...gone, recipeKey: 'pan' }),
      /`pan` is no field of the event: remove by one of trayId, why/,
    );
  });
});

describe('a store', () => {
  const lids = (body: string): ReadonlyMap<string, string> =>
    new Map([...bakeryWith(), ['web/src/stores/lids.ts', `import { create } from 'zustand'\n\n${body}`]]);
  const request = requestFor('lid_shut', ['lidId: string'], { store: 'useLidStore' });

  it('is found where no handler leads to it yet', async () => {
    const texts = lids(
      'interface LidState {\n  lids: string[]\n  open: () => void\n}\n\nexport const useLidStore = create<LidState>((set) => ({\n  lids: [],\n  open: () => set({ lids: [] }),\n}))\n',
    );
    const result = await planFor(texts, { kind: 'add-events', events: [request] });
    if (result.kind === 'refused') assert.fail(result.reason);
    const after = withPlan(texts, result.plan);
    assert.match(after.get('web/src/stores/lids.ts') ?? '', /lidShut: Record<string, LidShutPayload>/);
    assert.match(after.get('web/src/hooks/useOven.ts') ?? '', /from '\.\.\/stores\/lids'/);
    assert.match(after.get('web/src/hooks/useOven.ts') ?? '', /useLidStore\.getState\(\)\.setLidShut\(payload\)/);
  });

  it('is refused where its state is combined or put together from parts', async () => {
    for (const body of [
      'export const useLidStore = create(combine({ lids: [] }, (set) => ({ open: () => set({ lids: [] }) })))\n',
      'export const useLidStore = create<LidState>()(lidSlice)\n',
    ]) {
      const result = await planFor(lids(body), { kind: 'add-events', events: [request] });
      assert.match(
        result.kind === 'refused' ? result.reason : '',
        /`useLidStore` of web\/src\/stores\/lids\.ts is not made of one object of state and actions/,
      );
    }
  });

  it('is refused where nothing is called so', async () => {
    assert.match(await refusal(bakery.store, request), /`useLidStore` is no store here: use one of useLoafStore/);
  });
});
