// An action that is there already: what it is given, and what cannot be given to it.
import assert from 'node:assert/strict';
import type { EventRequest } from '../../src/engine/plan.ts';
import { bakery } from '../support/bakery.ts';
import { refusal, requestFor, textAfter } from '../support/keeping.ts';

/** The bakery's store with one more action. */
const storeWith = (parameters: string, types = ''): string =>
  bakery.store
    .replace('interface LoafState', `${types}\n\ninterface LoafState`)
    .replace('  addLoaf: (', `  heat: (${parameters}) => void\n  addLoaf: (`)
    .replace('  addLoaf: (loafId) =>', '  heat: () => set({ loaves: [] }),\n  addLoaf: (loafId) =>');

const calling = (lines: readonly string[], map: Readonly<Record<string, string>> = {}): EventRequest =>
  requestFor('oven_hot', lines, {
    names: { action: 'heat' },
    map: Object.entries(map).map(([parameter, key]) => ({ parameter, key })),
  });

const callIn = async (parameters: string, request: EventRequest, types = ''): Promise<string> => {
  const hook = await textAfter('hook', storeWith(parameters, types), request);
  return /getState\(\)\.(heat\(.*\))/.exec(hook)?.[1] ?? assert.fail(hook);
};

describe('an action that is there already', () => {
  it('is given fields by the names of its parameters, in either case', async () => {
    const request = calling(['oven_id: string', 'degrees: int', 'more: boolean']);
    assert.equal(await callIn('ovenId: string, degrees: number', request), 'heat(payload.oven_id, payload.degrees)');
  });

  it('is given other fields where they are mapped', async () => {
    const request = calling(['id: string', 'temperature: int'], { degrees: 'temperature', ovenId: 'id' });
    assert.equal(await callIn('ovenId: string, degrees: number', request), 'heat(payload.id, payload.temperature)');
  });

  it('is given nothing where it takes nothing, and the payload is not looked at', async () => {
    const hook = await textAfter('hook', storeWith(''), calling(['ovenId: string']));
    assert.match(hook, /case 'oven_hot': \{\n {8}useLoafStore\.getState\(\)\.heat\(\)\n/);
    assert.doesNotMatch(hook, /OvenHotPayload/);
  });

  it('is given the whole payload where it takes an object of such fields', async () => {
    const request = calling(['ovenId: string', 'degrees: int']);
    const heat = 'interface Heat {\n  ovenId: string\n  why?: string\n}';
    assert.equal(await callIn('heat: Heat', request, heat), 'heat(payload)');
    assert.equal(await callIn('ovenId: string, rest: Partial<Heat>', request, heat), 'heat(payload.ovenId, payload)');
    assert.equal(await callIn('step: { degrees: number } | null', request), 'heat(payload)');
    assert.equal(await callIn('degrees: { degrees: number }', request), 'heat(payload)');
  });

  it('needs nothing for what may be left out, but for a place before another', async () => {
    const request = calling(['degrees?: int']);
    assert.equal(
      await callIn('why?: string, degrees?: number, who?: string', request),
      'heat(undefined, payload.degrees)',
    );
  });

  it('stays as it is', async () => {
    const store = storeWith('ovenId: string');
    assert.equal(await textAfter('store', store, calling(['ovenId: string'])), store);
  });

  it('is refused where a parameter gets nothing, and says which', async () => {
    const request = calling(['ovenId: string', 'temperature: int']);
    assert.match(
      await refusal(storeWith('ovenId: string, degrees: number'), request),
      /`useLoafStore\.heat` needs `degrees: number`, and no field .* --map degrees=temperature\.$/,
    );
    assert.match(
      await refusal(storeWith('heat: Heat', 'interface Heat {\n  loafId: string\n}'), request),
      /needs `heat: Heat`, but `Heat` has `loafId: string`, which the payload does not give/,
    );
  });

  it('is refused where a type does not fit, or may be absent', async () => {
    const store = storeWith('degrees: number');
    assert.match(await refusal(store, calling(['degrees: string'])), /`degrees` of the event does not fit/);
    assert.match(await refusal(store, calling(['degrees: int | null'])), /`degrees` of the event does not fit/);
    assert.match(await refusal(store, calling(['degrees?: int'])), /`degrees` may be absent/);
    const modes = storeWith("mode: 'low' | 'high'");
    assert.match(await refusal(modes, calling(['mode: string'])), /does not fit/);
    assert.match(await refusal(storeWith('mode: Mode'), calling(['mode: string'])), /does not fit/);
  });

  it('is refused where the map names what is not there', async () => {
    const store = storeWith('degrees: number');
    assert.match(await refusal(store, calling(['degrees: int'], { heat: 'degrees' })), /`heat` is no parameter of/);
    assert.match(await refusal(store, calling(['degrees: int'], { degrees: 'x' })), /`x` is no field of the event/);
    const other = { ...calling(['degrees: int'], { degrees: 'degrees' }), names: { action: 'cool' } };
    assert.match(
      await refusal(store, other),
      /There is no action `cool` in a store that the handler of OvenMessage reaches/,
    );
    assert.match(await refusal(store, { ...other, names: {} }), /Say which action the fields are mapped to/);
  });

  it('is not meant where a recipe is asked for', async () => {
    const request: EventRequest = { ...calling(['degrees: int']), recipe: 'replace' };
    assert.match(await refusal(storeWith('degrees: number'), request), /has another heat already/);
  });
});
