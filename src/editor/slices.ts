// Long work in slices, between which VS Code does other things. It needs no VS Code itself, so that the bench can time it.
import type { Cache } from '../engine/cache-bytes.ts';
import type { Project } from '../engine/project.ts';

export type Texts = readonly (readonly [path: string, text: string])[];

/** Milliseconds that the engine works before the host may do other things. */
const slice = 8;

/** Lets the host's other work go first. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Does all steps; null if `isStopped` said so at a pause. */
export const inSlices = async <Result>(
  steps: Generator<void, Result>,
  isStopped: () => boolean,
  rest = pause,
): Promise<Result | null> => {
  let end = performance.now() + slice;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() < end) continue;
    await rest();
    if (isStopped()) return null;
    end = performance.now() + slice;
  }
};

/**
 * Gives the engine all texts, and of those that are as they were what an earlier start kept of them, and lets it work out what is
 * to be said. Answers whether anything is to be kept that was not; null if it was stopped.
 */
export const indexInSlices = (
  project: Project,
  texts: Texts,
  cache: Cache | null,
  isStopped: () => boolean,
  rest = pause,
): Promise<boolean | null> => inSlices(stepsOf(project, texts, cache), isStopped, rest);

function* stepsOf(project: Project, texts: Texts, cache: Cache | null): Generator<void, boolean> {
  let isNew = cache?.files.size !== texts.length;
  project.follow(cache?.names ?? []);
  for (const [path, text] of texts) {
    const known = cache?.files.get(path);
    if (known !== undefined) project.recall(known.file, () => text);
    if (project.put(path, text)) isNew = true;
    yield;
  }
  yield* project.prepare();
  project.contract();
  yield;
  project.judgement();
  yield;
  return isNew;
}
