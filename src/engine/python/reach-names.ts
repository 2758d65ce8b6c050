// How a name of another module is called at a place: it is there already, or has to be imported, or something else is called so.
import type { PythonFacts } from '../facts.ts';
import { compareModules, compareNames } from './import-order.ts';

/** A name and where it comes from; a null module is the file itself. */
export interface Needed {
  readonly name: string;
  readonly module: string | null;
}

export interface Reached extends Needed {
  readonly local: string;
  /** It has to be imported where it is used. */
  readonly isMissing: boolean;
}

/** Declared by the file, or imported for all of it. */
const ofModule = (facts: PythonFacts, { name, module }: Needed): string | null => {
  const isOwn =
    facts.types.some((type) => type.name === name) ||
    facts.functions.some((fact) => fact.name === name) ||
    facts.instances.some((instance) => instance.name === name);
  if (isOwn || module === null) return name;
  const known = facts.imports.find(
    ({ imported, within, isTypeOnly }) => imported === name && within === null && !isTypeOnly,
  );
  return known?.local ?? null;
};

/** A name as code of a function calls it; `isTaken` says whether something else has that name there. */
export const reachName = (facts: PythonFacts, needed: Needed): Reached => {
  const local = ofModule(facts, needed);
  return { ...needed, local: local ?? needed.name, isMissing: local === null };
};

/** The same where names of the functions around count too: null where something else is called so. */
export const reachAt = (
  facts: PythonFacts,
  needed: Needed,
  within: string,
  isBound: (name: string) => boolean,
): Reached | null => {
  const around = facts.imports.find(
    (fact) =>
      fact.imported === needed.name &&
      fact.within !== null &&
      (within === fact.within || within.startsWith(`${fact.within}.`)) &&
      isBound(fact.local),
  );
  if (around !== undefined) return { ...needed, local: around.local, isMissing: false };
  const reached = reachName(facts, needed);
  return isBound(reached.local) ? null : reached;
};

/** Imports inside a function, because the module that sends may import this one. */
export const importLines = (reached: readonly Reached[], indent: string): readonly string[] => {
  const byModule = new Map<string, string[]>();
  for (const { name, module, isMissing } of reached) {
    if (isMissing && module !== null) byModule.set(module, [...new Set([...(byModule.get(module) ?? []), name])]);
  }
  if (byModule.size === 0) return [];
  const modules = [...byModule].sort(([a], [b]) => compareModules(a, b));
  return [
    ...modules.map(([module, names]) => `${indent}from ${module} import ${names.sort(compareNames).join(', ')}`),
    '',
  ];
};
