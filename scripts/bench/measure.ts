// One measurement a process, so that nothing is warm that would be cold for a user: `measure WHAT FOLDER` prints one number.
// `generate FOLDER FILES` writes the project to measure instead.

/** Each in a file of its own, loaded alone: the memory of one must not hold the code of another. */
const measurements = {
  block: () => import('./block.ts'),
  check: () => import('./check.ts'),
  floor: () => import('./floor.ts'),
  hover: () => import('./hover.ts'),
  keep: () => import('./keep.ts'),
  keystroke: () => import('./keystroke.ts'),
  memory: () => import('./memory.ts'),
  plan: () => import('./plan.ts'),
  second: () => import('./second.ts'),
};

const isMeasurement = (what: string): what is keyof typeof measurements => what in measurements;

const run = async ([what = '', folder = '.', files = '']: readonly string[]): Promise<void> => {
  if (what === 'generate') (await import('./generate.ts')).generate(folder, Number(files));
  else if (isMeasurement(what)) process.stdout.write(String(await (await measurements[what]()).measure(folder)));
  else throw new Error(`${what} is no measurement: use ${Object.keys(measurements).join(', ')}.`);
};

void run(process.argv.slice(2));
