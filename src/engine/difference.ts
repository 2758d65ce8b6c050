// Where two texts differ: between what they begin with and what they end with alike.
import type { Range } from './source.ts';

/** What stands in `before` was replaced by what stands in `after`; both ranges are as short as can be. */
export interface Difference {
  readonly before: Range;
  readonly after: Range;
}

/** Characters compared at once: far quicker than one by one. */
const block = 512;

const sameStart = (a: string, b: string, limit: number): number => {
  let at = 0;
  while (at + block <= limit && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
};

const sameEnd = (a: string, b: string, limit: number): number => {
  const offset = b.length - a.length;
  let at = a.length;
  const first = a.length - limit;
  while (at - block >= first && a.slice(at - block, at) === b.slice(at - block + offset, at + offset)) at -= block;
  while (at > first && a.charCodeAt(at - 1) === b.charCodeAt(at - 1 + offset)) at--;
  return a.length - at;
};

export const differenceOf = (before: string, after: string): Difference => {
  const shorter = Math.min(before.length, after.length);
  const start = sameStart(before, after, shorter);
  const end = sameEnd(before, after, shorter - start);
  return { before: { start, end: before.length - end }, after: { start, end: after.length - end } };
};
