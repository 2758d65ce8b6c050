// Puts one more key into what a method of the client sends: from a parameter that is there, or from a new optional one.
import { type CallExpression, type MethodDeclaration, Node, type SourceFile, SyntaxKind } from 'ts-morph';
import { type FieldSpec, refuse, type Written, written } from '../plan.ts';
import { indentAt } from '../source.ts';
import { insertItemAfter } from './comma-list.ts';
import { keyOfEntry } from './find-fields.ts';
import { parameterNameFor } from './member-name.ts';
import { rangeOf, readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { insertion, together } from './together.ts';
import { isIdentifier, writeKey, writeType } from './write-type.ts';

export interface SentKeySpec {
  readonly className: string;
  readonly method: string;
  readonly value: string;
  readonly field: Pick<FieldSpec, 'key' | 'type'>;
}

/** The call that sends the value. */
const callIn = (method: MethodDeclaration, value: string): CallExpression | null =>
  method.getDescendantsOfKind(SyntaxKind.CallExpression).find((call) => {
    const [first] = call.getArguments();
    return Node.isStringLiteral(first) && first.getLiteralValue() === value;
  }) ?? null;

const gapOf = ({ newline }: Style) => ({ newline, blank: 0 }) as const;

const addParameter = (text: string, method: MethodDeclaration, declaration: string, style: Style): Written => {
  const parameters = method.getParameters();
  const last = parameters.at(-1);
  if (last === undefined) return written(insertion(text.indexOf('(', method.getNameNode().getEnd()) + 1, declaration));
  if (last.isRestParameter())
    return refuse(`${method.getName()} takes a rest of arguments: add the parameter by hand.`);
  const list = { items: parameters.map(rangeOf), close: text.indexOf(')', last.getEnd()) };
  const item = { inline: declaration, lines: indentAt(text, last.getStart()) + declaration };
  return insertItemAfter(text, list, parameters.length - 1, item, gapOf(style));
};

const addEntry = (text: string, call: CallExpression, entry: string, style: Style): Written => {
  const [first, payload] = call.getArguments();
  const pad = style.bracePadding;
  if (payload === undefined)
    return written(insertion(first?.getEnd() ?? call.getEnd() - 1, `, {${pad}${entry}${pad}}`));
  if (!Node.isObjectLiteralExpression(payload))
    return refuse('The payload is made elsewhere: put the key in where that is done.');
  const entries = payload.getProperties();
  const last = entries.at(-1);
  if (last === undefined) return written({ range: rangeOf(payload), text: `{${pad}${entry}${pad}}` });
  const list = { items: entries.map(rangeOf), close: payload.getEnd() - 1 };
  const item = { inline: entry, lines: indentAt(text, last.getStart()) + entry };
  return insertItemAfter(text, list, entries.length - 1, item, gapOf(style));
};

const insertInto = (file: SourceFile, { className, method: name, value, field }: SentKeySpec): Written => {
  const method = file.getClass(className)?.getMethod(name);
  const call = method === undefined ? null : callIn(method, value);
  if (method === undefined || call === null)
    return refuse(`${className}.${name} sends no '${value}': put the key in by hand.`);
  const payload = call.getArguments()[1];
  const isSent =
    Node.isObjectLiteralExpression(payload) && payload.getProperties().some((one) => keyOfEntry(one) === field.key);
  if (isSent) return written();
  const style = readStyle(file);
  const text = file.getFullText();
  const parameter = parameterNameFor(field.key, new Set());
  const isThere = method.getParameters().some((one) => one.getName() === parameter);
  const entry =
    field.key === parameter && isIdentifier(parameter)
      ? parameter
      : `${writeKey(field.key, style.quote)}: ${parameter}`;
  const declaration = `${parameter}?: ${writeType(field.type, style.quote)}`;
  return together(
    isThere ? written() : addParameter(text, method, declaration, style),
    addEntry(text, call, entry, style),
  );
};

export const insertSentKey = (text: string, spec: SentKeySpec): Written =>
  writeInto(text, (file) => insertInto(file, spec));
