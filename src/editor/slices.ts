// Long work in slices, between which VS Code does other things. It needs no VS Code itself, so that the bench can time it.
import type { Project } from '../engine/project.ts';

/** Milliseconds that the engine works before the host may do other things. */
const slice = 8;

/** Lets the host's other work go first. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Gives the engine all texts and lets it work out the contract; stops at the first pause at which `isStopped` says so. */
export const indexInSlices = async (
  project: Project,
  texts: Iterable<readonly [path: string, text: string]>,
  isStopped: () => boolean,
  rest = pause,
): Promise<void> => {
  let end = performance.now() + slice;
  for (const steps = stepsOf(project, texts); steps.next().done !== true;) {
    if (performance.now() < end) continue;
    await rest();
    if (isStopped()) return;
    end = performance.now() + slice;
  }
};

function* stepsOf(project: Project, texts: Iterable<readonly [path: string, text: string]>): Generator<void> {
  for (const [path, text] of texts) {
    project.put(path, text);
    yield;
  }
  yield* project.prepare();
  project.contract();
  yield;
}
