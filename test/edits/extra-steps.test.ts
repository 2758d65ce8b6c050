// What is written beside an event on request: a payload model that its package passes on, and a test of its message.
import assert from 'node:assert/strict';
import type { EventRequest } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { requestFor } from '../support/keeping.ts';
import { planFor, type Texts, withPlan } from '../support/worlds.ts';

const before = new Map([
  ...bakeryWith(),
  [
    'bakery/models/__init__.py',
    'from bakery.models.websocket import OvenMessage, OvenType\n\n__all__ = ["OvenMessage", "OvenType"]\n',
  ],
  [
    'tests/test_ovens.py',
    'from bakery.models.websocket import OvenMessage\n\n\ndef test_oven():\n    assert OvenMessage\n',
  ],
]);

const request = requestFor('oven_hot', ['ovenId: string', 'degrees: int = 200', 'why?: string'], {
  with: ['model', 'test'],
});

const added = async (texts: Texts, one: EventRequest): Promise<Texts> => {
  const result = await planFor(texts, { kind: 'add-events', events: [one] });
  return result.kind === 'plan' ? withPlan(texts, result.plan) : assert.fail(result.reason);
};

const removed = async (texts: Texts): Promise<Texts> => {
  const result = await planFor(texts, { kind: 'remove-event', protocol: null, name: 'oven_hot' });
  return result.kind === 'plan' ? withPlan(texts, result.plan) : assert.fail(result.reason);
};

const refused = async (texts: Texts, one: EventRequest): Promise<string> => {
  const result = await planFor(texts, { kind: 'add-events', events: [one] });
  return result.kind === 'refused' ? result.reason : assert.fail('it was planned');
};

describe('what is written beside an event', () => {
  it('is a model, passed on by its package, and a test with the fewest and the most arguments', async () => {
    const after = await added(before, request);
    assert.match(after.get('bakery/models/websocket.py') ?? '', /class OvenHotPayload\(BaseModel\):/);
    assert.match(
      after.get('bakery/models/__init__.py') ?? '',
      /__all__ = \["OvenMessage", "OvenType", "OvenHotPayload"\]/,
    );
    assert.equal(
      after.get('tests/test_oven_hot_message.py'),
      `"""Tests for the oven_hot message."""

from bakery.models.websocket import OvenMessage, OvenType


def test_oven_hot_with_everything():
    message = OvenMessage.oven_hot(oven_id="some oven id", degrees=3, why="some why")
    assert message.type == OvenType.OVEN_HOT
    assert message.payload == {
        "ovenId": "some oven id",
        "degrees": 3,
        "why": "some why",
    }


def test_oven_hot_with_the_fewest():
    message = OvenMessage.oven_hot(oven_id="some oven id")
    assert message.type == OvenType.OVEN_HOT
    assert message.payload == {"ovenId": "some oven id", "degrees": 200}
`,
    );
  });

  it('is written once, and goes with the event', async () => {
    const after = await added(before, request);
    assert.deepEqual(await added(after, request), after);
    assert.deepEqual(await removed(after), before);
  });

  it('stays where more stands in the test, or the model is used', async () => {
    const after = new Map(await added(before, request));
    const path = 'tests/test_oven_hot_message.py';
    after.set(path, `${after.get(path) ?? ''}\n\ndef test_more():\n    assert OvenMessage\n`);
    after.set('bakery/api/hot.py', 'from bakery.models.websocket import OvenHotPayload\n\nprint(OvenHotPayload)\n');
    const rest = await removed(after);
    assert.ok(rest.has(path));
    assert.match(rest.get('bakery/models/websocket.py') ?? '', /class OvenHotPayload/);
    assert.match(rest.get('bakery/models/__init__.py') ?? '', /OvenHotPayload/);
  });

  it('is refused where there is no place for a test, or no message that the server builds', async () => {
    assert.match(await refused(bakeryWith(), request), /No tests of pytest were found/);
    const toServer: EventRequest = { ...request, direction: 'client-to-server', recipe: null };
    assert.match(await refused(before, toServer), /A test can be written for a message that the server builds/);
  });

  it('is nothing unless it is asked for', async () => {
    const after = await added(before, { ...request, with: [] });
    assert.deepEqual([...after.keys()], [...before.keys()]);
    assert.doesNotMatch(after.get('bakery/models/websocket.py') ?? '', /OvenHotPayload/);
    assert.doesNotMatch(bakery.models, /Payload/);
  });
});
