// Finds the existing function that a branch shall call, and how code of the branch's file gets to it.
import type { FunctionFact, PythonFacts } from '../facts.ts';
import { type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { type CalledFunction, readPython } from '../python/writer.ts';
import { leadsBack } from './import-cycle.ts';
import { toModule } from './modules.ts';
import { parsePlace } from './place-name.ts';

const isOfClass = ({ decorators }: FunctionFact): boolean =>
  decorators.some((decorator) => /^(?:static|class)method\b/.test(decorator));

/** What gets to a method: the class itself, a function that returns its object, or the object of the module. */
const reachMethod = (
  facts: PythonFacts,
  fact: FunctionFact,
  className: string,
  isHome: boolean,
): Pick<CalledFunction, 'root' | 'rest'> | null => {
  const method = fact.name.slice(className.length);
  if (isOfClass(fact)) return { root: className, rest: method };
  const instance = facts.instances.find((one) => one.className === className);
  if (instance !== undefined && isHome) return { root: instance.name, rest: method };
  const accessor = facts.functions.find(
    ({ inClass, parameters, returns, name, isAsync }) =>
      inClass === null && !name.includes('.') && !isAsync && parameters.length === 0 && returns === className,
  );
  if (accessor !== undefined) return { root: accessor.name, rest: `()${method}` };
  return instance === undefined ? null : { root: instance.name, rest: method };
};

const reachFunction = (
  facts: PythonFacts,
  fact: FunctionFact,
  isHome: boolean,
): Pick<CalledFunction, 'root' | 'rest'> | Refusal => {
  const { name, inClass } = fact;
  if (inClass === null) {
    return name.includes('.')
      ? refuse(`Call another function: \`${name}\` stands inside a function, so nothing else can reach it.`)
      : { root: name, rest: '' };
  }
  const reached = inClass.includes('.') ? null : reachMethod(facts, fact, inClass, isHome);
  return (
    reached ??
    refuse(
      `Nothing gets to an object of \`${inClass}\`: make one at the top of its module, or a function that returns it, or call another function.`,
    )
  );
};

/** `path:function` or `path:Class.method`, as the file with the branches calls it. */
export const findCalled = (input: PlanInput, place: string, from: string): CalledFunction | Refusal => {
  const parsed = parsePlace(input, place, 'services/jobs.py:JobRunner.pause');
  if ('kind' in parsed) return parsed;
  const { path, name } = parsed;
  const facts = readPython(input.read(path) ?? '');
  const [fact, second] = facts.functions.filter((one) => one.name === name);
  if (fact === undefined || second !== undefined) {
    const what = fact === undefined ? 'no function' : 'several functions';
    return refuse(`There ${fact === undefined ? 'is' : 'are'} ${what} \`${name}\` in ${path}: name one that exists.`);
  }
  const reached = reachFunction(facts, fact, path === from);
  if ('kind' in reached) return reached;
  const isBound = fact.inClass !== null && !fact.decorators.some((one) => one.startsWith('staticmethod'));
  return {
    ...reached,
    name,
    module: path === from ? null : toModule(input.contract, path),
    isCircular: path !== from && leadsBack(input, path, from),
    isAsync: fact.isAsync,
    returns: fact.returns,
    parameters: isBound ? fact.parameters.slice(1) : fact.parameters,
  };
};
