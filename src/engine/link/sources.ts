// The facts of all files, sorted by language, with lookups by name. Tests are left out: they prove nothing about the wire.
import type { At } from '../contract.ts';
import type { FileFacts, ImportFact, PythonFacts, TypeFact, TypeScriptFacts } from '../facts.ts';
import { isTestPath } from '../paths.ts';

export interface Sources {
  readonly python: readonly At<PythonFacts>[];
  readonly typescript: readonly At<TypeScriptFacts>[];
}

export const toSources = (files: ReadonlyMap<string, FileFacts>): Sources => {
  const python: At<PythonFacts>[] = [];
  const typescript: At<TypeScriptFacts>[] = [];
  for (const path of [...files.keys()].sort()) {
    const fact = files.get(path);
    if (fact === undefined || isTestPath(path)) continue;
    if (fact.language === 'python') python.push({ path, fact });
    else typescript.push({ path, fact });
  }
  return { python, typescript };
};

/** The name by which a file knows something declared elsewhere under `name`; the name itself where it is not renamed. */
export const localName = (imports: readonly ImportFact[], name: string): string =>
  imports.find((fact) => fact.imported === name)?.local ?? name;

/** The names by which a file may call what is declared elsewhere under `name`. */
export const namesOf = (imports: readonly ImportFact[], name: string): readonly string[] => [
  name,
  ...imports.flatMap(({ imported, local }) => (imported === name && local !== name ? [local] : [])),
];

/** Does a dotted text stand for what is declared elsewhere under `name`: by itself, by an import, or through its module? */
export const isNamed = (imports: readonly ImportFact[], text: string | null, name: string): boolean =>
  text !== null &&
  (text === localName(imports, name) ||
    text.endsWith(`.${name}`) ||
    imports.some(({ local, imported }) => local === text && imported === name));

/** The type of that name: in the file itself, else the only or first one anywhere. */
export const findType = (
  files: readonly At<TypeScriptFacts | PythonFacts>[],
  name: string,
  near: string,
): At<TypeFact> | null => {
  let found: At<TypeFact> | null = null;
  for (const { path, fact } of files) {
    const type = fact.types.find((one) => one.name === name);
    if (type === undefined) continue;
    if (path === near) return { path, fact: type };
    found ??= { path, fact: type };
  }
  return found;
};
