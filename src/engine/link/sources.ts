// The facts of all files, sorted by language, with lookups by name. Tests are left out: they prove nothing about the wire.
import type { At } from '../contract.ts';
import type { FileFacts, ImportFact, PythonFacts, TypeFact, TypeScriptFacts } from '../facts.ts';
import { madeOnce, madeOnceFor } from '../made-once.ts';
import { isTestPath } from '../paths.ts';

export interface Sources {
  readonly python: readonly At<PythonFacts>[];
  readonly typescript: readonly At<TypeScriptFacts>[];
}

const isSame = (one: readonly At<unknown>[], other: readonly At<unknown>[]): boolean =>
  one.length === other.length &&
  one.every(({ path, fact }, index) => other[index]?.path === path && other[index].fact === fact);

let last: Sources = { python: [], typescript: [] };

/** The list of a language stays the same object until one of its files changes: what was made of it is kept by it. */
export const toSources = (files: ReadonlyMap<string, FileFacts>): Sources => {
  const python: At<PythonFacts>[] = [];
  const typescript: At<TypeScriptFacts>[] = [];
  for (const path of [...files.keys()].sort()) {
    const fact = files.get(path);
    if (fact === undefined || isTestPath(path)) continue;
    if (fact.language === 'python') python.push({ path, fact });
    else typescript.push({ path, fact });
  }
  last = {
    python: isSame(last.python, python) ? last.python : python,
    typescript: isSame(last.typescript, typescript) ? last.typescript : typescript,
  };
  return last;
};

/** The name by which a file knows something declared elsewhere under `name`; the name itself where it is not renamed. */
export const localName = (imports: readonly ImportFact[], name: string): string =>
  imports.find((fact) => fact.imported === name)?.local ?? name;

const localNames = madeOnceFor(
  (imports: readonly ImportFact[], name: string): ReadonlySet<string> =>
    new Set([
      localName(imports, name),
      ...imports.filter(({ imported }) => imported === name).map(({ local }) => local),
    ]),
);

/** Does a dotted text stand for what is declared elsewhere under `name`: by itself, by an import, or through its module? */
export const isNamed = (imports: readonly ImportFact[], text: string | null, name: string): boolean =>
  text !== null && (localNames(imports, name).has(text) || text.endsWith(`.${name}`));

/** The first of each name. */
const typesByName = madeOnce(
  (types: readonly TypeFact[]): ReadonlyMap<string, TypeFact> =>
    new Map([...types].reverse().map((type) => [type.name, type])),
);

/** The type of that name: in the file itself, else the only or first one anywhere. */
export const findType = (
  files: readonly At<TypeScriptFacts | PythonFacts>[],
  name: string,
  near: string,
): At<TypeFact> | null => {
  let found: At<TypeFact> | null = null;
  for (const { path, fact } of files) {
    const type = typesByName(fact.types).get(name);
    if (type === undefined) continue;
    if (path === near) return { path, fact: type };
    found ??= { path, fact: type };
  }
  return found;
};
