// Tells from a comment which way messages travel: `# Client -> Server`. Comments that name a feature say nothing.
import type { Direction } from '../facts.ts';
import { isNote } from '../notes.ts';
import type { Range } from '../source.ts';

const client = String.raw`(?:clients?|frontend|browser)`;
const server = String.raw`(?:servers?|backend)`;
const onward = String.raw`[\s_-]*(?:->|-->|=>|>|\u2192|\u21D2|\u27A1\uFE0F?|\bto\b|_to_)[\s_-]*(?:the\s+)?`;
const backward = String.raw`\s*(?:<-|<--|<=|\u2190|\u21D0)\s*`;
const both = String.raw`\s*(?:<-+>|<=+>|\u2194|\u21D4)\s*`;

const pattern = (source: string): RegExp => new RegExp(source, 'iu');

const either = pattern(`${client}${both}${server}|${server}${both}${client}|bidirectional`);
const toServer = pattern(`${client}${onward}${server}|${server}${backward}${client}|\\bc(?:2|->|\\u2192)s\\b`);
const toClient = pattern(`${server}${onward}${client}|${client}${backward}${server}|\\bs(?:2|->|\\u2192)c\\b`);

/** The direction a comment names, or null. `Client <-> Server` names both and so tells none: `unknown`. */
export const directionOf = (comment: string): Direction | null => {
  if (isNote(comment)) return null;
  if (either.test(comment)) return 'unknown';
  const up = comment.search(toServer);
  const down = comment.search(toClient);
  if (up === -1 && down === -1) return null;
  return down === -1 || (up !== -1 && up < down) ? 'client-to-server' : 'server-to-client';
};

/** The comment's text without its mark. */
export const commentText = (text: string, comment: Range): string =>
  text
    .slice(comment.start, comment.end)
    .replace(/^#+\s*/, '')
    .trimEnd();

/** The index of the first comment that starts at or after `offset`. */
export const firstCommentFrom = (comments: readonly Range[], offset: number): number => {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
