// Starts one after the other, each with what the one before it kept: trusted files are recalled, the others given as text.
import { type Cache, readCache, writeCache } from '../../src/engine/cache-bytes.ts';
import { Project } from '../../src/engine/project.ts';
import type { Texts } from './worlds.ts';

export interface Start {
  readonly project: Project;
  /** Whose texts were asked for, beside those that had to be given. */
  readonly loaded: readonly string[];
  /** What it leaves to the next start. */
  readonly keep: () => Cache;
}

const key = 'bakery';

const noPlanner = (): Promise<never> => Promise.reject(new Error('Nothing is planned here.'));

export const reopened = (project: Project): Cache => {
  const cache = readCache(
    key,
    writeCache(key, project.keep(), () => 'as it was'),
  );
  if (cache === null) throw new Error('What was written cannot be read.');
  return cache;
};

/** `isTrusted` says of which unchanged files a host can tell without reading them. */
export const start = (
  texts: Texts,
  cache: Cache | null,
  before: Texts,
  isTrusted: (path: string) => boolean = () => true,
): Start => {
  const project = new Project(noPlanner);
  const loaded: string[] = [];
  const load = (path: string): string => {
    loaded.push(path);
    return texts.get(path) ?? '';
  };
  project.follow(cache?.names ?? []);
  let isSame = cache?.files.size === texts.size;
  for (const [path, text] of texts) {
    const known = cache?.files.get(path);
    if (known !== undefined) project.recall(known.file, load);
    if (known !== undefined && text === before.get(path) && isTrusted(path)) continue;
    if (project.put(path, text)) isSame = false;
  }
  if (cache !== null && isSame) project.recallAnswer(cache.answer);
  return { project, loaded, keep: () => reopened(project) };
};

/** What a start finds. */
export const foundBy = ({ project }: Pick<Start, 'project'>) => ({
  judgement: project.judgement(),
  contract: project.contract(),
});
