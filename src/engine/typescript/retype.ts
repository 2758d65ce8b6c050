// Gives a value another type and presence where TypeScript says what it is: in the fields of a type, in the parameters and
// options of what sends it, and in the casts of single reads. Nothing else moves.
import {
  type ArrowFunction,
  type MethodDeclaration,
  Node,
  type ParameterDeclaration,
  type PropertySignature,
  type SourceFile,
  type TypeNode,
} from 'ts-morph';
import { refuse, type Written, written } from '../plan.ts';
import type { Range, TextEdit } from '../source.ts';
import type { WireType } from '../wire-type.ts';
import { findHook } from './find-callbacks.ts';
import { findField, findFields, type FieldsOwner, keyOf } from './find-fields.ts';
import { optionsType } from './grow-parameters.ts';
import { callOf, type HandedOnName, type SentKeyName, sourceIn } from './remove-sent-key.ts';
import { rangeOf, readStyle, type Style } from './style.ts';
import { readSyntax, withoutMark, writeInto } from './syntax.ts';
import { deletion, insertion, together } from './together.ts';
import { writeType } from './write-type.ts';

/** What changes: a type, or `same`; and whether it may be left out from now on, or null where that stays. */
export interface Retyping {
  readonly type: WireType | 'same';
  readonly isOptional: boolean | null;
}

const undefinedMember = /\s*\|\s*undefined\b|\bundefined\s*\|\s*/;

/** The type in its place, with or without `undefined` among its values. */
const typeEdit = (
  node: TypeNode | undefined,
  end: number,
  { type }: Retyping,
  { quote }: Style,
  mayBeUndefined: boolean,
): readonly TextEdit[] => {
  const before = node?.getText() ?? null;
  const bare = type === 'same' ? (before?.replace(undefinedMember, '') ?? null) : writeType(type, quote);
  if (bare === null) return [];
  const after = mayBeUndefined ? `${bare} | undefined` : bare;
  if (node === undefined) return [insertion(end, `: ${after}`)];
  return before === after ? [] : [{ range: rangeOf(node), text: after }];
};

/** The question mark behind a name. */
const markEdit = (node: PropertySignature | ParameterDeclaration, isOptional: boolean): readonly TextEdit[] => {
  const mark = node.getQuestionTokenNode();
  if (isOptional && mark === undefined) return [insertion(node.getNameNode().getEnd(), '?')];
  return !isOptional && mark !== undefined ? [deletion(mark.getStart(), mark.getEnd())] : [];
};

const isUndefinedTaken = (node: PropertySignature | ParameterDeclaration): boolean =>
  undefinedMember.test(node.getTypeNode()?.getText() ?? '');

const memberEdits = (member: PropertySignature, change: Retyping, style: Style): readonly TextEdit[] => {
  const { isOptional } = change;
  const isTaken = isUndefinedTaken(member);
  const keeps = isTaken && isOptional !== false;
  const mark = isOptional === null || (isOptional && isTaken) ? [] : markEdit(member, isOptional);
  const name = member.getQuestionTokenNode() ?? member.getNameNode();
  return [...mark, ...typeEdit(member.getTypeNode(), name.getEnd(), change, style, keeps)];
};

export const retypeField = (text: string, owner: FieldsOwner, key: string, change: Retyping): Written =>
  writeInto(text, (file) => {
    const found = findField(findFields(file, owner), key);
    if (found === null) return refuse(`\`${key}\` stands in a type that others share: change it there by hand.`);
    return written(...memberEdits(found.member, change, readStyle(file)));
  });

const byHand = (name: string): Written => refuse(`\`${name}\` cannot be changed in its place: change it by hand.`);

/** A parameter in its place: in front of required ones it takes `undefined` instead of a question mark. */
const parameterEdits = (
  owner: MethodDeclaration | ArrowFunction,
  parameter: ParameterDeclaration,
  change: Retyping,
  style: Style,
): Written => {
  const all = owner.getParameters();
  const index = all.indexOf(parameter);
  const { isOptional } = change;
  const isInFront = all.slice(index + 1).some((one) => !one.isOptional() && !one.isRestParameter());
  const isBehind = all.slice(0, index).some((one) => one.isOptional());
  if (parameter.hasInitializer() || (isOptional === false && isBehind)) return byHand(parameter.getName());
  const isTaken = isUndefinedTaken(parameter);
  const takesUndefined = isOptional === null ? isTaken : isOptional && (isInFront || isTaken);
  const mark = isOptional === null || takesUndefined ? [] : markEdit(parameter, isOptional);
  const end = (parameter.getQuestionTokenNode() ?? parameter.getNameNode()).getEnd();
  return written(...mark, ...typeEdit(parameter.getTypeNode(), end, change, style, takesUndefined));
};

