import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraft } from '../../src/engine/draft/read-draft.ts';
import { requestKeys, toRequest } from '../../src/engine/draft/request-keys.ts';
import { draftTemplate, writeDraft } from '../../src/engine/draft/write-draft.ts';
import type { EventRequest } from '../../src/engine/plan.ts';
import { readFolder } from '../../src/cli/read-folder.ts';
import { bakeryWith } from '../support/bakery.ts';
import { projectOf } from '../support/fixture.ts';
import { requests } from '../support/requests.ts';

const readBack = (text: string): readonly EventRequest[] => {
  const { events, problems } = readDraft(text);
  assert.deepEqual(problems, []);
  return events.map(({ name, asked }) => toRequest(name.text, asked.protocol ?? '', asked));
};

describe('a draft that was written', () => {
  it('reads back as the same requests', () => {
    fc.assert(
      fc.property(fc.array(requests, { maxLength: 3 }), (asked) => {
        assert.deepEqual(readBack(writeDraft(asked)), asked);
      }),
      { numRuns: 300 },
    );
  });

  it('reads back the same with any line ends, indent and blank lines', () => {
    fc.assert(
      fc.property(
        fc.array(requests, { maxLength: 3 }),
        fc.constantFrom('\r\n', '\r', '\n\n'),
        fc.constantFrom('', '\t', '    '),
        (asked, lineEnd, indent) => {
          const text = writeDraft(asked).replace(/^ {2}/gm, indent).replaceAll('\n', lineEnd);
          assert.deepEqual(readBack(text), asked);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('says as JSON the same as in lines', () => {
    const toJson = ({ name, ...request }: EventRequest): object => ({
      event: name,
      ...Object.fromEntries(
        requestKeys.map((key) => {
          const values = key.give({ name, ...request });
          return [key.name, values.length === 1 && !key.isRepeated ? values[0] : values];
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(requests, { maxLength: 3 }), (asked) => {
        assert.deepEqual(readBack(JSON.stringify({ events: asked.map(toJson) })), asked);
        assert.deepEqual(readBack(JSON.stringify(asked.map(toJson), null, 2)), asked);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a new draft', () => {
  it('has one event with fields, of the protocol that has most where there are several', () => {
    const { events, problems } = readDraft(draftTemplate(projectOf(bakeryWith()).contract()));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      events.map(({ name, asked }) => [name.text, asked.protocol, asked.fields?.length]),
      [['new_event', undefined, 2]],
    );
    const sample = readDraft(draftTemplate(projectOf(readFolder('test/projects/sample')).contract()));
    assert.equal(sample.events[0]?.asked.protocol, 'WSMessage');
  });
});
