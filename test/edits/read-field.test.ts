import assert from 'node:assert/strict';
import type { Change } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkNothing, checkRefusal } from '../support/fix.ts';

const read = (event: string, key: string): Change => ({ kind: 'read-field', protocol: 'OvenMessage', event, key });

/** The bakery whose client sends trays too, and whose endpoint reads so. */
const bakeryOf = (body: string, parameter = 'trayCount?: number'): Map<string, string> =>
  bakeryWith({
    client: bakery.client
      .replace('(recipe: string)', `(recipe: string, ${parameter})`)
      .replace('{ recipe }', '{ recipe, trayCount }'),
    endpoint: bakery.endpoint.replace('            recipe = payload.get("recipe", "")\n', body),
  });

const own = '            recipe = payload.get("recipe", "")\n';

describe('read-field', () => {
  it('reads a key at the top of the branch, and says what remains', async () => {
    const notes = await checkChange(
      bakeryOf(own),
      read('bake', 'trayCount'),
      bakeryOf(`            payload.get("trayCount")  # TODO(bake): use it.\n${own}`),
    );
    assert.deepEqual(notes, ['Use `trayCount` in the branch of `bake`.']);
  });

  it('gives a default where the neighbours do and the key is always sent', async () => {
    await checkChange(
      bakeryOf(own, 'trayCount: number'),
      read('bake', 'trayCount'),
      bakeryOf(`            payload.get("trayCount", 0.0)  # TODO(bake): use it.\n${own}`, 'trayCount: number'),
    );
  });

  it('gives none where the neighbours give none', async () => {
    const plain = '            recipe = payload.get("recipe")\n';
    await checkChange(
      bakeryOf(plain, 'trayCount: number'),
      read('bake', 'trayCount'),
      bakeryOf(`            payload.get("trayCount")  # TODO(bake): use it.\n${plain}`, 'trayCount: number'),
    );
  });

  it('binds no name, whatever the branch has', async () => {
    const taken = `${own}            tray_count = 1\n            print(tray_count)\n`;
    await checkChange(
      bakeryOf(taken),
      read('bake', 'trayCount'),
      bakeryOf(`            payload.get("trayCount")  # TODO(bake): use it.\n${taken}`),
    );
  });

  it('takes over quotes, tabs and carriage returns', async () => {
    const dress = (texts: Map<string, string>): Map<string, string> =>
      new Map(
        [...texts].map(([path, text]) => [
          path,
          path.endsWith('.py') ? text.replaceAll('    ', '\t').replaceAll('"', "'").replaceAll('\n', '\r\n') : text,
        ]),
      );
    await checkChange(
      dress(bakeryOf(own)),
      read('bake', 'trayCount'),
      dress(bakeryOf(`            payload.get("trayCount")  # TODO(bake): use it.\n${own}`)),
    );
  });

  it('has nothing to do where the key is read', () => checkNothing(bakeryWith(), read('bake', 'recipe')));

  it('is refused for a key that the client does not send', () =>
    checkRefusal(bakeryWith(), read('bake', 'trayCount'), /does not send `trayCount`/));

  it('is refused for what the server sends', () =>
    checkRefusal(bakeryWith(), read('loaf_ready', 'weight'), /sent by the server/));

  it('is refused where there is no branch', async () => {
    const endpoint = bakery.endpoint.replace(/\n {8}if msg_type[^]*$/, '\n        print(msg_type, payload)\n');
    const world = new Map([...bakeryOf(own), ['bakery/api/websocket.py', endpoint]]);
    await checkRefusal(world, read('bake', 'trayCount'), /no branch for `bake`/);
  });
});
