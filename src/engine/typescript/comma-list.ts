// Items of a comma list: imports, object literals, enums. An item is put in as its neighbours stand, one a line or all
// on one, with or without a comma after the last; taking it out again restores every byte.
import { type Written, written } from '../plan.ts';
import { type Range } from '../source.ts';
import {
  beginsLine,
  type Gap,
  isRestFree,
  linesAfter,
  linesBeforeFirst,
  withdrawFirstLines,
  withdrawLines,
} from './lines.ts';
import { deletion, insertion } from './together.ts';

export interface CommaList {
  readonly items: readonly Range[];
  /** Just before the bracket that closes it. */
  readonly close: number;
}

/** An item's text for its own lines (with indentation) and for one line with others. */
export interface ItemText {
  readonly lines: string;
  readonly inline: string;
}

const blankOrComment = /^(?:\s|\/\/[^\r\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/;

/** The offset just after the comma that follows `end`, or null where none does. */
const commaAfter = (text: string, end: number, close: number): number | null => {
  const skipped = blankOrComment.exec(text.slice(end, close))?.[0].length ?? 0;
  return end + skipped < close && text[end + skipped] === ',' ? end + skipped + 1 : null;
};

const standsAlone = (text: string, list: CommaList, item: Range): boolean =>
  beginsLine(text, item.start) && isRestFree(text, commaAfter(text, item.end, list.close) ?? item.end);

/** Inserts an item after the one at `index`. */
export const insertItemAfter = (text: string, list: CommaList, index: number, item: ItemText, gap: Gap): Written => {
  const anchor = list.items[index];
  if (anchor === undefined) return written();
  if (!standsAlone(text, list, anchor)) return written(insertion(anchor.end, `, ${item.inline}`));
  const comma = commaAfter(text, anchor.end, list.close);
  if (comma !== null) return written(linesAfter(text, comma, `${item.lines},`, gap));
  return written(insertion(anchor.end, ','), linesAfter(text, anchor.end, item.lines, gap));
};

/** Inserts an item before the first. */
export const insertFirstItem = (text: string, list: CommaList, item: ItemText, gap: Gap): Written => {
  const [first] = list.items;
  if (first === undefined) return written();
  if (!standsAlone(text, list, first)) return written(insertion(first.start, `${item.inline}, `));
  return written(linesBeforeFirst(text, first.start, `${item.lines},`, gap));
};

const removeOnLines = (text: string, list: CommaList, index: number, item: Range, gap: Gap): Written => {
  const comma = commaAfter(text, item.end, list.close);
  const range = { start: item.start, end: comma ?? item.end };
  const previous = list.items[index - 1];
  if (previous === undefined) return written(withdrawFirstLines(text, range, gap));
  const lines = withdrawLines(text, range, gap);
  const itsComma = comma === null ? commaAfter(text, previous.end, list.close) : null;
  return itsComma === null ? written(lines) : written(deletion(itsComma - 1, itsComma), lines);
};

/** Takes out the item at `index` with its comma. */
export const removeItem = (text: string, list: CommaList, index: number, gap: Gap): Written => {
  const [previous, item, next] = [list.items[index - 1], list.items[index], list.items[index + 1]];
  if (item === undefined) return written();
  if (standsAlone(text, list, item)) return removeOnLines(text, list, index, item, gap);
  if (previous !== undefined) return written(deletion(previous.end, item.end));
  return written(deletion(item.start, next?.start ?? item.end));
};
