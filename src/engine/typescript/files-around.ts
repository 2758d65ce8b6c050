// Which files a rename has to look at: those that name what declares the name, and those that import them, directly or not,
// and spell the name. The compiler reads no others.

const specifiers = /(?:from|import|require)\s*\(?\s*(['"])([^'"\n]+)\1/g;

const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(specifiers)].flatMap(([, , specifier]) => (specifier === undefined ? [] : [specifier]));

const resolveParts = (from: string, specifier: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx', '.mts', '.cts'];

/** Imports by path: relative ones, and those below a folder of sources, as in `@/types`. */
const graphOf = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> => {
  const sources = [...new Set([...texts.keys()].flatMap((path) => /^(?:.*\/)?src\//.exec(path)?.[0] ?? []))];
  const toPath = (from: string, specifier: string): string | null => {
    const bases = specifier.startsWith('.')
      ? [resolveParts(from, specifier)]
      : /^[@~]\//.test(specifier)
        ? sources.map((folder) => folder + specifier.slice(2))
        : [];
    for (const base of bases.map((one) => one.replace(/\.[cm]?js$/, '')))
      for (const ending of endings) if (texts.has(base + ending)) return base + ending;
    return null;
  };
  return new Map(
    [...texts].map(([path, text]) => [path, importsOf(text).flatMap((specifier) => toPath(path, specifier) ?? [])]),
  );
};

const reach = (
  from: Iterable<string>,
  next: (path: string) => readonly string[],
  isWanted: (path: string) => boolean = () => true,
): ReadonlySet<string> => {
  const seen = new Set(from);
  // A set hands out what is added to it while it is gone through.
  for (const path of seen) for (const other of next(path)) if (isWanted(other)) seen.add(other);
  return seen;
};

const hasWord = (text: string, word: string): boolean => new RegExp(`(?<![\\w$])${word}(?![\\w$])`).test(text);

/** Some of the texts, with what those of them import that spell a name: types that tell what it means there. */
export const withImports = (
  texts: ReadonlyMap<string, string>,
  some: ReadonlyMap<string, string>,
  name: string,
): ReadonlyMap<string, string> => {
  const graph = graphOf(texts);
  const spelling = [...some].filter(([, text]) => hasWord(text, name)).flatMap(([path]) => graph.get(path) ?? []);
  return new Map([...texts].filter(([path]) => some.has(path) || spelling.includes(path)));
};

export interface AroundSpec {
  /** Where what is renamed is declared. */
  readonly homes: readonly string[];
  /** Names that lead to it: the type that has the field, the class that has the method. */
  readonly owners: readonly string[];
  /** What is renamed. */
  readonly names: readonly string[];
}

/** The texts that a rename has to look at, out of all. */
export const filesAround = (
  texts: ReadonlyMap<string, string>,
  { homes, owners, names }: AroundSpec,
): ReadonlyMap<string, string> => {
  const graph = graphOf(texts);
  const users = [...texts].filter(([, text]) => owners.some((owner) => hasWord(text, owner))).map(([path]) => path);
  const importers = new Map<string, string[]>();
  for (const [path, imported] of graph)
    for (const one of imported) importers.set(one, [...(importers.get(one) ?? []), path]);
  // The home itself is imported for all that stands in it, so only those that name the owner lead on.
  const leading = users.filter((path) => !homes.includes(path) || owners.length === 0);
  const above = reach(leading.length > 0 ? leading : homes, (path) => importers.get(path) ?? []);
  const spelling = [...above].filter((path) => names.some((name) => hasWord(texts.get(path) ?? '', name)));
  const between = reach(
    spelling,
    (path) => graph.get(path) ?? [],
    (path) => above.has(path),
  );
  const wanted = new Set([...homes, ...users, ...between]);
  return new Map([...texts].filter(([path]) => wanted.has(path)));
};
