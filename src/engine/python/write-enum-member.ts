// Writes one member of an enum of wire values, beside its anchor or under its direction's comment, and takes it away again.
import type { Direction, ValueFact, ValueSetFact } from '../facts.ts';
import { chooseAnchor } from '../placement.ts';
import { refuse, written, type Placement, type Written } from '../plan.ts';
import { applyEdits, indentAt, startOfLine, type TextEdit } from '../source.ts';
import { directionOf } from './comments.ts';
import { directionWords, spellDirection } from './direction-words.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { writeString } from './python-text.ts';
import { groupComments, type GroupComment } from './group-comments.ts';
import { writeMember } from './enum-member-text.ts';
import { readPython } from './reader.ts';
import { endAbove, endOfLineAbove, lineEnd, linesBelow, withoutBlock } from './text-block.ts';

export interface EnumMemberSpec {
  readonly set: string;
  readonly member: string;
  readonly value: string;
  readonly direction: Exclude<Direction, 'unknown'>;
  /** Candidates are wire values. */
  readonly placement: Placement;
  /** 100 where nothing else is said. */
  readonly lineLength?: number;
}

export interface EnumMemberName {
  readonly set: string;
  readonly value: string;
}

export const insertEnumMember = (text: string, spec: EnumMemberSpec): Written => {
  const set = findEnum(text, spec.set);
  if (set === null) return refuse(`Declare the enum \`${spec.set}\` first: its file has no such class.`);
  const existing = set.values.find(({ member, value }) => member === spec.member || value === spec.value);
  if (existing?.member === spec.member && existing.value === spec.value) return written();
  if (existing !== undefined) {
    return refuse(
      `Choose another name: \`${spec.set}\` has \`${existing.member}\` with the value "${existing.value}" already.`,
    );
  }
  if (!text.slice(set.nameRange.end, set.range.end).includes('\n')) {
    return refuse(`Put the body of \`${spec.set}\` on lines of its own, so that a member can stand there.`);
  }
  const edit = placeMember(text, set, spec);
  // ruff puts a long value in parentheses. A long line is better than a member that the reader does not find.
  const isRead =
    findEnum(applyEdits(text, [edit]), spec.set)?.values.some(({ value }) => value === spec.value) === true;
  return written(isRead ? edit : placeMember(text, set, { ...spec, lineLength: Infinity }));
};

export const removeEnumMember = (text: string, spec: EnumMemberName): Written => {
  const set = findEnum(text, spec.set);
  const fact = set?.values.find(({ value }) => value === spec.value);
  if (set === null || fact === undefined) return written();
  if (set.values.length === 1 && isAllOfBody(text, set, fact)) {
    return refuse(`Remove \`${spec.set}\` by hand: \`${fact.member}\` is all that stands in it.`);
  }
  const comment = ownComment(text, set, fact);
  if (comment !== null) return written(withoutBlock(text, { start: comment.start, end: memberEnd(text, fact) }));
  if (set.values.length > 1) return written(withoutLines(text, fact));
  return written(withoutBlock(text, { start: fact.range.start, end: memberEnd(text, fact) }));
};

const findEnum = (text: string, name: string): ValueSetFact | null =>
  readPython(text).valueSets.find((set) => set.name === name && set.form === 'enum') ?? null;

const placeMember = (text: string, set: ValueSetFact, spec: EnumMemberSpec): TextEdit => {
  const style = readStyle(text);
  const anchor = chooseAnchor(spec.placement, new Set(set.values.map(({ value }) => value)));
  const sibling = anchor === null ? undefined : valueOf(set, 'after' in anchor ? anchor.after : anchor.before);
  if (anchor !== null && sibling !== undefined) {
    const lines = writeMember(text, sibling, spec, style, trailingDirection(text, set, sibling, spec));
    return linesBelow('after' in anchor ? memberEnd(text, sibling) : endBefore(text, set, sibling), 0, lines, style);
  }
  const last = set.values.findLast(({ direction }) => direction === spec.direction);
  if (last === undefined) return startGroup(text, set, spec, style);
  const lines = writeMember(text, last, spec, style, trailingDirection(text, set, last, spec));
  return linesBelow(memberEnd(text, last), 0, lines, style);
};

