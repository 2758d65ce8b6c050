import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { live } from './application.ts';

const root = join(__dirname, '..', '..');

const manifest = (path: string): Readonly<Record<string, unknown>> => {
  const read: unknown = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
  assert.ok(typeof read === 'object' && read !== null);
  return { ...read };
};

const major = (version: unknown): string => String(version).replace(/^\D*(\d+)\..*$/, '$1');

describe('the sample project', () => {
  it(
    'serves, compiles, and mounts its three hooks',
    live(async (shop) => {
      await shop.start();
      const [desk, room, voice] = await Promise.all([
        shop.browse('anna', 'useWebSocket'),
        shop.browse('anna', 'useRoomWebSocket', 'poster'),
        shop.browse('anna', 'useVoice'),
      ]);

      await desk.isConnected();
      desk.call('sendOrder', 'proof red flyer');
      await desk.until(() => {
        assert.match(JSON.stringify(desk.kept('useProofStore.proofs')), /"content":"\[ RED FLYER \]"/);
      });

      await room.isConnected();
      room.call('say', '@inka proof flyer');
      await room.shows('useRoomStore.helperStates', { poster: { 'helper-ink': 'idle' } });

      voice.call('connect', 'front', null);
      await voice.shows('useVoiceStore.voiceState', 'listening');
    }),
  );

  it('is run with the majors that its own package file asks for', () => {
    const { dependencies } = manifest('test/projects/sample/frontend');
    const asked = Object.entries(dependencies ?? {}).map(([name, range]) => `${name} ${major(range)}`);
    assert.deepEqual(
      asked,
      Object.keys(dependencies ?? {}).map((name) => `${name} ${major(manifest(`node_modules/${name}`)['version'])}`),
    );
  });
});
