// What stands under which name in one file, made once for as long as its facts last.
import type { CallFact, FunctionFact, ImportFact, PythonFacts, ReferenceFact, TypeScriptFacts } from '../facts.ts';
import { madeOnce } from '../made-once.ts';

export const lastName = (qualified: string): string => qualified.slice(qualified.lastIndexOf('.') + 1);

const groupBy = <Fact>(
  facts: readonly Fact[],
  nameOf: (fact: Fact) => string,
): ReadonlyMap<string, readonly Fact[]> => {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(nameOf(fact));
    if (group === undefined) groups.set(nameOf(fact), [fact]);
    else group.push(fact);
  }
  return groups;
};

/** What is imported under another name goes by both: after `from a import b as c`, who calls `c` calls `b`. */
const withRenamed = <Fact>(
  groups: ReadonlyMap<string, readonly Fact[]>,
  imports: readonly ImportFact[],
): ReadonlyMap<string, readonly Fact[]> => {
  const all = new Map(groups);
  for (const { imported, local } of imports) {
    const group = groups.get(local);
    if (group === undefined || imported === null || imported === local) continue;
    all.set(imported, [...(all.get(imported) ?? []), ...group]);
  }
  return all;
};

export interface PythonNames {
  /** By the qualified name. */
  readonly functions: ReadonlyMap<string, FunctionFact>;
  /** By the last name of the callee. */
  readonly calls: ReadonlyMap<string, readonly CallFact[]>;
  /** By the last name. */
  readonly references: ReadonlyMap<string, readonly ReferenceFact[]>;
  /** The calls and references of what any file declares under a name. */
  readonly callsOf: ReadonlyMap<string, readonly CallFact[]>;
  readonly referencesOf: ReadonlyMap<string, readonly ReferenceFact[]>;
}

export const pythonNames: (facts: PythonFacts) => PythonNames = madeOnce(
  ({ functions, calls, references, imports }) => {
    const callsByName = groupBy(calls, ({ name }) => name);
    const referencesByName = groupBy(references, ({ name }) => lastName(name));
    return {
      functions: new Map(functions.map((fact) => [fact.name, fact])),
      calls: callsByName,
      references: referencesByName,
      callsOf: withRenamed(callsByName, imports),
      referencesOf: withRenamed(referencesByName, imports),
    };
  },
);

/** Calls by the last name of the callee. */
export const typeScriptCalls: (facts: TypeScriptFacts) => ReadonlyMap<string, readonly CallFact[]> = madeOnce((facts) =>
  groupBy(facts.calls, ({ name }) => name),
);
