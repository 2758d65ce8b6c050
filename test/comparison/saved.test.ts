import assert from 'node:assert/strict';
import fc from 'fast-check';
import { recordOf } from '../../src/engine/comparison/record.ts';
import { readSaved, toKept } from '../../src/engine/comparison/saved.ts';
import { bakeryWith } from '../support/bakery.ts';
import { projectOf } from '../support/fixture.ts';

describe('what was saved', () => {
  it('is nothing where the text is nothing that the command line prints', () => {
    for (const text of ['', '{', '[]', 'null', '{}', '{"version":2,"findings":[]}', '{"version":1,"findings":{}}'])
      assert.equal(readSaved(text), null, text);
  });

  it('holds what the file has, and says what it has not', () => {
    const finding = { check: 'unhandled-event', severity: 'warning', protocol: 'P', event: 'e', field: null };
    assert.deepEqual(readSaved(JSON.stringify({ version: 1, findings: [{ ...finding, line: 3 }] })), {
      findings: [finding],
      contract: null,
    });
    assert.deepEqual(readSaved('\uFEFF{"version":1,"protocols":[]}'), { findings: null, contract: [] });
  });

  it('reads what is not there as what cannot be told', () => {
    const saved = readSaved('{"version":1,"protocols":[{"id":"P","events":[{"name":"e"}]}]}');
    const [event] = saved?.contract ?? [];
    assert.deepEqual(
      [event?.direction, event?.isPayloadKnown, event?.isSent, event?.areNeedsKnown, event?.senders],
      ['unknown', 'unknown', 'unknown', 'unknown', null],
    );
  });

  it('is the same contract again', () => {
    const [loaf] = recordOf(projectOf(bakeryWith()).contract()).filter(({ name }) => name === 'loaf_ready');
    assert.ok(loaf !== undefined);
    const { protocol, name, direction, payload } = loaf;
    const event = {
      name,
      direction,
      payload: payload.map(({ key, presence }) => ({ key, type: key === 'weight' ? 'float' : 'string', presence })),
      status: { declaredServer: 'yes', declaredClient: 'yes', emitted: 'yes', handled: 'yes' },
      ...toKept(loaf),
    };
    const text = JSON.stringify({ version: 1, protocols: [{ id: protocol, events: [event] }] });
    assert.deepEqual(readSaved(text)?.contract, [loaf]);
  });

  it('never throws, whatever stands in the file', () => {
    fc.assert(
      fc.property(fc.json(), (value) => {
        readSaved(`{"version":1,"findings":${value},"protocols":[{"id":"P","events":[${value}]}]}`);
        readSaved(value);
      }),
      { numRuns: 100 },
    );
  });
});
