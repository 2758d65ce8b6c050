// Texts, places in them and edits to them. Offsets count UTF-16 code units from 0; ranges are half-open.

/** A stretch of one text: `start` is inside, `end` is not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A range in a file. Paths are opaque keys with forward slashes. */
export interface Place {
  readonly path: string;
  readonly range: Range;
}

/** Replaces `range` by `text`; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** All edits to one file, in the order of their ranges, none overlapping. `isNew` creates the file, `isGone` deletes it. */
export interface FileEdit {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  readonly isNew?: boolean;
  readonly isGone?: boolean;
}

/** A position as people and reports count it: line and column from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export const isInside = (inner: Range, outer: Range): boolean => inner.start >= outer.start && inner.end <= outer.end;

export const isTouching = (a: Range, b: Range): boolean => a.start <= b.end && b.start <= a.end;

/** The start offset of every line. A line ends after `\n`, or after a `\r` that no `\n` follows. */
export const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 10 || (unit === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return starts;
};

export const positionAt = (starts: readonly number[], offset: number): Position => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
};

/** Applies edits made against `text`. Several insertions at one offset keep their order. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string => {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
  let result = '';
  let done = 0;
  for (const { edit } of ordered) {
    result += text.slice(done, edit.range.start) + edit.text;
    done = Math.max(done, edit.range.end);
  }
  return result + text.slice(done);
};

/** The offset where the line of `offset` begins. */
export const startOfLine = (text: string, offset: number): number => {
  const before = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  return offset === 0 ? 0 : before + 1;
};

/** The offset just after the line break that ends the line of `offset`, or the end of the text. */
export const endOfLine = (text: string, offset: number): number => {
  const next = text.indexOf('\n', offset);
  return next === -1 ? text.length : next + 1;
};

/** The blanks that begin the line of `offset`. */
export const indentAt = (text: string, offset: number): string => {
  const match = /^[ \t]*/.exec(text.slice(startOfLine(text, offset)));
  return match?.[0] ?? '';
};
