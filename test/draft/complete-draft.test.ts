import assert from 'node:assert/strict';
import { completeDraft } from '../../src/engine/draft/complete-draft.ts';
import { requestKeys } from '../../src/engine/draft/request-keys.ts';
import { bakeryWith } from '../support/bakery.ts';
import { projectOf } from '../support/fixture.ts';

const contract = projectOf(bakeryWith()).contract();

/** What may stand at `$0`, without the blanks around it, and what it replaces. */
const completed = (marked: string): readonly [replaced: string, texts: readonly string[]] => {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const all = completeDraft(contract, text, offset);
  const replaced = new Set(all.map(({ range }) => text.slice(range.start, range.end)));
  assert.ok(replaced.size <= 1);
  return [[...replaced][0] ?? '', all.map((one) => one.text.trim())];
};

const event = 'event oven_hot\n  field ovenId: string\n  field degrees?: int\n';

describe('what may stand in a draft', () => {
  it('is an event at its beginning', () => {
    assert.deepEqual(completed('$0'), ['', ['event']]);
    assert.deepEqual(completed('ev$0'), ['ev', ['event']]);
  });

  it('is each key that has not been said yet at the beginning of a line, and a field again and again', () => {
    const names = requestKeys.map(({ name }) => name);
    assert.deepEqual(completed(`${event}  $0`), ['', [...names, 'event']]);
    const rest = completed(`${event}  update none\n  st$0`)[1];
    assert.ok(rest.includes('field') && rest.includes('store') && !rest.includes('update'));
  });

  it('is one of the words where there are but some', () => {
    assert.deepEqual(completed(`${event}  update up$0`), ['up', ['replace', 'append', 'upsert', 'remove', 'none']]);
    assert.deepEqual(completed(`${event}  direction $0`)[1], ['server-to-client', 'client-to-server']);
  });

  it('is what the project has', () => {
    assert.deepEqual(completed(`${event}  protocol $0`)[1], ['OvenMessage']);
    assert.deepEqual(completed(`${event}  store $0`)[1], ['useLoafStore']);
    assert.deepEqual(completed(`${event}  store useLoafStore\n  action $0`)[1], ['addLoaf']);
    assert.deepEqual(completed(`${event}  emit-in bakery$0`), ['bakery', ['bakery/services/baker.py:Baker']]);
  });

  it('is a field that is always there, to keep by', () => {
    assert.deepEqual(completed(`${event}  key $0`)[1], ['ovenId']);
  });

  it('is a type behind a colon', () => {
    for (const line of ['field x: st$0', 'x?: st$0', "x: 'a' | st$0"]) {
      const [replaced, texts] = completed(`event a\n  ${line}`);
      assert.equal(replaced, 'st', line);
      assert.ok(texts.includes('string'));
    }
  });

  it('is nothing in a comment, behind a name, in a default, and in JSON', () => {
    for (const text of ['# $0', 'event $0', 'event a\n  x: int = $0', '{ "$0" }', 'event a\n  nonsense $0'])
      assert.deepEqual(completed(text), ['', []], text);
  });
});
