import assert from 'node:assert/strict';
import { type Application, live } from './application.ts';
import type { Browser } from './browser.ts';

const endpoint = 'workshop/api/websocket.py';
const questions = 'useChatStore.colorCheckNeeded';

interface Question {
  readonly id: string;
  readonly color: string;
}

const isQuestion = (value: unknown): value is Question => typeof value === 'object' && value !== null && 'id' in value;

const asked = (browser: Browser): readonly Question[] =>
  Object.values(browser.kept(questions) ?? {}).filter(isQuestion);

/** The id of the question about this color. */
const questionOf = (browser: Browser, color: string): string => {
  const question = asked(browser).find((one) => one.color === color);
  assert.ok(question, `There is a question about ${color}.`);
  return question.id;
};

/** Adds a question with its answer, and lets the agent ask it of each color, all at once, before it begins. */
const addQuestion = (shop: Application): void => {
  const said = shop.add(
    'color_check_needed',
    ...['--protocol', 'WSMessage', '--field', 'id: string', '--field', 'color: string'],
    ...['--reply', 'color_check', '--reply-field', 'id: string', '--reply-field', 'approved: boolean'],
    ...['--reply-field', 'comment?: string', '--store', 'useChatStore', '--update', 'upsert', '--key', 'id'],
  );
  assert.match(said, /Await `_request_color_check_needed`/);
  shop.writeBelow(
    endpoint,
    'await manager.send(client_id, WSMessage.thinking("Reading the order"))',
    'asking = [_request_color_check_needed(client_id, color=color) for color in message.split()]',
    'checks = await asyncio.gather(*asking)',
    'await manager.send(client_id, WSMessage.thinking(f"{checks}"))',
  );
};

const hasGivenUp = (browser: Browser, times: number): Promise<void> =>
  browser.until(() => {
    const thoughts = browser.history('useChatStore.thinking');
    assert.equal(thoughts.filter((thought) => thought === '[None]').length, times);
  });

describe('a question of the server', () => {
  it(
    'waits for its own answer, whichever comes first',
    live(async (shop) => {
      addQuestion(shop);
      await shop.start();
      const anna = await shop.browse('anna', 'useWebSocket');
      await anna.isConnected();
      anna.call('sendOrder', 'red blue');
      await anna.until(() => {
        assert.equal(asked(anna).length, 2);
      });
      const [red, blue] = [questionOf(anna, 'red'), questionOf(anna, 'blue')];

      anna.call('answerColorCheckNeeded', blue, false, 'too dark');
      anna.call('answerColorCheckNeeded', 'no question', true);
      anna.call('answerColorCheckNeeded', red, true);
      const both = "[{'approved': True, 'comment': None}, {'approved': False, 'comment': 'too dark'}]";
      await anna.until(() => {
        assert.ok(anna.history('useChatStore.thinking').includes(both));
      });
    }),
  );

  it(
    'goes on without an answer when there is none in time, and heeds none that comes too late',
    live(async (shop) => {
      addQuestion(shop);
      const wait = 'return await asyncio.wait_for(answer, timeout=';
      shop.writeInstead(endpoint, `${wait}300)`, `${wait}0.1)`);
      await shop.start();
      const anna = await shop.browse('anna', 'useWebSocket');
      await anna.isConnected();
      anna.call('sendOrder', 'red');
      await hasGivenUp(anna, 1);

      // The next question comes over the same socket, so the late answer has done no harm.
      anna.call('answerColorCheckNeeded', questionOf(anna, 'red'), true);
      anna.call('sendOrder', 'blue');
      await hasGivenUp(anna, 2);
    }),
  );
});
