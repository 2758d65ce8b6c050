// A field's other type in TypeScript: in the types that say what the payload is, in the casts of its reads, and in what the
// client's methods and callbacks take for it. What uses the value is listed.
import { type Refusal, refuse } from '../plan.ts';
import { languageOf } from '../paths.ts';
import type { Place } from '../source.ts';
import { fieldAsItIs } from '../new-field.ts';
import { isNullable, type WireType, withoutNull } from '../wire-type.ts';
import {
  filesAround,
  isCast,
  retypeCasts,
  retypeField,
  retypeHandedOn,
  retypeSentKey,
  type Retyping,
  sentFrom,
  Symbols,
} from '../typescript/writer.ts';
import { locationOf } from './callers.ts';
import { ownerOf } from './claims.ts';
import { lastName, sendersOf, usesOfSenders } from './client-calls.ts';
import { clientClaims, sharedBy, typeScriptTexts } from './own-types.ts';
import { optionsGiven } from './remove-key-from-client.ts';
import type { FieldRetyping } from './retype-field.ts';
import { isSameInTypeScript, type WrittenType } from './same-type.ts';

const changeOf = ({ field, isOptional }: FieldRetyping, before: WrittenType, wasOptional: boolean): Retyping => ({
  type: isSameInTypeScript(before, field.type) ? 'same' : field.type,
  isOptional: isOptional === wasOptional ? null : isOptional,
});

const isNothing = ({ type, isOptional }: Retyping): boolean => type === 'same' && isOptional === null;

const isSame = (a: Place, b: Place): boolean => a.path === b.path && a.range.start === b.range.start;

const most = 12;

const listed = ({ input }: FieldRetyping, places: readonly Place[]): string => {
  const all = [...new Set(places.map((place) => locationOf(input, place)))];
  return all.length > most ? `${all.slice(0, most).join(', ')} and ${all.length - most} more` : all.join(', ');
};

/** The fields of types. */
export const retypeDeclared = (retyping: FieldRetyping): Refusal | null => {
  const { input, event, field, draft } = retyping;
  for (const claim of clientClaims(event)) {
    const own = claim.fields.find(({ key }) => key === field.key);
    const change = own === undefined ? null : changeOf(retyping, own, own.isOptional);
    if (own === undefined || change === null || isNothing(change)) continue;
    const shared = sharedBy(input, retyping, claim, own);
    if (shared !== null) return refuse(`${shared}: change it there first, then here.`);
    const owner = ownerOf(claim, event.name);
    const refusal = draft.take({
      path: claim.place.path,
      write: (text) => retypeField(text, owner, field.key, change),
    });
    if (refusal !== null) return refusal;
    retyping.uses.push(...usesOf(retyping, own.place, claim.form === 'inline' ? [] : [claim.name]));
  }
  return null;
};

const usesOf = ({ input, field }: FieldRetyping, place: Place, owners: readonly string[]): readonly Place[] => {
  const texts = filesAround(typeScriptTexts(input), { homes: [place.path], owners, names: [field.key] });
  return new Symbols(texts).referencesOf(place).filter((one) => !isSame(one, place));
};

/** Reads that say the type themselves; it comes before the types, while places are those of the text as it was. */
export const retypeReads = (retyping: FieldRetyping): Refusal | null => {
  const { input, event, field, draft, isPresenceSame, isOptional } = retyping;
  const reads = event.reads.filter(({ key, place }) => key === field.key && languageOf(place.path) === 'typescript');
  const cast = reads.filter(({ place }) => isCast(input.read(place.path) ?? '', place.range));
  const was = fieldAsItIs(event, field.key)?.type ?? field.type;
  // A cast that leaves the null of the type out goes on doing so.
  const as = (type: WireType): WireType =>
    isNullable(was) && !isNullable(type) && field.type.kind !== 'null' ? withoutNull(field.type) : field.type;
  for (const path of new Set(cast.map(({ place }) => place.path))) {
    for (const { place, type } of cast.filter((one) => one.place.path === path)) {
      const change: Retyping = {
        type: isSameInTypeScript({ typeText: null, type }, as(type)) ? 'same' : as(type),
        isOptional: isPresenceSame ? null : isOptional,
      };
      const write = (text: string) => {
        const start = draft.locate(path, place.range.start) ?? place.range.start;
        return retypeCasts(text, [{ start, end: start }], change);
      };
      const refusal = draft.take({ path, write });
      if (refusal !== null) return refusal;
    }
  }
  retyping.uses.push(...reads.map(({ place }) => place));
  return null;
};

