// Messages that are sent, and what their payloads hold.
import assert from 'node:assert/strict';
import { formatType } from '../../src/engine/wire-type.ts';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const read = (text: string) => readTypeScript(text, 'oven.ts').sends;
const inMethod = (body: string, parameters = '') => `class Oven { bake(${parameters}): void { ${body} } }`;
const values = (text: string) => read(text).map((send) => send.values.map(({ value }) => value).join('|'));

/** `key: type`, with `?` where the key is conditional, `??` where that is unknown. */
const fields = (payload: string, parameters = '', rest = '') =>
  read(`${inMethod(`this.send('bake', ${payload})`, parameters)} ${rest}`)[0]?.payload?.fields.map(
    ({ key, type, presence }) =>
      `${key}${{ always: '', conditional: '?', unknown: '??' }[presence]}: ${formatType(type)}`,
  );

describe('a send', () => {
  it('names its value first', () => {
    assert.deepEqual(values(inMethod("this.send('bake', { id })")), ['bake']);
    assert.deepEqual(values("client.sendJson('bake', {})"), ['bake']);
    assert.deepEqual(values("socket.emit('bake')"), ['bake']);
    assert.deepEqual(values("clientRef.current?.send('bake')"), ['bake']);
  });

  it('chooses between values', () => {
    assert.deepEqual(values(inMethod("this.sendJson(hot ? 'cool' : 'heat', {})")), ['cool|heat']);
    assert.deepEqual(values(inMethod("this.sendJson(hot ? 'cool' : kind, {})")), []);
  });

  it('is an object with its type', () => {
    const [found] = read("ws.send(JSON.stringify({ type: 'bake', payload: { id: 1 } }))");
    assert.deepEqual([found?.values[0]?.value, found?.payload?.fields[0]?.key], ['bake', 'id']);
  });

  it('is not a call with another value or another name', () => {
    assert.deepEqual(values(inMethod('this.sendRaw({ type, payload })')), []);
    assert.deepEqual(values(inMethod('this.send(kind, {})')), []);
    assert.deepEqual(values("api.post('bake', {}); fetch('bake')"), []);
  });

  it('tells the method or function around it', () => {
    const within = (text: string) => read(text)[0]?.within;
    assert.equal(within(inMethod("this.ws.onopen = () => { this.send('bake') }")), 'Oven.bake');
    assert.equal(within("export function useOven() { const go = () => client.send('bake') }"), 'useOven');
    assert.equal(within("class Oven { bake = () => { this.send('bake') } }"), 'Oven.bake');
    assert.equal(within("send('bake')"), null);
  });

  it('has exact ranges', () => {
    const text = inMethod("this.send('bake', { id, 'at': now })");
    const [found] = read(text);
    const at = (range: { start: number; end: number } | undefined) => text.slice(range?.start, range?.end);
    assert.equal(at(found?.range), "this.send('bake', { id, 'at': now })");
    assert.equal(at(found?.values[0]?.range), "'bake'");
    assert.equal(at(found?.payload?.range), "{ id, 'at': now }");
    assert.deepEqual(
      found?.payload?.fields.map((field) => [at(field.range), at(field.keyRange), field.valueText]),
      [
        ['id', 'id', 'id'],
        ["'at': now", "'at'", 'now'],
      ],
    );
  });
});

