import assert from 'node:assert/strict';
import type { Browser } from './browser.ts';
import { live } from './application.ts';

const press = 'workshop/services/job_runner.py';

const textAt = (value: unknown, key: string): string =>
  typeof value === 'object' && value !== null ? String(Reflect.get(value, key)) : '';

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Every status that the only job ever had in the store, each once in a row. */
const statusesOf = (browser: Browser): readonly string[] =>
  browser
    .history('useJobStore.jobs')
    .flatMap((jobs) => (isList(jobs) ? jobs.map((job) => textAt(job, 'status')) : []))
    .filter((status, index, all) => status !== all[index - 1]);

const comesTo = (browser: Browser, ...statuses: readonly string[]): Promise<void> =>
  browser.until(() => {
    assert.deepEqual(statusesOf(browser), statuses);
  });

describe('a control message of the client', () => {
  it(
    'is handed to a function that acts on a running task, and that tells what it did',
    live(async (shop) => {
      const toServer = ['--protocol', 'WSMessage', '--direction', 'client-to-server', '--field', 'jobId: string'];
      shop.add('job_hold', ...toServer, '--call', `${press}:JobRunner.pause_job`);
      shop.add(
        'job_control',
        ...toServer,
        ...['--field', "action: 'resume' | 'cancel'", '--call', 'workshop/api/routes/jobs.py:steer_job'],
      );
      shop.add(
        'job_held',
        ...['--protocol', 'WSMessage', '--emit-in', `${press}:JobRunner.pause_job`, '--update', 'upsert'],
        ...['--key', 'jobId', '--field', 'jobId: string', '--field', 'title: string', '--value', 'title=job.title'],
      );
      await shop.start();
      const anna = await shop.browse('anna', 'useWebSocket');
      await anna.isConnected();
      const id = textAt(await shop.post('anna', '/api/jobs', { title: 'book', sheets: 100_000 }), 'id');
      await comesTo(anna, 'queued', 'printing');

      anna.call('jobHold', id);
      await anna.shows('useJobStore.jobHeld', { [id]: { jobId: id, title: 'book' } });
      await comesTo(anna, 'queued', 'printing', 'paused');

      anna.call('jobControl', id, 'resume');
      await comesTo(anna, 'queued', 'printing', 'paused', 'printing');
      anna.call('jobControl', id, 'cancel');
      await comesTo(anna, 'queued', 'printing', 'paused', 'printing', 'cancelled');
    }),
  );
});
