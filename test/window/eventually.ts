// Waiting for something that cannot be waited for by an event: asked again until there is an answer.
import { setTimeout as wait } from 'node:timers/promises';

export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  milliseconds = 30_000,
): Promise<T> {
  const start = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() - start > milliseconds) throw new Error(`Waited ${milliseconds / 1000} seconds for ${what}.`);
    await wait(100);
  }
}
