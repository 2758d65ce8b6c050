import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDraft } from '../../src/engine/draft/read-draft.ts';
import { keyNamed } from '../../src/engine/draft/request-keys.ts';
import { formatFieldLine } from '../../src/engine/field-line.ts';

const problemsIn = (text: string): readonly (readonly [string, string])[] =>
  readDraft(text).problems.map(({ range, message }) => [text.slice(range.start, range.end), message]);

describe('a draft', () => {
  it('takes extras parted by commas, or one by one', () => {
    for (const text of [
      'event a\n  with model,test',
      'event a\n  with test\n  with model',
      '{ "event": "a", "with": ["test", "model"] }',
    ]) {
      const { events, problems } = readDraft(text);
      assert.deepEqual([events[0]?.asked.with, problems], [['model', 'test'], []], text);
    }
  });

  it('has an event for each line that begins one, and says of it what the lines below say', () => {
    const text = `# What the oven tells.
event oven_hot
  protocol OvenMessage
  direction server-to-client
  field ovenId: string
  degrees?: float  # Celsius
  deliver service
  emit-in bakery/baker.py:Baker

event bake
  direction client-to-server
`;
    const { events, problems } = readDraft(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      events.map(({ name, asked: { fields = [], ...asked } }) => [name.text, asked, fields.map(formatFieldLine)]),
      [
        [
          'oven_hot',
          {
            protocol: 'OvenMessage',
            direction: 'server-to-client',
            delivery: 'service',
            emitIn: 'bakery/baker.py:Baker',
          },
          ['ovenId: string', 'degrees?: float  # Celsius'],
        ],
        ['bake', { direction: 'client-to-server' }, []],
      ],
    );
  });

  it('knows the place of every word', () => {
    const text = 'event a\r\n\tupdate  upsert \r\n x: int';
    const [event] = readDraft(text).events;
    const at = ({ range }: { readonly range: { readonly start: number; readonly end: number } }) =>
      text.slice(range.start, range.end);
    assert.deepEqual(
      [event?.name, ...(event?.entries ?? []).flatMap(({ key, value }) => [key, value])].map(
        (word) => word && at(word),
      ),
      ['a', 'update', 'upsert', '', 'x: int'],
    );
    assert.equal(event && at(event), text.slice(6));
  });

  it('says what is wrong where it is wrong, and reads the rest', () => {
    assert.deepEqual(problemsIn('protocol P\nevent a'), [
      ['protocol P', 'This stands before any event: begin with a line such as `event file_upload_progress`.'],
    ]);
    assert.deepEqual(problemsIn('event'), [['event', 'Say which event: `event file_upload_progress`.']]);
    assert.deepEqual(problemsIn('event a\n  updat none'), [
      ['updat', '`updat` is no thing to say of an event: write `update`.'],
    ]);
    assert.deepEqual(problemsIn('event a\n  update never'), [
      ['never', '`never` is no value of `update`: use replace, append, upsert, remove or none.'],
    ]);
    assert.deepEqual(problemsIn('event a\n  store'), [
      ['store', `Nothing stands after \`store\`: write ${keyNamed('store')?.meaning ?? ''}.`],
    ]);
    assert.deepEqual(problemsIn('event a\n  store x\n  store y'), [
      ['store', '`store` stands there twice: remove one of the two lines.'],
    ]);
    const [[place, message] = []] = problemsIn('event a\n  field x: strng\n  deliver all');
    assert.equal(place, 'x: strng');
    assert.match(message ?? '', /^`strng` is no type for `x`: use string, /);
    assert.equal(readDraft('event a\n  field x: strng\n  deliver all').events[0]?.asked.delivery, 'all');
  });

  it('is empty where nothing is said', () => {
    for (const text of ['', '\n\n', '# event a', '[]', '{"events":[]}'])
      assert.deepEqual(readDraft(text), { events: [], problems: [] }, text);
  });

  it('says what is wrong in its JSON form', () => {
    assert.deepEqual(problemsIn('{"event":"a","field":["x: int",3],"deliver":{}}'), [
      ['3', '`field` takes text: put it between quotes.'],
      ['{}', '`deliver` takes text: put it between quotes.'],
    ]);
    assert.deepEqual(problemsIn('["a"]'), [['"a"', 'This is no event: write `{ "event": "file_upload_progress" }`.']]);
    assert.match(problemsIn('{"event":')[0]?.[1] ?? '', /^This is no JSON \(ValueExpected\): mend it\.$/);
    assert.deepEqual(problemsIn('{"deliver":"all"}'), [['{', 'Say which event: `event file_upload_progress`.']]);
  });

  it('never throws, and points into the text, whatever stands there', () => {
    const words = fc.constantFrom(
      'event ',
      'a',
      '\n',
      '  ',
      'field ',
      'x: ',
      'int',
      '?',
      '#',
      '{',
      '}',
      '[',
      '"',
      ':',
      'update ',
      'upsert',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (all) => {
        const text = all.join('');
        const { events, problems } = readDraft(text);
        for (const { range } of [...problems, ...events]) {
          assert.ok(range.start >= 0 && range.start <= range.end && range.end <= text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