/** One sentence about all that uses the value on this side, or null. */
export const tellUses = (retyping: FieldRetyping): string | null =>
  retyping.uses.length === 0
    ? null
    : `Look at what is done with \`${retyping.field.key}\`, which is ${retyping.told} now: ${listed(retyping, retyping.uses)}.`;

/** A call of what sends the key, and whether it gives it; `unknown` where others call what is handed on. */
interface Giving {
  readonly place: Place;
  readonly isPassed: boolean | 'unknown';
}

const givenAt = (
  retyping: FieldRetyping,
  { index, isOption }: { readonly index: number; readonly isOption: boolean },
): readonly Giving[] => {
  const { input, field } = retyping;
  const senders = sendersOf(retyping);
  if (senders === null) return [];
  if (isOption) return optionsGiven(input, retyping, field.key, senders).map((place) => ({ place, isPassed: true }));
  return usesOfSenders(input, senders).map(({ count, ...place }) => ({
    place,
    isPassed: count === null ? 'unknown' : count > index,
  }));
};

/** What the client's methods and callbacks take. */
export const retypeSentByClient = (retyping: FieldRetyping): Refusal | null => {
  const { input, protocol, event, field, sent, draft, isOptional, isPresenceSame } = retyping;
  const { client } = protocol.client;
  if (sent === null || client === null) return null;
  const className = client.fact.name;
  const senders = event.mentions.filter(({ part }) => part === 'send-method');
  const change: Retyping = {
    type: isSameInTypeScript({ typeText: null, type: sent.type }, field.type) ? 'same' : field.type,
    isOptional: isPresenceSame ? null : isOptional,
  };
  for (const { path, name, range } of senders) {
    if (!name.startsWith(`${className}.`)) {
      retyping.note(
        `\`${event.name}\` is also sent at ${locationOf(input, { path, range })}: change \`${field.key}\` there by hand.`,
      );
      continue;
    }
    const spec = { className, method: lastName(name), value: event.name, key: field.key };
    const source = sentFrom(input.read(path) ?? '', spec);
    const calls = source === null ? [] : givenAt(retyping, source);
    const lacking = calls.filter(({ isPassed }) => isPassed === false);
    if (change.isOptional === false && lacking.length > 0)
      return refuse(
        `\`${field.key}\` would have to be passed at ${listed(
          retyping,
          lacking.map(({ place }) => place),
        )}: pass it there first.`,
      );
    const refusal = draft.take({ path, write: (text) => retypeSentKey(text, spec, change) });
    if (refusal !== null) return refusal;
    if (source === null) continue;
    for (const callback of event.mentions.filter(({ part }) => part === 'hook-callback')) {
      const [hook = '', last = ''] = callback.name.split('.');
      const own = { hook, callback: last, method: lastName(name), key: field.key, ...source };
      const byHand = draft.attempt(() =>
        draft.take({ path: callback.path, write: (text) => retypeHandedOn(text, own, change) }),
      );
      if (byHand !== null) retyping.note(byHand.reason);
    }
    const passing = calls.filter(({ isPassed }) => isPassed !== false);
    if (passing.length > 0)
      retyping.note(
        `Look at what is passed as \`${field.key}\`, which is ${retyping.told} now: ${listed(
          retyping,
          passing.map(({ place }) => place),
        )}.`,
      );
  }
  return null;
};
