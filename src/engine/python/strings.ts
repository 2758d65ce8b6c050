// Reads string literals: the text they stand for and where it stands between the quotes.
import type { Range } from '../source.ts';
import { rangeOf, stringParts, type PyNode } from './tree.ts';

/** The value of a string literal or of several side by side. Null for bytes, f-strings and anything else. */
export const stringValue = (text: string, node: PyNode | null): string | null => {
  if (node?.name === 'ContinuedString') {
    const parts = node.children.map((part) => (part.name === 'String' ? literalValue(text, part) : null));
    return parts.includes(null) ? null : parts.join('');
  }
  return node?.name === 'String' ? literalValue(text, node) : null;
};

/** The content without quotes; a string of several literals counts as a whole. */
export const contentRange = (text: string, node: PyNode): Range => {
  const parts = node.name === 'String' ? stringParts(text.slice(node.start, node.end)) : null;
  if (parts === null) return rangeOf(node);
  const start = node.start + parts.prefix.length + parts.quotes.length;
  return { start, end: start + parts.content.length };
};

const literalValue = (text: string, node: PyNode): string | null => {
  const parts = stringParts(text.slice(node.start, node.end));
  if (parts === null || parts.prefix.includes('b')) return null;
  return parts.prefix.includes('r') ? parts.content : unescapePython(parts.content);
};

const simpleEscapes = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** Python leaves a backslash standing where it starts no escape. */
const unescapePython = (content: string): string =>
  content.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|([^]))/g,
    (whole: string, x?: string, u?: string, long?: string, octal?: string, simple?: string) => {
      const hex = x ?? u ?? long;
      if (hex !== undefined) return characterOf(Number.parseInt(hex, 16)) ?? whole;
      if (octal !== undefined) return characterOf(Number.parseInt(octal, 8)) ?? whole;
      return simpleEscapes.get(simple ?? '') ?? whole;
    },
  );

const characterOf = (code: number): string | null => (code <= 0x10ffff ? String.fromCodePoint(code) : null);
