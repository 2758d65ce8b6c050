// What a renamed key is called in TypeScript: the fields of types that say what the payload is and all that reads them, reads
// of payloads without a type, and what the client's methods and callbacks take for it.
import type { ParameterFact } from '../facts.ts';
import { languageOf } from '../paths.ts';
import { type Refusal, refuse } from '../plan.ts';
import type { Place, Range } from '../source.ts';
import { isNameFreeIn, optionOfCallback, optionOfMethod, parameterNameFor, spellKey } from '../typescript/writer.ts';
import { locationOf } from './callers.ts';
import { clientClaims, sharedBy } from './own-types.ts';
import { type SymbolRename, symbolSpellings } from './rename-on-client.ts';
import type { KeyRenaming } from './rename-field.ts';
import { spell, type Spelling } from './spelling.ts';

/** The fields of types, or why one cannot follow. */
const typeRenames = (renaming: KeyRenaming): readonly SymbolRename[] | Refusal => {
  const { key, to } = renaming;
  const renames: SymbolRename[] = [];
  for (const claim of clientClaims(renaming.event)) {
    const field = claim.fields.find((one) => one.key === key);
    if (field === undefined) continue;
    const shared = sharedBy(renaming.input, renaming, claim, field);
    if (shared !== null) return refuse(`${shared}: rename it there first, then here.`);
    const owners = claim.form === 'inline' ? [] : [claim.name];
    renames.push({ ...field.place, from: key, to, owners });
  }
  return renames;
};

const parameterRename = (
  renaming: KeyRenaming,
  path: string,
  parameters: readonly ParameterFact[],
  whole: Range,
  owners: readonly string[],
): SymbolRename | null => {
  const [from, to] = [renaming.key, renaming.to].map((key) => parameterNameFor(key, new Set()));
  const parameter = parameters.find(({ name }) => name === from);
  if (parameter === undefined || from === undefined || to === undefined || from === to) return null;
  if (!isNameFreeIn(renaming.input.read(path) ?? '', whole, to)) {
    renaming.draft.note(
      `\`${from}\` keeps its name at ${locationOf(renaming.input, { path, range: parameter.range })}.`,
    );
    return null;
  }
  const { start } = parameter.range;
  return { path, range: { start, end: start + from.length }, from, to, owners };
};

/** What methods and callbacks take for the key: a parameter named after it, or one of their options. */
const senderRenames = (renaming: KeyRenaming): readonly SymbolRename[] => {
  const { input, protocol, event, key, to } = renaming;
  const { client, hook } = protocol.client;
  if (client === null) return [];
  const owners = [client.fact.name, client.instance, hook?.fact.name].filter(
    (one) => one !== null && one !== undefined,
  );
  const named = (part: string) => event.mentions.filter((mention) => mention.part === part);
  const option = (path: string, range: Range | null): readonly SymbolRename[] =>
    range === null ? [] : [{ path, range, from: key, to, owners }];
  const methods = named('send-method').flatMap(({ path, name }) => {
    const method = client.fact.methods.find((one) => name === `${client.fact.name}.${one.name}`);
    if (method === undefined || path !== client.path) return [];
    const own = parameterRename(renaming, path, method.parameters, method.range, owners);
    const spec = { className: client.fact.name, method: method.name, value: event.name, key };
    return [...(own === null ? [] : [own]), ...option(path, optionOfMethod(input.read(path) ?? '', spec))];
  });
  const callbacks = named('hook-callback').flatMap(({ path, name }) => {
    const [owner = '', last = ''] = name.split('.');
    const fact = hook?.path === path ? hook.fact.callbacks.find((one) => one.name === last) : undefined;
    if (fact === undefined) return [];
    const own = parameterRename(renaming, path, fact.parameters, fact.range, owners);
    const spec = { hook: owner, callback: last, key };
    return [...(own === null ? [] : [own]), ...option(path, optionOfCallback(input.read(path) ?? '', spec))];
  });
  return [...methods, ...callbacks];
};

/** Keys in the text itself: sent ones, and reads that no type leads to. */
const keyPlaces = ({ event, receiver, key }: KeyRenaming): readonly Place[] => {
  const places =
    receiver === 'client'
      ? event.reads.filter((read) => read.key === key).map(({ place }) => place)
      : (event.payload.find((field) => field.key === key)?.places ?? []);
  return places.filter(({ path }) => languageOf(path) === 'typescript');
};

const startsAt = ({ path, range }: Place): string => `${path}:${range.start}`;

/** What variables of a file are called from now on. */
const variablesIn = (renames: readonly SymbolRename[], path: string): ReadonlyMap<string, string> =>
  new Map(renames.filter((one) => one.path === path).map(({ from, to }) => [from, to]));

export const clientKeySpellings = (renaming: KeyRenaming): readonly Spelling[] | Refusal => {
  const { input, receiver, event, key, to, draft } = renaming;
  const types = typeRenames(renaming);
  if ('kind' in types) return types;
  const senders = receiver === 'server' ? senderRenames(renaming) : [];
  const found = symbolSpellings(input, [...types, ...senders]);
  const known = new Set(found.map(startsAt));
  const places = keyPlaces(renaming).filter((place) => receiver === 'server' || !known.has(startsAt(place)));
  const spelt = places.map((place) => {
    const edit = spellKey(input.read(place.path) ?? '', place.range, to, variablesIn(senders, place.path));
    return spell(place.path, edit.range, edit.text);
  });
  const isReplaced = ({ path, range }: Place): boolean =>
    spelt.some((one) => one.path === path && one.range.start <= range.start && range.end <= one.range.end);
  if (receiver === 'client' && event.areReadsKnown === 'no') {
    const where = event.mentions.filter(({ part }) => part === 'handler-case').map((one) => locationOf(input, one));
    draft.note(
      `The handler at ${where.join(', ')} hands the payload on: reads of \`${key}\` that no type leads to were not followed.`,
    );
  }
  return [...found.filter((one) => !isReplaced(one)), ...spelt];
};
