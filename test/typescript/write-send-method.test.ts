// Send methods of a client class.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { insertSendMethod, removeMethod } from '../../src/engine/typescript/writer.ts';
import { after, checkLaws, checkRefused, dress, dresses, field, fieldLists, newValues, plain } from './write-world.ts';

const client = (payload: string, call: string): string => `export class OvenClient extends Base<OvenMessage> {
  private send(type: OvenType, payload: ${payload}): void {
    this.sendRaw({ type, payload })§
  }

  sendOrder(
    loaf: string,
    options?: Options^
  ): void {
    this.send('order', { loaf, ...options })§
  } // hot

  sendStop(): void {
    ${call}§
  }

  // Listening
  onMessage(handler: Handler): () => void {
    return () => handler§
  }
}

export const ovenClient = new OvenClient()§
`;

const worlds = [
  client('unknown = {}', "this.send('stop')"),
  client('Record<string, unknown>', "this.send('stop', {})"),
];
const spec = { className: 'OvenClient', sendMethod: 'send', name: 'sendNew', value: 'new', fields: [] };
const text = { kind: 'string' } as const;

describe('a send method', () => {
  it('keeps the laws in every style', () => {
    fc.assert(
      fc.property(fc.constantFrom(...worlds), dresses, newValues, fieldLists, (world, style, value, fields) => {
        checkLaws(dress(world, style), {
          insert: (file) => insertSendMethod(file, { ...spec, value, fields }),
          remove: (file) => removeMethod(file, spec),
          shows: ({ sends }) => {
            const sent = sends.find(({ values }) => values[0]?.value === value);
            return sent?.within === 'OvenClient.sendNew' && (sent.payload?.fields.length ?? 0) === fields.length;
          },
        });
      }),
      { numRuns: 100 },
    );
  });

  it('takes required parameters first and keeps the order of the payload', () => {
    const fields = [field('loaf_id', text), field('why', text, 'conditional'), field('count', { kind: 'int' })];
    const file = plain(worlds[0] ?? '');
    const method = `
  sendNew(loafId: string, count: number, why?: string): void {
    this.send('new', { loaf_id: loafId, why, count })
  }
`;
    assert.equal(
      after(file, insertSendMethod(file, { ...spec, fields })),
      file.replace("this.send('stop')\n  }\n", `this.send('stop')\n  }\n${method}`),
    );
  });

  it('sends an empty payload where the parameter has no default', () => {
    const [optional = '', required = ''] = worlds.map(plain);
    assert.match(after(optional, insertSendMethod(optional, spec)), /this\.send\('new'\)\n/);
    assert.match(after(required, insertSendMethod(required, spec)), /this\.send\('new', \{\}\)\n/);
  });

  it('lets the client leave out what the server has a default for', () => {
    const withDefault = { ...field('count', { kind: 'int' }), default: { value: 1, isFloat: false } };
    const file = plain(worlds[0] ?? '');
    assert.match(after(file, insertSendMethod(file, { ...spec, fields: [withDefault] })), /sendNew\(count\?: number\)/);
  });

  it('is refused where it finds no place', () => {
    const file = plain(worlds[0] ?? '');
    checkRefused(insertSendMethod(file, { ...spec, className: 'Shelf' }), /No class Shelf/);
    checkRefused(insertSendMethod(file, { ...spec, name: 'sendOrder' }), /another sendOrder already/);
    checkRefused(insertSendMethod('class OvenClient {}', spec), /no method to stand beside/);
  });
});
