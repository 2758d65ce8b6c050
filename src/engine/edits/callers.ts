// Who calls the functions through which a payload goes: a factory is called by its class, a private function within its own
// class or module. A function whose calls are all known is ours to change.
import { type Contract, type Protocol, toLocation } from '../contract.ts';
import type { CallFact, FunctionFact, PythonFacts } from '../facts.ts';
import { lastName, pythonNames } from '../link/by-name.ts';
import { isOpen } from '../link/reach.ts';
import { isNamed } from '../link/sources.ts';
import { languageOf } from '../paths.ts';
import type { PlanInput } from '../project.ts';
import { readPython } from '../python/writer.ts';
import { lineStarts, type Place, positionAt } from '../source.ts';

/** A call and where it stands. */
export interface CallAt {
  readonly path: string;
  readonly call: CallFact;
  /** The function it stands in. */
  readonly within: FunctionFact | null;
}

/** A function of the backend and where it stands. */
export interface FunctionAt {
  readonly path: string;
  readonly fact: FunctionFact;
}

/** Where something stands, as people say it; in files that the contract leaves out too. */
export const locationOf = ({ contract, read }: PlanInput, place: Place): string => {
  if (contract.lines.has(place.path)) return toLocation(contract, place);
  return `${place.path}:${positionAt(lineStarts(read(place.path) ?? ''), place.range.start).line}`;
};

export const placeOfCall = ({ path, call }: CallAt): Place => ({ path, range: call.nameRange });

type PythonFile = readonly [path: string, facts: PythonFacts];

/** Files that the contract leaves out, tests above all, where they name one of these. */
const otherFiles = ({ contract, read, paths }: PlanInput, names: readonly string[]): readonly PythonFile[] => {
  const named = new RegExp(`(?<!\\w)(?:${names.join('|')})(?!\\w)`);
  return paths.flatMap((path) => {
    if (languageOf(path) !== 'python' || contract.files.has(path)) return [];
    const text = read(path) ?? '';
    return named.test(text) ? [[path, readPython(text)] as const] : [];
  });
};

const readFiles = (input: PlanInput, { server }: Protocol): readonly PythonFile[] => {
  const own = [...input.contract.files].flatMap(([path, facts]) =>
    facts.language === 'python' ? [[path, facts] as const] : [],
  );
  const names = [server.set?.fact.name, server.wrapper?.fact.name].filter((name) => name !== undefined);
  return names.length === 0 ? own : [...own, ...otherFiles(input, names)];
};

/** A plan asks for the same files again and again. */
const known = new WeakMap<PlanInput, Map<Protocol, readonly PythonFile[]>>();

/** All Python that can name an event of a protocol: what the contract was made from, and what only its names lead to. */
export const pythonFiles = (input: PlanInput, protocol: Protocol): readonly PythonFile[] => {
  const byProtocol = known.get(input) ?? new Map<Protocol, readonly PythonFile[]>();
  known.set(input, byProtocol);
  const files = byProtocol.get(protocol) ?? readFiles(input, protocol);
  byProtocol.set(protocol, files);
  return files;
};

const toCalls = (path: string, facts: PythonFacts, calls: readonly CallFact[]): readonly CallAt[] =>
  calls.map((call) => ({ path, call, within: pythonNames(facts).functions.get(call.within ?? '') ?? null }));

export const factoryOf = (contract: Contract, protocol: Protocol, event: string): FunctionAt | null => {
  const mention = protocol.events.get(event)?.mentions.find(({ part }) => part === 'factory');
  const facts = contract.files.get(mention?.path ?? '');
  if (mention === undefined || facts?.language !== 'python') return null;
  const fact = pythonNames(facts).functions.get(mention.name);
  return fact === undefined ? null : { path: mention.path, fact };
};

/** The calls of a factory by its class, tests included. */
export const callsOfFactory = (input: PlanInput, protocol: Protocol, { fact }: FunctionAt): readonly CallAt[] => {
  const wrapper = fact.inClass ?? '';
  const isItsOwn = ({ receiver, within }: CallFact): boolean =>
    receiver === 'cls' && within?.startsWith(`${wrapper}.`) === true;
  return pythonFiles(input, protocol).flatMap(([path, facts]) => {
    const calls = pythonNames(facts).calls.get(lastName(fact.name)) ?? [];
    const own = calls.filter((call) => isItsOwn(call) || isNamed(facts.imports, call.receiver, wrapper));
    return toCalls(path, facts, own);
  });
};

const isOnItself = ({ receiver, within }: CallFact, { inClass }: FunctionFact): boolean =>
  inClass === null
    ? receiver === null
    : /^(self|cls)$/.test(receiver ?? '') && within?.startsWith(`${inClass}.`) === true;

/** A call on itself in a class that has a method of that name calls that one. */
const isOfAnother = ({ receiver, within, name }: CallFact, facts: PythonFacts): boolean => {
  const { functions } = pythonNames(facts);
  const around = functions.get(within ?? '')?.inClass;
  if (receiver === null) return functions.get(name)?.inClass === null;
  return /^(self|cls)$/.test(receiver) && functions.has(`${around ?? ''}.${name}`);
};

export interface Callers {
  readonly calls: readonly CallAt[];
  /** Whether there is nobody else who calls it. */
  readonly areAll: boolean;
  /** It stands as a value somewhere, so that others call it as they like. */
  readonly isHandedOn: boolean;
}

/** The calls of a function that stands in one file, from within its class or module. */
export const callersOf = (input: PlanInput, protocol: Protocol, { path: home, fact }: FunctionAt): Callers => {
  const { read, paths } = input;
  const name = lastName(fact.name);
  const calls: CallAt[] = [];
  let areAll = !isOpen(fact);
  let isHandedOn = false;
  const files = pythonFiles(input, protocol);
  for (const [path, facts] of files) {
    const named = pythonNames(facts);
    const own = path === home ? (named.calls.get(name) ?? []).filter((call) => isOnItself(call, fact)) : [];
    calls.push(...toCalls(path, facts, own));
    const others = (named.calls.get(name) ?? []).filter((call) => !own.includes(call) && !isOfAnother(call, facts));
    areAll &&= others.length === 0;
    isHandedOn ||= path === home && named.references.has(name);
  }
  const word = new RegExp(`(?<!\\w)${name}(?!\\w)`);
  const isElsewhere = paths.some(
    (path) => languageOf(path) === 'python' && !files.some(([one]) => one === path) && word.test(read(path) ?? ''),
  );
  return { calls, areAll: areAll && !isElsewhere && !isHandedOn, isHandedOn };
};
