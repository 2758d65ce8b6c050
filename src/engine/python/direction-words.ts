// Spells a direction as a file spells it, for the first member that travels that way.
import type { Direction } from '../facts.ts';
import { directionOf } from './comments.ts';

type Known = Exclude<Direction, 'unknown'>;

const opposites = new Map([
  ['client', 'server'],
  ['server', 'client'],
  ['clients', 'server'],
  ['frontend', 'backend'],
  ['backend', 'frontend'],
  ['browser', 'server'],
  ['incoming', 'outgoing'],
  ['outgoing', 'incoming'],
  ['inbound', 'outbound'],
  ['outbound', 'inbound'],
]);

/** `# Client -> Server` for a comment that says `# Server -> Client`, and the comment itself where it says it already. */
export const spellDirection = (comment: string, direction: Known): string =>
  directionOf(comment) === direction ? comment : comment.replace(/[a-z]+/gi, opposite);

const opposite = (word: string): string => {
  const other = opposites.get(word.toLowerCase());
  if (other === undefined) return word;
  if (word === word.toUpperCase()) return other.toUpperCase();
  return /^[A-Z]/.test(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
};

/** The words of a longer comment that name the direction, or null. */
export const directionWords = (comment: string): string | null =>
  /(?:clients?|servers?|frontend|backend|browser)\s*(?:<?[-=]+>|<[-=]+|>|\u2190|\u2192|\bto\b)\s*(?:the\s+)?(?:clients?|servers?|frontend|backend|browser)/iu.exec(
    comment,
  )?.[0] ?? null;
