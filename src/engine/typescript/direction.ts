// Reads a direction from a comment: "Client -> Server", "server to client", "C2S", "sent by the client".
import type { Direction } from '../facts.ts';
import { isNote } from '../notes.ts';

const arrow = String.raw`\s*(?:-+>|=+>|→|⇒|➔|➜|\bto\b(?:\s+the)?|2)\s*`;
const backArrow = String.raw`\s*(?:<-+|<=+|←|⇐)\s*`;
const twoWay = /<[-=]+>|↔|⇔|\bboth (?:directions|ways)\b|\bbidirectional\b/i;
const client = String.raw`(?:client|frontend|browser|ui)(?:s|\b)`;
const server = String.raw`(?:server|backend)\b`;

const between = (from: string, to: string): RegExp =>
  new RegExp(`${from}${arrow}${to}|${to}${backArrow}${from}|\\b(?:from|by) (?:the )?${from}`, 'i');

const patterns: readonly (readonly [Direction, readonly RegExp[]])[] = [
  [
    'client-to-server',
    [
      between(client, server),
      /\bc(?:2|\s*-+>\s*|\s*→\s*)s\b/i,
      new RegExp(`^\\W*(?:sent )?to (?:the )?${server}`, 'i'),
    ],
  ],
  [
    'server-to-client',
    [
      between(server, client),
      /\bs(?:2|\s*-+>\s*|\s*→\s*)c\b/i,
      new RegExp(`^\\W*(?:sent )?to (?:the )?${client}`, 'i'),
    ],
  ],
];

/** The direction a comment names. `unknown` where it names both, null where it names none. */
export const directionIn = (comment: string): Direction | null => {
  if (isNote(comment)) return null;
  const plain = comment.replace(/[-_](to)[-_]/gi, ' $1 ');
  const named = patterns.flatMap(([direction, all]) => (all.some((one) => one.test(plain)) ? [direction] : []));
  if (named.length > 1 || (twoWay.test(plain) && /client|server/i.test(plain))) return 'unknown';
  return named[0] ?? null;
};

/** A comment's text without its marks. */
export const commentText = (comment: string): string =>
  comment
    .replace(/^\/\/+|^\/\*+|\*+\/$/g, '')
    .replace(/^[ \t]*\*[ \t]?/gm, '')
    .trim();