const valueOf = (set: ValueSetFact, value: string): ValueFact | undefined =>
  set.values.find((fact) => fact.value === value);

/** The end of a member's line, or of the docstring that explains it on the line below. */
const memberEnd = (text: string, fact: ValueFact): number => {
  const end = lineEnd(text, fact.range.end);
  const documentation = /^\r?\n[ \t]*(?:"""[^"\n]*"""|'''[^'\n]*'''|"[^"\n]*"|'[^'\n]*')(?=[ \t]*(?:\r?\n|$))/.exec(
    text.slice(end),
  );
  return documentation === null ? end : lineEnd(text, end + documentation[0].length);
};

/** Where a line before a member belongs: with the member above, not below a comment that opens a group. */
const endBefore = (text: string, set: ValueSetFact, fact: ValueFact): number => {
  const above = set.values[set.values.indexOf(fact) - 1];
  if (above?.direction === fact.direction) return memberEnd(text, above);
  return endOfLineAbove(text, fact.range.start);
};

/** The comment on a member's own line, where the file tells directions so and by no group. */
const trailingDirection = (
  text: string,
  set: ValueSetFact,
  sibling: ValueFact,
  { direction }: EnumMemberSpec,
): string | null => {
  if (groupComments(text, set).length > 0) return null;
  const comment = [sibling, ...set.values].find((fact) => directionOf(fact.comment ?? '') !== null)?.comment ?? null;
  return comment === null ? null : spellDirection(directionWords(comment) ?? comment, direction);
};

/** The first member of a direction. */
const startGroup = (text: string, set: ValueSetFact, spec: EnumMemberSpec, style: FileStyle): TextEdit => {
  const groups = groupComments(text, set);
  const last = set.values.at(-1);
  const indent = indentAt(text, last?.range.start ?? set.range.start) + (last === undefined ? style.unit : '');
  const lines = (comment: string | null): readonly string[] =>
    last === undefined
      ? [`${indent}${spec.member} = ${writeString(spec.value, style.quote)}`]
      : writeMember(text, last, spec, style, comment);
  const own = groups.find(({ direction }) => direction === spec.direction);
  if (own !== undefined) return linesBelow(lineEnd(text, own.start), 0, lines(null), style);
  const end = last === undefined ? lineEnd(text, set.range.end) : memberEnd(text, last);
  const other = groups.at(-1);
  if (other !== undefined) {
    const comment = indent + spellDirection(other.text, spec.direction);
    return linesBelow(Math.max(end, lineEnd(text, other.start)), 1, [comment, ...lines(null)], style);
  }
  const isBelowDocstring = last === undefined && /["']{3}\s*$/.test(text.slice(0, end));
  const comment = last === undefined ? null : trailingDirection(text, set, last, spec);
  return linesBelow(end, isBelowDocstring ? 1 : 0, lines(comment), style);
};

/** The direction comment right above a member that is the only one of its direction. */
const ownComment = (text: string, set: ValueSetFact, fact: ValueFact): GroupComment | null => {
  if (set.values.some((other) => other !== fact && other.direction === fact.direction)) return null;
  const above = endAbove(text, fact.range.start);
  const lineAbove = startOfLine(text, fact.range.start) - 1;
  const comment = groupComments(text, set).find(({ start, text: own }) => start + own.length === above);
  return comment !== undefined && comment.start < lineAbove && comment.direction === fact.direction ? comment : null;
};

const withoutLines = (text: string, fact: ValueFact): TextEdit => {
  const start = endOfLineAbove(text, fact.range.start);
  return { range: { start, end: memberEnd(text, fact) }, text: '' };
};

/** Python wants a statement in every class. */
const isAllOfBody = (text: string, set: ValueSetFact, fact: ValueFact): boolean => {
  const body = text.slice(text.indexOf(':', set.nameRange.end) + 1, set.range.end);
  return body.replace(/^[ \t]*#.*$/gm, '').trim() === text.slice(fact.range.start, fact.range.end);
};
