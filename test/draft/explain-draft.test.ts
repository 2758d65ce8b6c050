import assert from 'node:assert/strict';
import { explainDraft } from '../../src/engine/draft/explain-draft.ts';
import { bakeryWith } from '../support/bakery.ts';
import { projectOf } from '../support/fixture.ts';

const contract = projectOf(bakeryWith()).contract();

const explained = (marked: string): readonly [place: string, text: string] | null => {
  const text = marked.replace('$0', '');
  const hover = explainDraft(contract, text, marked.indexOf('$0'));
  return hover === null ? null : [text.slice(hover.range.start, hover.range.end), hover.text];
};

describe('what is said of a place in a draft', () => {
  it('is what the parts of an event will be called', () => {
    assert.deepEqual(explained('event oven_$0hot'), [
      'oven_hot',
      '**`oven_hot`** · OvenMessage · server → client\n\n- enum member `OVEN_HOT`\n- factory `oven_hot`\n- interface `OvenHotPayload`\n- store action `setOvenHot`',
    ]);
    assert.match(explained('event loaf$0_ready')?.[1] ?? '', /It exists already: what it lacks is added\./);
  });

  it('is what a key means, and the values it has', () => {
    assert.deepEqual(explained('event a\n  upd$0ate none'), [
      'update',
      '**`update`** replace, append, upsert, remove, none\n\n`replace` · `append` · `upsert` · `remove` · `none`',
    ]);
  });

  it('is what a field line says', () => {
    assert.deepEqual(explained('event a\n  x?: fl$0oat'), ['x?: float', '`x?: float`: may be absent.']);
  });

  it('is nothing elsewhere', () => {
    for (const text of ['$0', '# ev$0ent', 'event a\n  x: no$0', 'event a\n  nonsen$0se x', 'event a\n  store us$0e'])
      assert.equal(explained(text), null, text);
  });
});
