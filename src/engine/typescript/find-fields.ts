// Finds the object type that says what a payload is: an interface or alias by its name, or the type that a cast in a handler's
// case spells out.
import {
  Node,
  type PropertySignature,
  type SourceFile,
  SyntaxKind,
  type TypeElementMemberedNode,
  type TypeNode,
} from 'ts-morph';
import type { Range } from '../source.ts';
import { readSyntax, withoutMark } from './syntax.ts';

/** Where the fields stand. An inline type is told by its case and its words. */
export type FieldsOwner =
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'inline'; readonly value: string; readonly text: string };

export type ObjectType = Node & TypeElementMemberedNode;

/** The object types of a type: itself, or the members of an intersection that are spelt out. */
const literalsOf = (node: TypeNode | undefined): readonly ObjectType[] => {
  if (Node.isTypeLiteral(node)) return [node];
  if (Node.isIntersectionTypeNode(node)) return node.getTypeNodes().flatMap(literalsOf);
  return Node.isParenthesizedTypeNode(node) ? literalsOf(node.getTypeNode()) : [];
};

const named = (file: SourceFile, name: string): readonly ObjectType[] => {
  const declaration = file.getDescendantsOfKind(SyntaxKind.InterfaceDeclaration).find((one) => one.getName() === name);
  return declaration === undefined ? literalsOf(file.getTypeAlias(name)?.getTypeNode()) : [declaration];
};

const isLabel = (node: Node | undefined, value: string): boolean =>
  (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) && node.getLiteralValue() === value;

/** The clauses from the one of a label on: labels share the body of the one below. An enum's member is no label of ours. */
const clausesFrom = (file: SourceFile, value: string): readonly Node[] => {
  const all = file.getDescendantsOfKind(SyntaxKind.SwitchStatement).map((one) => one.getClauses());
  const labelled = all.flatMap((clauses) => {
    const index = clauses.findIndex((one) => Node.isCaseClause(one) && isLabel(one.getExpression(), value));
    return index === -1 ? [] : clauses.slice(index);
  });
  return labelled.length > 0 ? labelled : all.flat();
};

const inline = (file: SourceFile, { value, text }: Extract<FieldsOwner, { kind: 'inline' }>): readonly ObjectType[] => {
  for (const clause of clausesFrom(file, value)) {
    for (const node of clause.getDescendants()) {
      const type = Node.isAsExpression(node) || Node.isVariableDeclaration(node) ? node.getTypeNode() : undefined;
      if (type?.getText() === text) return literalsOf(type);
    }
  }
  return [];
};

/** The object types whose members are the owner's fields; none where it is gone. */
export const findFields = (file: SourceFile, owner: FieldsOwner): readonly ObjectType[] =>
  owner.kind === 'named' ? named(file, owner.name) : inline(file, owner);

export const keyOf = (member: Node): string | null => {
  if (!Node.isPropertySignature(member)) return null;
  const name = member.getNameNode();
  return Node.isStringLiteral(name) ? name.getLiteralValue() : member.getName();
};

/** The member of that key, and the type it stands in. */
export const findField = (
  types: readonly ObjectType[],
  key: string,
): { readonly type: ObjectType; readonly member: PropertySignature } | null => {
  for (const type of types) {
    const member = type.getProperties().find((one) => keyOf(one) === key);
    if (member !== undefined) return { type, member };
  }
  return null;
};

/** Where a type of a text declares a member, or null. */
export const memberRange = (text: string, type: string, key: string): Range | null =>
  readSyntax(withoutMark(text), (file) => {
    const found = findField(named(file, type), key);
    if (found === null) return null;
    const by = text.length - withoutMark(text).length;
    const name = found.member.getNameNode();
    return { start: name.getStart() + by, end: name.getEnd() + by };
  });

/** The key of an object literal's property; null for a spread or a computed one. */
export const keyOfEntry = (entry: Node): string | null => {
  if (Node.isShorthandPropertyAssignment(entry)) return entry.getName();
  if (!Node.isPropertyAssignment(entry)) return null;
  const name = entry.getNameNode();
  return Node.isStringLiteral(name) ? name.getLiteralValue() : entry.getName();
};
