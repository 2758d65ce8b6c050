// A callback of a hook that calls a send method, and its key in the object the hook returns.
import { Node, type ObjectLiteralExpression, type SourceFile } from 'ts-morph';
import { type FieldSpec, refuse, type Written, written } from '../plan.ts';
import { indentAt } from '../source.ts';
import { type CommaList, insertItemAfter, removeItem } from './comma-list.ts';
import { type Callback, declarationIn, findHook, type HookParts } from './find-callbacks.ts';
import { type Gap, linesAfter, linesBeforeFirst, withdrawFirstLines, withdrawLines } from './lines.ts';
import { lineLimit, rangeOf, readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { together } from './together.ts';
import { importInto, isDeclared, withdrawImport } from './write-import.ts';
import { signatureOf, writeList } from './write-parameters.ts';

export interface CallbackSpec {
  readonly hook: string;
  readonly name: string;
  /** The expression that holds the client: `wsClient`, `clientRef.current?`, `client`. */
  readonly client: string;
  /** The client's method that is called with the fields. */
  readonly sendMethod: string;
  readonly fields: readonly FieldSpec[];
}

export interface CallbackName {
  readonly hook: string;
  readonly name: string;
}

interface Place extends HookParts {
  readonly text: string;
  readonly style: Style;
  readonly indent: string;
}

const rootOf = (client: string): string => /^[\w$]+/.exec(client)?.[0] ?? client;

const isRef = (node: Node | null): boolean =>
  Node.isVariableDeclaration(node ?? undefined) && /\buseRef\b/.test(node?.getText() ?? '');

/** The client as the callbacks of this hook reach it: by a variable that holds it, or through a ref that may be empty. */
const reachedAs = ({ body, callbacks }: HookParts, client: string): string => {
  const plain = client.replaceAll('?', '');
  const isUsed = (expression: string): boolean =>
    callbacks.some(({ arrow }) => arrow.getText().includes(`${expression}.`));
  const held = body
    .getVariableStatements()
    .flatMap((statement) => statement.getDeclarations())
    .find((one) => one.getInitializer()?.getText().replace(/[?!]/g, '') === plain);
  if (held !== undefined && isUsed(held.getName())) return held.getName();
  return plain.endsWith('.current') && !isUsed(plain) ? `${plain}?` : client;
};

/** What the neighbours that use the client depend on; without any, the client if the hook itself makes it. */
const dependencyOf = (place: Place, client: string): string => {
  const root = rootOf(client);
  const users = place.callbacks.filter(({ arrow }) => arrow.getText().includes(`${client}.`));
  if (users.length > 0) return users.some(({ dependencies }) => dependencies.includes(root)) ? root : '';
  const declaration = declarationIn(place, root);
  return declaration === null || isRef(declaration) ? '' : root;
};

/** The neighbour to copy: one with parameters for one with parameters. */
const modelFor = (callbacks: readonly Callback[], hasParameters: boolean): Callback | undefined =>
  callbacks.findLast(({ arrow }) => arrow.getParameters().length > 0 === hasParameters);

/** Whether each argument of `useCallback` stands on its own line, and what ends the last. */
const shapeOf = (model: Callback | undefined): { readonly isExploded: boolean; readonly last: string } => {
  const text = model?.call.getText() ?? '';
  const isExploded = /^[\w.]+\(\s*\n/.test(text);
  return { isExploded, last: /,\s*\)$/.test(text) ? ',' : '' };
};

interface Pieces {
  readonly head: string;
  readonly parameters: readonly string[];
  readonly call: string;
  readonly dependencies: string;
}

const compactLines = ({ head, parameters, call, dependencies }: Pieces, { indent, style }: Place): string => {
  const shape = { indent, padding: '', last: style.lastArgument, style };
  const opening = writeList(`${head}(`, parameters, ') => {', shape, lineLimit);
  return [indent + opening, indent + style.indent + call, `${indent}}, ${dependencies})${style.semicolon}`].join(
    style.newline,
  );
};

const explodedLines = (pieces: Pieces, { indent, style }: Place, last: string): string => {
  const inner = indent + style.indent;
  const shape = { indent: inner, padding: '', last, style };
  const opening = writeList('(', pieces.parameters, ') => {', shape, lineLimit);
  const lines = [indent + pieces.head, inner + opening, inner + style.indent + pieces.call, `${inner}},`];
  return [...lines, inner + pieces.dependencies + last, `${indent})${style.semicolon}`].join(style.newline);
};

const callbackLines = (spec: CallbackSpec, place: Place): string => {
  const { style, callbacks } = place;
  const { parameters } = signatureOf(spec.fields, [rootOf(spec.client)], style);
  const names = parameters.map(({ name }) => name).join(', ');
  const model = modelFor(callbacks, parameters.length > 0);
  const useCallback = (model ?? callbacks.at(-1))?.call.getExpression().getText() ?? 'useCallback';
  const pieces: Pieces = {
    head: `const ${spec.name} = ${useCallback}(`,
    parameters: parameters.map(({ text }) => text),
    call: `${spec.client}.${spec.sendMethod}(${names})${style.semicolon}`,
    dependencies: `[${dependencyOf(place, spec.client)}]`,
  };
  const { isExploded, last } = shapeOf(model);
  return isExploded ? explodedLines(pieces, place, last) : compactLines(pieces, place);
};

const gapOf = (newline: string): Gap => ({ newline, blank: 1 });

const insertStatement = (spec: CallbackSpec, place: Place): Written => {
  const { body, returning, text, style } = place;
  const lines = callbackLines(spec, place);
  const statements = body.getStatements();
  const previous = statements[statements.findIndex((one) => one === returning) - 1];
  if (previous === undefined) return written(linesBeforeFirst(text, returning.getStart(), lines, gapOf(style.newline)));
  return written(linesAfter(text, previous.getEnd(), lines, gapOf(style.newline)));
};

const listOf = (object: ObjectLiteralExpression): CommaList => ({
  items: object.getProperties().map(rangeOf),
  close: object.getEnd() - 1,
});

const keysOf = (object: ObjectLiteralExpression): readonly string[] =>
  object.getProperties().map((property) => (Node.hasName(property) ? property.getName() : ''));

/** Behind the last key that is a callback of this hook, else at the end. */
const insertKey = ({ name }: CallbackSpec, { returned, callbacks, text, style }: Place): Written => {
  const keys = keysOf(returned);
  const made = new Set(callbacks.map((callback) => callback.name));
  const last = keys.findLastIndex((key) => made.has(key));
  const index = last === -1 ? keys.length - 1 : last;
  const first = returned.getProperties()[0];
  if (first === undefined) return refuse('The hook returns an empty object: give it a first key by hand.');
  const item = { inline: name, lines: indentAt(text, first.getStart()) + name };
  return insertItemAfter(text, listOf(returned), index, item, { newline: style.newline, blank: 0 });
};

const isOurs = (place: Place, { name, sendMethod }: CallbackSpec): boolean =>
  place.callbacks.some(({ name: own, arrow }) => own === name && arrow.getText().includes(`.${sendMethod}(`));

/** Whether a name stands for something in the hook, or in the file around it. */
const isKnown = (place: HookParts, file: SourceFile, name: string): boolean =>
  declarationIn(place, name) !== null || isDeclared(file, name);

const placeIn = (file: SourceFile, parts: HookParts): Place => {
  const text = file.getFullText();
  return { ...parts, text, style: readStyle(file), indent: indentAt(text, parts.returning.getStart()) };
};

const insertInto = (file: SourceFile, asked: CallbackSpec): Written => {
  const parts = findHook(file, asked.hook);
  if (typeof parts === 'string') return refuse(parts);
  const spec = { ...asked, client: reachedAs(parts, asked.client) };
  if (!isKnown(parts, file, rootOf(spec.client))) {
    return refuse(`${rootOf(spec.client)} is out of reach in ${spec.hook}: hold the client in a variable of the hook.`);
  }
  const place = placeIn(file, parts);
  const isThere = isOurs(place, spec);
  const key = parts.returned.getProperty(spec.name);
  const isKeyOurs = Node.isShorthandPropertyAssignment(key);
  if (!isThere && (isKnown(place, file, spec.name) || key !== undefined)) {
    return refuse(`${spec.hook} has another ${spec.name} already: choose another name for the callback.`);
  }
  if (key !== undefined && !isKeyOurs) {
    return refuse(`${spec.hook} returns another ${spec.name} already: choose another name for the callback.`);
  }
  const usesModule = parts.callbacks.some(({ call }) => call.getExpression().getText().includes('.'));
  const needsImport = !isThere && !usesModule;
  return together(
    needsImport ? importInto(file, { module: 'react', name: 'useCallback', isTypeOnly: false }) : written(),
    isThere ? written() : insertStatement(spec, place),
    isKeyOurs ? written() : insertKey(spec, place),
  );
};

/** Adds a callback before the hook's return, and gives it away there. */
export const insertCallback = (text: string, spec: CallbackSpec): Written =>
  writeInto(text, (file) => insertInto(file, spec));

const removeStatement = (place: Place, callback: Callback): Written => {
  const range = rangeOf(callback.statement);
  const isFirst = place.body.getStatements()[0] === callback.statement;
  const edit = isFirst ? withdrawFirstLines(place.text, range, gapOf('')) : withdrawLines(place.text, range, gapOf(''));
  return written(edit);
};

/** Takes a callback out again, and `useCallback` with the last one. */
export const removeCallback = (text: string, { hook, name }: CallbackName): Written =>
  writeInto(text, (file) => {
    const parts = findHook(file, hook);
    if (typeof parts === 'string') return written();
    const place = placeIn(file, parts);
    const index = keysOf(parts.returned).indexOf(name);
    const callback = parts.callbacks.find((one) => one.name === name);
    return together(
      callback === undefined ? written() : withdrawImport(file, 'useCallback', 1),
      callback === undefined ? written() : removeStatement(place, callback),
      index === -1 ? written() : removeItem(place.text, listOf(parts.returned), index, { newline: '', blank: 0 }),
    );
  });
