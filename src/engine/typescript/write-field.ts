// One field of a payload's type: written beside its neighbours, given another type or presence, or taken away. Nothing
// else of the type moves.
import { Node, type PropertySignature, type SourceFile, SyntaxKind } from 'ts-morph';
import { type FieldSpec, refuse, type Written, written } from '../plan.ts';
import { indentAt, type Range, type TextEdit } from '../source.ts';
import type { WireType } from '../wire-type.ts';
import { findField, findFields, type FieldsOwner, keyOf, type ObjectType } from './find-fields.ts';
import { beginsLine, isRestFree } from './lines.ts';
import { insertFirstMember, insertMemberAfter, removeMember } from './member-list.ts';
import { rangeOf, readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { insertion } from './together.ts';
import { separatorIn } from './write-interface.ts';
import { writeKey, writeType } from './write-type.ts';

export interface FieldInsertion {
  readonly owner: FieldsOwner;
  readonly field: Pick<FieldSpec, 'key' | 'type' | 'presence'>;
  /** Keys that it stands behind; the last of them that is there wins. None of them there: the end. */
  readonly after: readonly string[];
}

export interface FieldMatch {
  readonly owner: FieldsOwner;
  readonly key: string;
  /** `null`: the type stays and null is added. */
  readonly type: WireType | 'null' | 'same';
  /** Gives it a question mark. */
  readonly isOptional: boolean;
}

export interface FieldName {
  readonly owner: FieldsOwner;
  readonly key: string;
}

const isGone = (owner: FieldsOwner): Written =>
  refuse(
    owner.kind === 'named'
      ? `\`${owner.name}\` does not spell out its fields here: change it by hand.`
      : `The cast in case '${owner.value}' was not found: change it by hand.`,
  );

const fieldText = ({ key, type, presence }: FieldInsertion['field'], { quote }: Style): string =>
  `${writeKey(key, quote)}${presence === 'conditional' ? '?' : ''}: ${writeType(type, quote)}`;

/** Between the braces of a type that has no member yet. */
const insertOnly = (file: SourceFile, type: ObjectType, line: string, style: Style): Written => {
  const text = file.getFullText();
  const end = type.getEnd() - 1;
  const open = text.lastIndexOf('{', end) + 1;
  if (!Node.isInterfaceDeclaration(type)) return written({ range: { start: open, end }, text: ` ${line} ` });
  const indent = indentAt(text, type.getStart());
  const inside = `${style.newline}${indent}${style.indent}${line}${separatorIn(file, null, style)}${style.newline}${indent}`;
  return written({ range: { start: open, end }, text: inside });
};

const insertInto = (file: SourceFile, { owner, field, after }: FieldInsertion): Written => {
  const types = findFields(file, owner);
  const [first] = types;
  if (first === undefined) return isGone(owner);
  if (findField(types, field.key) !== null) return written();
  const style = readStyle(file);
  const text = file.getFullText();
  const line = fieldText(field, style);
  const neighbour = after.findLast((key) => findField(types, key) !== null);
  const type = (neighbour === undefined ? null : findField(types, neighbour))?.type ?? first;
  const members = type.getMembers();
  const [top] = members;
  if (top === undefined) return insertOnly(file, type, line, style);
  const ranges = members.map(rangeOf);
  const item = { inline: line, lines: indentAt(text, top.getStart()) + line };
  const gap = { newline: style.newline, blank: 0 } as const;
  if (after.length === 0) return insertFirstMember(text, ranges, item, gap);
  const index = neighbour === undefined ? -1 : members.findIndex((member) => keyOf(member) === neighbour);
  return insertMemberAfter(text, ranges, index === -1 ? members.length - 1 : index, item, gap);
};

/** Adds a field. */
export const insertField = (text: string, spec: FieldInsertion): Written =>
  writeInto(text, (file) => insertInto(file, spec));

const wrapped = new Set([SyntaxKind.FunctionType, SyntaxKind.ConstructorType, SyntaxKind.ConditionalType]);

/** `| null`, as the members of the union before it are parted. */
const addNull = (text: string, member: PropertySignature): readonly TextEdit[] => {
  const node = member.getTypeNode();
  if (node === undefined) return [];
  if (wrapped.has(node.getKind())) return [insertion(node.getStart(), '('), insertion(node.getEnd(), ') | null')];
  const parts = Node.isUnionTypeNode(node) ? node.getTypeNodes() : [];
  const [before, last] = [parts.at(-2), parts.at(-1)];
  const parted = before === undefined || last === undefined ? ' | ' : text.slice(before.getEnd(), last.getStart());
  return [insertion(node.getEnd(), `${/^\s*\|\s*$/.test(parted) ? parted : ' | '}null`)];
};

const typeEdits = (
  text: string,
  member: PropertySignature,
  type: FieldMatch['type'],
  { quote }: Style,
): readonly TextEdit[] => {
  const node = member.getTypeNode();
  if (type === 'same') return [];
  if (type === 'null') return addNull(text, member);
  const own = writeType(type, quote);
  if (node === undefined) return [insertion(member.getNameNode().getEnd(), `: ${own}`)];
  return node.getText() === own ? [] : [{ range: rangeOf(node), text: own }];
};

/** `undefined` among the values says the same as a question mark. */
const isOptionalAlready = (member: PropertySignature): boolean =>
  member.hasQuestionToken() || /\|\s*undefined\b|\bundefined\s*\|/.test(member.getTypeNode()?.getText() ?? '');

/** Gives a field the type and the presence it has on the wire. */
export const matchField = (text: string, { owner, key, type, isOptional }: FieldMatch): Written =>
  writeInto(text, (file) => {
    const found = findField(findFields(file, owner), key);
    if (found === null) return refuse(`\`${key}\` stands in a type that others share: correct it there by hand.`);
    const { member } = found;
    const mark = isOptional && !isOptionalAlready(member) ? [insertion(member.getNameNode().getEnd(), '?')] : [];
    return written(...mark, ...typeEdits(file.getFullText(), member, type, readStyle(file)));
  });

/** A member with its documentation, where that begins a line of its own or stands right before it. */
const documented = (text: string, member: Node): Range => {
  const range = { start: member.getStart(true), end: member.getEnd() };
  const isAlone = beginsLine(text, range.start) && isRestFree(text, range.end);
  return isAlone || !beginsLine(text, member.getStart()) ? range : rangeOf(member);
};

/** Takes a field away, with its line and its documentation. The last field of a type stays: an empty type says nothing. */
export const removeField = (text: string, { owner, key }: FieldName): Written =>
  writeInto(text, (file) => {
    const types = findFields(file, owner);
    if (types.length === 0) return isGone(owner);
    const found = findField(types, key);
    if (found === null) return written();
    const members = found.type.getMembers();
    if (members.length === 1) return refuse(`\`${key}\` is all that stands in that type: remove the type by hand.`);
    const body = file.getFullText();
    const ranges = members.map((member) => documented(body, member));
    return removeMember(
      body,
      ranges,
      members.findIndex((member) => member === found.member),
      { newline: '', blank: 0 },
    );
  });
