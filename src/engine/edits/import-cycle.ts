// Whether a Python file leads back to another by the imports that run when it is loaded. Imports inside functions do not.
import type { PlanInput } from '../project.ts';

const modulesIn = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([\w.]+))/gm)].flatMap(
    ([, from, whole]) => from ?? whole ?? [],
  );

/** The path that ends as a module is called, relative modules against the folder of the file that imports them. */
const resolve = (paths: ReadonlySet<string>, byEnd: ReadonlyMap<string, string>, from: string, module: string) => {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(module) ?? [];
  const inner = rest.replaceAll('.', '/');
  if (dots === '') return byEnd.get(`${inner}.py`) ?? byEnd.get(`${inner}/__init__.py`);
  const folder = from.split('/').slice(0, -dots.length);
  const base = [...folder, ...(inner === '' ? [] : [inner])].join('/');
  return [`${base}.py`, `${base}/__init__.py`].find((path) => paths.has(path));
};

/** Every end of every Python path, the longest paths last so that the shortest one has it. */
const endsOf = (paths: readonly string[]): ReadonlyMap<string, string> => {
  const ends = new Map<string, string>();
  for (const path of [...paths].sort((a, b) => b.length - a.length)) {
    const names = path.split('/');
    for (let first = 0; first < names.length; first++) ends.set(names.slice(first).join('/'), path);
  }
  return ends;
};

export const leadsBack = ({ paths, read }: PlanInput, from: string, to: string): boolean => {
  const python = paths.filter((path) => path.endsWith('.py'));
  const byEnd = endsOf(python);
  const known = new Set(python);
  const seen = new Set<string>([from]);
  const open = [from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (path === to) return true;
    for (const module of modulesIn(read(path) ?? '')) {
      const next = resolve(known, byEnd, path, module);
      if (next !== undefined && !seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return false;
};