describe('a payload', () => {
  it('is null where none is sent', () => {
    assert.equal(read(inMethod("this.send('bake')"))[0]?.payload, null);
    assert.deepEqual(read(inMethod("this.send('bake', {})"))[0]?.payload?.fields, []);
  });

  it('is open where keys may be added unseen', () => {
    const isOpen = (payload: string) => read(inMethod(`this.send('bake', ${payload})`))[0]?.payload?.isOpen;
    assert.equal(isOpen('{ ...loaf }'), true);
    assert.equal(isOpen('{ [key]: 1 }'), true);
    assert.equal(isOpen('loaf'), true);
    assert.equal(isOpen('{ id: 1 }'), false);
  });

  it('has the types of the parameters', () => {
    assert.deepEqual(fields('{ id, at: minutes }', 'id: string, minutes: number'), ['id: string', 'at: float']);
  });

  it('has conditional keys where a value can be undefined', () => {
    assert.deepEqual(fields('{ id }', 'id?: string'), ['id?: string']);
    assert.deepEqual(fields('{ id }', 'id: string | undefined'), ['id?: string']);
    assert.deepEqual(fields('{ id }', "id = 'loaf'"), ['id: string']);
    assert.deepEqual(fields('{ id: id ?? null }', 'id?: string'), ['id: string | null']);
    assert.deepEqual(fields('{ id: undefined }'), ['id?: unknown']);
  });

  it('has the fields of an inline parameter type', () => {
    const parameters = 'options?: { side?: string; at: number }';
    assert.deepEqual(fields('{ side: options?.side, at: options?.at }', parameters), ['side?: string', 'at?: float']);
    assert.deepEqual(fields('{ at: options.at, side: options.side }', 'options: { at: number; side?: string }'), [
      'at: float',
      'side?: string',
    ]);
    assert.deepEqual(fields('{ at }', '{ at }: { at: number }'), ['at: float']);
  });

  it('has the fields of a type of the same file', () => {
    assert.deepEqual(fields('{ at: loaf.at }', 'loaf: Loaf', 'interface Loaf { at?: number }'), ['at?: float']);
  });

  it('cannot tell the presence of a field of a type from elsewhere', () => {
    assert.deepEqual(fields('{ at: loaf.at, by: loaf?.by }', 'loaf: Loaf'), ['at??: unknown', 'by?: unknown']);
  });

  it('has the types of literals', () => {
    assert.deepEqual(fields("{ a: 'x', b: 1, c: true, d: null, e: [1], f: { g: 1 }, h: `${x}`, i: !x, j: 'a' + x }"), [
      "a: 'x'",
      'b: float',
      'c: boolean',
      'd: null',
      'e: float[]',
      'f: record',
      'h: string',
      'i: boolean',
      'j: string',
    ]);
  });

  it('has the types of choices, casts and locals', () => {
    assert.deepEqual(fields('{ a: x ? 1 : null, b: x as string }', 'x: boolean'), ['a: float | null', 'b: string']);
    assert.deepEqual(fields('{ a: x ? { b: 1 } : undefined }'), ['a?: record']);
    const text = inMethod("const at = 1; this.send('bake', { at })");
    assert.equal(read(text)[0]?.payload?.fields[0]?.type.kind, 'float');
  });

  it('has keys that are spread in under a condition', () => {
    assert.deepEqual(fields('{ ...(at ? { at } : {}) }', 'at?: number'), ['at?: float']);
    assert.deepEqual(fields('{ ...(at !== undefined && { at }) }', 'at?: number'), ['at?: float']);
    assert.equal(read(inMethod("this.send('bake', { ...(at ? { at } : {}) })"))[0]?.payload?.isOpen, false);
  });

  it('is a local object that gets keys later', () => {
    const [found] = read(
      inMethod(
        "const body: Body = { id }; if (at) body.at = at; this.send('bake', body); body.late = 1",
        'id: string, at?: number',
      ),
    );
    assert.deepEqual(
      found?.payload?.fields.map(({ key, presence, guard }) => [key, presence, guard]),
      [
        ['id', 'always', null],
        ['at', 'conditional', 'truthy'],
      ],
    );
  });

  it('tells why a key is conditional', () => {
    const guards = (payload: string, parameters: string) =>
      read(inMethod(`this.send('bake', ${payload})`, parameters))[0]?.payload?.fields.map(({ guard }) => guard);
    assert.deepEqual(guards('{ id }', 'id?: string'), ['not-none']);
    assert.deepEqual(guards('{ id: id ? 1 : undefined }', 'id?: string'), ['truthy']);
    assert.deepEqual(guards('{ ...(id !== null && { id }) }', 'id: string'), ['not-none']);
    assert.deepEqual(guards('{ ...(id.length > 1 && { id }) }', 'id: string'), ['other']);
    assert.deepEqual(guards('{ id }', 'id: string'), [null]);
  });

  it('tells the parameter whose value a key takes', () => {
    const sent = (payload: string) =>
      read(inMethod(`this.send('bake', ${payload})`, 'id: string, options?: Options'))[0]?.payload?.fields.map(
        ({ parameter }) => parameter,
      );
    assert.deepEqual(sent('{ id, b: id ?? 1, c: options?.c, d: id + id }'), ['id', 'id', null, null]);
  });
});
