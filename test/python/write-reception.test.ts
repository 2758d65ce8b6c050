import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FieldSpec } from '../../src/engine/plan.ts';
import { readPython } from '../../src/engine/python/reader.ts';
import { insertReception, removeReception } from '../../src/engine/python/writer.ts';
import { endpointOf, fieldLists, styles } from '../support/python-world.ts';
import { apply, insertInto, reasonOf } from '../support/written.ts';

const specOf = (fields: readonly FieldSpec[]) => ({
  set: 'OvenType',
  member: 'STOP',
  event: 'stop',
  fields,
  reception: '_handle_stop',
  called: null,
  answer: null,
  waiting: null,
  values: [],
  placement: [],
  lineLength: 100,
});

const endpoint = [
  'async def endpoint(socket) -> None:',
  '    data = await socket.receive_json()',
  '    payload = data.get("payload", {})',
  '    if data.get("type") == OvenType.BAKE:',
  '        size = payload.get("size")',
  '    elif data.get("type") == OvenType.HEAT:',
  '        pass',
  '    else:',
  '        pass',
  '',
].join('\n');

const field = (key: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  key,
  type: { kind: 'string' },
  presence: 'always',
  default: null,
  description: null,
  ...more,
});

describe('writing a reception', () => {
  it('reads the fields, keeps clear of names in use, and stays above an else', () => {
    const fields = [
      field('loafId'),
      field('size', { type: { kind: 'int' } }),
      field('note', { presence: 'conditional' }),
    ];
    const result = insertInto(endpoint, (text) => insertReception(text, specOf(fields)));
    const branch = [
      '    elif data.get("type") == OvenType.STOP:',
      '        loaf_id = payload.get("loafId", "")',
      '        note = payload.get("note")',
      '        await _handle_stop(loaf_id, payload.get("size", 0), note)',
      '    else:',
    ].join('\n');
    assert.ok(result.includes(branch), result);
    const handler = [
      '',
      '',
      'async def _handle_stop(loaf_id: str, size: int, note: str | None) -> None:',
      '    """Handle a stop message."""',
      '    # TODO(stop): act on it.',
      '',
    ].join('\n');
    assert.ok(result.endsWith(handler), result);
  });

  it('stays in place where there is nothing to read', () => {
    const result = insertInto(endpoint, (text) => insertReception(text, specOf([])));
    assert.ok(result.includes('OvenType.STOP:\n        pass  # TODO(stop): act on it.\n    else:'), result);
  });

  it('joins handlers that stand together', () => {
    const text = `${endpoint}\n\nasync def _handle_bake() -> None:\n    pass\n\n\nx = 1\n`;
    const result = insertInto(text, (before) => insertReception(before, specOf([field('loafId')])));
    assert.match(result, /_handle_bake\(\) -> None:\n {4}pass\n\n\nasync def _handle_stop[^]*\n\n\nx = 1\n$/);
  });

  it('keeps a handler that somebody filled or uses', () => {
    const text = insertInto(endpoint, (before) => insertReception(before, specOf([field('loafId')])));
    const filled = text.replace('# TODO(stop): act on it.', 'print(loaf_id)');
    const answer = removeReception(filled, specOf([]));
    assert.ok(answer.kind === 'edits' && answer.notes.length === 1);
    assert.ok(apply(filled, answer).includes('async def _handle_stop'));
    const used = `${text}\n\nhandlers = [_handle_stop]\n`;
    assert.ok(apply(used, removeReception(used, specOf([]))).includes('async def _handle_stop'));
  });

  it('lets the next branch begin the chain', () => {
    const answer = removeReception(endpoint, {
      set: 'OvenType',
      member: 'BAKE',
      reception: '_handle_bake',
      lineLength: 88,
    });
    assert.ok(
      apply(endpoint, answer).includes('{})\n    if data.get("type") == OvenType.HEAT:\n        pass\n    else:'),
    );
  });

  it('refuses where there is no chain, no payload or another function of that name', () => {
    assert.match(reasonOf(insertReception('x = 1\n', specOf([]))), /no such branch/);
    const bare = 'async def endpoint(kind) -> None:\n    if kind == OvenType.BAKE:\n        pass\n';
    assert.match(reasonOf(insertReception(bare, specOf([field('loafId')]))), /Read the payload into a variable/);
    const taken = `${endpoint}\n\ndef _handle_stop(other) -> None:\n    pass\n`;
    assert.match(reasonOf(insertReception(taken, specOf([field('loafId')]))), /takes other parameters/);
  });

  it('comes and goes without a trace, and reads every field', () => {
    const received = fc.subarray(['bake', 'turn', 'open_door'], { minLength: 1 });
    fc.assert(
      fc.property(styles, received, fieldLists, (style, names, fields) => {
        const text = endpointOf(style, names);
        const result = insertInto(text, (before) => insertReception(before, specOf(fields)));
        const branch = readPython(result).branches.find(({ values }) =>
          values.some((value) => value.kind === 'member' && value.member === 'STOP'),
        );
        assert.deepEqual(branch?.payload.reads.map(({ key }) => key).sort(), fields.map(({ key }) => key).sort());
        assert.equal(apply(result, removeReception(result, specOf([]))), text);
      }),
    );
  });
});
