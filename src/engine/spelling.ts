// Tells a slip of the pen: two names that differ in case, in separators or in a letter or two.
import { distance } from 'fastest-levenshtein';

const plain = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/** How many letters may differ: none in short names, where another word begins soon. */
const tolerance = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

export const isSpeltAlike = (a: string, b: string): boolean => {
  const [left, right] = [plain(a), plain(b)];
  return distance(left, right) <= tolerance(Math.min(left.length, right.length));
};

/** The candidate spelt nearest to a name, or null where none is near. */
export const nearestSpelling = (name: string, candidates: readonly string[]): string | null => {
  const near = candidates.filter((one) => isSpeltAlike(one, name));
  return near.sort((a, b) => distance(a, name) - distance(b, name))[0] ?? null;
};
