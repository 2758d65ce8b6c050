// What the Python side shows of one protocol: its declared values, factories, emissions, branches and transports.
import type { At, Mention, ReceptionChain, ServerSide, Transport } from '../contract.ts';
import type {
  BranchFact,
  CallFact,
  ConstructionFact,
  FunctionFact,
  ParameterFact,
  PythonFacts,
  ValueRef,
  ValueSetFact,
} from '../facts.ts';
import { pythonNames } from './by-name.ts';
import { type Draft, Drafts } from './gather.ts';
import { madeOnceFor } from '../made-once.ts';
import { linkBranchPayload } from './payloads.ts';
import { bareName, type Declaration } from './protocols.ts';
import { type Passed, passedIn } from './passed.ts';
import { pythonReach, type PythonReach } from './reach.ts';
import { isNamed, localName, type Sources } from './sources.ts';

interface Server {
  readonly files: readonly At<PythonFacts>[];
  readonly set: At<ValueSetFact>;
  readonly wrapper: string;
  readonly wrapperPath: string;
  readonly reach: PythonReach;
  readonly passed: Passed;
  readonly drafts: Drafts;
}

export interface ServerFindings {
  readonly side: ServerSide;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** A message of a type that only running tells: nothing may be called "never emitted" then. */
  readonly hasDynamicEmission: boolean;
  /** Values that the code names outside what is read of it: they may be sent or received there. */
  readonly spoken: ReadonlySet<string>;
  /** What no branch compares with goes to an `else` that does something with the message. */
  readonly isElseUsed: boolean;
}

/** The wire value of a reference. A member that the set lacks gets the value its name would have. */
const wireValue = (ref: ValueRef, set: ValueSetFact, localSet: string): string | null => {
  if (ref.kind === 'literal') return ref.value;
  if (ref.kind === 'dynamic' || ref.set !== localSet) return null;
  return set.values.find(({ member }) => member === ref.member)?.value ?? ref.member.toLowerCase();
};

const isOfWrapper = (within: string | null, wrapper: string): boolean => within?.startsWith(`${wrapper}.`) === true;

const declare = ({ set, drafts }: Server): void => {
  for (const fact of set.fact.values) {
    const draft = drafts.of(fact.value);
    draft.direction = fact.direction;
    draft.purpose = fact.comment;
    draft.mentions.push({
      part: 'enum-member',
      side: 'server',
      path: set.path,
      range: fact.nameRange,
      whole: fact.range,
      name: `${set.fact.name}.${fact.member}`,
      isReachable: 'not-applicable',
    });
  }
};

/** Factories by their method name, each with the events it may build. */
type Factories = ReadonlyMap<string, readonly string[]>;

const linkFactory = (
  server: Server,
  construction: ConstructionFact,
  fact: FunctionFact | undefined,
  value: string,
): void => {
  const { drafts, wrapperPath, passed } = server;
  const draft = drafts.of(value);
  draft.purpose = fact?.docstring ?? draft.purpose;
  draft.builds.push({
    path: wrapperPath,
    payload: construction.payload,
    parameters: fact?.parameters.slice(1) ?? [],
    isSet: ({ parameter }) =>
      fact === undefined || parameter === null || fact.rebound.includes(parameter)
        ? 'unknown'
        : passed(server.wrapper, fact, parameter),
  });
  draft.mentions.push({
    part: 'factory',
    side: 'server',
    path: wrapperPath,
    range: fact?.nameRange ?? construction.range,
    whole: fact?.range ?? construction.range,
    name: construction.within ?? construction.wrapper,
    isReachable: 'not-applicable',
  });
};

const linkFactories = (server: Server): Factories => {
  const factories = new Map<string, string[]>();
  const file = server.files.find(({ path }) => path === server.wrapperPath);
  for (const construction of file?.fact.constructions ?? []) {
    if (construction.wrapper !== server.wrapper || !isOfWrapper(construction.within, server.wrapper)) continue;
    const value = wireValue(construction.value, server.set.fact, server.set.fact.name);
    const name = construction.within?.slice(server.wrapper.length + 1);
    if (value === null || name === undefined) continue;
    factories.set(name, [...(factories.get(name) ?? []), value]);
    linkFactory(
      server,
      construction,
      file === undefined ? undefined : pythonNames(file.fact).functions.get(construction.within ?? ''),
      value,
    );
  }
  delegate(server, file?.fact.calls ?? [], factories);
  return factories;
};

