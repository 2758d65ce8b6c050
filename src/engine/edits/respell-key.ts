// Gives a key another name in Python: where it is put into the payload, or where the server reads it.
import { type Change, type Refusal, refuse, written } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { languageOf } from '../paths.ts';
import type { Place } from '../source.ts';
import type { Draft, Step } from './draft.ts';
import { type FieldSubject, findField } from './find-event.ts';

type RespellKey = Extract<Change, { kind: 'respell-key' }>;

/** Places are of the text as it is, because what went before was linked anew. */
const stepFor = ({ path, range }: Place, { key, to }: RespellKey): Step => ({
  path,
  write: (text) => {
    if (text.slice(range.start, range.end) !== key)
      return refuse(`\`${key}\` is written with escapes: change it by hand.`);
    const isString = /["']/.test(text.charAt(range.start - 1));
    const isName = /^[\p{L}_]\w*$/u.test(to);
    if (!isString && !isName) return refuse(`\`${to}\` cannot be a keyword argument: write the key as a string.`);
    return /["'\\\n]/.test(to) ? refuse(`\`${to}\` cannot be written as a key.`) : written({ range, text: to });
  },
});

const byPlace = (a: Place, b: Place): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : b.range.start - a.range.start;

/** Where Python spells the key, each place once. */
const placesOf = ({ event, receiver, sent }: FieldSubject, key: string): readonly Place[] => {
  const all =
    receiver === 'client'
      ? (sent?.places ?? [])
      : event.reads.filter((read) => read.key === key).map(({ place }) => place);
  const own = all.filter(({ path }) => languageOf(path) === 'python');
  return [...new Map(own.map((place) => [`${place.path}:${place.range.start}`, place])).values()].sort(byPlace);
};

/** A model's field is used by its name, so it is no key to be replaced. */
const isOfModel = ({ claims }: FieldSubject, key: string): boolean =>
  claims.some(({ form, fields }) => form === 'model' && fields.some((field) => field.key === key));

export const respellKey = (input: PlanInput, change: RespellKey, draft: Draft): Refusal | null => {
  const found = findField(input, change);
  if ('kind' in found) return found;
  const { event, receiver } = found;
  const { key, to } = change;
  const isThere = (receiver === 'client' ? event.payload : event.reads).some((one) => one.key === to);
  const places = placesOf(found, key);
  if (places.length === 0) {
    if (isThere) return null;
    return refuse(`The server ${receiver === 'client' ? 'sends' : 'reads'} no \`${key}\` in \`${event.name}\`.`);
  }
  if (isThere) return refuse(`\`${event.name}\` has \`${to}\` already: remove one of the two by hand.`);
  if (isOfModel(found, key)) return refuse(`\`${key}\` is a field of a model: rename it there with its uses.`);
  // From the end of each file on, so that the places before stay where they are.
  return draft.takeAll(places.map((place) => stepFor(place, change)));
};
