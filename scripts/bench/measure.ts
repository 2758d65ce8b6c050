// One measurement a process, so that nothing is warm that would be cold for a user: `measure floor|check|plan FOLDER`.
// Prints the milliseconds it took, as one number.
import { performance } from 'node:perf_hooks';
import { readFolder } from '../../src/cli/files.ts';
import { planChange } from '../../src/engine/edits/index.ts';
import { Project } from '../../src/engine/project.ts';

const [what = '', folder = '.'] = process.argv.slice(2);

/** What cannot be avoided: to list and read the files, and to look once at every character for a line break. */
const floor = (): number => {
  const start = performance.now();
  let lines = 0;
  for (const text of readFolder(folder).values()) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  }
  const spent = performance.now() - start;
  if (lines === 0) throw new Error(`${folder} has no source files.`);
  return spent;
};

const openProject = (): Project => {
  const project = new Project(() => Promise.resolve({ planChange }));
  for (const [path, text] of readFolder(folder)) project.put(path, text);
  return project;
};

const check = (): number => {
  const start = performance.now();
  openProject().findings();
  return performance.now() - start;
};

/** A plan for one event once the compiler is loaded and warm: the second of two. */
const plan = async (): Promise<number> => {
  const project = openProject();
  const protocol = project.contract().protocols.at(-1)?.id ?? '';
  const planOne = async (name: string): Promise<number> => {
    const start = performance.now();
    const result = await project.plan({
      kind: 'add-events',
      events: [
        {
          protocol,
          name,
          direction: 'server-to-client',
          fields: [
            { key: 'documentId', type: { kind: 'string' }, presence: 'always', default: null, description: null },
          ],
          delivery: 'none',
          emitIn: null,
          store: null,
          recipe: null,
          recipeKey: null,
          names: {},
        },
      ],
    });
    if (result.kind === 'refused') throw new Error(result.reason);
    return performance.now() - start;
  };
  await planOne('bench_warm_up');
  return Math.min(await planOne('bench_upload'), await planOne('bench_download'));
};

const measured = what === 'floor' ? floor() : what === 'check' ? check() : await plan();
process.stdout.write(measured.toFixed(1));
