// Union members and enum members, in every form a set of strings is written in.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { insertUnionMember, removeUnionMember } from '../../src/engine/typescript/writer.ts';
import { after, checkLaws, checkRefused, dress, dresses, newValues } from './write-world.ts';

const forms = {
  leading: `export type OvenEvent =
  // Client -> Server
  | 'order' // from the counter
  | 'stop'
  // Server -> Client
  | 'loaf_ready'
  | 'oven_cold' /* too cold */
  | 'done'§

export interface Other {
  type: OvenEvent¶
}
`,
  line: `export type OvenEvent = 'order' | 'stop' | 'loaf_ready' | 'oven_cold' | 'done'§
`,
  beside: `export type OvenEvent = 'order'
  | 'stop'
  | 'loaf_ready'
  | 'oven_cold'
  | 'done'§
`,
  trailing: `export type OvenEvent =
  'order' |
  'stop' |
  'loaf_ready' |
  'oven_cold' |
  'done'§
`,
  enumeration: `export enum OvenEvent {
  ORDER = 'order',
  STOP = 'stop', // at once
  LOAF_READY = 'loaf_ready',
  // Group
  OVEN_COLD = 'oven_cold',
  DONE = 'done'°
}
`,
  single: `export type OvenEvent = 'done'§
`,
};

const anchors = fc.oneof(
  fc.constant([]),
  fc.constantFrom('order', 'stop', 'loaf_ready', 'oven_cold', 'done', 'missing').map((name) => [{ after: name }]),
  fc.constantFrom('order', 'stop', 'loaf_ready', 'oven_cold', 'done', 'missing').map((name) => [{ before: name }]),
);

const insert = (text: string, value: string, placement: Parameters<typeof insertUnionMember>[1]['placement']) =>
  after(text, insertUnionMember(text, { union: 'OvenEvent', value, placement }));

describe('a union member', () => {
  it('keeps the laws in every form and style', () => {
    const worlds = fc.tuple(fc.constantFrom(...Object.values(forms)), dresses, newValues, anchors);
    fc.assert(
      fc.property(worlds, ([form, style, value, placement]) => {
        checkLaws(dress(form, style), {
          insert: (text) => insertUnionMember(text, { union: 'OvenEvent', value, placement }),
          remove: (text) => removeUnionMember(text, { union: 'OvenEvent', value }),
          shows: ({ valueSets }) =>
            valueSets.some((set) => set.name === 'OvenEvent' && set.values.some((one) => one.value === value)),
        });
      }),
      { numRuns: 100 },
    );
  });

  it('stands behind its sibling, comments kept where they were', () => {
    const text = "type OvenEvent =\n  | 'loaf' // ready\n  // Colours\n  | 'brown'\n";
    assert.equal(insert(text, 'bun', [{ after: 'loaf' }]), text.replace('// ready\n', "// ready\n  | 'bun'\n"));
    assert.equal(insert(text, 'pale', []), text.replace("'brown'\n", "'brown'\n  | 'pale'\n"));
    assert.equal(insert(text, 'bun', [{ before: 'brown' }]), text.replace('  // Colours', "  | 'bun'\n  // Colours"));
  });

  it('stays below a comment that says which way it travels', () => {
    const text = "type OvenEvent =\n  | 'order'\n  // Server -> Client\n  | 'done'\n";
    assert.equal(insert(text, 'loaf', [{ before: 'done' }]), text.replace("| 'done'", "| 'loaf'\n  | 'done'"));
  });

  it('names enum members as their neighbours are named', () => {
    const text = "enum OvenEvent {\n  LoafReady = 'loaf_ready',\n}\n";
    assert.match(insert(text, 'oven_cold', []), /^ {2}OvenCold = 'oven_cold',$/m);
  });

  it('is refused where there is no set, and kept where it is the last', () => {
    checkRefused(insertUnionMember('type A = string', { union: 'A', value: 'x', placement: [] }), /No string union/);
    checkRefused(removeUnionMember("type A = 'x'", { union: 'A', value: 'x' }), /only value/);
  });
});