/** A method of the wrapper that calls a factory builds what that one builds. */
const delegate = ({ wrapper }: Server, calls: readonly CallFact[], factories: Map<string, string[]>): void => {
  for (const { name, receiver, within } of calls) {
    const values = receiver === 'cls' || receiver === wrapper ? factories.get(name) : undefined;
    if (values === undefined || !isOfWrapper(within, wrapper)) continue;
    const method = within?.slice(wrapper.length + 1) ?? '';
    factories.set(method, [...new Set([...(factories.get(method) ?? []), ...values])]);
  }
};

const emission = (
  path: string,
  name: string,
  fact: { range: Mention['range']; nameRange?: Mention['range']; within: string | null },
  reach: PythonReach,
): Mention => ({
  part: 'emission',
  side: 'server',
  path,
  range: fact.nameRange ?? fact.range,
  whole: fact.range,
  name: fact.within ?? name,
  isReachable: reach(path, fact.within),
});

/** The calls and constructions of a wrapper in a file, outside the wrapper itself. */
const usesOf = madeOnceFor(({ imports, calls, constructions }: PythonFacts, wrapper: string) => ({
  calls: calls.filter(({ receiver, within }) => isNamed(imports, receiver, wrapper) && !isOfWrapper(within, wrapper)),
  constructions: constructions.filter(
    (one) => isNamed(imports, one.wrapper, wrapper) && !isOfWrapper(one.within, wrapper),
  ),
}));

const linkEmissions = ({ files, set, wrapper, reach, drafts }: Server, factories: Factories): boolean => {
  let isDynamic = false;
  for (const { path, fact } of files) {
    const { calls, constructions } = usesOf(fact, wrapper);
    for (const call of calls) {
      for (const value of factories.get(call.name) ?? []) {
        drafts.mention(value, emission(path, call.callee, call, reach));
        if (call.isFilledLater === true) drafts.of(value).isFilledLater = true;
      }
    }
    for (const construction of constructions) {
      const value = wireValue(construction.value, set.fact, localName(fact.imports, set.fact.name));
      isDynamic ||= construction.value.kind === 'dynamic';
      if (value === null) continue;
      const { payload } = construction;
      drafts.of(value).builds.push({ path, payload, parameters: [], isSet: () => 'unknown' });
      drafts.mention(value, emission(path, construction.wrapper, construction, reach));
    }
  }
  return isDynamic;
};

/** The branches of this protocol, and the chain with most of them. */
const linkBranches = (server: Server): ReceptionChain | null => {
  let best: ReceptionChain | null = null;
  for (const { path, fact } of server.files) {
    const set = localName(fact.imports, server.set.fact.name);
    const chains = new Map<number, BranchFact[]>();
    for (const branch of fact.branches) {
      if (!branch.values.some((ref) => ref.kind === 'member' && ref.set === set)) continue;
      chains.set(branch.chain, [...(chains.get(branch.chain) ?? []), branch]);
      for (const ref of branch.values) linkBranch(server, path, branch, ref, set);
    }
    for (const branches of chains.values()) {
      if (branches.length > (best?.branches.length ?? 0)) best = { path, branches };
    }
  }
  return best;
};

const linkBranch = (server: Server, path: string, branch: BranchFact, ref: ValueRef, set: string): void => {
  const value = wireValue(ref, server.set.fact, set);
  if (value === null) return;
  linkBranchPayload(server.files, server.drafts.of(value), path, branch.payload);
  server.drafts.mention(value, {
    part: 'reception-branch',
    side: 'server',
    path,
    range: ref.range,
    whole: branch.range,
    name: branch.within ?? branch.subject,
    isReachable: 'not-applicable',
  });
};

