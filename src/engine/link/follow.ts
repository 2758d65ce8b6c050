// Which further files can matter: those that name what the files read so far declare for a protocol.
import type { FileFacts, PythonFacts } from '../facts.ts';
import { madeOnceFor } from '../made-once.ts';
import { lastName, pythonNames } from './by-name.ts';
import { bareName, pairProtocols, type ProtocolPair } from './protocols.ts';
import { isNamed, type Sources, toSources } from './sources.ts';

const declaredNames = ({ server, client }: ProtocolPair): readonly string[] =>
  [server.set, server.wrapper, client?.set, client?.wrapper].flatMap((at) => at?.fact.name ?? []);

/** Classes that send values of these sets, and the objects made of them. */
const clientNames = ({ typescript }: Sources, sets: ReadonlySet<string>): readonly string[] =>
  typescript.flatMap(({ fact }) =>
    fact.classes
      .filter(({ methods }) =>
        methods.some(({ parameters }) => parameters.some(({ typeText }) => sets.has(bareName(typeText)))),
      )
      .flatMap(({ name }) => [
        name,
        ...fact.instances.filter(({ className }) => className === name).map((one) => one.name),
      ]),
  );

/** Where the stores and casts of these handlers are declared, as the declaration begins. */
const declarationsReached = ({ typescript }: Sources, wrappers: ReadonlySet<string>): readonly string[] =>
  typescript.flatMap(({ fact }) => {
    const handlers = fact.switches.filter(
      ({ messageType }) => messageType !== null && wrappers.has(bareName(messageType)),
    );
    if (handlers.length === 0) return [];
    const casts = handlers.flatMap(({ cases }) =>
      cases.flatMap(({ cast }) => cast?.names.map(({ name }) => name) ?? []),
    );
    return [
      ...casts.flatMap((name) => [`interface ${name} `, `type ${name} `]),
      ...fact.hooks.flatMap(({ storeUses }) => storeUses.map(({ name }) => `${name} = `)),
    ];
  });

/** Private functions that build a message and that their own file never calls: another file may. */
const uncalledIn = madeOnceFor((fact: PythonFacts, wrapper: string): readonly string[] => {
  const { calls, references } = pythonNames(fact);
  const building = [
    ...fact.calls.filter(({ receiver }) => isNamed(fact.imports, receiver, wrapper)),
    ...fact.constructions.filter((one) => isNamed(fact.imports, one.wrapper, wrapper)),
  ].flatMap(({ within }) => (within === null ? [] : [lastName(within)]));
  return [...new Set(building)].filter((name) => /^_[^_]/.test(name) && !calls.has(name) && !references.has(name));
});

const uncalledWrappers = ({ python }: Sources, wrappers: ReadonlySet<string>): readonly string[] =>
  python.flatMap(({ fact }) => [...wrappers].flatMap((wrapper) => uncalledIn(fact, wrapper)));

/** The strings to look for in the texts that were not read yet. */
export const namesToFollow = (files: ReadonlyMap<string, FileFacts>): ReadonlySet<string> => {
  const sources = toSources(files);
  const pairs = pairProtocols(sources);
  const sets = new Set(
    pairs.flatMap(({ client, server }) => [client?.set.fact.name, server.set.fact.name]).flatMap((name) => name ?? []),
  );
  const wrappers = new Set(pairs.flatMap(({ client }) => client?.wrapper?.fact.name ?? []));
  const serverWrappers = new Set(pairs.flatMap(({ server }) => server.wrapper?.fact.name ?? []));
  return new Set([
    ...pairs.flatMap(declaredNames),
    ...clientNames(sources, sets),
    ...uncalledWrappers(sources, serverWrappers),
    ...declarationsReached(sources, wrappers),
  ]);
};
