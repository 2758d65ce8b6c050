// Whether something running can get to a function. A private wrapper that nobody calls sends nothing.
import type { Answer } from '../contract.ts';
import type { FunctionFact } from '../facts.ts';
import type { Sources } from './sources.ts';

export interface Reach {
  /** Of a qualified Python function in a file; null is module level, which always runs. */
  readonly ofPython: (path: string, within: string | null) => Answer;
  /** Of a method or function in TypeScript, by its qualified name. */
  readonly ofTypeScript: (within: string | null) => Answer;
}

export const lastName = (qualified: string): string => qualified.slice(qualified.lastIndexOf('.') + 1);

/** The qualified functions that call or hand on something of that name; null stands for module level. */
type Callers = ReadonlyMap<string, readonly { readonly path: string; readonly within: string | null }[]>;

const collectCallers = (
  files: readonly { path: string; uses: readonly { name: string; within: string | null }[] }[],
): Callers => {
  const callers = new Map<string, { path: string; within: string | null }[]>();
  for (const { path, uses } of files) {
    for (const { name, within } of uses) {
      const list = callers.get(name) ?? [];
      list.push({ path, within });
      callers.set(name, list);
    }
  }
  return callers;
};

/** Framework entry points, dunder methods and public names may be called from where we do not look. */
export const isOpen = (fact: FunctionFact): boolean =>
  fact.decorators.some((decorator) => !/^(classmethod|staticmethod|property)\b/.test(decorator)) ||
  !lastName(fact.name).startsWith('_') ||
  fact.name.endsWith('__');

export const toReach = (sources: Sources): Reach => {
  const pythonCallers = collectCallers(
    sources.python.map(({ path, fact }) => ({
      path,
      uses: [...fact.calls, ...fact.references.map((one) => ({ ...one, name: lastName(one.name) }))],
    })),
  );
  const typeScriptCallers = collectCallers(sources.typescript.map(({ path, fact }) => ({ path, uses: fact.calls })));
  const functions = new Map<string, FunctionFact>();
  for (const { path, fact } of sources.python)
    for (const one of fact.functions) functions.set(`${path}:${one.name}`, one);

  const ofPython = (path: string, within: string | null, visited: ReadonlySet<string> = new Set()): Answer => {
    if (within === null) return 'yes';
    const id = `${path}:${within}`;
    const fact = functions.get(id);
    if (fact === undefined) return 'unknown';
    const isNested = within.includes('.') && functions.has(`${path}:${within.slice(0, within.lastIndexOf('.'))}`);
    if (!isNested && isOpen(fact)) return 'yes';
    if (visited.has(id)) return 'no';
    const next = new Set([...visited, id]);
    const answers = (pythonCallers.get(lastName(within)) ?? [])
      .filter((caller) => caller.path !== path || caller.within !== within)
      .map((caller) => ofPython(caller.path, caller.within, next));
    return answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'unknown') ?? 'no';
  };

  const ofTypeScript = (within: string | null): Answer => {
    if (within?.includes('.') !== true) return 'yes';
    const callers = typeScriptCallers.get(lastName(within)) ?? [];
    return callers.some((caller) => caller.within !== within) || lastName(within) === 'constructor' ? 'yes' : 'no';
  };
  return { ofPython: (path, within) => ofPython(path, within), ofTypeScript };
};
