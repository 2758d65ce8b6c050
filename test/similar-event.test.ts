import assert from 'node:assert/strict';
import { parseFieldLine } from '../src/engine/field-line.ts';
import type { FieldSpec } from '../src/engine/plan.ts';
import type { SimilarEvent } from '../src/engine/similar-event.ts';
import { bakeryWith } from './support/bakery.ts';
import { requestFor } from './support/keeping.ts';
import { planFor, projectOf } from './support/worlds.ts';

const fieldOf = (line: string): FieldSpec => {
  const parsed = parseFieldLine(line);
  return parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message);
};

const found = (name: string, lines: readonly string[], more: object = {}): SimilarEvent | null =>
  projectOf(bakeryWith()).similarEvent({
    protocol: 'OvenMessage',
    name,
    direction: 'server-to-client',
    fields: lines.map(fieldOf),
    delivery: 'service',
    emitIn: null,
    ...more,
  });

const loafReady = { name: 'loaf_ready', place: 'Baker', keys: ['loafId', 'weight'] };

describe('a similar event', () => {
  it('leaves from the same place with a word and a key of the new one, or with several keys', () => {
    assert.deepEqual(found('loaf_burnt', ['loafId: string']), loafReady);
    assert.deepEqual(found('crumbs', ['loafId: string', 'weight: float', 'note: string']), loafReady);
    assert.deepEqual(found('loaf_burnt', ['loafId: string'], { emitIn: 'bakery/services/baker.py:Baker' }), loafReady);
    assert.deepEqual(
      found('loaf_burnt', ['loafId: string'], { emitIn: 'bakery/services/baker.py:Baker.run' }),
      loafReady,
    );
  });

  it('is none where little is shared, where it leaves from elsewhere, and for what exists', () => {
    assert.equal(found('crumbs', ['loafId: string']), null);
    assert.equal(found('loaf_burnt', ['loafId: string', 'heat: int', 'color: string']), null);
    assert.equal(found('loaf_burnt', ['heat: int']), null);
    assert.equal(found('loaf_burnt', ['loafId: string'], { delivery: 'all' }), null);
    assert.equal(found('loaf_burnt', ['loafId: string'], { emitIn: 'bakery/api/websocket.py:oven_endpoint' }), null);
    assert.equal(found('loaf_ready', ['loafId: string']), null);
    assert.equal(found('loaf_burnt', ['loafId: string'], { direction: 'client-to-server' }), null);
  });

  it('is noted, and holds nobody up', async () => {
    const request = requestFor('loaf_burnt', ['loafId: string'], { delivery: 'service' });
    const result = await planFor(bakeryWith(), { kind: 'add-events', events: [request] });
    assert.ok(result.kind === 'plan' && result.plan.edits.length > 0);
    assert.ok(
      result.plan.notes.includes(
        '`loaf_ready` already leaves from `Baker` with loafId, weight: add fields to it instead?',
      ),
      result.plan.notes.join('\n'),
    );
  });
});