const optionEdits = (
  parameter: ParameterDeclaration | undefined,
  key: string,
  change: Retyping,
  style: Style,
): Written => {
  const member = optionsType(parameter)
    ?.getProperties()
    .find((one) => keyOf(one) === key);
  return member === undefined ? byHand(key) : written(...memberEdits(member, change, style));
};

/** What a method of the client takes for a key. */
export const retypeSentKey = (text: string, spec: SentKeyName, change: Retyping): Written =>
  writeInto(text, (file) => {
    const found = sourceIn(file, spec);
    const style = readStyle(file);
    if (found === null) return refuse(`\`${spec.method}\` makes \`${spec.key}\` in its own way: change it by hand.`);
    const { method, parameter, isOption } = found;
    return isOption
      ? optionEdits(parameter, spec.key, change, style)
      : parameterEdits(method, parameter, change, style);
  });

/** What a callback takes and hands on as that. */
export const retypeHandedOn = (text: string, spec: HandedOnName, change: Retyping): Written =>
  writeInto(text, (file) => {
    const parts = findHook(file, spec.hook);
    if (typeof parts === 'string') return refuse(parts);
    const arrow = parts.callbacks.find(({ name }) => name === spec.callback)?.arrow;
    const handed = arrow === undefined ? undefined : callOf(arrow, spec.method)?.getArguments()[spec.index]?.getText();
    const parameter = arrow?.getParameters().find((one) => one.getName() === handed);
    if (arrow === undefined || parameter === undefined)
      return refuse(`\`${spec.callback}\` hands \`${spec.key}\` on in its own way: change it by hand.`);
    const style = readStyle(file);
    return spec.isOption
      ? optionEdits(parameter, spec.key, change, style)
      : parameterEdits(arrow, parameter, change, style);
  });

/** `p.botId` around the key. */
const accessOf = (key: Node | undefined): Node | undefined => {
  const parent = key?.getParent();
  if (Node.isPropertyAccessExpression(parent) && parent.getNameNode() === key) return parent;
  return Node.isElementAccessExpression(parent) && parent.getArgumentExpression() === key ? parent : undefined;
};

/** What an expression stands in, without the brackets and the `!` around it. */
const holderOf = (node: Node): Node | undefined => {
  const parent = node.getParent();
  return Node.isParenthesizedExpression(parent) || Node.isNonNullExpression(parent) ? holderOf(parent) : parent;
};

/** The type that a read is cast to, or that its variable is declared with. */
const castAt = (file: SourceFile, start: number): TypeNode | undefined => {
  const access = accessOf(file.getDescendantAtPos(start));
  const holder = access === undefined ? undefined : holderOf(access);
  return Node.isAsExpression(holder) || Node.isVariableDeclaration(holder) ? holder.getTypeNode() : undefined;
};

/** `x ?? d` copes with what is not there. */
const hasFallback = (type: TypeNode): boolean => {
  const holder = holderOf(type.getParentOrThrow());
  return Node.isBinaryExpression(holder) && /^(?:\?\?|\|\|)$/.test(holder.getOperatorToken().getText());
};

/** The casts of single reads: `p.botId as string`. Each place is that of a key. */
export const retypeCasts = (text: string, places: readonly Range[], change: Retyping): Written =>
  writeInto(text, (file) => {
    const by = text.length - withoutMark(text).length;
    const style = readStyle(file);
    return together(
      ...places.map(({ start }) => {
        const type = castAt(file, start - by);
        if (type === undefined) return written();
        const isTaken = undefinedMember.test(type.getText());
        const takes = change.isOptional === null ? isTaken : change.isOptional && (isTaken || !hasFallback(type));
        return written(...typeEdit(type, type.getEnd(), change, style, takes));
      }),
    );
  });

/** Whether a read says a type of its own. */
export const isCast = (text: string, { start }: Range): boolean =>
  readSyntax(withoutMark(text), (file) => castAt(file, start - (text.length - withoutMark(text).length)) !== undefined);
