// A method of a client class that sends one message: positional parameters, the payload made of them.
import { type ClassDeclaration, type MethodDeclaration, Node, type SourceFile, SyntaxKind } from 'ts-morph';
import { type FieldSpec, refuse, type Written, written } from '../plan.ts';
import { indentAt } from '../source.ts';
import { type Gap, linesAfter, usualBlank, withdrawLines } from './lines.ts';
import { lineLimit, quoted, rangeOf, readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { signatureOf, writeList } from './write-parameters.ts';

export interface SendMethodSpec {
  readonly className: string;
  /** The method that takes type and payload: `send`, `sendJson`. */
  readonly sendMethod: string;
  readonly name: string;
  readonly value: string;
  readonly fields: readonly FieldSpec[];
}

export interface MethodName {
  readonly className: string;
  readonly name: string;
}

interface Place {
  readonly declaration: ClassDeclaration;
  /** The method to stand after. */
  readonly anchor: MethodDeclaration;
  readonly text: string;
  readonly style: Style;
}

const gapOf = (text: string, methods: readonly MethodDeclaration[], newline: string): Gap => ({
  newline,
  blank: usualBlank(text, methods.map(rangeOf), 1),
});

const sendsValue = (method: MethodDeclaration, value: string): boolean =>
  method.getDescendantsOfKind(SyntaxKind.StringLiteral).some((literal) => literal.getLiteralValue() === value);

/** Whether the send method can be called without a payload; told by its parameter, else by the calls there are. */
export const hasPayloadDefault = (declaration: ClassDeclaration, sendMethod: string): boolean => {
  const parameter = declaration.getMethod(sendMethod)?.getParameters()[1];
  if (parameter !== undefined) return parameter.isOptional();
  return declaration
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .some((call) => call.getExpression().getText() === `this.${sendMethod}` && call.getArguments().length === 1);
};

const callText = (spec: SendMethodSpec, entries: readonly string[], indent: string, place: Place): string => {
  const { style, declaration } = place;
  const call = `this.${spec.sendMethod}(${quoted(spec.value, style.quote)}`;
  if (entries.length === 0)
    return `${call}${hasPayloadDefault(declaration, spec.sendMethod) ? '' : ', {}'})${style.semicolon}`;
  const shape = { indent, padding: style.bracePadding, last: style.lastItem, style };
  return writeList(`${call}, {`, entries, `})${style.semicolon}`, shape, lineLimit);
};

/** `public` and `: void` where the neighbour has them. */
const headOf = (
  spec: SendMethodSpec,
  parameters: readonly string[],
  indent: string,
  { anchor, style }: Place,
): string => {
  const scope = anchor.hasModifier(SyntaxKind.PublicKeyword) ? 'public ' : '';
  const returns = anchor.getReturnTypeNode() === undefined ? '' : ': void';
  const shape = { indent, padding: '', last: style.lastArgument, style };
  return writeList(`${scope}${spec.name}(`, parameters, `)${returns} {`, shape, lineLimit);
};

const methodLines = (spec: SendMethodSpec, place: Place): string => {
  const { anchor, text, style } = place;
  const indent = indentAt(text, anchor.getStart());
  const inner = indent + style.indent;
  const { parameters, entries } = signatureOf(spec.fields, [], style);
  const head = headOf(
    spec,
    parameters.map((parameter) => parameter.text),
    indent,
    place,
  );
  return [indent + head, inner + callText(spec, entries, inner, place), `${indent}}`].join(style.newline);
};

/** The last method that sends something, else the last of all. */
const anchorIn = (methods: readonly MethodDeclaration[]): MethodDeclaration | undefined =>
  methods.findLast((method) => /^send(?![a-z])/.test(method.getName())) ?? methods.at(-1);

const memberNamed = (declaration: ClassDeclaration, name: string): Node | undefined =>
  declaration.getMembers().find((member) => Node.hasName(member) && member.getName() === name);

const insertInto = (file: SourceFile, spec: SendMethodSpec): Written => {
  const declaration = file.getClass(spec.className);
  if (declaration === undefined)
    return refuse(`No class ${spec.className} stands in this file: choose the file of the client.`);
  const member = memberNamed(declaration, spec.name);
  if (Node.isMethodDeclaration(member) && sendsValue(member, spec.value)) return written();
  if (member !== undefined) return refuse(`${spec.className} has another ${spec.name} already: choose another name.`);
  const methods = declaration.getMethods();
  const anchor = anchorIn(methods);
  if (anchor === undefined)
    return refuse(`${spec.className} has no method to stand beside: write ${spec.sendMethod} first.`);
  const style = readStyle(file);
  const text = file.getFullText();
  const lines = methodLines(spec, { declaration, anchor, text, style });
  return written(linesAfter(text, anchor.getEnd(), lines, gapOf(text, methods, style.newline)));
};

/** Adds a method behind the others that send. */
export const insertSendMethod = (text: string, spec: SendMethodSpec): Written =>
  writeInto(text, (file) => insertInto(file, spec));

/** Takes a method out again. */
export const removeMethod = (text: string, { className, name }: MethodName): Written =>
  writeInto(text, (file) => {
    const methods = file.getClass(className)?.getMethods() ?? [];
    const method = methods.find((one) => one.getName() === name);
    if (method === undefined) return written();
    const body = file.getFullText();
    const others = methods.filter((one) => one !== method);
    const range = { start: method.getStart(true), end: method.getEnd() };
    return written(withdrawLines(body, range, gapOf(body, others, '')));
  });
