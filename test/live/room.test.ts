import assert from 'node:assert/strict';
import { live } from './application.ts';

const endpoint = 'workshop/api/room_websocket.py';
const room = 'poster';

describe('an event of a room', () => {
  it(
    'reaches everybody in the room, and nobody in another',
    live(async (shop) => {
      shop.add(
        'room_turn',
        ...['--protocol', 'RoomWSMessage', '--deliver', 'room', '--store', 'useRoomStore', '--update', 'replace'],
        ...['--field', 'roomId: string', '--field', 'speakerName: string'],
      );
      shop.writeBelow(endpoint, '# The sender shows it already', 'await _broadcast_turn(room_id, user.username)');
      await shop.start();
      const [anna, ben, carl] = await Promise.all([
        shop.browse('anna', 'useRoomWebSocket', room),
        shop.browse('ben', 'useRoomWebSocket', room),
        shop.browse('carl', 'useRoomWebSocket', 'flyer'),
      ]);
      await Promise.all([anna.isConnected(), ben.isConnected(), carl.isConnected()]);

      anna.call('say', 'Let us begin');
      for (const browser of [anna, ben])
        await browser.shows('useRoomStore.turn', { roomId: room, speakerName: 'Anna' });

      // Whatever the server had sent to Carl would have come before this.
      carl.call('say', 'Nobody here');
      await carl.shows('useRoomStore.turn', { roomId: 'flyer', speakerName: 'Carl' });
      assert.deepEqual(carl.history('useRoomStore.turn'), [null, { roomId: 'flyer', speakerName: 'Carl' }]);
    }),
  );
});
