// What stands under which name in one file: made once for as long as its facts last, so that a keystroke in one file costs
// nothing in the others.
import type { CallFact, FunctionFact, PythonFacts, ReferenceFact, TypeScriptFacts } from '../facts.ts';

export const lastName = (qualified: string): string => qualified.slice(qualified.lastIndexOf('.') + 1);

/** Remembers what was made of the facts of a file. */
const perFile = <Facts extends object, Index>(make: (facts: Facts) => Index): ((facts: Facts) => Index) => {
  const made = new WeakMap<Facts, Index>();
  return (facts) => {
    const known = made.get(facts);
    if (known !== undefined) return known;
    const index = make(facts);
    made.set(facts, index);
    return index;
  };
};

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

export const pythonNames: (facts: PythonFacts) => PythonNames = perFile((facts) => ({
  functions: new Map(facts.functions.map((fact) => [fact.name, fact])),
  calls: groupBy(facts.calls, ({ name }) => name),
  references: groupBy(facts.references, ({ name }) => lastName(name)),
}));

/** Calls by the last name of the callee. */
export const typeScriptCalls: (facts: TypeScriptFacts) => ReadonlyMap<string, readonly CallFact[]> = perFile((facts) =>
  groupBy(facts.calls, ({ name }) => name),
);
