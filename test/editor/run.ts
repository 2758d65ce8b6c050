// The entry that VS Code calls in its extension host: runs the bundled test files beside it with mocha, prints their
// spec, and writes {passed, failed, titles} to the file named by CACHIBOT_WS_RESULTS.
import Mocha from 'mocha';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export async function run(): Promise<void> {
  const mocha = new Mocha({ reporter: 'spec', color: false, timeout: 30_000, forbidOnly: true });
  if (process.env['CACHIBOT_WS_GREP']) mocha.fgrep(process.env['CACHIBOT_WS_GREP']);
  const names = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  for (const name of names.sort()) mocha.addFile(join(__dirname, name));

  const titles: string[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve).on(Mocha.Runner.constants.EVENT_TEST_PASS, (test) => titles.push(test.fullTitle()));
  });
  const results = process.env['CACHIBOT_WS_RESULTS'];
  if (results)
    writeFileSync(results, JSON.stringify({ passed: titles.length, failed: failures, titles }, undefined, 2));
  if (failures > 0) throw new Error(`${failures} failed`);
}
