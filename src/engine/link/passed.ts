// Whether any call that can run gives a parameter a value: an optional key whose parameter nobody passes never travels.
// Private wrappers are followed, since they only hand their own parameters on.
import type { Answer } from '../contract.ts';
import type { ArgumentFact, CallFact, FunctionFact } from '../facts.ts';
import { lastName, pythonNames } from './by-name.ts';
import { anyOf } from './gather.ts';
import { madeOnce, madeOnceFor } from '../made-once.ts';
import { isOpen, pythonReach } from './reach.ts';
import { isNamed, type Sources } from './sources.ts';

/** A call and the file it stands in. */
interface Call {
  readonly path: string;
  readonly fact: CallFact;
}

/** Of a parameter of a method of the wrapper class. */
export type Passed = (wrapper: string, fact: FunctionFact, parameter: string) => Answer;

/** The argument that a call gives a parameter. `self` and `cls` are no arguments. */
export const argumentOf = (
  fact: CallFact,
  called: FunctionFact,
  parameter: string,
): ArgumentFact | 'unknown' | null => {
  const byName = fact.arguments.find(({ keyword }) => keyword === parameter);
  if (byName !== undefined) return byName;
  if (fact.hasSpread) return 'unknown';
  const parameters = called.parameters.filter(({ name }, index) => index > 0 || (name !== 'self' && name !== 'cls'));
  const index = parameters.findIndex(({ name, isKeywordOnly }) => name === parameter && !isKeywordOnly);
  const positional = fact.arguments.filter(({ keyword }) => keyword === null);
  return positional[index] ?? null;
};

const isIdentifier = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);

const callsOf = madeOnceFor((files: Sources['python'], name: string): readonly Call[] =>
  files.flatMap(({ path, fact }) => (pythonNames(fact).callsOf.get(name) ?? []).map((call) => ({ path, fact: call }))),
);

export const passedIn = madeOnce((files: Sources['python']): Passed => {
  const reach = pythonReach(files);
  const byPath = new Map(files.map(({ path, fact }) => [path, fact]));
  const isReferenced = (name: string): boolean => files.some(({ fact }) => pythonNames(fact).references.has(name));

  /** Is the value of this argument ever something? */
  const isGiven = (call: Call, called: FunctionFact, parameter: string, visited: ReadonlySet<string>): Answer => {
    if (reach(call.path, call.fact.within) === 'no') return 'no';
    const argument = argumentOf(call.fact, called, parameter);
    if (argument === 'unknown') return 'unknown';
    if (argument === null || argument.text === 'None') return 'no';
    if (!isIdentifier(argument.text)) return 'yes';
    const facts = byPath.get(call.path);
    const within = facts === undefined ? undefined : pythonNames(facts).functions.get(call.fact.within ?? '');
    const handed = within?.parameters.find(({ name }) => name === argument.text);
    if (within === undefined || handed?.defaultText !== 'None' || within.rebound.includes(handed.name)) return 'yes';
    return ofFunction(call.path, within, handed.name, visited);
  };

  /** Anybody may call a public function, and a function that is handed on is called with what we do not see. */
  const ofFunction = (path: string, fact: FunctionFact, parameter: string, visited: ReadonlySet<string>): Answer => {
    const id = `${path}:${fact.name}.${parameter}`;
    if (isOpen(fact) || isReferenced(lastName(fact.name))) return 'unknown';
    if (visited.has(id)) return 'no';
    const next = new Set([...visited, id]);
    const calls = callsOf(files, lastName(fact.name));
    return anyOf(calls.map((call) => isGiven(call, fact, parameter, next)));
  };

  const factoryCalls = madeOnceFor((factory: FunctionFact, wrapper: string): readonly Call[] =>
    callsOf(files, lastName(factory.name)).filter(({ path, fact: call }) => {
      const facts = byPath.get(path);
      const isOwn = call.receiver === 'cls' && call.within?.startsWith(`${wrapper}.`) === true;
      const isOfWrapper = isOwn || (facts !== undefined && isNamed(facts.imports, call.receiver, wrapper));
      return isOfWrapper && reach(path, call.within) !== 'no';
    }),
  );

  return (wrapper, factory, parameter) => {
    const calls = factoryCalls(factory, wrapper);
    // Nothing that runs calls it at all: that is another fact.
    if (calls.length === 0) return 'unknown';
    return anyOf(calls.map((call) => isGiven(call, factory, parameter, new Set())));
  };
});
