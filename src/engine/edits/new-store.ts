// A store in a file that is not there yet: where it may stand, what it is called, and whose style it takes.
import type { At } from '../contract.ts';
import { toPascalCase } from '../case.ts';
import { isSkippedFolder } from '../listing.ts';
import { baseName, isTestPath, languageOf } from '../paths.ts';
import { type Refusal, refuse } from '../plan.ts';
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

const hookName = (path: string): string => {
  const stem = baseName(path).replace(/\.[cm]?tsx?$/, '');
  const words = toPascalCase(stem).replace(/^Use(?=[A-Z])/, '');
  return `use${words.replace(/Store$/, '')}Store`;
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Why no store can be written there, or null. */
const placeProblem = ({ input: { paths }, protocol }: KeepingRequest, path: string): string | null => {
  const parts = path.split('/');
  const isOutside = /^(?:[a-zA-Z]:|\/|~)|\\/.test(path) || parts.some((part) => /^\.{0,2}$/.test(part));
  if (isOutside)
    return `\`${path}\` is no path inside this folder: write it from here, for example new:src/stores/uploads.ts.`;
  if (languageOf(path) !== 'typescript' || isTestPath(path))
    return `\`${path}\` is no TypeScript file of the application: give it a name that ends in .ts.`;
  // Where nothing handles the protocol that is said instead.
  const isKnown =
    protocol.client.handler === null || folderOf(path) === '' || paths.some((one) => one.startsWith(folderOf(path)));
  if (!isKnown || parts.slice(0, -1).some(isSkippedFolder))
    return `There is no folder \`${folderOf(path).slice(0, -1)}\` with code in it: choose one that is there, or make it first.`;
  return null;
};

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
  const problem = placeProblem(asked, path);
  if (problem !== null) return refuse(problem);
  const hook = hookName(path);
  if (!/^use[A-Z]\w*Store$/.test(hook))
    return refuse(
      `\`${baseName(path)}\` gives no name for a hook: call the file after what it keeps, for example uploads.ts.`,
    );
  const made: NewStore = { path, fact: emptyStore(hook), model: modelFor(asked, path) };
  const text = asked.input.read(path);
  if (text !== undefined) return existing(asked, path, text, made);
  const taken = findStore(asked.input, hook);
  if (taken !== null) return refuse(`\`${hook}\` stands in ${taken.path} already: give the new file another name.`);
  return made;
};
