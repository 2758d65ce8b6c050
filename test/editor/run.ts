// The entry that VS Code calls in its extension host: runs the bundled test files beside it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runMocha } from '../support/mocha-run.ts';

export async function run(): Promise<void> {
  const names = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  const files = names.sort().map((name) => join(__dirname, name));
  const failed = await runMocha(files, 30_000);
  if (failed > 0) throw new Error(`${failed} failed`);
}
