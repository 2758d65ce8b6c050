// Takes a key out of what a method of the client sends, with the parameter or the option that was there for it alone; and
// out of the callbacks that handed it on.
import {
  type ArrowFunction,
  type CallExpression,
  type MethodDeclaration,
  Node,
  type ParameterDeclaration,
  type SourceFile,
  SyntaxKind,
} from 'ts-morph';
import { refuse, type Written, written } from '../plan.ts';
import { removeItem } from './comma-list.ts';
import { findHook } from './find-callbacks.ts';
import { keyOf, keyOfEntry } from './find-fields.ts';
import { optionsType } from './grow-parameters.ts';
import { removeMember } from './member-list.ts';
import { rangeOf } from './style.ts';
import { readSyntax, withoutMark, writeInto } from './syntax.ts';
import { deletion, together } from './together.ts';
import { hasPayloadDefault } from './write-send-method.ts';
import { callIn } from './write-sent-key.ts';

export interface SentKeyName {
  readonly className: string;
  readonly method: string;
  readonly value: string;
  readonly key: string;
}

const noGap = { newline: '', blank: 0 } as const;

/** Places where a variable is used, its declaration and one stretch left aside. */
const isUsedBeside = (owner: Node, name: string, aside: Node): boolean =>
  owner
    .getDescendantsOfKind(SyntaxKind.Identifier)
    .some(
      (one) =>
        one.getText() === name &&
        !Node.isParameterDeclaration(one.getParent()) &&
        !(one.getPos() >= aside.getPos() && one.getEnd() <= aside.getEnd()),
    );

const withoutParameter = (
  text: string,
  owner: MethodDeclaration | ArrowFunction,
  parameter: ParameterDeclaration,
): Written => {
  const all = owner.getParameters();
  const close = text.indexOf(')', all.at(-1)?.getEnd());
  return removeItem(text, { items: all.map(rangeOf), close }, all.indexOf(parameter), noGap);
};

const withoutOption = (text: string, parameter: ParameterDeclaration | undefined, key: string): Written => {
  const members = optionsType(parameter)?.getMembers() ?? [];
  const index = members.findIndex((one) => keyOf(one) === key);
  return index === -1 ? written() : removeMember(text, members.map(rangeOf), index, noGap);
};

/** The parameter whose value the entry sends, or the one whose option it is. */
const sourceOf = (
  method: MethodDeclaration,
  entry: Node,
  key: string,
): { readonly parameter: ParameterDeclaration; readonly isOption: boolean } | null => {
  const value = Node.isPropertyAssignment(entry) ? entry.getInitializer()?.getText() : key;
  for (const parameter of method.getParameters()) {
    const name = parameter.getName();
    if (value === name) return { parameter, isOption: false };
    if (value === `${name}.${key}` || value === `${name}?.${key}`) return { parameter, isOption: true };
  }
  return null;
};

const withoutEntry = (text: string, call: CallExpression, entry: Node, hasDefault: boolean): Written => {
  const [first, payload] = call.getArguments();
  if (!Node.isObjectLiteralExpression(payload) || first === undefined) return written();
  const entries = payload.getProperties();
  if (entries.length > 1)
    return removeItem(
      text,
      { items: entries.map(rangeOf), close: payload.getEnd() - 1 },
      entries.findIndex((one) => one === entry),
      noGap,
    );
  return written(hasDefault ? deletion(first.getEnd(), payload.getEnd()) : { range: rangeOf(payload), text: '{}' });
};

const find = (file: SourceFile, { className, method: name, value, key }: SentKeyName) => {
  const owner = file.getClass(className);
  const method = owner?.getMethod(name);
  const call = method === undefined ? null : callIn(method, value);
  const payload = call?.getArguments()[1];
  const entry = Node.isObjectLiteralExpression(payload)
    ? payload.getProperties().find((one) => keyOfEntry(one) === key)
    : undefined;
  return owner === undefined || method === undefined || call === null || entry === undefined
    ? null
    : { owner, method, call, entry };
};

/** The method that sends a key, and the parameter that it comes from, itself or as one of its options. */
export const sourceIn = (file: SourceFile, spec: SentKeyName) => {
  const found = find(file, spec);
  const source = found === null ? null : sourceOf(found.method, found.entry, spec.key);
  return found === null || source === null ? null : { method: found.method, ...source };
};

