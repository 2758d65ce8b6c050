// Names that somebody may have meant: spelt nearly so, or made of the same words.
import { distance } from 'fastest-levenshtein';
import { wordsOf } from '../case.ts';

/** More than two letters apart is another word. */
const tolerance = 2;

const sharedWords = (a: string, b: string): number => {
  const words = new Set(wordsOf(b));
  return wordsOf(a).filter((word) => words.has(word)).length;
};

/** Nearest first. Words in common count only where no name is spelt nearly so. */
export const nearNames = (name: string, candidates: readonly string[]): readonly string[] => {
  const all = [...new Set(candidates)].map((candidate) => ({
    candidate,
    letters: distance(name.toLowerCase(), candidate.toLowerCase()),
    words: sharedWords(name, candidate),
  }));
  const alike = all.filter(({ letters }) => letters <= tolerance);
  if (alike.length > 0) return alike.sort((a, b) => a.letters - b.letters).map(({ candidate }) => candidate);
  return all
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words || a.letters - b.letters)
    .map(({ candidate }) => candidate);
};
