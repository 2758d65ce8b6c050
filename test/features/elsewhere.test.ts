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
    assert.equal(soughtBy({ kind: 'add-events', events: [] }), null);
  });
});
