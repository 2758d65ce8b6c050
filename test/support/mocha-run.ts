// Runs test files with mocha inside a process that is not mocha's own: the extension host and the window runner. Prints
// their spec, and writes {passed, failed, titles} to the file named by CACHIBOT_WS_RESULTS.
import Mocha from 'mocha';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Resolves with the number of failures. */
export async function runMocha(files: readonly string[], timeout: number): Promise<number> {
  const mocha = new Mocha({ reporter: 'spec', color: false, timeout, forbidOnly: true });
  const text = process.env['CACHIBOT_WS_GREP'];
  if (text) mocha.fgrep(text);
  for (const file of files) mocha.addFile(file);

  const titles: string[] = [];
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve).on(Mocha.Runner.constants.EVENT_TEST_PASS, (test) => titles.push(test.fullTitle()));
  });
  writeResults({ passed: titles.length, failed, titles });
  return failed;
}

function writeResults(results: { passed: number; failed: number; titles: string[] }): void {
  const file = process.env['CACHIBOT_WS_RESULTS'];
  if (!file) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(results, undefined, 2));
}