/** Of one file: members beside those that are built or compared with, and strings that may be a type. */
const spokenInFile = madeOnceFor((fact: PythonFacts, set: ValueSetFact): readonly string[] => {
  const local = localName(fact.imports, set.name);
  const known = new Set([
    ...fact.constructions.map(({ value }) => value.range.start),
    ...fact.branches.flatMap(({ values }) => values.map(({ range }) => range.start)),
  ]);
  const members = fact.memberUses.filter(({ range }) => !known.has(range.start));
  const isOwn = ({ values }: BranchFact): boolean => values.some((ref) => ref.kind === 'member' && ref.set === local);
  const others = fact.branches.filter((branch) => !isOwn(branch)).flatMap(({ values }) => values);
  return [
    ...members.flatMap((use) => wireValue(use, set, local) ?? []),
    ...fact.typeStrings,
    ...others.flatMap((one) => (one.kind === 'literal' ? one.value : [])),
  ];
});

const spokenIn = ({ files, set }: Server): ReadonlySet<string> =>
  new Set(files.flatMap(({ fact }) => spokenInFile(fact, set.fact)));

const reachOf = (leading: readonly string[], isExcluding: boolean): Transport['reach'] => {
  const has = (names: readonly string[], word: string): boolean => names.some((name) => name.includes(word));
  if (isExcluding) return 'others';
  if (has(leading, 'user')) return 'user';
  if (has(leading, 'room')) return 'room';
  return leading.length === 0 ? 'all' : 'client';
};

const toTransport = (facts: PythonFacts, fact: FunctionFact, wrapper: string): Omit<Transport, 'path'> | null => {
  const takes = ({ typeText }: ParameterFact): boolean =>
    typeText?.includes(wrapper) === true && bareName(typeText) === wrapper;
  if (!fact.parameters.some(takes)) return null;
  const parameters = fact.parameters.filter(({ name }) => name !== 'self' && name !== 'cls');
  const index = parameters.findIndex(takes);
  const leading = parameters.slice(0, index);
  const excluding = parameters.slice(index + 1).find(({ name }) => /exclude|except|skip/.test(name)) ?? null;
  const instance = facts.instances.find(({ className }) => className === fact.inClass)?.name ?? null;
  if (fact.inClass !== null && instance === null) return null;
  const accessor = facts.functions.find(
    (one) =>
      one.inClass === null &&
      one.parameters.length === 0 &&
      fact.inClass !== null &&
      bareName(one.returns) === fact.inClass,
  );
  return {
    fact,
    reach: reachOf(
      leading.map(({ name }) => name),
      excluding !== null,
    ),
    instance,
    accessor: accessor?.name ?? null,
    leading,
    excluding,
  };
};

const transportsIn = madeOnceFor((facts: PythonFacts, wrapper: string): readonly Omit<Transport, 'path'>[] => {
  const local = localName(facts.imports, wrapper);
  return facts.functions
    .filter(({ name }) => !isOfWrapper(name, wrapper))
    .flatMap((one) => toTransport(facts, one, local) ?? []);
});

const findTransports = ({ files, wrapper }: Server): readonly Transport[] =>
  files.flatMap(({ path, fact }) => transportsIn(fact, wrapper).map((transport) => ({ path, ...transport })));

/** What Python says of a protocol; it is linked again only when a Python file changes. */
export const linkServer = madeOnceFor((files: Sources['python'], { set, wrapper }: Declaration): ServerFindings => {
  const drafts = new Drafts();
  const server: Server = {
    files,
    set,
    wrapper: wrapper?.fact.name ?? '',
    wrapperPath: wrapper?.path ?? set.path,
    reach: pythonReach(files),
    passed: passedIn(files),
    drafts,
  };
  declare(server);
  const hasDynamicEmission = linkEmissions(server, linkFactories(server));
  const chain = linkBranches(server);
  const isElseUsed = chain?.branches.some((branch) => branch.isElseUsed) === true;
  const side: ServerSide = { set, wrapper, chain, transports: findTransports(server) };
  return { side, drafts: drafts.byName, hasDynamicEmission, spoken: spokenIn(server), isElseUsed };
});
