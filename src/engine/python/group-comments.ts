// Finds the comments in an enum that open a direction's group.
import type { Direction, ValueSetFact } from '../facts.ts';
import { endOfLine, startOfLine } from '../source.ts';
import { directionOf } from './comments.ts';
import { lineEnd } from './text-block.ts';

export interface GroupComment {
  readonly start: number;
  readonly text: string;
  readonly direction: Direction;
}

/** Comments on lines of their own that open a direction's group. */
export const groupComments = (text: string, set: ValueSetFact): readonly GroupComment[] => {
  const comments: GroupComment[] = [];
  for (let line = startOfLine(text, set.range.start); line < text.length; line = endOfLine(text, line)) {
    const content = text.slice(line, lineEnd(text, line));
    if (line > set.range.end && !/^[ \t]+#/.test(content) && content.trim() !== '') break;
    const comment = /^[ \t]+#+\s*(.*)$/.exec(content)?.[1];
    const direction = comment === undefined ? null : directionOf(comment);
    if (comment === undefined || direction === null || isInString(text, set, line)) continue;
    comments.push({ start: line + content.search(/\S/), text: content.trim(), direction });
  }
  return comments;
};

/** A line of the class's docstring is no comment. */
const isInString = (text: string, set: ValueSetFact, offset: number): boolean => {
  const above = text.slice(set.range.start, offset);
  return (above.split('"""').length - 1) % 2 === 1 || (above.split("'''").length - 1) % 2 === 1;
};
