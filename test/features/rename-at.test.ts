// What F2 renames at a place, what a name typed there means, and where it is no business of ours.
import assert from 'node:assert/strict';
import { bakeryFixture, type Bakery } from '../support/bakery.ts';
import { parseFixture, projectOf } from '../support/fixture.ts';

type Replacement = readonly [keyof Bakery, string, string];

/** What stands at the cursor, and what the typed name makes of it; null where nothing is ours. */
const at = (file: keyof Bakery, marked: string, typed: string, ...others: readonly Replacement[]): string | null => {
  const { texts, cursor } = parseFixture(bakeryFixture(...others, [file, marked.replace('$0', ''), marked]));
  assert.ok(cursor);
  const found = projectOf(texts).renameAt(cursor.path, cursor.range.start);
  if (found === null) return null;
  const name = texts.get(cursor.path)?.slice(found.range.start, found.range.end);
  assert.equal(found.name, name);
  const change = found.changeTo(typed);
  if (change.kind === 'refused') return change.reason;
  if (change.kind === 'rename-field') return `${change.key} of ${change.event} to ${change.to}`;
  assert.equal(change.kind, 'rename-event');
  return `${found.name} of ${change.event} to ${change.to}`;
};

describe('renaming at a place', () => {
  it('takes a wire value as it is, without its quotes', () => {
    const expected = 'loaf_ready of loaf_ready to loaf_done';
    assert.equal(at('models', '= "loaf$0_ready"', 'loaf_done'), expected);
    assert.equal(at('types', "| 'loaf$0_ready'", 'loaf_done'), expected);
    assert.equal(at('hook', "case 'loaf$0_ready'", 'loaf_done'), expected);
  });

  it('takes a member, where it is declared and where it is used', () => {
    const expected = 'LOAF_READY of loaf_ready to loaf_done';
    assert.equal(at('models', 'LOAF$0_READY =', 'LOAF_DONE'), expected);
    assert.equal(at('models', 'type=OvenType.LOAF$0_READY', 'LOAF_DONE'), expected);
  });

  it('takes a factory, where it is declared and where it is called', () => {
    const expected = 'loaf_ready of loaf_ready to loaf_done';
    assert.equal(at('models', 'def loaf$0_ready(', 'loaf_done'), expected);
    assert.equal(at('service', 'OvenMessage.loaf$0_ready(', 'loaf_done'), expected);
  });

  it('takes an interface and a sending method by what they are made of', () => {
    assert.equal(
      at('types', 'interface LoafReady$0Payload', 'LoafDonePayload'),
      'LoafReadyPayload of loaf_ready to loaf_done',
    );
    assert.equal(at('client', 'sendBa$0ke(', 'sendToast'), 'sendBake of bake to toast');
  });

  it('takes a key, where it is sent, declared and read', () => {
    const expected = 'loafId of loaf_ready to breadId';
    assert.equal(at('models', '"loaf$0Id": loaf_id', 'breadId'), expected);
    assert.equal(at('types', 'loaf$0Id: string', 'breadId'), expected);
    assert.equal(at('hook', 'payload.loaf$0Id', 'breadId'), expected);
    assert.equal(at('models', 'loaf$0_id: str', 'bread_id'), null);
  });

  it('says how a name begins and ends that is made of the event', () => {
    assert.equal(
      at('types', 'interface LoafReady$0Payload', 'LoafDone'),
      '`LoafDone` is not named after an event here: let it end with `Payload`.',
    );
    assert.match(at('client', 'sendBa$0ke(', 'toast') ?? '', /let it begin with `send`/);
  });

  it('leaves to the language what has a name of its own', () => {
    assert.equal(at('models', 'class Oven$0Type', 'x'), null);
    assert.equal(at('models', 'type=Oven$0Type.LOAF_READY', 'x'), null);
    assert.equal(at('service', 'class Bak$0er', 'x'), null);
    assert.equal(at('service', 'self._broadcast$0_loaf_ready', 'x'), null);
    const named: Replacement = ['types', 'interface LoafReadyPayload', 'interface LoafPayload'];
    assert.equal(at('types', 'interface Loaf$0Payload', 'x', named), null);
  });
});
