import assert from 'node:assert/strict';
import { live } from './application.ts';

const press = 'workshop/services/job_runner.py';
const kept = 'useJobStore.jobProgress';
const endless = 100_000;

interface Progress {
  readonly jobId: string;
  readonly printed: number;
  readonly sheets: number;
}

const isProgress = (value: unknown): value is Progress =>
  typeof value === 'object' && value !== null && 'jobId' in value;

/** What a store keeps by job, as a list. */
const jobsIn = (record: unknown): readonly Progress[] => Object.values(record ?? {}).filter(isProgress);

describe('live progress of a long-running agent task', () => {
  it(
    'comes from the background service and is kept for each task, several at once',
    live(async (shop) => {
      const said = shop.add(
        'job_progress',
        ...['--protocol', 'WSMessage', '--emit-in', `${press}:JobRunner`, '--update', 'upsert', '--key', 'jobId'],
        ...['--field', 'jobId: string', '--field', 'printed: int', '--field', 'sheets: int'],
      );
      assert.match(said, /Call `_broadcast_job_progress` of `JobRunner` where it happens/);
      shop.writeBelow(press, 'job.printed += 1', 'await self._broadcast_job_progress(job.id, job.printed, job.sheets)');
      await shop.start({ WORKSHOP_APPROVAL_SECONDS: '0', WORKSHOP_APPROVE_SILENCE: '1' });
      const anna = await shop.browse('anna', 'useWebSocket');
      const ben = await shop.browse('ben', 'useWebSocket');
      await Promise.all([anna.isConnected(), ben.isConnected()]);

      // Each asks the agent, which hands the job to the press and has long answered while that prints.
      anna.call('sendOrder', 'print flyer', { printOptions: { copies: 3 } });
      ben.call('sendOrder', 'print poster', { printOptions: { copies: endless } });
      await shop.post('carl', '/api/jobs', { title: 'book', sheets: endless });

      for (const browser of [anna, ben]) {
        await browser.until(() => {
          const jobs = jobsIn(browser.kept(kept));
          assert.equal(jobs.length, 3);
          assert.equal(jobs.filter(({ printed, sheets }) => printed > 1 && sheets === endless).length, 2);
          assert.equal(jobs.filter(({ printed, sheets }) => printed === 3 && sheets === 3).length, 1);
        });
        const flyer = browser.history(kept).flatMap((record) => jobsIn(record).filter(({ sheets }) => sheets === 3));
        const seen = flyer.map(({ printed }) => printed);
        assert.deepEqual([...new Set(seen)], [1, 2, 3]);
        assert.deepEqual(seen, [...seen].sort());
      }
    }),
  );
});
