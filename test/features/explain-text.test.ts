import assert from 'node:assert/strict';
import { toText } from '../../src/engine/features/explain-text.ts';
import type { Explanation } from '../../src/engine/features/explain.ts';
import { type Bakery, bakeryFixture } from '../support/bakery.ts';
import { parseFixture, projectOf } from '../support/fixture.ts';

const explained = (
  name: string,
  ...replacements: readonly (readonly [keyof Bakery, string, string])[]
): Explanation => {
  const [first] = projectOf(parseFixture(bakeryFixture(...replacements)).texts).explain(name);
  assert.ok(first);
  return first;
};

describe('an explanation as text', () => {
  it('has columns for fields and places', () => {
    assert.equal(
      toText(explained('bake')),
      `bake  OvenMessage, client → server

  key     Python  TypeScript  sent
  recipe  str     string      always

Sent by:
  OvenClient.sendBake  web/src/api/oven.ts:10
  useOven.bake         web/src/hooks/useOven.ts:17
Handled by:
  oven_endpoint  bakery/api/websocket.py:34
Declared:
  enum member OvenType.BAKE  bakery/models/websocket.py:11
  union member OvenType      web/src/types/index.ts:2

Sample message:
  {
    "type": "bake",
    "payload": {
      "recipe": "recipe"
    }
  }
`,
    );
  });

  it('marks differences and tells findings with their place', () => {
    const text = toText(explained('loaf_ready', ['types', '  loafId: string', '  breadId: string']));
    assert.match(text, /^ {2}breadId +- +string +never +≠ never sent$/m);
    assert.match(text, /^Findings:\n {2}\w+ {2}.* {2}missing-field$/m);
  });

  it('says that a wrapper is not called', () => {
    const uncalled = explained('loaf_ready', ['service', 'await self._broadcast_loaf_ready(loaf_id)', 'pass']);
    assert.match(toText(uncalled), /Baker\._broadcast_loaf_ready \(not called\)/);
  });

  it('moves no cursor: control characters are blanks', () => {
    const text = toText(explained('loaf_ready', ['models', 'Create a loaf', 'Create\u001b[2J a loaf']));
    assert.match(text, /^Create \[2J a loaf ready message\.$/m);
  });
});
