// The interface of a payload. An interface that is there already stays as it is: the writer only says whether it
// contradicts what was asked for.
import { type InterfaceDeclaration, Node, type SourceFile, type TypeElementTypes, type TypeNode } from 'ts-morph';
import { type FieldSpec, refuse, type Written, written } from '../plan.ts';
import { type WireType } from '../wire-type.ts';
import { type Gap, linesAfter, withdrawLines } from './lines.ts';
import { readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { insertion } from './together.ts';
import { writeKey, writeType } from './write-type.ts';

export interface InterfaceSpec {
  readonly name: string;
  readonly fields: readonly FieldSpec[];
  /** Declarations it may stand behind; the one that comes last in the text wins. None of them there: the end. */
  readonly after: readonly string[];
}

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'list' | 'null' | 'unknown';

const kindsOfWire = (type: WireType): readonly Kind[] => {
  switch (type.kind) {
    case 'literal':
      return ['string'];
    case 'int':
    case 'float':
      return ['number'];
    case 'record':
      return ['object'];
    case 'union':
      return type.members.flatMap(kindsOfWire);
    default:
      return [type.kind];
  }
};

const kindOfName = (name: string): Kind => {
  if (name === 'Record') return 'object';
  return name === 'Array' || name === 'ReadonlyArray' ? 'list' : 'unknown';
};

/** What a written type surely is; `unknown` for a name that stands for anything. */
const kindsOfNode = (node: TypeNode): readonly Kind[] => {
  if (Node.isUnionTypeNode(node)) return node.getTypeNodes().flatMap(kindsOfNode);
  if (Node.isParenthesizedTypeNode(node)) return kindsOfNode(node.getTypeNode());
  if (Node.isArrayTypeNode(node)) return ['list'];
  if (Node.isTypeLiteral(node)) return ['object'];
  if (Node.isTypeReference(node)) return [kindOfName(node.getTypeName().getText())];
  const text = node.getText();
  if (/^["']/.test(text)) return ['string'];
  const known: readonly Kind[] = ['string', 'number', 'boolean', 'null'];
  return [known.find((kind) => kind === text) ?? 'unknown'];
};

const differs = (written: readonly Kind[], asked: readonly Kind[]): boolean => {
  if (written.includes('unknown') || asked.includes('unknown')) return false;
  return written.some((kind) => !asked.includes(kind)) || asked.some((kind) => !written.includes(kind));
};

const keyOf = (member: TypeElementTypes): string | null => {
  if (!Node.isPropertySignature(member)) return null;
  const name = member.getNameNode();
  return Node.isStringLiteral(name) ? name.getLiteralValue() : member.getName();
};

/** The first thing in which an interface denies the fields asked for, as the end of a sentence. */
const contradiction = (declaration: InterfaceDeclaration, fields: readonly FieldSpec[]): string | null => {
  const members = new Map(declaration.getMembers().map((member) => [keyOf(member), member]));
  for (const field of fields) {
    const member = members.get(field.key);
    if (!Node.isPropertySignature(member)) return `has no ${field.key}`;
    if (member.hasQuestionToken() !== (field.presence === 'conditional')) {
      return `says that ${field.key} is ${member.hasQuestionToken() ? 'conditional' : 'always there'}`;
    }
    const node = member.getTypeNode();
    if (node !== undefined && differs(kindsOfNode(node), kindsOfWire(field.type))) {
      return `says that ${field.key} is ${node.getText()}, not ${writeType(field.type)}`;
    }
  }
  const keys = new Set(fields.map(({ key }) => key));
  const surplus = [...members.keys()].find((key) => key !== null && !keys.has(key));
  return surplus === undefined || surplus === null ? null : `also has ${surplus}`;
};

/** What ends a member: as in the interface it stands behind, else as in the last one that has members. */
export const separatorIn = (file: SourceFile, neighbour: Node | null, style: Style): string => {
  const interfaces = file.getInterfaces().filter((one) => one.getMembers().length > 0);
  const model = interfaces.find((one) => one === neighbour) ?? interfaces.at(-1);
  if (model === undefined) return style.semicolon;
  return /[;,]$/.exec(model.getMembers()[0]?.getText() ?? '')?.[0] ?? '';
};

/** Comment text that cannot end its comment. */
const commentLine = (description: string): string =>
  `/** ${description.replace(/\s+/g, ' ').trim().replaceAll('*/', '*\\/')} */`;

const fieldLines = (field: FieldSpec, separator: string, style: Style): readonly string[] => {
  const mark = field.presence === 'conditional' ? '?' : '';
  const line = `${writeKey(field.key, style.quote)}${mark}: ${writeType(field.type, style.quote)}${separator}`;
  return [...(field.description === null ? [] : [commentLine(field.description)]), line].map(
    (one) => style.indent + one,
  );
};

const interfaceText = (spec: InterfaceSpec, separator: string, style: Style): string => {
  const lines = spec.fields.flatMap((field) => fieldLines(field, separator, style));
  // An interface without members offends the linter, a record of nothing says the same.
  if (lines.length === 0) return `export type ${spec.name} = Record<string, never>${style.semicolon}`;
  return [`export interface ${spec.name} {`, ...lines, '}'].join(style.newline);
};

const nameOf = (node: Node): string | undefined =>
  Node.isInterfaceDeclaration(node) ||
  Node.isTypeAliasDeclaration(node) ||
  Node.isEnumDeclaration(node) ||
  Node.isClassDeclaration(node)
    ? node.getName()
    : undefined;

const gapOf = (style: Pick<Style, 'newline'>): Gap => ({ newline: style.newline, blank: 1 });

const isOurEmpty = (node: Node | undefined): boolean =>
  Node.isTypeAliasDeclaration(node) && node.getTypeNode()?.getText() === 'Record<string, never>';

const existing = (file: SourceFile, { name, fields }: InterfaceSpec): Written | null => {
  const declaration = file.getInterface(name);
  if (declaration !== undefined) {
    const clash = contradiction(declaration, fields);
    return clash === null ? written() : refuse(`${name} ${clash}: give the payload's interface another name.`);
  }
  const other = file.getStatements().find((statement) => nameOf(statement) === name);
  if (other === undefined) return null;
  if (fields.length === 0 && isOurEmpty(other)) return written();
  return refuse(`${name} is another declaration of this file: give the payload's interface another name.`);
};

/** Adds `export interface XPayload {…}` behind its neighbours. */
export const insertInterface = (text: string, spec: InterfaceSpec): Written =>
  writeInto(text, (file) => {
    const known = existing(file, spec);
    if (known !== null) return known;
    const style = readStyle(file);
    const body = file.getFullText();
    const neighbour = file.getStatements().findLast((statement) => spec.after.includes(nameOf(statement) ?? ''));
    const lines = interfaceText(spec, separatorIn(file, neighbour ?? null, style), style);
    if (body.trim() === '') return written(insertion(0, lines + style.newline));
    return written(linesAfter(body, neighbour?.getEnd() ?? body.trimEnd().length, lines, gapOf(style)));
  });

/** Takes an interface out again. */
export const removeInterface = (text: string, { name }: Pick<InterfaceSpec, 'name'>): Written =>
  writeInto(text, (file) => {
    const alias = file.getTypeAlias(name);
    const declaration = file.getInterface(name) ?? (isOurEmpty(alias) ? alias : undefined);
    if (declaration === undefined) return written();
    const range = { start: declaration.getStart(true), end: declaration.getEnd() };
    return written(withdrawLines(file.getFullText(), range, { newline: '', blank: 1 }));
  });
