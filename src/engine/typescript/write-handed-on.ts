// Lets a hook's callback take one more value and hand it on to the client's method that sends it.
import { type ArrowFunction, type CallExpression, Node, type SourceFile, SyntaxKind } from 'ts-morph';
import { type FieldSpec, refuse, type Written, written } from '../plan.ts';
import { findHook } from './find-callbacks.ts';
import { addArgument, addOption, addParameter, type GrownParameter, optionsType } from './grow-parameters.ts';
import { parameterNameFor } from './member-name.ts';
import { readStyle, type Style } from './style.ts';
import { readSyntax, writeInto } from './syntax.ts';
import { together } from './together.ts';
import { writeType } from './write-type.ts';

export interface HandedOnSpec {
  readonly hook: string;
  readonly callback: string;
  /** The client's method. */
  readonly method: string;
  /** How many parameters the method takes before the new one; null where the value is one of its options. */
  readonly index: number | null;
  /** Which parameter of the method holds its options, or null. */
  readonly options: number | null;
  readonly field: Pick<FieldSpec, 'key' | 'type'>;
  readonly isOptional: boolean;
}

const callOf = (arrow: ArrowFunction, method: string): CallExpression | null =>
  arrow.getDescendantsOfKind(SyntaxKind.CallExpression).find((call) => {
    const callee = call.getExpression();
    return Node.isPropertyAccessExpression(callee) && callee.getName() === method;
  }) ?? null;

const byHand = ({ callback, method, field }: HandedOnSpec): Written =>
  refuse(`let \`${callback}\` pass \`${field.key}\` to ${method}, by hand: it hands on no value as it gets it.`);

const asOption = (
  text: string,
  arrow: ArrowFunction,
  call: CallExpression,
  spec: HandedOnSpec,
  own: GrownParameter,
  style: Style,
): Written => {
  const handed = call.getArguments()[spec.options ?? -1]?.getText();
  const parameter = arrow.getParameters().find((one) => one.getName() === handed);
  const type = optionsType(parameter);
  return type === null ? byHand(spec) : addOption(text, type, own, style);
};

const callIn = (file: SourceFile, { hook, callback, method }: Omit<HandedOnSpec, 'field'>) => {
  const parts = findHook(file, hook);
  const arrow = typeof parts === 'string' ? undefined : parts.callbacks.find(({ name }) => name === callback)?.arrow;
  return arrow === undefined ? null : callOf(arrow, method);
};

/** Whether the callback gives the method more than what stands before the new parameter: it would arrive as another one. */
export const givesBehind = (text: string, spec: Omit<HandedOnSpec, 'field'>): boolean =>
  readSyntax(text, (file) => {
    const given = callIn(file, spec)?.getArguments() ?? [];
    return spec.index !== null && (given.length > spec.index || given.some((one) => Node.isSpreadElement(one)));
  });

const insertInto = (file: SourceFile, spec: HandedOnSpec): Written => {
  const parts = findHook(file, spec.hook);
  if (typeof parts === 'string') return refuse(parts);
  const arrow = parts.callbacks.find(({ name }) => name === spec.callback)?.arrow;
  const call = arrow === undefined ? null : callOf(arrow, spec.method);
  if (arrow === undefined || call === null) return byHand(spec);
  const style = readStyle(file);
  const text = file.getFullText();
  const type = writeType(spec.field.type, style.quote);
  if (spec.options !== null)
    return asOption(text, arrow, call, spec, { name: spec.field.key, type, isOptional: spec.isOptional }, style);
  const name = parameterNameFor(spec.field.key, new Set());
  if (call.getArguments().some((one) => one.getText() === name)) return written();
  // One that takes nothing may be handed on as the handler of an event, which would arrive as the value.
  if (arrow.getParameters().length === 0) return byHand(spec);
  const isBound = arrow.getParameters().some((one) => one.getName() === name);
  const { index } = spec;
  const before = call.getArguments().slice(0, index ?? 0);
  // What the call gives behind the new one moves with the parameters of the method.
  const isPlaced = before.length === index && !before.some((one) => Node.isSpreadElement(one));
  if (isBound || index === null || !isPlaced || text[arrow.getStart()] !== '(') return byHand(spec);
  return together(
    addParameter(text, arrow, arrow.getStart() + 1, { name, type, isOptional: spec.isOptional }, style),
    addArgument(text, call, index, name, style),
  );
};

export const insertHandedOn = (text: string, spec: HandedOnSpec): Written =>
  writeInto(text, (file) => insertInto(file, spec));
