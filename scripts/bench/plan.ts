// A plan for one event once the compiler is loaded and warm: the best of two after a first one.
import { offer, planChange } from '../../src/engine/edits/index.ts';
import { leftOpen } from '../../src/engine/plan.ts';
import { openProject } from './open.ts';

export const measure = async (folder: string): Promise<number> => {
  const project = openProject(folder, () => Promise.resolve({ planChange, offer }));
  const protocol = project.contract().protocols.at(-1)?.id ?? '';
  const planOne = async (name: string): Promise<number> => {
    const start = performance.now();
    const result = await project.plan({
      kind: 'add-events',
      events: [
        {
          ...leftOpen,
          protocol,
          name,
          direction: 'server-to-client',
          fields: [
            { key: 'documentId', type: { kind: 'string' }, presence: 'always', default: null, description: null },
          ],
        },
      ],
    });
    if (result.kind === 'refused') throw new Error(result.reason);
    return performance.now() - start;
  };
  await planOne('bench_warm_up');
  return Math.min(await planOne('bench_upload'), await planOne('bench_download'));
};
