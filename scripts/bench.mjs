// `npm run bench [-- FOLDER] [--editor]`: times what the budgets name, against the floor F: to list, read and scan the same files.
// Without a folder two generated projects are measured; --editor adds activation, inside VS Code. Every figure comes from
// processes of its own, floor and measured in turns, minima against minima.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { defineBuild } from './build-id.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'out', 'bench', 'measure.cjs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' }, editor: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);

/** What a start keeps for the next one lies here, and goes with it. */
const scratch = mkdtempSync(join(tmpdir(), 'cachibot-ws-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };

/** Runs one measurement in a process of its own. */
const run = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', program, ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  if (status === 0) return Number(stdout);
  process.stderr.write(stderr);
  process.exit(2);
};

/** The least that each measurement gave, all of them taken in turns. */
const leastOf = (whats, folder, times = rounds) => {
  const least = new Map(whats.map((what) => [what, Infinity]));
  for (let round = 0; round < times; round++) {
    for (const what of whats) least.set(what, Math.min(least.get(what), run(what, folder)));
  }
  return least;
};

const rows = [];
const row = (what, measured, unit, budget, floor = null) => {
  const bounds = budget ?? { must: Infinity, aim: Infinity };
  const value = floor === null ? measured : measured / floor;
  const bound = (limit) => (limit === Infinity ? '' : `${limit} ${floor === null ? unit : 'F'}`);
  const verdict = value <= bounds.aim ? 'aim' : value <= bounds.must ? 'yes' : 'NO';
  const ratio = floor === null ? '' : `${value.toFixed(2)} F`;
  rows.push([
    what,
    `${measured.toFixed(1)} ${unit}`,
    ratio,
    bound(bounds.must),
    bound(bounds.aim),
    budget ? verdict : '',
  ]);
};

/** What grows with the number of files. */
const measureSize = (name, folder, check, times = rounds) => {
  run('keep', folder);
  const least = leastOf(['floor', 'check', 'second', 'block'], folder, times);
  const floor = least.get('floor');
  row(`floor F, ${name}: list, read, scan`, floor, 'ms');
  row(`cold check, ${name}`, least.get('check'), 'ms', check, floor);
  row(`second start from cache, ${name}`, least.get('second'), 'ms', { must: 1, aim: 0.5 }, floor);
  row(`longest block while indexing, ${name}`, least.get('block'), 'ms', { must: 50, aim: 10 });
};

/** What does not: measured in one project of usual size. */
const measureUse = (folder) => {
  const least = leastOf(['keystroke', 'hover', 'memory', 'plan'], folder, Math.ceil(rounds / 2));
  row('keystroke to findings, file up to 60 KB, p95', least.get('keystroke'), 'ms', { must: 16, aim: 5 });
  row('hover on a mention, p95', least.get('hover'), 'ms');
  row('memory added before the first edit', least.get('memory'), 'MB', { must: 40, aim: 25 });
  row('plan for one event, compiler loaded', least.get('plan'), 'ms', { must: 250, aim: 50 });
};

const inTemporaryFolder = (use) => {
  const folder = mkdtempSync(join(tmpdir(), 'cachibot-ws-bench-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** An empty folder activates nothing by itself, so the test's own activation is the first. */
const measureActivation = (folder) => {
  const args = [join(root, 'scripts', 'test-editor.mjs'), '--grep', 'activates and loads'];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CACHIBOT_WS_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [, time] = /activation: ([\d.]+) ms/.exec(stdout) ?? [];
  if (time === undefined) process.stderr.write(stdout);
  row('activation', Number(time), 'ms', { must: 30, aim: 10 });
};

await build({
  entryPoints: [join(root, 'scripts', 'bench', 'measure.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  target: 'node20',
  define: await defineBuild(),
  logLevel: 'warning',
});

const [given] = positionals;
if (given === undefined) {
  inTemporaryFolder((folder) => {
    run('generate', folder, '440');
    measureSize('440 files', folder, { must: 30, aim: 5 });
    measureUse(folder);
  });
  inTemporaryFolder((folder) => {
    run('generate', folder, '10000');
    measureSize('10,000 files', folder, { must: 5, aim: 2 }, Math.ceil(rounds / 2));
  });
} else {
  measureSize('this folder', resolve(given), { must: 30, aim: 5 });
  measureUse(resolve(given));
}
if (values.editor) inTemporaryFolder(measureActivation);

process.stdout.write(`${cpus().length} cores, Node ${process.version}, minima of ${rounds} rounds\n\n`);
process.stdout.write('| what | measured | ratio | must | aim | ok |\n|---|---|---|---|---|---|\n');
for (const cells of rows) process.stdout.write(`| ${cells.join(' | ')} |\n`);
