import { live } from './application.ts';

const endpoint = 'workshop/api/voice_websocket.py';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('an event of the voice protocol', () => {
  it(
    'reaches the voice store among audio frames, each key cast on its own',
    live(async (shop) => {
      shop.add(
        'turn_heard',
        ...['--protocol', 'VoiceMessage', '--deliver', 'client', '--store', 'useVoiceStore', '--update', 'replace'],
        ...['--field', 'words: int', '--field', 'language: string | null', '--field', 'hint?: string'],
      );
      shop.writeBelow(
        endpoint,
        'await _save_turn(session, "user", heard)',
        'count = len(heard.split())',
        'hint = "Speak up" if count < 2 else None',
        'await _send_turn_heard(websocket, words=count, language=language, hint=hint)',
      );
      await shop.start();
      const anna = await shop.browse('anna', 'useVoice');
      anna.call('connect', 'front', 'counter');
      await anna.shows('useVoiceStore.voiceState', 'listening');

      anna.call('speak', bytes('one '));
      anna.call('speak', bytes('proof'));
      anna.call('endTurn');
      await anna.shows('useVoiceStore.turnHeard', { words: 2, language: null, hint: undefined });

      await anna.shows('useVoiceStore.voiceState', 'listening');
      anna.call('speak', bytes('mumble'));
      anna.call('endTurn');
      await anna.shows('useVoiceStore.turnHeard', { words: 1, language: null, hint: 'Speak up' });
      await anna.shows('useVoiceStore.voiceState', 'listening');
    }),
  );
});
