// What a renamed key is called in TypeScript: the fields of types that say what the payload is and all that reads them, reads
// of payloads without a type, and what the client's methods and callbacks take for it.
import type { PayloadClaim } from '../contract.ts';
import type { ParameterFact } from '../facts.ts';
import { neighbourNames } from '../names.ts';
import { languageOf } from '../paths.ts';
import { type Refusal, refuse } from '../plan.ts';
import type { Place, Range } from '../source.ts';
import { optionOfCallback, optionOfMethod, parameterNameFor, spellKey } from '../typescript/writer.ts';
import { locationOf } from './callers.ts';
import { type SymbolRename, symbolSpellings, typeScriptTexts } from './rename-on-client.ts';
import type { KeyRenaming } from './rename-field.ts';
import { spell, type Spelling } from './spelling.ts';

const clientClaims = ({ event }: KeyRenaming): readonly PayloadClaim[] =>
  event.claims.filter(({ side, form }) => side === 'client' && form !== 'model');

const isInside = (inner: Place, outer: Range, path: string): boolean =>
  inner.path === path && outer.start <= inner.range.start && inner.range.end <= outer.end;

/** Where the type is spelt out, or null. */
const rangeOfType = ({ input }: KeyRenaming, { form, name, place }: PayloadClaim): Range | null => {
  if (form === 'inline') return place.range;
  const facts = input.contract.files.get(place.path);
  return facts?.language === 'typescript' ? (facts.types.find((one) => one.name === name)?.range ?? null) : null;
};

/** Why a type's field cannot follow: the type says more than this event's payload. */
const sharedType = (renaming: KeyRenaming, claim: PayloadClaim, field: Place): Refusal | null => {
  const { input, protocol, event, key } = renaming;
  const range = rangeOfType(renaming, claim);
  if (range === null || !isInside(field, range, claim.place.path))
    return refuse(
      `\`${key}\` of \`${claim.name}\` is declared in another type, at ${locationOf(input, field)}: rename it there first.`,
    );
  const other = [...input.contract.protocols]
    .flatMap(({ events }) => [...events.values()])
    .find(
      (one) =>
        (one.name !== event.name || one.protocol !== event.protocol) &&
        one.claims.some(
          ({ place }) => place.path === claim.place.path && place.range.start === claim.place.range.start,
        ),
    );
  if (other !== undefined)
    return refuse(
      `\`${claim.name}\` says what \`${other.name}\` carries too: give \`${event.name}\` a type of its own first.`,
    );
  if (claim.form === 'inline') return null;
  const isOwn = claim.name === neighbourNames(protocol, { name: event.name, delivery: 'none' }).payloadInterface;
  const homes = new Set([
    claim.place.path,
    ...event.mentions.filter(({ part }) => part === 'handler-case').map(({ path }) => path),
  ]);
  const named = new RegExp(`(?<![\\w$])${claim.name}(?![\\w$])`);
  const user = [...typeScriptTexts(input)].find(([path, text]) => !homes.has(path) && named.test(text));
  return isOwn || user === undefined
    ? null
    : refuse(
        `\`${claim.name}\` says more than what \`${event.name}\` carries (${user[0]} uses it too): rename \`${key}\` there first, then here.`,
      );
};

/** The fields of types, or why one cannot follow. */
const typeRenames = (renaming: KeyRenaming): readonly SymbolRename[] | Refusal => {
  const { key, to } = renaming;
  const renames: SymbolRename[] = [];
  for (const claim of clientClaims(renaming)) {
    const field = claim.fields.find((one) => one.key === key);
    if (field === undefined) continue;
    const refusal = sharedType(renaming, claim, field.place);
    if (refusal !== null) return refusal;
    const owners = claim.form === 'inline' ? [] : [claim.name];
    renames.push({ ...field.place, from: key, to, owners });
  }
  return renames;
};

/** Is a name free in a stretch of code? */
const isFreeIn = ({ input }: KeyRenaming, path: string, { start, end }: Range, name: string): boolean =>
  !new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(input.read(path)?.slice(start, end) ?? '');

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
  if (!isFreeIn(renaming, path, whole, to)) {
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

/** A parameter that is renamed where the key stands for it. */
const variableAt = (renames: readonly SymbolRename[], { path }: Place, key: string): string =>
  renames.find((one) => one.path === path && one.from === key)?.to ?? key;

export const clientKeySpellings = (renaming: KeyRenaming): readonly Spelling[] | Refusal => {
  const { input, receiver, event, key, to, draft } = renaming;
  const types = typeRenames(renaming);
  if ('kind' in types) return types;
  const senders = receiver === 'server' ? senderRenames(renaming) : [];
  const found = symbolSpellings(input, [...types, ...senders]);
  const known = new Set(found.map(startsAt));
  const places = keyPlaces(renaming).filter((place) => receiver === 'server' || !known.has(startsAt(place)));
  const spelt = places.map((place) => {
    const edit = spellKey(input.read(place.path) ?? '', place.range, to, variableAt(senders, place, key));
    return spell(place.path, edit.range, edit.text);
  });
  const replaced = new Set(spelt.map(startsAt));
  if (receiver === 'client' && event.areReadsKnown === 'no') {
    const where = event.mentions.filter(({ part }) => part === 'handler-case').map((one) => locationOf(input, one));
    draft.note(
      `The handler at ${where.join(', ')} hands the payload on: reads of \`${key}\` that no type leads to were not followed.`,
    );
  }
  return [...found.filter((one) => !replaced.has(startsAt(one))), ...spelt];
};
