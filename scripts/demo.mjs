// `npm run demo [-- FOLDER] [--serve | --open]`: adds an event to a copy of the sample project, or of the given folder, by the
// command line, and shows the diff. --serve opens the copy in VS Code in a browser, --open in the desktop's VS Code.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installDependencies } from './dependencies.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const event = [
  'file_upload_progress',
  '--protocol',
  'WSMessage',
  '--field',
  'documentId: string',
  '--field',
  "status: 'uploading' | 'stored' | 'failed'",
  '--field',
  'progress: float = 0.0',
  '--field',
  'error?: string',
  '--deliver',
  'service',
];

const run = (args, stdio = 'inherit') => spawnSync(process.execPath, args, { cwd: root, stdio, encoding: 'utf8' });

const runOrExit = (...args) => {
  const { status } = run(args);
  if (status !== 0) process.exit(status ?? 2);
};

/** A copy that can be written to: whatever is done there, the original stays as it is. */
const copyOf = (folder) => {
  const copy = join(mkdtempSync(join(tmpdir(), 'cachibot-ws-demo-')), basename(folder));
  cpSync(folder, copy, { recursive: true, filter: (path) => !/[\\/](node_modules|\.git|\.venv|venv)$/.test(path) });
  return copy;
};

const count = (cli, folder) => {
  const { protocols } = JSON.parse(
    run([cli, 'contract', folder, '--format', 'json'], 'pipe').stdout || '{"protocols":[]}',
  );
  return protocols.map(({ id, events }) => `${id} ${events.length}`).join(', ');
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { serve: { type: 'boolean', default: false }, open: { type: 'boolean', default: false } },
});
const folder = resolve(positionals[0] ?? join(root, 'test', 'projects', 'sample'));
if (!existsSync(folder)) {
  process.stderr.write(`The folder ${folder} does not exist: name an existing one.\n`);
  process.exit(2);
}
installDependencies();
runOrExit(join(root, 'scripts', 'build.mjs'));
const cli = join(root, 'dist', 'cli.js');
const copy = copyOf(folder);
process.stdout.write(`Events in ${copy}: ${count(cli, copy)}\n\n`);
runOrExit(cli, 'add', ...event, copy, '--write');
process.stdout.write(`\nEvents now: ${count(cli, copy)}\n`);
const { status } = run([cli, 'check', copy]);
process.stdout.write(
  `\nThe copy is ${copy}. Take the event out again with:\n  node ${cli} remove file_upload_progress ${copy} --write\n`,
);
if (values.serve || values.open) {
  const { openDesktop, serve } = await import('./serve.mjs');
  const { installHost } = await import('./host/install.mjs');
  if (values.open) await openDesktop(copy);
  else {
    await installHost();
    await serve(copy);
  }
}
// Findings of the project are no failure of the demo; a check that could not run is.
process.exitCode = status === 2 ? 2 : 0;