/** The parameter that goes with the key, by its place; null where none does, or an option does. */
export const readSource = (
  text: string,
  spec: SentKeyName,
): { readonly index: number; readonly isOption: boolean } | null =>
  readSyntax(text.startsWith('\uFEFF') ? text.slice(1) : text, (file) => {
    const found = find(file, spec);
    const source = found === null ? null : sourceOf(found.method, found.entry, spec.key);
    if (found === null || source === null) return null;
    if (!source.isOption && isUsedBeside(found.method, source.parameter.getName(), found.entry)) return null;
    return { index: found.method.getParameters().indexOf(source.parameter), isOption: source.isOption };
  });

/** Which parameter a key comes from, by its place, whatever else it is used for. */
export const sentFrom = (
  text: string,
  spec: SentKeyName,
): { readonly index: number; readonly isOption: boolean } | null =>
  readSyntax(withoutMark(text), (file) => {
    const found = sourceIn(file, spec);
    return found === null
      ? null
      : { index: found.method.getParameters().indexOf(found.parameter), isOption: found.isOption };
  });

export const removeSentKey = (text: string, spec: SentKeyName): Written =>
  writeInto(text, (file) => {
    const found = find(file, spec);
    if (found === null) return written();
    const { owner, method, call, entry } = found;
    const body = file.getFullText();
    const source = sourceOf(method, entry, spec.key);
    const callee = call.getExpression();
    const send = Node.isPropertyAccessExpression(callee) ? callee.getName() : '';
    const own = withoutEntry(body, call, entry, hasPayloadDefault(owner, send));
    if (source === null) return own;
    if (source.isOption) return together(withoutOption(body, source.parameter, spec.key), own);
    const isKept = isUsedBeside(method, source.parameter.getName(), entry);
    return together(isKept ? written() : withoutParameter(body, method, source.parameter), own);
  });

export interface HandedOnName {
  readonly hook: string;
  readonly callback: string;
  readonly method: string;
  /** Which argument of the method goes; or which one holds the options that lose a key. */
  readonly index: number;
  readonly isOption: boolean;
  readonly key: string;
}

export const callOf = (arrow: ArrowFunction, method: string): CallExpression | undefined =>
  arrow.getDescendantsOfKind(SyntaxKind.CallExpression).find((call) => {
    const callee = call.getExpression();
    return Node.isPropertyAccessExpression(callee) && callee.getName() === method;
  });

export const removeHandedOn = (text: string, spec: HandedOnName): Written =>
  writeInto(text, (file) => {
    const parts = findHook(file, spec.hook);
    if (typeof parts === 'string') return refuse(parts);
    const arrow = parts.callbacks.find(({ name }) => name === spec.callback)?.arrow;
    const call = arrow === undefined ? undefined : callOf(arrow, spec.method);
    const argument = call?.getArguments()[spec.index];
    if (arrow === undefined || call === undefined || argument === undefined) return written();
    const body = file.getFullText();
    const parameter = arrow.getParameters().find((one) => one.getName() === argument.getText());
    if (spec.isOption) return withoutOption(body, parameter, spec.key);
    const list = { items: call.getArguments().map(rangeOf), close: call.getEnd() - 1 };
    const handed = removeItem(body, list, spec.index, noGap);
    if (parameter === undefined || isUsedBeside(arrow, parameter.getName(), argument)) return handed;
    return together(withoutParameter(body, arrow, parameter), handed);
  });

/** Whether the argument that goes is a parameter of the callback, so that its callers give it. */
export const isFromCallers = (text: string, spec: Omit<HandedOnName, 'key' | 'isOption'>): boolean =>
  readSyntax(text, (file) => {
    const parts = findHook(file, spec.hook);
    const arrow =
      typeof parts === 'string' ? undefined : parts.callbacks.find(({ name }) => name === spec.callback)?.arrow;
    const argument = arrow === undefined ? undefined : callOf(arrow, spec.method)?.getArguments()[spec.index];
    return arrow?.getParameters().some((one) => one.getName() === argument?.getText()) === true;
  });
