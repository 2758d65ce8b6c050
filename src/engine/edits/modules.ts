// How one file names another: dotted modules in Python, specifiers in TypeScript. What the project writes already wins.
import type { Contract } from '../contract.ts';
import type { FileFacts, ImportFact } from '../facts.ts';

const importedModules = (contract: Contract): ReadonlySet<string> => {
  const modules = new Set<string>();
  for (const facts of contract.files.values()) {
    if (facts.language === 'python') for (const { module } of facts.imports) modules.add(module);
  }
  return modules;
};

/** The module that others import a Python file by: the longest end of its path that somebody imports. */
export const toModule = (contract: Contract, path: string): string => {
  const names = path
    .replace(/\.py$/, '')
    .replace(/\/__init__$/, '')
    .split('/');
  const known = importedModules(contract);
  for (let first = 0; first < names.length; first++) {
    const module = names.slice(first).join('.');
    if (known.has(module)) return module;
  }
  return (names[0] === 'src' ? names.slice(1) : names).join('.');
};

const folderOf = (path: string): readonly string[] => path.split('/').slice(0, -1);

const relativeSpecifier = (from: string, to: string): string => {
  const target = to.replace(/(\/index)?\.[cm]?tsx?$/, '').split('/');
  const base = folderOf(from);
  let shared = 0;
  while (shared < base.length && base[shared] === target[shared]) shared++;
  const up = '../'.repeat(base.length - shared);
  return `${up === '' ? './' : up}${target.slice(shared).join('/')}`.replace(/\/$/, '');
};

const declares = (facts: FileFacts | undefined, name: string): boolean =>
  facts?.language === 'typescript' &&
  [...facts.types, ...facts.valueSets, ...facts.aliases, ...facts.classes].some((one) => one.name === name);

const importsOf = (facts: FileFacts | undefined): readonly ImportFact[] => facts?.imports ?? [];

/** The specifier by which a TypeScript file imports from another: as it does already, else the relative path. */
export const toSpecifier = (contract: Contract, from: string, to: string): string => {
  const target = contract.files.get(to);
  const relative = relativeSpecifier(from, to);
  const known = importsOf(contract.files.get(from)).find(
    ({ imported, module }) =>
      module === relative || (!module.startsWith('.') && imported !== null && declares(target, imported)),
  );
  return known?.module ?? relative;
};
