// Callbacks of a hook, and their keys in what it returns.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CallbackSpec, insertCallback, removeCallback } from '../../src/engine/typescript/writer.ts';
import { after, checkLaws, checkRefused, dress, dresses, field, fieldLists, plain } from './write-world.ts';

const exploded = `import { useCallback, useState } from 'react'§
import { ovenClient } from '../api/oven'§

export function useOven() {
  const [isHot, setHot] = useState(false)§

  const cancel = useCallback(() => {
    ovenClient.sendCancel()§
    setHot(false)§
  }, [setHot])§

  const order = useCallback(
    (loaf: string) => {
      ovenClient.sendOrder(loaf)§
    },
    []^
  )§

  return {
    isHot,
    cancel,
    order,
    // Store
    stop: store.stop°
  }§
}
`;

const compact = `import { useRef, useCallback } from 'react'§

export const useOven = (id: string) => {
  const clientRef = useRef<OvenClient | null>(null)§
  const client = clientRef.current§

  const order = useCallback((loaf: string) => {
    client.sendOrder(loaf)§
  }, [client])§

  useEffect(() => {}, [])§

  // All of it.
  return { order, other: id }§
}
`;

const bare = `import { useState } from 'react'§

export function useOven() {
  const client = useState(() => new OvenClient())[0]§
  return { client }§
}
`;

const namespace = `import * as React from 'react'§
import { ovenClient } from './oven'§

export function useOven() {
  const stop = React.useCallback(() => ovenClient.sendStop(), [])§
  return { stop }§
}
`;

const base: CallbackSpec = {
  hook: 'useOven',
  name: 'pause',
  client: 'ovenClient',
  sendMethod: 'sendPause',
  fields: [],
};
const add = (text: string, spec: Partial<CallbackSpec>): string =>
  after(text, insertCallback(text, { ...base, ...spec }));
const fields = [field('why', { kind: 'string' }, 'conditional'), field('loaf_id', { kind: 'int' })];

describe('a callback', () => {
  it('keeps the laws in every form and style', () => {
    const forms = fc.constantFrom(
      [exploded, 'ovenClient'] as const,
      [compact, 'client'] as const,
      [compact, 'clientRef.current?'] as const,
      [bare, 'client'] as const,
      [namespace, 'ovenClient'] as const,
    );
    fc.assert(
      fc.property(forms, dresses, fieldLists, ([form, client], style, list) => {
        checkLaws(dress(form, style), {
          insert: (text) => insertCallback(text, { ...base, client, fields: list }),
          remove: (text) => removeCallback(text, base),
          shows: ({ hooks }) => {
            const [found] = hooks;
            const made = found?.callbacks.find(({ name }) => name === 'pause');
            return (
              made?.parameters.length === list.length && found?.returned.some(({ name }) => name === 'pause') === true
            );
          },
        });
      }),
      { numRuns: 100 },
    );
  });

  it('looks like a neighbour with as much as it has', () => {
    assert.match(
      add(plain(exploded), { fields }),
      /const pause = useCallback\(\n {4}\(loafId: number, why\?: string\) => \{\n {6}ovenClient\.sendPause\(loafId, why\)\n {4}\},\n {4}\[\]\n {2}\)\n\n {2}return/,
    );
    assert.match(
      add(plain(exploded), {}),
      /const pause = useCallback\(\(\) => \{\n {4}ovenClient\.sendPause\(\)\n {2}\}, \[\]\)\n\n {2}return/,
    );
  });

  it('ends the last argument as its neighbour does', () => {
    const text = exploded.replaceAll('^', ',').replace(/[§¶°]/g, '');
    assert.match(add(text, { fields }), /\},\n {4}\[\],\n {2}\)\n\n {2}return/);
  });

  it('depends on the client where its neighbours do, and on what the hook makes', () => {
    assert.match(
      add(plain(compact), { client: 'client', fields }),
      /client\.sendPause\(loafId, why\)\n {2}\}, \[client\]\)/,
    );
    assert.match(add(plain(bare), { client: 'client' }), /\}, \[client\]\)/);
  });

  it('reaches the client as its neighbours do', () => {
    const text = plain(compact);
    assert.match(add(text, { client: 'clientRef.current' }), / client\.sendPause\(\)\n {2}\}, \[client\]\)/);
    const byRef = text.replace('client.sendOrder', 'clientRef.current?.sendOrder').replace('[client]', '[]');
    assert.match(add(byRef, { client: 'clientRef.current' }), /clientRef\.current\?\.sendPause\(\)\n {2}\}, \[\]\)/);
    checkRefused(insertCallback(text, { ...base, client: 'socket' }), /socket is out of reach/);
  });

  it('is given away behind the callbacks', () => {
    assert.match(add(plain(exploded), {}), /order,\n {4}pause,\n {4}\/\/ Store/);
    assert.match(add(plain(compact), { client: 'client' }), /return \{ order, pause, other: id \}/);
  });

  it('imports what it needs', () => {
    assert.match(add(plain(bare), { client: 'client' }), /import \{ useState, useCallback \} from 'react'/);
    assert.match(add(plain(namespace), {}), /const pause = React\.useCallback\(/);
  });

  it('hides no name that it needs', () => {
    const named = [field('client', { kind: 'string' })];
    assert.match(
      add(plain(bare), { client: 'client', fields: named }),
      /\(clientValue: string\) => \{\n {4}client\.sendPause\(clientValue\)/,
    );
  });

  it('is refused where it finds no place', () => {
    const text = plain(exploded);
    checkRefused(insertCallback(text, { ...base, hook: 'useShelf' }), /No hook useShelf/);
    checkRefused(insertCallback(text, { ...base, name: 'order' }), /another order already/);
    checkRefused(insertCallback(text, { ...base, name: 'stop' }), /another stop already/);
    checkRefused(insertCallback(text, { ...base, name: 'setHot' }), /another setHot already/);
    checkRefused(insertCallback(text, { ...base, name: 'ovenClient' }), /another ovenClient already/);
    checkRefused(insertCallback('function useOven() { return 1 }', base), /returns no object/);
  });
});
