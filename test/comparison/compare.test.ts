import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareContracts, type EventDifference } from '../../src/engine/comparison/compare.ts';
import { changedLines, consequences, headingOf, summaryOf } from '../../src/engine/comparison/difference-words.ts';
import { differenceToMarkdown } from '../../src/engine/comparison/difference-markdown.ts';
import {
  bakes,
  emission,
  factory,
  handler,
  member,
  reads,
  recordWith,
  type Replacement,
  requires,
  sends,
  serverReads,
  takes,
  union,
} from '../support/oven-changes.ts';

const compare = (before: readonly Replacement[], after: readonly Replacement[]): readonly EventDifference[] =>
  compareContracts(recordWith(before), recordWith(after));

const told = (before: readonly Replacement[], after: readonly Replacement[]): readonly string[] =>
  compare(before, after).flatMap((one) => {
    const [name, rest] = headingOf(one);
    return [
      [name, ...rest].join(' · '),
      ...changedLines(one).map(({ mark, text }) => `  ${mark} ${text}`),
      ...consequences(one).map((sentence) => `  ${sentence}`),
    ];
  });

const event = [member, factory, emission, union, handler] as const;

describe('the difference of two contracts', () => {
  it('tells an event that came: what it carries, who sends and handles it, and the order', () => {
    assert.deepEqual(told([], event), [
      'oven_hot · OvenMessage · server → client · added',
      '  + `ovenId: string`',
      '  + sent by `Baker.run`',
      '  + handled by `useOven`',
      '  No effect between the new server and old clients: old clients ignore it.',
      '  Deploy the client first.',
    ]);
  });

  it('tells an event that went', () => {
    assert.deepEqual(told(event, []).slice(0, 4), [
      'oven_hot · OvenMessage · server → client · removed',
      '  - `ovenId: string`',
      '  - sent by `Baker.run`',
      '  - handled by `useOven`',
    ]);
  });

  it('tells a new name only where one event can be meant', () => {
    const named = (name: string): readonly Replacement[] =>
      event.map(([key, from, to]) => [
        key,
        from,
        to.replaceAll('oven_hot', name).replaceAll('OVEN_HOT', name.toUpperCase()),
      ]);
    const headings = (after: readonly Replacement[]) => compare(event, after).map((one) => headingOf(one)[1].at(-1));
    assert.deepEqual(headings(named('oven_heated')), ['renamed from `oven_hot`']);
    assert.deepEqual(headings(named('bread_baked')), ['added', 'removed']);
  });

  it('tells keys that came, went and changed, and what is read', () => {
    const sendsOven = [takes('oven: str'), sends('"oven": oven')] as const;
    assert.deepEqual(told([], [...sendsOven, requires('oven: string'), reads('payload.oven')]), [
      'loaf_ready · OvenMessage · server → client · changed',
      '  + `oven: string`',
      '  + the client needs `oven` as `string`',
      '  Breaks between the old server and new clients: new clients need `oven`, old servers do not send it.',
      '  Deploy the server first.',
    ]);
    assert.deepEqual(told(sendsOven, [takes('oven: int'), sends('"oven": oven')]), [
      'loaf_ready · OvenMessage · server → client · changed',
      '  ~ `oven: string` → `oven: int`',
    ]);
  });

  it('tells who sends and handles an event now', () => {
    const other: Replacement = ['service', 'async def run(self, loaf_id: str)', 'async def start(self, loaf_id: str)'];
    assert.deepEqual(told([...event], [...event, other]), [
      'oven_hot · OvenMessage · server → client · changed',
      '  + sent by `Baker.start`',
      '  - sent by `Baker.run`',
    ]);
  });

  it('tells the side that lists an event, and whether it is sent', () => {
    assert.deepEqual(told([member, factory], [...event]), [
      'oven_hot · OvenMessage · server → client · changed',
      "  + on the client's list",
      '  ~ now sent',
      '  ~ now handled',
      '  + sent by `Baker.run`',
      '  + handled by `useOven`',
      '  No effect between the new server and old clients: old clients ignore it.',
      '  Deploy the client first.',
    ]);
  });

  it('is summed up in one sentence', () => {
    assert.equal(summaryOf(compare([], [])), null);
    assert.equal(
      summaryOf(compare([], [...event, bakes, serverReads('payload["oven"]')])),
      '2 events differ: 1 added, 1 changed. Deploy the client first.',
    );
  });

  it('escapes in Markdown what the workspace wrote', () => {
    const odd: Replacement = ['client', '{ recipe }', "{ recipe, 'a|<b>`c': 1 }"];
    const page = differenceToMarkdown(compare([], [odd]));
    assert.match(page, /^### `bake` · OvenMessage · client → server · changed$/m);
    assert.match(page, /^- added: `a\|<b> c: float`$/m);
    assert.match(page, / ignore `a\|<b> c`\.$/m);
  });
});

const independent = [
  takes('oven: str'),
  requires('oven?: string'),
  reads('payload.weight'),
  bakes,
  serverReads('payload.get("oven")'),
  member,
  factory,
  emission,
  union,
  handler,
] as const;

const somewhere = fc.subarray([...independent]);

describe('comparing, whatever changed,', () => {
  it('finds nothing between a contract and itself', () => {
    fc.assert(
      fc.property(somewhere, (changes) => {
        assert.deepEqual(compare(changes, changes), []);
      }),
      { numRuns: 15 },
    );
  });

  it('tells there and back what is each other’s reverse', () => {
    const swap = { added: 'removed', removed: 'added', renamed: 'renamed', changed: 'changed' } as const;
    const facts = ({ name, change, fields, senders, handlers }: EventDifference, isBack: boolean) => ({
      name,
      change: isBack ? swap[change] : change,
      fields: fields.map(({ before, after }) => (isBack ? [after, before] : [before, after])),
      senders: isBack ? [senders?.removed, senders?.added] : [senders?.added, senders?.removed],
      handlers: isBack ? [handlers?.removed, handlers?.added] : [handlers?.added, handlers?.removed],
    });
    fc.assert(
      fc.property(somewhere, somewhere, (before, after) => {
        assert.deepEqual(
          compare(before, after).map((one) => facts(one, false)),
          compare(after, before).map((one) => facts(one, true)),
        );
      }),
      { numRuns: 15 },
    );
  });
});
