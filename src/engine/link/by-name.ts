// What stands under which name in one file, made once for as long as its facts last.
import type { CallFact, FunctionFact, PythonFacts, ReferenceFact, TypeScriptFacts } from '../facts.ts';
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

export interface PythonNames {
  /** By the qualified name. */
  readonly functions: ReadonlyMap<string, FunctionFact>;
  /** By the last name of the callee. */
  readonly calls: ReadonlyMap<string, readonly CallFact[]>;
  /** By the last name. */
  readonly references: ReadonlyMap<string, readonly ReferenceFact[]>;
}

export const pythonNames: (facts: PythonFacts) => PythonNames = madeOnce((facts) => ({
  functions: new Map(facts.functions.map((fact) => [fact.name, fact])),
  calls: groupBy(facts.calls, ({ name }) => name),
  references: groupBy(facts.references, ({ name }) => lastName(name)),
}));

/** Calls by the last name of the callee. */
export const typeScriptCalls: (facts: TypeScriptFacts) => ReadonlyMap<string, readonly CallFact[]> = madeOnce((facts) =>
  groupBy(facts.calls, ({ name }) => name),
);
