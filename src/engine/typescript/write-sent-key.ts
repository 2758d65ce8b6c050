// Puts one more key into what a method of the client sends: from a parameter that is there, from a new one, or from the
// options that the others come from.
import { type CallExpression, type MethodDeclaration, Node, type SourceFile, SyntaxKind } from 'ts-morph';
import { type FieldSpec, refuse, type Written, written } from '../plan.ts';
import { indentAt } from '../source.ts';
import { insertItemAfter } from './comma-list.ts';
import { keyOfEntry } from './find-fields.ts';
import { addOption, addParameter, optionsType } from './grow-parameters.ts';
import { parameterNameFor } from './member-name.ts';
import { rangeOf, readStyle, type Style } from './style.ts';
import { readSyntax, writeInto } from './syntax.ts';
import { insertion, together } from './together.ts';
import { isIdentifier, writeKey, writeType } from './write-type.ts';

export interface SentKeySpec {
  readonly className: string;
  readonly method: string;
  readonly value: string;
  readonly field: Pick<FieldSpec, 'key' | 'type'>;
  readonly isOptional: boolean;
}

type SenderName = Pick<SentKeySpec, 'className' | 'method' | 'value'>;

/** The call that sends the value. */
export const callIn = (method: MethodDeclaration, value: string): CallExpression | null =>
  method.getDescendantsOfKind(SyntaxKind.CallExpression).find((call) => {
    const [first] = call.getArguments();
    return Node.isStringLiteral(first) && first.getLiteralValue() === value;
  }) ?? null;

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
  return insertItemAfter(text, list, entries.length - 1, item, { newline: style.newline, blank: 0 });
};

/** The last parameter, where two or more keys come from it: `model: options?.model`. */
const optionsIn = (method: MethodDeclaration, call: CallExpression): number | null => {
  const index = method.getParameters().length - 1;
  const parameter = method.getParameters()[index];
  const payload = call.getArguments()[1];
  if (optionsType(parameter) === null || !Node.isObjectLiteralExpression(payload)) return null;
  const source = new RegExp(`^${parameter?.getName() ?? ''}\\??\\.`);
  const values = payload
    .getProperties()
    .flatMap((one) => (Node.isPropertyAssignment(one) ? [one.getInitializer()?.getText() ?? ''] : []));
  return values.filter((value) => source.test(value)).length >= 2 ? index : null;
};

/** Which parameter of a method holds the options that keys come from, or null. */
export const readOptionsIndex = (text: string, { className, method: name, value }: SenderName): number | null =>
  readSyntax(text, (file) => {
    const method = file.getClass(className)?.getMethod(name);
    const call = method === undefined ? null : callIn(method, value);
    return method === undefined || call === null ? null : optionsIn(method, call);
  });

const fromOptions = (
  text: string,
  method: MethodDeclaration,
  call: CallExpression,
  index: number,
  spec: SentKeySpec,
  style: Style,
): Written => {
  const parameter = method.getParameters()[index];
  const type = optionsType(parameter);
  const { key } = spec.field;
  if (parameter === undefined || type === null || !isIdentifier(key))
    return refuse(`\`${key}\` cannot come from the options of ${method.getName()}: put it in by hand.`);
  const access = parameter.isOptional() ? '?.' : '.';
  const own = { name: key, type: writeType(spec.field.type, style.quote), isOptional: spec.isOptional };
  return together(
    addOption(text, type, own, style),
    addEntry(text, call, `${key}: ${parameter.getName()}${access}${key}`, style),
  );
};

const insertInto = (file: SourceFile, spec: SentKeySpec): Written => {
  const { className, method: name, value, field } = spec;
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
  const options = optionsIn(method, call);
  if (options !== null) return fromOptions(text, method, call, options, spec, style);
  if (method.getParameters().some((one) => one.isRestParameter()))
    return refuse(`${name} takes a rest of arguments: add the parameter by hand.`);
  const parameter = parameterNameFor(field.key, new Set());
  const entry =
    field.key === parameter && isIdentifier(parameter)
      ? parameter
      : `${writeKey(field.key, style.quote)}: ${parameter}`;
  const own = { name: parameter, type: writeType(field.type, style.quote), isOptional: spec.isOptional };
  const open = text.indexOf('(', method.getNameNode().getEnd()) + 1;
  return together(addParameter(text, method, open, own, style), addEntry(text, call, entry, style));
};

export const insertSentKey = (text: string, spec: SentKeySpec): Written =>
  writeInto(text, (file) => insertInto(file, spec));
