// Where people put a new event among the others: beside its sibling, else before the closing group, else at the end.
import type { Direction, ValueFact } from './facts.ts';
import type { Placement } from './plan.ts';

/** Values that a list keeps last, because they close a turn. */
const closing = ['usage', 'error', 'done'];

/** The prefix that nearly all values of a set share, `room_` for example, or the empty string. */
export const sharedPrefix = (values: readonly string[]): string => {
  const first = /^[a-z0-9]+_/.exec(values[0] ?? '')?.[0];
  if (first === undefined || values.length < 3) return '';
  return values.every((value) => value.startsWith(first)) ? first : '';
};

const withoutPrefix = (value: string, prefix: string): string =>
  prefix !== '' && value.startsWith(prefix) ? value.slice(prefix.length) : value;

const isClosing = (value: string, prefix: string): boolean => closing.includes(withoutPrefix(value, prefix));

/** The number of words that two values have in common from the first on. */
const sharedWords = (a: string, b: string): number => {
  const [left, right] = [a.split('_'), b.split('_')];
  const differs = left.findIndex((word, index) => word !== right[index]);
  return differs === -1 ? left.length : differs;
};

/** The last value of the same direction that begins with the same words, as many as possible; null if none does. */
const siblingOf = (name: string, values: readonly string[], prefix: string): string | null => {
  let best: string | null = null;
  let most = 1;
  for (const value of values) {
    if (value === name || isClosing(value, prefix)) continue;
    const shared = sharedWords(withoutPrefix(value, prefix), withoutPrefix(name, prefix));
    if (shared >= most) [best, most] = [value, shared];
  }
  return best;
};

/** Candidates for a new value among the declared ones, best first: they hold in every list, since all grow alike. */
export const placeEvent = (name: string, direction: Direction, declared: readonly ValueFact[]): Placement => {
  const prefix = sharedPrefix(declared.map(({ value }) => value).filter((value) => value !== name));
  const same = declared.filter((fact) => fact.direction === direction && fact.value !== name).map(({ value }) => value);
  const sibling = siblingOf(name, same, prefix);
  const lastOpen = same.findLastIndex((value) => !isClosing(value, prefix));
  const last = same.at(-1);
  return [
    ...(sibling === null ? [] : [{ after: sibling }]),
    ...same.slice(lastOpen, lastOpen + 1).map((value) => ({ after: value })),
    ...same.slice(lastOpen + 1).map((value) => ({ before: value })),
    ...(last === undefined ? [] : [{ after: last }]),
  ];
};

/** The first candidate that is in the list, or null. */
export const chooseAnchor = (placement: Placement, present: ReadonlySet<string>): Placement[number] | null =>
  placement.find((candidate) => present.has('after' in candidate ? candidate.after : candidate.before)) ?? null;
