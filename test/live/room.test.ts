import assert from 'node:assert/strict';
import { live } from './application.ts';

const endpoint = 'workshop/api/room_websocket.py';
const helpersStart = 'tasks = room_manager.helper_tasks.setdefault(room_id, {})';
const room = 'poster';
const spoke = (speakerName: string) => ({ roomId: room, speakerName });

const turn = [
  ...['--protocol', 'RoomWSMessage', '--deliver', 'room', '--store', 'useRoomStore', '--update', 'replace'],
  ...['--field', 'roomId: string', '--field', 'speakerName: string'],
];

describe('an event of a room', () => {
  it(
    'reaches everybody, the others or one user, as it is delivered',
    live(async (shop) => {
      shop.add('room_turn', ...turn);
      shop.add(
        'room_attention',
        ...['--protocol', 'RoomWSMessage', '--deliver', 'others', '--store', 'useRoomStore', '--update', 'replace'],
        ...['--field', 'roomId: string', '--field', 'speakerName: string'],
      );
      shop.add(
        'room_receipt',
        ...['--protocol', 'RoomWSMessage', '--deliver', 'user', '--store', 'useRoomStore', '--update', 'replace'],
        ...['--field', 'messageId: string', '--field', 'reached: int'],
      );
      shop.writeBelow(
        endpoint,
        helpersStart,
        'reached = len(room_manager.get_online_users(room_id)) - 1',
        'await _send_receipt(room_id, user.id, message_id=payload.get("messageId", ""), reached=reached)',
        'await _broadcast_attention(room_id, user.id, speaker_name=user.username)',
        'await _broadcast_turn(room_id, speaker_name=user.username)',
      );
      await shop.start();
      const [anna, ben, carl] = await Promise.all([
        shop.browse('anna', 'useRoomWebSocket', room),
        shop.browse('ben', 'useRoomWebSocket', room),
        shop.browse('carl', 'useRoomWebSocket', room),
      ]);
      await Promise.all([anna.isConnected(), ben.isConnected(), carl.isConnected()]);

      // The turn is sent last: who has seen it has seen all that was sent before.
      for (const [speaker, name] of [
        [anna, 'Anna'],
        [ben, 'Ben'],
      ] as const) {
        speaker.call('say', `${name} speaks`);
        for (const browser of [anna, ben, carl]) await browser.shows('useRoomStore.turn', spoke(name));
      }
      const seen = (state: string) => [anna, ben, carl].map((browser) => browser.history(`useRoomStore.${state}`));
      assert.deepEqual(seen('turn'), Array(3).fill([null, spoke('Anna'), spoke('Ben')]));
      assert.deepEqual(seen('attention'), [
        [null, spoke('Ben')],
        [null, spoke('Anna')],
        [null, spoke('Anna'), spoke('Ben')],
      ]);
      const receipts = seen('receipt').map(([, ...later]) => later);
      assert.deepEqual(
        receipts.map((list) => list.length),
        [1, 1, 0],
      );
      for (const [receipt] of receipts.slice(0, 2)) assert.match(JSON.stringify(receipt), /"reached":2/);
    }),
  );

  it(
    'reaches nobody in another room',
    live(async (shop) => {
      shop.add('room_turn', ...turn);
      shop.writeBelow(endpoint, helpersStart, 'await _broadcast_turn(room_id, speaker_name=user.username)');
      await shop.start();
      const [anna, ben, carl] = await Promise.all([
        shop.browse('anna', 'useRoomWebSocket', room),
        shop.browse('ben', 'useRoomWebSocket', room),
        shop.browse('carl', 'useRoomWebSocket', 'flyer'),
      ]);
      await Promise.all([anna.isConnected(), ben.isConnected(), carl.isConnected()]);

      anna.call('say', 'Let us begin');
      for (const browser of [anna, ben]) await browser.shows('useRoomStore.turn', spoke('Anna'));
      // Whatever the server had sent to Carl would have come before this.
      carl.call('say', 'Nobody here');
      await carl.shows('useRoomStore.turn', { roomId: 'flyer', speakerName: 'Carl' });
      assert.deepEqual(carl.history('useRoomStore.turn'), [null, { roomId: 'flyer', speakerName: 'Carl' }]);
    }),
  );
});
