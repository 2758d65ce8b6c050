// `npm run bench [-- FOLDER]`: times reading, checking and planning against the floor F, the time to list, read and scan the
// same files; --editor times activation inside VS Code too. Every figure comes from a process of its own, the two taken in turns, minima against minima.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'out', 'bench', 'measure.mjs');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' }, editor: { type: 'boolean', default: false } },
});
const folder = resolve(positionals[0] ?? join(root, 'test', 'projects', 'sample'));

mkdirSync(join(root, 'out', 'bench'), { recursive: true });
await build({
  entryPoints: [join(root, 'scripts', 'bench', 'measure.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); const __filename = import.meta.filename ?? ''; const __dirname = '';",
  },
});

const measure = (what) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, what, folder], { encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(stderr);
    process.exit(2);
  }
  return Number(stdout);
};

const kinds = ['floor', 'check', 'plan'];
const times = new Map(kinds.map((kind) => [kind, []]));
for (let round = 0; round < Number(values.rounds); round++) {
  for (const kind of kinds) times.get(kind).push(measure(kind));
}
const best = (kind) => Math.min(...times.get(kind));
const floor = best('floor');
const rows = [
  ['floor F: list, read, scan', floor, '', ''],
  ['cold check', best('check'), '30 F', `${(best('check') / floor).toFixed(1)} F`],
  ['plan for one event, compiler loaded', best('plan'), '250 ms', ''],
];
process.stdout.write(`${folder}, ${cpus().length} cores, Node ${process.version}, ${values.rounds} rounds, minima\n\n`);
process.stdout.write('| what | ms | must | ratio |\n|---|---|---|---|\n');
for (const [what, ms, must, ratio] of rows)
  process.stdout.write(`| ${what} | ${ms.toFixed(1)} | ${must} | ${ratio} |\n`);
if (values.editor) {
  // An empty folder activates nothing by itself, so the test's own activation is the first.
  const empty = mkdtempSync(join(tmpdir(), 'cachibot-ws-bench-'));
  const options = { cwd: root, stdio: 'inherit', env: { ...process.env, CACHIBOT_WS_FOLDER: empty } };
  const script = join(root, 'scripts', 'test-editor.mjs');
  process.exitCode = spawnSync(process.execPath, [script, '--grep', 'activates and loads'], options).status ?? 2;
  rmSync(empty, { recursive: true, force: true });
}
