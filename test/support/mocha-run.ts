// Runs test files with mocha inside a process that is not mocha's own: the extension host and the window runner. Prints
// their spec, and writes {passed, failed, skipped, titles} to the file named by CACHIBOT_WS_RESULTS.
import Mocha from 'mocha';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Resolves with the number of failures. Where the tests cannot run, all are told and counted as skipped. */
export async function runMocha(files: readonly string[], timeout: number, canRun = true): Promise<number> {
  const mocha = new Mocha({ reporter: 'spec', color: false, timeout, forbidOnly: true });
  const text = process.env['CACHIBOT_WS_GREP'];
  if (text) mocha.fgrep(text);
  for (const file of files) mocha.addFile(file);
  mocha.suite.pending = !canRun;

  const titles: string[] = [];
  let skipped = 0;
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on(Mocha.Runner.constants.EVENT_TEST_PASS, (test) => titles.push(test.fullTitle()));
    runner.on(Mocha.Runner.constants.EVENT_TEST_PENDING, () => (skipped += 1));
  });
  writeResults({ passed: titles.length, failed, skipped, titles });
  return failed;
}

function writeResults(results: { passed: number; failed: number; skipped: number; titles: string[] }): void {
  const file = process.env['CACHIBOT_WS_RESULTS'];
  if (!file) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(results, undefined, 2));
}
