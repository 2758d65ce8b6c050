// Several events as one plan: all of them or none.
import assert from 'node:assert/strict';
import type { Change, EventRequest } from '../../src/engine/plan.ts';
import { leftOpen } from '../../src/engine/plan.ts';
import { bakeryWith } from '../support/bakery.ts';
import { checkNothing, planIn, planned } from '../support/fix.ts';
import { withPlan } from '../support/worlds.ts';

const request = (name: string, more: Partial<EventRequest> = {}): EventRequest => ({
  ...leftOpen,
  protocol: 'OvenMessage',
  name,
  direction: 'server-to-client',
  fields: [
    { key: 'ovenId', type: { kind: 'string' }, presence: 'always', default: null, description: null },
    { key: 'degrees', type: { kind: 'int' }, presence: 'conditional', default: null, description: null },
  ],
  ...more,
});

const add = (...events: readonly EventRequest[]): Change => ({ kind: 'add-events', events });

const hot = request('oven_hot', { delivery: 'service', emitIn: 'bakery/services/baker.py:Baker' });
const cold = request('oven_cold', { delivery: 'client' });
const stop = request('stop', { direction: 'client-to-server', fields: [] });

describe('several events at once', () => {
  it('are the same as one after the other', async () => {
    const together = withPlan(bakeryWith(), await planned(bakeryWith(), add(hot, cold, stop)));
    let texts: ReadonlyMap<string, string> = bakeryWith();
    for (const event of [hot, cold, stop]) texts = withPlan(texts, await planned(texts, add(event)));
    assert.deepEqual(together, texts);
    await checkNothing(together, add(hot, cold, stop));
  });

  it('have one title', async () => {
    const { title, edits } = await planned(bakeryWith(), add(hot, cold, stop));
    assert.equal(title, 'Add `oven_hot`, `oven_cold`, `stop`');
    assert.equal(new Set(edits.map(({ path }) => path)).size, edits.length);
  });

  it('are none where one cannot be had, and the refusal says which', async () => {
    const lost = request('oven_lost', { store: 'useNoStore' });
    const result = await planIn(bakeryWith(), add(hot, lost, stop));
    assert.ok(result.kind === 'refused');
    assert.equal(result.event, 1);
    assert.match(result.reason, /^`oven_lost`: `useNoStore` is no store here/);
  });

  it('do not count where there is one only', async () => {
    const result = await planIn(bakeryWith(), add(request('oven_lost', { store: 'useNoStore' })));
    assert.ok(result.kind === 'refused');
    assert.match(result.reason, /^`useNoStore` is no store here/);
  });
});
