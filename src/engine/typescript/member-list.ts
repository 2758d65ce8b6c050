// Members of an interface or an object type: put in after a neighbour, with the neighbour's separator, and taken out again.
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
import { type ItemText } from './comma-list.ts';
import { deletion, insertion } from './together.ts';

/** The separator that belongs to a member's text: the compiler counts it in. */
const separatorOf = (text: string, member: Range): string => {
  const last = text[member.end - 1];
  return last === ';' || last === ',' ? last : '';
};

const standsAlone = (text: string, member: Range): boolean =>
  beginsLine(text, member.start) && isRestFree(text, member.end);

/** Inserts a member after the one at `index`. */
export const insertMemberAfter = (
  text: string,
  members: readonly Range[],
  index: number,
  member: ItemText,
  gap: Gap,
): Written => {
  const anchor = members[index];
  if (anchor === undefined) return written();
  const separator = separatorOf(text, anchor);
  if (standsAlone(text, anchor)) return written(linesAfter(text, anchor.end, member.lines + separator, gap));
  return written(insertion(anchor.end, separator === '' ? `; ${member.inline}` : ` ${member.inline}${separator}`));
};

/** Inserts a member before the first. */
export const insertFirstMember = (text: string, members: readonly Range[], member: ItemText, gap: Gap): Written => {
  const [first] = members;
  if (first === undefined) return written();
  const separator = separatorOf(text, first);
  if (standsAlone(text, first)) return written(linesBeforeFirst(text, first.start, member.lines + separator, gap));
  return written(insertion(first.start, `${member.inline}${separator === '' ? ';' : separator} `));
};

/** Takes out the member at `index`. */
export const removeMember = (text: string, members: readonly Range[], index: number, gap: Gap): Written => {
  const [previous, member, next] = [members[index - 1], members[index], members[index + 1]];
  if (member === undefined) return written();
  if (standsAlone(text, member)) {
    return written(previous === undefined ? withdrawFirstLines(text, member, gap) : withdrawLines(text, member, gap));
  }
  if (previous === undefined) return written(deletion(member.start, next?.start ?? member.end));
  // A separator that was put between the two goes, one that closes the last member stays with the one before.
  const hasOwn = separatorOf(text, member) !== '';
  return written(deletion(hasOwn ? previous.end : previous.end - separatorOf(text, previous).length, member.end));
};
