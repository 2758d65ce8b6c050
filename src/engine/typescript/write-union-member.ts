// A wire value in the declared set of a protocol: a member of a string union, or of a TypeScript enum.
import { type EnumDeclaration, Node, type SourceFile, type TypeNode } from 'ts-morph';
import type { Direction } from '../facts.ts';
import { spellOpposite } from '../opposite.ts';
import { chooseAnchor } from '../placement.ts';
import { type Placement, refuse, type Written, written } from '../plan.ts';
import { indentAt, type Range, startOfLine } from '../source.ts';
import { type CommaList, insertFirstItem, insertItemAfter, removeItem } from './comma-list.ts';
import { directionIn } from './direction.ts';
import { type Gap, isRestFree, linesAfter, startWithComments, withdrawLines } from './lines.ts';
import { memberNameFor } from './member-name.ts';
import { quoted, rangeOf, readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { deletion, insertion } from './together.ts';

export interface UnionMemberSpec {
  /** The name of the union or the enum. */
  readonly union: string;
  readonly value: string;
  /** Candidates are wire values. */
  readonly placement: Placement;
  /** For the comment above the first value of a direction, where the list has such comments. */
  readonly direction?: Exclude<Direction, 'unknown'>;
}

export type UnionMemberName = Pick<UnionMemberSpec, 'union' | 'value'>;

interface Member extends Range {
  /** Null for a member that is no string: another type's name. */
  readonly value: string | null;
}

const valueOf = (node: TypeNode): string | null => {
  const literal = Node.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
  return Node.isStringLiteral(literal) ? literal.getLiteralValue() : null;
};

const membersOf = (file: SourceFile, union: string): readonly Member[] | null => {
  const type = file.getTypeAlias(union)?.getTypeNode();
  if (type === undefined) return null;
  const nodes = Node.isUnionTypeNode(type) ? type.getTypeNodes() : [type];
  const members = nodes.map((node) => ({ ...rangeOf(node), value: valueOf(node) }));
  return members.some(({ value }) => value !== null) ? members : null;
};

/** The bar that leads a member on its own line, with its indentation. */
const leadingBar = (text: string, member: Range): string | null => {
  const before = /(?:^|[\r\n])([ \t]*\|[ \t]*)$/.exec(text.slice(0, member.start));
  return before?.[1] ?? null;
};

/** Whether the next member stands on another line, so that a whole line can go between the two. */
const endsLine = (text: string, member: Range): boolean =>
  isRestFree(text, member.end) || /^[ \t]*;/.test(text.slice(member.end));

/** What parts two members that share a line, or that have the bar behind them. */
const separatorAt = (text: string, members: readonly Member[], index: number): string => {
  const [before, member, after] = [members[index - 1], members[index], members[index + 1]];
  const between =
    member !== undefined && after !== undefined
      ? text.slice(member.end, after.start)
      : text.slice(before?.end, before === undefined ? before : member?.start);
  return /^[\s]*\|[\s]*$/.test(between) ? between : ' | ';
};

const insertAfter = (text: string, members: readonly Member[], index: number, literal: string, gap: Gap): Written => {
  const anchor = members[index];
  if (anchor === undefined) return written();
  const own = leadingBar(text, anchor);
  const bar = own ?? (index === 0 ? nextBar(text, members) : null);
  if (bar !== null && endsLine(text, anchor)) return written(linesAfter(text, anchor.end, bar + literal, gap));
  return written(insertion(anchor.end, separatorAt(text, members, index) + literal));
};

/** The first member often stands beside the name, and the others lead with a bar below it. */
const nextBar = (text: string, members: readonly Member[]): string | null => {
  const second = members[1];
  return second === undefined ? null : leadingBar(text, second);
};

const insertBefore = (text: string, members: readonly Member[], index: number, literal: string, gap: Gap): Written => {
  const [previous, anchor] = [members[index - 1], members[index]];
  if (anchor === undefined) return written();
  const bar = leadingBar(text, anchor);
  if (bar === null) {
    if (previous !== undefined) return insertAfter(text, members, index - 1, literal, gap);
    return written(insertion(anchor.start, literal + separatorAt(text, members, 0)));
  }
  // A comment above belongs to the anchor, unless it says which way all below it travel.
  const lineStart = text.lastIndexOf('\n', anchor.start) + 1;
  const above = startWithComments(text, anchor.start);
  const start = directionIn(text.slice(above, lineStart)) !== null ? lineStart : above;
  return written(insertion(start, bar + literal + gap.newline));
};

/** The comment lines right above a member. */
const commentAbove = (text: string, member: Range): string =>
  text.slice(startWithComments(text, member.start), startOfLine(text, member.start));

/** The last comment that tells a direction, where it tells another one. */
const startOfGroup = (
  text: string,
  members: readonly Member[],
  direction: UnionMemberSpec['direction'],
): string | null => {
  const comments = members.map((member) => commentAbove(text, member));
  const last = comments.findLast((comment) => directionIn(comment) !== null);
  return last === undefined || direction === undefined || directionIn(last) === direction ? null : last;
};

/** Begins the group of a direction at the end, under a comment like the one above the other group. */
const startGroup = (text: string, members: readonly Member[], comment: string, literal: string, gap: Gap): Written => {
  const last = members.at(-1);
  const bar = last === undefined ? null : leadingBar(text, last);
  if (last === undefined || bar === null) return insertAfter(text, members, members.length - 1, literal, gap);
  const line = comment.split(/\r?\n/).find((one) => directionIn(one) !== null) ?? '';
  return written(linesAfter(text, last.end, spellOpposite(line) + gap.newline + bar + literal, gap));
};

const insertIntoUnion = (
  text: string,
  members: readonly Member[],
  { value, placement, direction }: UnionMemberSpec,
  style: Style,
): Written => {
  const gap: Gap = { newline: style.newline, blank: 0 };
  const present = new Set(members.flatMap((member) => member.value ?? []));
  if (present.has(value)) return written();
  const anchor = chooseAnchor(placement, present);
  const literal = quoted(value, style.quote);
  if (anchor === null) {
    const start = startOfGroup(text, members, direction);
    if (start !== null) return startGroup(text, members, start, literal, gap);
    return insertAfter(text, members, members.length - 1, literal, gap);
  }
  const name = 'after' in anchor ? anchor.after : anchor.before;
  const index = members.findIndex((member) => member.value === name);
  return 'after' in anchor
    ? insertAfter(text, members, index, literal, gap)
    : insertBefore(text, members, index, literal, gap);
};

const enumValues = (declaration: EnumDeclaration): readonly (string | null)[] =>
  declaration.getMembers().map((member) => {
    const value = member.getInitializer();
    return Node.isStringLiteral(value) ? value.getLiteralValue() : null;
  });

const listOf = (declaration: EnumDeclaration): CommaList => ({
  items: declaration.getMembers().map(rangeOf),
  close: declaration.getEnd() - 1,
});

const insertIntoEnum = (
  text: string,
  declaration: EnumDeclaration,
  { value, placement, union }: UnionMemberSpec,
  style: Style,
): Written => {
  const values = enumValues(declaration);
  if (values.includes(value)) return written();
  const members = declaration.getMembers();
  const [first] = members;
  if (first === undefined) return refuse(`The enum ${union} is empty: write its first member by hand.`);
  const names = members.map((member) => member.getName());
  const inline = `${memberNameFor(value, names)} = ${quoted(value, style.quote)}`;
  const item = { inline, lines: indentAt(text, first.getStart()) + inline };
  const anchor = chooseAnchor(placement, new Set(values.flatMap((one) => one ?? [])));
  const gap: Gap = { newline: style.newline, blank: 0 };
  const index = anchor === null ? values.length : values.indexOf('after' in anchor ? anchor.after : anchor.before);
  const after = anchor !== null && 'after' in anchor ? index : index - 1;
  if (after < 0) return insertFirstItem(text, listOf(declaration), item, gap);
  return insertItemAfter(text, listOf(declaration), after, item, gap);
};

const notFound = (union: string): Written =>
  refuse(`No string union or enum named ${union} stands in this file: declare it with its first value.`);

/** Adds a wire value to a union or an enum, in the file's own form. */
export const insertUnionMember = (text: string, spec: UnionMemberSpec): Written =>
  writeInto(text, (file) => {
    const body = file.getFullText();
    const declaration = file.getEnum(spec.union);
    if (declaration !== undefined) return insertIntoEnum(body, declaration, spec, readStyle(file));
    const members = membersOf(file, spec.union);
    return members === null ? notFound(spec.union) : insertIntoUnion(body, members, spec, readStyle(file));
  });

/** Whether a member is all that its direction's comment stands above. */
const isGroup = (text: string, member: Member, next: Member | undefined): boolean => {
  const isHead = (one: Member): boolean => directionIn(commentAbove(text, one)) !== null;
  return isHead(member) && (next === undefined || isHead(next));
};

const removeFromUnion = (text: string, members: readonly Member[], index: number): Written => {
  const [previous, member, next] = [members[index - 1], members[index], members[index + 1]];
  if (member === undefined) return written();
  if (leadingBar(text, member) !== null && endsLine(text, member)) {
    const range = {
      start: isGroup(text, member, next) ? startWithComments(text, member.start) : member.start,
      end: member.end,
    };
    return written(withdrawLines(text, range, { newline: '', blank: 0 }));
  }
  if (previous !== undefined) return written(deletion(previous.end, member.end));
  return written(deletion(member.start, next?.start ?? member.end));
};

/** Takes a wire value out again. */
export const removeUnionMember = (text: string, { union, value }: UnionMemberName): Written =>
  writeInto(text, (file) => {
    const body = file.getFullText();
    const declaration = file.getEnum(union);
    const members = declaration === undefined ? membersOf(file, union) : null;
    const values = declaration === undefined ? members?.map((member) => member.value) : enumValues(declaration);
    const index = values?.indexOf(value) ?? -1;
    if (index === -1) return written();
    if (values?.length === 1) return refuse(`'${value}' is the only value of ${union}: remove the whole type instead.`);
    if (declaration !== undefined) return removeItem(body, listOf(declaration), index, { newline: '', blank: 0 });
    return members === null ? written() : removeFromUnion(body, members, index);
  });
