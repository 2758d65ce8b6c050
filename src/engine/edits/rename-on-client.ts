// What a renamed event is called in TypeScript: its value in the union, at cases, sends and comparisons, and the types,
// methods, callbacks and stores that are named after it.
import type { StoreFact } from '../store-facts.ts';
import { baseName } from '../paths.ts';
import type { PlanInput } from '../project.ts';
import type { Place } from '../source.ts';
import { comparedLiterals, filesAround, type Renamed, Symbols } from '../typescript/writer.ts';
import type { NamePair } from './event-names.ts';
import { typeScriptTexts } from './own-types.ts';
import type { Renaming } from './rename-event.ts';
import { respell } from './respell-event.ts';
import { spell, type Spelling, spellingsIn } from './spelling.ts';

/** What is renamed, and the names that lead to it. */
export interface SymbolRename extends Renamed {
  readonly from: string;
  readonly owners: readonly string[];
  /** A key that stands for a variable too, as in `{ pause }`. */
  readonly isShorthand?: boolean;
}

const literalParts = new Set(['union-member', 'handler-case', 'send-method']);

const valueSpellings = ({ input, protocol, event, to }: Renaming): readonly Spelling[] => {
  const quoted = (place: Place): Spelling => {
    const text = input.read(place.path)?.slice(place.range.start, place.range.end) ?? '';
    return spell(place.path, place.range, respell(text, to, to));
  };
  const { handler } = protocol.client;
  const compared =
    handler === null ? [] : comparedLiterals(input.read(handler.path) ?? '', handler.fact.subject, event.name);
  return [
    ...event.mentions
      .filter(({ part, side }) => side === 'client' && literalParts.has(part))
      .map(({ path, range }) => quoted({ path, range })),
    ...compared.map((range) => quoted({ path: handler?.path ?? '', range })),
  ];
};

const hasWord = (text: string, name: string): boolean => new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text);

/** A module by its last name, however its path or an import spells it. */
const stemOf = (module: string): string => baseName(module.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, ''));

/** The modules whose every export a text gives away. */
const givenAway = (text: string): readonly string[] =>
  [...text.matchAll(/export\s*\*\s*from\s*['"]([^'"\n]+)['"]/g)].map(([, module]) => stemOf(module ?? ''));

/** Whether the name would meet another one: where the type is named, or in a module that gives away both. */
const isTaken = ({ input }: Renaming, home: string, { from, to }: NamePair): boolean => {
  const texts = typeScriptTexts(input);
  const others = [...texts].filter(([path, text]) => path !== home && hasWord(text, to)).map(([path]) => stemOf(path));
  return [...texts.values()].some((text) => {
    if (hasWord(text, to)) return hasWord(text, from);
    const given = givenAway(text);
    return given.includes(stemOf(home)) && others.some((stem) => given.includes(stem));
  });
};

const interfaceRenames = (renaming: Renaming): readonly SymbolRename[] => {
  const { event, names, draft } = renaming;
  const { from, to } = names.payloadInterface;
  const claims = event.claims.filter(({ form, side }) => form === 'interface' && side === 'client');
  for (const { name } of claims)
    if (name !== from) draft.note(`\`${name}\` keeps its name, because it is not named after the event.`);
  const own = claims.find(({ name }) => name === from);
  if (own === undefined) return [];
  if (isTaken(renaming, own.place.path, { from, to })) {
    draft.note(`\`${from}\` keeps its name, because there is another \`${to}\`.`);
    return [];
  }
  return [{ ...own.place, from, to, owners: [from] }];
};

const methodRenames = ({ protocol, event, names, draft }: Renaming): readonly SymbolRename[] => {
  const { client, hook } = protocol.client;
  const { from, to } = names.sendMethod;
  const method = client?.fact.methods.find(({ name }) => name === from);
  const isOwn = event.mentions.some(
    (one) => one.part === 'send-method' && one.name === `${client?.fact.name ?? ''}.${from}`,
  );
  if (client === null || method === undefined || !isOwn) return [];
  if (client.fact.methods.some(({ name }) => name === to)) {
    draft.note(`\`${client.fact.name}.${from}\` keeps its name, because there is another \`${to}\`.`);
    return [];
  }
  const owners = [client.fact.name, client.instance, hook?.fact.name].filter(
    (one) => one !== null && one !== undefined,
  );
  return [{ path: client.path, range: method.nameRange, from, to, owners }];
};

