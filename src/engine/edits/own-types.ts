// Which types say what one event carries and nothing more, so that they can follow it.
import type { ClaimedField, ContractEvent, PayloadClaim } from '../contract.ts';
import { languageOf } from '../paths.ts';
import type { PlanInput } from '../project.ts';
import type { Place, Range } from '../source.ts';
import { locationOf } from './callers.ts';
import type { Target } from './find-event.ts';

export const typeScriptTexts = ({ paths, read }: PlanInput): ReadonlyMap<string, string> =>
  new Map(paths.filter((path) => languageOf(path) === 'typescript').map((path) => [path, read(path) ?? '']));

/** The types in TypeScript, those that casts spell out among them. */
export const clientClaims = ({ claims }: ContractEvent): readonly PayloadClaim[] =>
  claims.filter(({ side, form }) => side === 'client' && form !== 'model');

const isInside = (inner: Place, outer: Range, path: string): boolean =>
  inner.path === path && outer.start <= inner.range.start && inner.range.end <= outer.end;

/** Where the type is spelt out, or null. */
const rangeOfType = ({ contract }: PlanInput, { form, name, place }: PayloadClaim): Range | null => {
  if (form === 'inline') return place.range;
  const facts = contract.files.get(place.path);
  return facts?.language === 'typescript' ? (facts.types.find((one) => one.name === name)?.range ?? null) : null;
};

const isSameType = (a: PayloadClaim, b: PayloadClaim): boolean =>
  a.place.path === b.place.path && a.place.range.start === b.place.range.start;

/** What stands against taking a field away that nothing uses, or null: the beginning of a sentence. */
export const carriedBy = (
  input: PlanInput,
  { event }: Target,
  claim: PayloadClaim,
  { key, place }: ClaimedField,
): string | null => {
  const range = rangeOfType(input, claim);
  if (range === null || !isInside(place, range, claim.place.path))
    return `\`${key}\` of \`${claim.name}\` is declared in another type, at ${locationOf(input, place)}`;
  const other = input.contract.protocols
    .flatMap(({ events }) => [...events.values()])
    .find(
      (one) =>
        (one.name !== event.name || one.protocol !== event.protocol) &&
        one.claims.some((another) => isSameType(another, claim)),
    );
  return other === undefined
    ? null
    : `\`${claim.name}\` says what \`${other.name}\` carries too, so \`${key}\` is not this event's alone`;
};

/** What stands against changing a field of a type with the event, or null: the beginning of a sentence. */
export const sharedBy = (input: PlanInput, target: Target, claim: PayloadClaim, field: ClaimedField): string | null => {
  const carried = carriedBy(input, target, claim, field);
  if (carried !== null || claim.form === 'inline') return carried;
  const { event } = target;
  // A type that calls itself a payload is one of a message, and no other message has it.
  if (claim.name.endsWith('Payload')) return null;
  const handlers = event.mentions.filter(({ part }) => part === 'handler-case').map(({ path }) => path);
  const homes = new Set([claim.place.path, ...handlers]);
  const named = new RegExp(`(?<![\\w$])${claim.name}(?![\\w$])`);
  const user = [...typeScriptTexts(input)].find(([path, text]) => !homes.has(path) && named.test(text));
  return user === undefined
    ? null
    : `\`${claim.name}\` says more than what \`${event.name}\` carries, and ${user[0]} uses its \`${field.key}\` perhaps`;
};
