// A request and its answer: where it is asked, and what is told of what remains.
import assert from 'node:assert/strict';
import type { EventRequest } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { requestFor } from '../support/keeping.ts';
import { planFor, type Texts, withPlan } from '../support/worlds.ts';

const answer = requestFor('crust_chosen', ['askId: string', 'crust: string'], {});

const asking = (more: Partial<EventRequest>): EventRequest =>
  requestFor('crust_wanted', ['askId: string', 'loafId: string'], {
    reply: { name: answer.name, fields: answer.fields },
    delivery: 'service',
    ...more,
  });

const planned = async (texts: Texts, request: EventRequest) => {
  const result = await planFor(texts, { kind: 'add-events', events: [request] });
  return result.kind === 'plan' ? result.plan : assert.fail(result.reason);
};

const refused = async (texts: Texts, request: EventRequest): Promise<string> => {
  const result = await planFor(texts, { kind: 'add-events', events: [request] });
  return result.kind === 'refused' ? result.reason : assert.fail('it was planned');
};

const inBaker = { emitIn: 'bakery/services/baker.py:Baker.run', values: [{ key: 'client_id', expression: '"anna"' }] };

/** The endpoint hands orders to two functions: one it awaits, and one it starts. */
const endpoint = bakery.endpoint
  .replace(
    '            print(recipe)\n',
    '            asyncio.create_task(bake(recipe))\n            await note(recipe)\n\n\nasync def bake(recipe: str) -> None:\n    print(recipe)\n\n\nasync def note(recipe: str) -> None:\n    print(recipe)\n',
  )
  .replace('from fastapi', 'import asyncio\n\nfrom fastapi');

const at = (name: string): Partial<EventRequest> => ({
  emitIn: `bakery/api/websocket.py:${name}`,
  values: [
    { key: 'client_id', expression: '"anna"' },
    { key: 'loafId', expression: '"rye"' },
  ],
});

describe('a request with its answer', () => {
  it('is asked in a function of a service, and leaves it without a trace', async () => {
    const before = bakeryWith();
    const plan = await planned(before, asking(inBaker));
    const after = withPlan(before, plan);
    assert.match(
      after.get('bakery/services/baker.py') ?? '',
      /from bakery\.api\.websocket import _request_crust_wanted\n\n {8}await _request_crust_wanted\(client_id="anna", loaf_id=loaf_id\)/,
    );
    assert.match(
      plan.notes.join('\n'),
      /`_request_crust_wanted` gives the answer's fields[^\n]*: use them in `bakery\/services/,
    );
    assert.deepEqual((await planned(after, asking(inBaker))).edits, []);
    let restored = after;
    for (const name of ['crust_wanted', 'crust_chosen']) {
      const result = await planFor(restored, { kind: 'remove-event', protocol: null, name });
      restored = result.kind === 'plan' ? withPlan(restored, result.plan) : assert.fail(result.reason);
    }
    assert.deepEqual(restored, before);
  });

  it('is refused where messages are received, and in what is awaited there', async () => {
    const texts = bakeryWith({ endpoint });
    for (const name of ['oven_endpoint', 'note'])
      assert.match(
        await refused(texts, asking(at(name))),
        new RegExp(`\`${name}\` receives the answer, so awaiting it there`),
      );
    assert.match((await planned(texts, asking(at('bake')))).notes.join('\n'), /is asked in `bake`/);
  });

  it('is refused in a function that cannot wait', async () => {
    const texts = bakeryWith({ endpoint: endpoint.replace('async def bake', 'def bake') });
    assert.match(await refused(texts, asking(at('bake'))), /Choose an async function/);
  });

  it('tells where not to await it, and that what is answered stays', async () => {
    const { notes } = await planned(bakeryWith(), asking({ delivery: 'client', recipe: 'upsert' }));
    assert.match(notes.join('\n'), /Where messages are received it would wait for itself: start a task there\./);
    assert.match(
      notes.join('\n'),
      /What is answered stays in `useLoafStore\.crustWanted`: take it out there where `answerCrustWanted`/,
    );
    const unkept = await planned(bakeryWith(), asking({ delivery: 'client', recipe: 'none' }));
    assert.doesNotMatch(unkept.notes.join('\n'), /stays in/);
  });
});
