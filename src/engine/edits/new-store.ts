// A store in a file that is not there yet: where it may stand, what it is called, and whose style it takes.
import type { At } from '../contract.ts';
import { baseName, isTestPath } from '../paths.ts';
import { type Refusal, refuse } from '../plan.ts';
import { folderOf, hookOf, storeFileProblem } from '../store-file.ts';
import type { StoreFact } from '../store-facts.ts';
import { holdsState } from '../typescript/writer.ts';
import { findStore, type KeepingRequest } from './keeping-request.ts';

/** What a store begins with that is to be written: `new:src/stores/uploads.ts`. */
const mark = 'new:';

export const isNewStore = (store: string | null): boolean => store?.startsWith(mark) === true;

export interface NewStore extends At<StoreFact> {
  /** The file that it is written after. */
  readonly model: string;
}

/** The file whose style a new store takes: a store beside it, else the one most reached, else the handler. */
const modelFor = ({ input, protocol }: KeepingRequest, path: string): string => {
  const stores = [...input.contract.files].flatMap(([one, facts]) =>
    facts.language === 'typescript' && facts.stores.length > 0 && !isTestPath(one)
      ? [{ path: one, isPlain: facts.stores.some(({ persist }) => persist === 'none') }]
      : [],
  );
  const beside = stores.filter((one) => folderOf(one.path) === folderOf(path) && one.path !== path);
  const { client } = protocol;
  return (
    beside.find(({ isPlain }) => isPlain)?.path ??
    beside[0]?.path ??
    client.stores[0]?.path ??
    stores.find((one) => one.path !== path)?.path ??
    client.handler?.path ??
    ''
  );
};

const emptyStore = (hook: string): StoreFact => ({
  hook,
  nameRange: { start: 0, end: 0 },
  stateType: `${hook.replace(/^use|Store$/g, '')}State`,
  state: [],
  actions: [],
  form: 'curried',
  hasGet: false,
  persist: 'none',
  persisted: [],
  objectRange: { start: 0, end: 0 },
  range: { start: 0, end: 0 },
  isExported: true,
});

/** A file that is there is the store's if this plan makes it, or if the event was added so before, in whole or in part. */
const existing = ({ input, names }: KeepingRequest, path: string, text: string, made: NewStore): NewStore | Refusal => {
  const { hook, stateType } = made.fact;
  const isOurs = holdsState(text, { hook, stateType: stateType ?? '', state: names.state });
  if (isOurs || input.created?.includes(path) === true) return { ...made, model: path };
  const isItsStore = findStore(input, hook)?.path === path;
  const instead = isItsStore ? `, or keep the event in that store with --store ${hook}` : '';
  return refuse(`${path} is there already: name a file that is not${instead}.`);
};

/** The store that is to be written, or why it cannot be. */
export const toNewStore = (asked: KeepingRequest, given: string): NewStore | Refusal => {
  const path = given.slice(mark.length).trim();
  const problem = storeFileProblem(asked.protocol, asked.input.paths, path);
  const hook = hookOf(path);
  if (problem !== null || hook === null) return refuse(problem ?? `${baseName(path)} gives no name for a hook.`);
  const made: NewStore = { path, fact: emptyStore(hook), model: modelFor(asked, path) };
  const text = asked.input.read(path);
  if (text !== undefined) return existing(asked, path, text, made);
  const taken = findStore(asked.input, hook);
  if (taken !== null) return refuse(`\`${hook}\` stands in ${taken.path} already: give the new file another name.`);
  return made;
};