const callbackRenames = ({ input, protocol, event, names, draft }: Renaming): readonly SymbolRename[] => {
  const { hook } = protocol.client;
  if (hook === null) return [];
  const { path, fact } = hook;
  const pair = names.callbacks.find(({ from }) =>
    event.mentions.some((one) => one.part === 'hook-callback' && one.name === `${fact.name}.${from}`),
  );
  const callback = fact.callbacks.find(({ name }) => name === pair?.from);
  if (pair === undefined || callback === undefined) return [];
  const { from, to } = pair;
  if ([...fact.callbacks, ...fact.returned].some(({ name }) => name === to)) {
    draft.note(`\`${from}\` of \`${fact.name}\` keeps its name, because there is another \`${to}\`.`);
    return [];
  }
  const shared = { path, from, to, owners: [fact.name] };
  const text = input.read(path) ?? '';
  const keys = fact.returned.filter(({ name }) => name === from);
  return [
    { ...shared, range: callback.nameRange },
    ...keys.map(({ range }) => ({ ...shared, range, isShorthand: !/^\s*:/.test(text.slice(range.end)) })),
  ];
};

/** The fields of a store's state that are named after the event: its action, and what that action sets. */
const fieldPairs = ({ event, names }: Renaming, { hook, actions }: StoreFact): readonly NamePair[] => {
  const own = names.actions.filter(({ from }) =>
    event.mentions.some((one) => one.part === 'store-action' && one.name === `${hook}.${from}`),
  );
  const setsState = actions.some(
    ({ name, sets }) => own.some(({ from }) => from === name) && sets.includes(names.state.from),
  );
  return setsState ? [...own, names.state] : own;
};

const storeRenames = (renaming: Renaming): readonly SymbolRename[] => {
  const { input, protocol, draft } = renaming;
  return protocol.client.stores.flatMap(({ path, fact }) => {
    const facts = input.contract.files.get(path);
    const state =
      facts?.language === 'typescript' ? facts.types.find(({ name }) => name === fact.stateType) : undefined;
    return fieldPairs(renaming, fact).flatMap(({ from, to }) => {
      const field = state?.fields.find(({ key }) => key === from);
      if (field === undefined) return [];
      if (state?.fields.some(({ key }) => key === to) === true) {
        draft.note(`\`${from}\` of \`${fact.hook}\` keeps its name, because there is another \`${to}\`.`);
        return [];
      }
      if (fact.persist === 'all' || fact.persisted.includes(from))
        draft.note(
          `\`${fact.hook}\` persists \`${from}\`: what browsers have kept under that name is not read any more.`,
        );
      return [{ path, range: field.keyRange, from, to, owners: [fact.hook, fact.stateType ?? fact.hook] }];
    });
  });
};

/** Renames in the files that they concern. */
export const symbolSpellings = (input: PlanInput, renames: readonly SymbolRename[]): readonly Spelling[] => {
  if (renames.length === 0) return [];
  const texts = filesAround(typeScriptTexts(input), {
    homes: [...new Set(renames.map(({ path }) => path))],
    owners: [...new Set(renames.flatMap(({ owners }) => owners))],
    names: [...new Set(renames.map(({ from }) => from))],
  });
  const shorthand = renames.filter(({ isShorthand }) => isShorthand === true);
  return spellingsIn(new Symbols(texts, shorthand).rename(renames));
};

export const clientSpellings = (renaming: Renaming): readonly Spelling[] => [
  ...valueSpellings(renaming),
  ...symbolSpellings(renaming.input, [
    ...interfaceRenames(renaming),
    ...methodRenames(renaming),
    ...callbackRenames(renaming),
    ...storeRenames(renaming),
  ]),
];
