// Spells a direction as a file spells it, for the first member that travels that way.
import type { Direction } from '../facts.ts';
import { spellOpposite } from '../opposite.ts';
import { directionOf } from './comments.ts';

type Known = Exclude<Direction, 'unknown'>;

/** `# Client -> Server` for a comment that says `# Server -> Client`, and the comment itself where it says it already. */
export const spellDirection = (comment: string, direction: Known): string =>
  directionOf(comment) === direction ? comment : spellOpposite(comment);

/** The words of a longer comment that name the direction, or null. */
export const directionWords = (comment: string): string | null =>
  /(?:clients?|servers?|frontend|backend|browser)\s*(?:<?[-=]+>|<[-=]+|>|\u2190|\u2192|\bto\b)\s*(?:the\s+)?(?:clients?|servers?|frontend|backend|browser)/iu.exec(
    comment,
  )?.[0] ?? null;
