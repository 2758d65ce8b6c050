import assert from 'node:assert/strict';
import { hitsIn, soughtBy, tellHits } from '../../src/engine/features/elsewhere.ts';
import { bakeryWith } from '../support/bakery.ts';
import { projectOf } from '../support/worlds.ts';

const sought = { value: 'loaf_ready', beside: null };
const nothing = { title: '', edits: [], notes: [] };

const linesIn = (path: string, text: string, beside: string | null = null): readonly number[] =>
  hitsIn(projectOf(bakeryWith()).contract(), nothing, { ...sought, beside }, path, text).map(({ line }) => line);

describe('mentions elsewhere', () => {
  it('are values in any quotes, each line once', () => {
    assert.deepEqual(
      linesIn('a.md', "x\n'loaf_ready' \"loaf_ready\"\n`loaf_ready`\nloaf_ready 'loaf_readyish'\n"),
      [2, 3],
    );
  });

  it('are none where the contract knows them', () => {
    const path = 'web/src/types/index.ts';
    const text = bakeryWith().get(path) ?? '';
    assert.deepEqual(linesIn(path, text), []);
    assert.deepEqual(linesIn(path, `${text}const other = 'loaf_ready'\n`), [14]);
  });

  it('can be asked for beside another value', () => {
    assert.deepEqual(linesIn('a.md', "'loaf_ready'\n", 'oven'), []);
    assert.deepEqual(linesIn('a.md', "'loaf_ready' of 'oven'\n", 'oven'), [1]);
  });

  it('of a key stand beside its event, by its value or a constant that is called after it', () => {
    const keysIn = (path: string, text: string): readonly number[] =>
      hitsIn(projectOf(bakeryWith()).contract(), nothing, { value: 'loafId', beside: 'loaf_ready' }, path, text).map(
        ({ line }) => line,
      );
    assert.deepEqual(keysIn('app/oven.dart', "case OvenEvent.loafReady:\n  payload['loafId'] as String;\n"), [2]);
    assert.deepEqual(keysIn('docs/events.md', '`loaf_ready` carries `loafId` and loafId\n'), [1]);
    assert.deepEqual(keysIn('app/oven.dart', "payload['loafId'] as String;\n"), []);
    assert.deepEqual(keysIn('app/oven.dart', "OvenEvent.loafReadyAgain payload['loafId']\n"), []);
  });

  it('of a key are none in what the contract is made from, where other events have such keys', () => {
    const path = 'web/src/hooks/useOven.ts';
    const text = `${bakeryWith().get(path) ?? ''}const other = ['loaf_ready', 'loafId']\n`;
    assert.deepEqual(
      hitsIn(projectOf(bakeryWith()).contract(), nothing, { value: 'loafId', beside: 'loaf_ready' }, path, text),
      [],
    );
  });

  it('are told in one sentence, the many counted', () => {
    assert.equal(tellHits('x', []), null);
    const hits = Array.from({ length: 22 }, (_, index) => ({ path: 'a.md', line: index + 1 }));
    assert.match(
      tellHits('x', hits) ?? '',
      /^`x` is also mentioned at a\.md:1, .*a\.md:20 and 2 more: look there by hand\.$/,
    );
  });

  it('matter for what takes a value away, and for nothing that adds', () => {
    assert.deepEqual(soughtBy({ kind: 'remove-event', protocol: null, name: 'x' }), { value: 'x', beside: null });
    const field = { protocol: null, event: 'x', key: 'k' } as const;
    for (const change of [
      { kind: 'remove-field', ...field },
      { kind: 'rename-field', ...field, to: 'l' },
    ] as const)
      assert.deepEqual(soughtBy(change), { value: 'k', beside: 'x' });
    assert.equal(soughtBy({ kind: 'add-events', events: [] }), null);
  });
});
