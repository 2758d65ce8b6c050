// Says whether a text uses a name, in code or in a quoted annotation. Comments and longer strings only mention it.
import type { Range } from '../source.ts';

const skipped = /#[^\n]*|[rRbBuU]?"""[^]*?"""|[rRbBuU]?'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

/** A string that can be an annotation: `list[dict[str, Any]] | None`. */
const annotation = /^["'][\w.]+(?:\s*[[\],|]\s*[\w.]*)*["']$/;

/** The code of a text: strings and comments blanked, offsets kept. An f-string reads the names in its braces. */
export const codeOf = (text: string): string =>
  blank(text, (part, before) => !part.startsWith('#') && /f[rR]?$/i.test(before));

/** Is the name used outside of these ranges, quoted annotations included? */
export const isNameUsed = (text: string, name: string, outside: readonly Range[]): boolean => {
  const code = blank(text, (part, before) => annotation.test(part) || /f[rR]?$/i.test(before));
  for (const { index } of code.matchAll(new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'g'))) {
    if (!outside.some(({ start, end }) => index >= start && index < end)) return true;
  }
  return false;
};

/** Is the name there outside of these ranges, as an attribute or in a string too? */
export const isNameMentioned = (text: string, name: string, outside: readonly Range[]): boolean => {
  for (const { index } of text.matchAll(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g'))) {
    if (!outside.some(({ start, end }) => index >= start && index < end)) return true;
  }
  return false;
};

/** Does code bind or read the name? Attributes and keywords of calls have names of their own. */
export const isNameTaken = (code: string, name: string): boolean =>
  new RegExp(`(?<![\\w.])(?<![(,]\\s*(?=${name}=[^=]))${name}(?!\\w)`).test(code);

const blank = (text: string, isKept: (part: string, before: string) => boolean): string =>
  text.replace(skipped, (part: string, offset: number) =>
    isKept(part, text.slice(Math.max(offset - 2, 0), offset)) ? part : ' '.repeat(part.length),
  );
