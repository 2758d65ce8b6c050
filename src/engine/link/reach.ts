// Whether something running can get to a function. A private wrapper that nobody calls sends nothing.
import type { Answer } from '../contract.ts';
import type { FunctionFact } from '../facts.ts';
import { lastName, pythonNames, typeScriptCalls } from './by-name.ts';
import { anyOf } from './gather.ts';
import { madeOnce } from '../made-once.ts';
import type { Sources } from './sources.ts';

/** Of a qualified Python function in a file; null is module level, which always runs. */
export type PythonReach = (path: string, within: string | null) => Answer;

/** A function that calls or hands on another; null stands for module level. */
interface Caller {
  readonly path: string;
  readonly within: string | null;
}

/** Framework entry points, dunder methods and public names may be called from where we do not look. */
export const isOpen = (fact: FunctionFact): boolean =>
  fact.decorators.some((decorator) => !/^(classmethod|staticmethod|property)\b/.test(decorator)) ||
  !lastName(fact.name).startsWith('_') ||
  fact.name.endsWith('__');

export const pythonReach = madeOnce((files: Sources['python']): PythonReach => {
  const names = new Map(files.map(({ path, fact }) => [path, pythonNames(fact)]));
  const known = new Map<string, Answer>();

  const callersOf = (name: string): readonly Caller[] => {
    const callers: Caller[] = [];
    for (const [path, { callsOf, referencesOf }] of names) {
      for (const { within } of callsOf.get(name) ?? []) callers.push({ path, within });
      for (const { within } of referencesOf.get(name) ?? []) callers.push({ path, within });
    }
    return callers;
  };

  const ask = (path: string, within: string | null, visited: ReadonlySet<string>): Answer => {
    if (within === null) return 'yes';
    const functions = names.get(path)?.functions;
    const fact = functions?.get(within);
    if (fact === undefined) return 'unknown';
    const isNested = within.includes('.') && functions?.has(within.slice(0, within.lastIndexOf('.'))) === true;
    if (!isNested && isOpen(fact)) return 'yes';
    const id = `${path}:${within}`;
    if (visited.has(id)) return 'no';
    const next = new Set([...visited, id]);
    return anyOf(
      callersOf(lastName(within))
        .filter((caller) => caller.path !== path || caller.within !== within)
        .map((caller) => ask(caller.path, caller.within, next)),
    );
  };

  return (path, within) => {
    const id = `${path}:${within ?? ''}`;
    const answer = known.get(id) ?? ask(path, within, new Set());
    known.set(id, answer);
    return answer;
  };
});

/** Of a method or function in TypeScript, by its qualified name. */
export const typeScriptReach = (files: Sources['typescript'], within: string | null): Answer => {
  if (within?.includes('.') !== true || lastName(within) === 'constructor') return 'yes';
  const isCalled = files.some(({ fact }) =>
    typeScriptCalls(fact)
      .get(lastName(within))
      ?.some((call) => call.within !== within),
  );
  return isCalled ? 'yes' : 'no';
};
