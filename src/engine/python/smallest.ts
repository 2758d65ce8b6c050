// Narrows an edit to what it changes.
import type { TextEdit } from '../source.ts';

/** The same edit without what stands at its ends anyway. */
export const smallest = (text: string, { range, text: after }: TextEdit): TextEdit => {
  const before = text.slice(range.start, range.end);
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return {
    range: { start: range.start + head, end: range.end - tail },
    text: after.slice(head, after.length - tail),
  };
};
