import assert from 'node:assert/strict';
import fc from 'fast-check';
import { placeEvent } from '../../src/engine/placement.ts';
import type { FieldSpec, Placement } from '../../src/engine/plan.ts';
import { readPython } from '../../src/engine/python/reader.ts';
import { insertFactory, removeFactory } from '../../src/engine/python/writer.ts';
import { fieldLists, messagesOf, styles } from '../support/python-world.ts';
import { apply, insertInto, reasonOf } from '../support/written.ts';

const specOf = (factory: string, fields: readonly FieldSpec[], placement: Placement) => ({
  wrapper: 'OvenMessage',
  set: 'OvenType',
  member: factory.toUpperCase(),
  factory,
  fields,
  placement,
  lineLength: 100,
  summary: null,
});

const always = (key: string): FieldSpec => ({
  key,
  type: { kind: 'string' },
  presence: 'always',
  default: null,
  description: null,
});

const oven = [
  'from typing import Any',
  '',
  'class OvenType(str, Enum):',
  '    # Server -> Client',
  '    HEAT = "heat"',
  '    LOAF_READY = "loaf_ready"',
  '    DONE = "done"',
  '',
  'class OvenMessage(BaseModel):',
  '    type: OvenType',
  '    payload: dict[str, Any]',
  '',
  '    @classmethod',
  '    def heat(cls) -> "OvenMessage":',
  '        """Say how hot it is."""',
  '        return cls(type=OvenType.HEAT, payload={})',
  '',
].join('\n');

const written = (fields: readonly FieldSpec[]): string => {
  const result = insertInto(oven, (text) => insertFactory(text, specOf('loaf_ready', fields, [])));
  return result.slice(result.indexOf('    def loaf_ready'));
};

describe('writing a factory', () => {
  it('builds a short payload in place', () => {
    assert.equal(
      written([always('loafId')]),
      [
        '    def loaf_ready(cls, loaf_id: str) -> "OvenMessage":',
        '        """Create a loaf ready message."""',
        '        return cls(type=OvenType.LOAF_READY, payload={"loafId": loaf_id})',
        '',
      ].join('\n'),
    );
  });

  it('guards what may be absent and gives every other key its default', () => {
    const fields: readonly FieldSpec[] = [
      { ...always('note'), presence: 'conditional' },
      { ...always('weight'), type: { kind: 'float' }, default: { value: 1, isFloat: true } },
      { ...always('tags'), type: { kind: 'list', item: { kind: 'string' } }, default: { value: [], isFloat: false } },
      always('loafId'),
    ];
    assert.equal(
      written(fields),
      [
        '    def loaf_ready(',
        '        cls,',
        '        loaf_id: str,',
        '        note: str | None = None,',
        '        weight: float = 1.0,',
        '        tags: list[str] | None = None,',
        '    ) -> "OvenMessage":',
        '        """Create a loaf ready message."""',
        '        payload: dict[str, Any] = {"weight": weight, "tags": tags or [], "loafId": loaf_id}',
        '        if note is not None:',
        '            payload["note"] = note',
        '        return cls(type=OvenType.LOAF_READY, payload=payload)',
        '',
      ].join('\n'),
    );
  });

  it('keeps a key named payload apart from the payload', () => {
    const result = written([always('payload'), { ...always('note'), presence: 'conditional' }]);
    assert.match(result, /message_payload: dict\[str, Any\] = \{"payload": payload\}/);
    assert.match(result, /payload=message_payload\)/);
  });

  it('stands beside its anchor, above a factory that people keep last, and above closing ones', () => {
    const order = (text: string): readonly string[] =>
      readPython(text)
        .functions.filter(({ inClass }) => inClass === 'OvenMessage')
        .map(({ name }) => name.slice('OvenMessage.'.length));
    const style = { quote: '"', unit: '    ', newline: '\n', hasFinalNewline: true, hasBom: false, importsAny: true };
    const flags = { ...style, hasDirections: true, hasFeatures: false, hasDocstrings: true };
    const pinned = messagesOf(flags, [], ['proof', 'heat', 'error']).replace(/def (proof|heat)/g, (_, name) =>
      name === 'proof' ? 'def heat' : 'def proof',
    );
    const swapped = pinned.replaceAll('OvenType.PROOF', 'OvenType.X').replaceAll('OvenType.HEAT', 'OvenType.PROOF');
    const text = swapped
      .replaceAll('OvenType.X', 'OvenType.HEAT')
      .replace(/\n {4}@classmethod\n {4}def error[^]*$/, '');
    const declared = readPython(text).valueSets[0]?.values ?? [];
    const add = (name: string, placement = placeEvent(name, 'server-to-client', declared)): readonly string[] =>
      order(apply(text, insertFactory(text, specOf(name, [], placement))));
    assert.deepEqual(order(text), ['heat', 'proof']);
    assert.deepEqual(add('crumb'), ['heat', 'crumb', 'proof'], 'the enum ends with heat, the class with proof');
    assert.deepEqual(add('proof_read'), ['heat', 'proof', 'proof_read']);
    const closed = messagesOf(flags, [], ['heat', 'loaf', 'error']);
    const placed = placeEvent('crumb', 'server-to-client', readPython(closed).valueSets[0]?.values ?? []);
    assert.deepEqual(order(apply(closed, insertFactory(closed, specOf('crumb', [], placed)))), [
      'heat',
      'loaf',
      'crumb',
      'error',
    ]);
  });

  it('leaves a separator where it was', () => {
    const text = `${oven}\n    # ----- Loaves -----\n`;
    const result = insertInto(text, (before) => insertFactory(before, specOf('loaf_ready', [], [])));
    assert.equal(apply(result, removeFactory(result, { wrapper: 'OvenMessage', factory: 'loaf_ready' })), text);
  });

  it('refuses names that are taken or hide a type', () => {
    assert.match(reasonOf(insertFactory(oven, { ...specOf('payload', [], []), member: 'X' })), /has `payload` already/);
    assert.match(reasonOf(insertFactory(oven, { ...specOf('heat', [], []), member: 'X' })), /has `heat` already/);
    assert.match(reasonOf(insertFactory(oven, specOf('list', [], []))), /would hide the type/);
  });

  it('comes and goes without a trace, and sends what was promised', () => {
    const sent = fc.subarray(['heat', 'loaf_ready', 'loaf_cold', 'usage', 'error']);
    fc.assert(
      fc.property(styles, sent, fieldLists, fc.constantFrom('loaf_burnt', 'crumb'), (style, names, fields, name) => {
        const text = messagesOf(style, ['bake'], names);
        const declared = readPython(text).valueSets[0]?.values ?? [];
        const spec = specOf(name, fields, placeEvent(name, 'server-to-client', declared));
        const result = insertInto(text, (before) => insertFactory(before, spec));
        const fact = readPython(result).constructions.find(({ within }) => within === `OvenMessage.${name}`);
        const conditional = fields.filter((one) => one.presence === 'conditional').map(({ key }) => key);
        const promised = fields.filter((one) => one.presence === 'always').map(({ key }) => key);
        assert.deepEqual(
          fact?.payload.fields.map(({ key, presence }) => `${key} ${presence}`),
          [...promised.map((key) => `${key} always`), ...conditional.map((key) => `${key} conditional`)],
        );
        assert.equal(fact.payload.isOpen, false);
        assert.equal(apply(result, removeFactory(result, { wrapper: 'OvenMessage', factory: name })), text);
      }),
    );
  });
});
