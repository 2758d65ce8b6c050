import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraft } from '../../src/engine/draft/read-draft.ts';
import { draftOfSamples } from '../../src/engine/draft/samples.ts';

describe('a draft of copied messages', () => {
  it('has a field for each key of the payload, with its type', () => {
    const message = `{ "type": "upload_done", "payload": { "id": "a", "bytes": 3, "share": 0.5, "whole": 1.0, "isDone": true,
      "meta": { "a": 1 }, "tags": ["x"], "mixed": [1, 2.5, "x"], "none": [] } }`;
    assert.equal(
      draftOfSamples(message),
      `event upload_done
  field id: string
  field bytes: int
  field share: float
  field whole: float
  field isDone: boolean
  field meta: record
  field tags: string[]
  field mixed: (float | string)[]
  field none: unknown[]
`,
    );
  });

  it('says so where null tells no type, and where a key can be none', () => {
    assert.equal(
      draftOfSamples('{"type":"a","payload":{"error":null,"a-b":1}}'),
      `event a
  # error was null: say what else it can be, for example string | null.
  field error: unknown
  # "a-b" is left out: a key has letters, digits and underscores.
`,
    );
  });

  it('puts several messages of one event together', () => {
    const messages = [
      { type: 'a', payload: { id: 1, note: null } },
      { type: 'b' },
      { type: 'a', payload: { id: 1.5, note: 'x', more: [] } },
    ];
    assert.equal(
      draftOfSamples(JSON.stringify(messages)),
      'event a\n  field id: float\n  field note: null | string\n  field more?: unknown[]\n\nevent b\n',
    );
  });

  it('takes what is no message for a payload', () => {
    assert.equal(draftOfSamples('{"id":"x","type":3}'), 'event new_event\n  field id: string\n  field type: int\n');
    assert.equal(draftOfSamples('{"type":"uploadDone","payload":{}}'), 'event upload_done\n');
  });

  it('is none where the text is no JSON, or no message', () => {
    for (const text of ['', '3', '"x"', '[]', '[1]', '{', 'event a', 'null'])
      assert.equal(draftOfSamples(text), null, text);
  });

  it('always reads, whatever was copied', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (payload) => {
        const text = draftOfSamples(JSON.stringify({ type: 'copied', payload }));
        assert.ok(text !== null);
        const { events, problems } = readDraft(text);
        assert.deepEqual([events.length, problems], [1, []]);
      }),
      { numRuns: 200 },
    );
  });
});
