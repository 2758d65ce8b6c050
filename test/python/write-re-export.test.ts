// A name that a package passes on beside its siblings.
import assert from 'node:assert/strict';
import type { Written } from '../../src/engine/plan.ts';
import { applyEdits } from '../../src/engine/source.ts';
import { insertReExport, removeReExport } from '../../src/engine/python/writer.ts';

const after = (text: string, result: Written): string =>
  result.kind === 'edits' ? applyEdits(text, result.edits) : assert.fail(result.reason);

const name = { name: 'HotPayload', sibling: 'OvenMessage' };

const insert = (text: string): string => after(text, insertReExport(text, { ...name, lineLength: 88 }));

const remove = (text: string): string => after(text, removeReExport(text, { ...name, lineLength: 88 }));

const long = `from bakery.models.loaf import Loaf
from bakery.models.oven import (
    BakePayload,
    OvenMessage,
)

__all__ = [
    # Ovens (all of them)
    "OvenMessage",
    "BakePayload",
    # Loaves
    "Loaf",
]
`;

describe('what a package passes on', () => {
  it('takes one more name of a module, sorted in the import and last of its siblings', () => {
    const written = insert(long);
    assert.match(written, /BakePayload,\n {4}HotPayload,\n {4}OvenMessage,/);
    assert.match(written, /"BakePayload",\n {4}"HotPayload",\n {4}# Loaves/);
    assert.equal(insert(written), written);
    assert.equal(remove(written), long);
  });

  it('takes it on one line, and behind the last without a comma', () => {
    for (const all of [
      '__all__ = ["OvenMessage"]',
      '__all__ = ("Loaf", "OvenMessage")',
      "__all__ = [\n    'OvenMessage'\n]",
    ]) {
      const text = `from bakery.models.oven import OvenMessage\n\n${all}\n`;
      const written = insert(text);
      assert.match(written, /__all__[^]*OvenMessage['"],\s+["']HotPayload["']/);
      assert.equal(remove(written), text);
    }
  });

  it('stays as it is where nothing of that module is passed on', () => {
    for (const text of [
      'from bakery.models.oven import OvenMessage\n',
      'from bakery.models.loaf import Loaf\n\n__all__ = ["Loaf"]\n',
      'from bakery.models.oven import OvenMessage\nfrom bakery.models.loaf import Loaf\n\n__all__ = ["Loaf"]\n',
      '',
    ]) {
      assert.equal(insert(text), text);
      assert.equal(remove(text), text);
    }
  });
});
