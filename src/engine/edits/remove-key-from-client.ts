// Takes a key out of the TypeScript side: out of the types that say that it is sent, or out of what the client sends, with
// the parameters and options that were there for it.
import { type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { Place } from '../source.ts';
import {
  filesAround,
  isFromCallers,
  optionOfCallback,
  optionOfMethod,
  readSource,
  removeField,
  removeHandedOn,
  removeSentKey,
  Symbols,
} from '../typescript/writer.ts';
import { locationOf } from './callers.ts';
import { ownerOf } from './claims.ts';
import { callsOfSenders, lastName, named, type Senders, sendersOf, symbolsAround } from './client-calls.ts';
import type { Draft } from './draft.ts';
import type { FieldSubject } from './find-event.ts';
import { carriedBy, clientClaims, sharedBy, typeScriptTexts } from './own-types.ts';

const listed = (input: PlanInput, places: readonly Place[]): string =>
  [...new Set(places.map((place) => locationOf(input, place)))].join(', ');

const isSame = (a: Place, b: Place): boolean => a.path === b.path && a.range.start === b.range.start;

/** Uses of a field of a type beyond its declaration. */
const usesOf = (input: PlanInput, place: Place, owners: readonly string[], name: string): readonly Place[] => {
  const texts = filesAround(typeScriptTexts(input), { homes: [place.path], owners, names: [name] });
  return new Symbols(texts).referencesOf(place).filter((one) => !isSame(one, place));
};

/** The fields of types, where nothing reads them. */
export const removeDeclared = (input: PlanInput, found: FieldSubject, key: string, draft: Draft): Refusal | null => {
  const { event } = found;
  const reads = event.reads.filter((read) => read.key === key).map(({ place }) => place);
  if (reads.length > 0)
    return refuse(`\`${key}\` of \`${event.name}\` is read at ${listed(input, reads)}: take that code away first.`);
  for (const claim of clientClaims(event)) {
    const field = claim.fields.find((one) => one.key === key);
    if (field === undefined) continue;
    const uses = usesOf(input, field.place, claim.form === 'inline' ? [] : [claim.name], key);
    // Whoever else the type is of can do without what may be absent and nobody uses.
    const isFree = field.isOptional && uses.length === 0;
    const shared = (isFree ? carriedBy : sharedBy)(input, found, claim, field);
    if (shared !== null) return refuse(`${shared}: take it away there first, then here.`);
    if (uses.length > 0)
      return refuse(`\`${key}\` of \`${claim.name}\` is used at ${listed(input, uses)}: take that code away first.`);
    const spec = { owner: ownerOf(claim, event.name), key };
    const refusal = draft.take({ path: claim.place.path, write: (text) => removeField(text, spec) });
    if (refusal !== null) return refusal;
  }
  return null;
};

/** Code that passes what would go: calls with that many arguments, or objects with that option. */
const passedAt = (
  input: PlanInput,
  found: FieldSubject,
  key: string,
  index: number,
  isOption: boolean,
): readonly Place[] => {
  const senders = sendersOf(found);
  if (senders === null) return [];
  if (isOption) return optionsGiven(input, found, key, senders);
  const { hook, method } = senders;
  const text = input.read(hook?.path ?? '') ?? '';
  const place = { hook: hook?.fact.name ?? '', method: method?.name ?? '', index };
  // One that sends the event among other things, as it connects, is called with what is its own.
  const callbacks = senders.callbacks.filter(({ name }) => isFromCallers(text, { ...place, callback: name }));
  return callsOfSenders(input, { ...senders, callbacks }).filter(({ count }) => count > index);
};

/** Objects that have a key among the options of a method or a callback. */
export const optionsGiven = (
  input: PlanInput,
  found: FieldSubject,
  key: string,
  senders: Senders,
): readonly Place[] => {
  const { client, method, hook, callbacks } = senders;
  const spec = { className: client.fact.name, method: method?.name ?? '', value: found.event.name, key };
  const own = optionOfMethod(input.read(client.path) ?? '', spec);
  const others = callbacks.map(({ name }) =>
    optionOfCallback(input.read(hook?.path ?? '') ?? '', { hook: hook?.fact.name ?? '', callback: name, key }),
  );
  const declared: readonly Place[] = [
    ...(own === null ? [] : [{ path: client.path, range: own }]),
    ...others.flatMap((range) => (range === null || hook === null ? [] : [{ path: hook.path, range }])),
  ];
  const isOwn = (place: Place): boolean => declared.some((one) => isSame(one, place)) || place.path === client.path;
  const symbols = symbolsAround(input, senders, [key]);
  return declared.flatMap((place) => symbols.referencesOf(place)).filter((place) => !isOwn(place));
};

/** Out of what the client sends. */
export const removeSentByClient = (
  input: PlanInput,
  found: FieldSubject,
  key: string,
  draft: Draft,
): Refusal | null => {
  const { protocol, event, sent } = found;
  const { client } = protocol.client;
  const className = client?.fact.name ?? '';
  const senders = named(event, 'send-method');
  if (sent === null) return null;
  const other = senders.find(({ name }) => !name.startsWith(`${className}.`));
  if (client === null || other !== undefined)
    return refuse(
      `\`${event.name}\` is sent at ${listed(input, other === undefined ? senders : [other])}: take \`${key}\` out there by hand.`,
    );
  for (const { path, name } of senders) {
    const spec = { className, method: lastName(name), value: event.name, key };
    const source = readSource(draft.text(path), spec);
    const passed = source === null ? [] : passedAt(input, found, key, source.index, source.isOption);
    if (passed.length > 0) return refuse(`\`${key}\` is passed at ${listed(input, passed)}: take it away there first.`);
    const refusal = draft.take({ path, write: (text) => removeSentKey(text, spec) });
    if (refusal !== null) return refusal;
    if (source === null) continue;
    const callbacks = named(event, 'hook-callback').map((callback) => {
      const [hook = '', last = ''] = callback.name.split('.');
      const own = { hook, callback: last, method: lastName(name), key, ...source };
      return { path: callback.path, write: (text: string) => removeHandedOn(text, own) };
    });
    const further = draft.takeAll(callbacks);
    if (further !== null) return further;
  }
  return null;
};
