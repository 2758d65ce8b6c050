// Reads functions and methods: signature, decorators, docstring.
import type { FunctionFact, ParameterFact } from '../facts.ts';
import type { Range } from '../source.ts';
import { unionOf } from '../wire-type.ts';
import { definitionRange } from './enums.ts';
import { childNamed, commaGroups, dottedText, lastOf, textOf } from './expressions.ts';
import { stringValue } from './strings.ts';
import { rangeOf, type PyNode } from './tree.ts';
import { nullType, readType, type KnownTypes } from './types.ts';

/** Names of `*args` and `**kwargs` keep their stars, so that they are nobody's argument. */
export const readParameters = (text: string, definition: PyNode, known: KnownTypes): readonly ParameterFact[] => {
  const list = childNamed(definition, 'ParamList');
  const parameters: ParameterFact[] = [];
  let isKeywordOnly = false;
  for (const group of list === null ? [] : commaGroups(list)) {
    const stars = group[0]?.name === '*' || group[0]?.name === '**' ? group[0].name : '';
    const parameter = parameterOf(text, group, stars, isKeywordOnly, known);
    if (parameter !== null) parameters.push(parameter);
    if (stars === '*') isKeywordOnly = true;
  }
  return parameters;
};

const parameterOf = (
  text: string,
  group: readonly PyNode[],
  stars: string,
  isKeywordOnly: boolean,
  known: KnownTypes,
): ParameterFact | null => {
  const first = group[0];
  const last = group[group.length - 1];
  const name = group.find((node) => node.name === 'VariableName');
  if (first === undefined || last === undefined || name === undefined) return null;
  const annotation = group.find((node) => node.name === 'TypeDef')?.children[1] ?? null;
  const assigned = group.findIndex((node) => node.name === 'AssignOp');
  const value = assigned === -1 ? undefined : group[assigned + 1];
  const type = readType(text, annotation, known);
  return {
    name: stars + textOf(text, name),
    range: { start: first.start, end: last.end },
    typeText: annotation === null ? null : textOf(text, annotation),
    // `x: str = None` takes None although it does not say so.
    type: value?.name === 'None' ? unionOf([type, nullType]) : type,
    defaultText: value === undefined ? null : textOf(text, value),
    isKeywordOnly: isKeywordOnly && stars === '',
  };
};

export const readFunction = (
  text: string,
  definition: PyNode,
  name: string,
  inClass: string | null,
  parameters: readonly ParameterFact[],
): Omit<FunctionFact, 'rebound'> | null => {
  const nameNode = childNamed(definition, 'VariableName');
  const body = childNamed(definition, 'Body');
  if (nameNode === null) return null;
  return {
    name,
    nameRange: rangeOf(nameNode),
    range: definitionRange(definition),
    bodyRange: body === null ? { start: definition.end, end: definition.end } : blockRange(body),
    isAsync: definition.children[0]?.name === 'async',
    decorators: decoratorsOf(text, definition),
    parameters,
    returns: returnsOf(text, definition),
    docstring: body === null ? null : docstringOf(text, body),
    inClass,
  };
};

/** From the first statement to the end of the last. */
export const blockRange = (body: PyNode): Range => ({ start: (body.children[1] ?? body).start, end: body.end });

/** Without the `@`; arguments included. */
const decoratorsOf = (text: string, definition: PyNode): readonly string[] =>
  definition.parent?.name === 'DecoratedStatement'
    ? definition.parent.children
        .filter((child) => child.name === 'Decorator')
        .map((child) => text.slice((child.children[1] ?? child).start, (lastOf(child) ?? child).end))
    : [];

const returnsOf = (text: string, definition: PyNode): string | null => {
  const arrow = childNamed(definition, 'TypeDef');
  const annotation = arrow === null ? null : lastOf(arrow);
  return annotation === null ? null : (stringValue(text, annotation) ?? textOf(text, annotation));
};

/** As `inspect.getdoc` gives it: no common indent, no blank ends. */
const docstringOf = (text: string, body: PyNode): string | null => {
  const statement = body.children[1];
  if (statement?.name !== 'ExpressionStatement' || statement.children.length !== 1) return null;
  const value = stringValue(text, statement.children[0] ?? null);
  if (value === null) return null;
  const [first = '', ...rest] = value.split('\n');
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = indents.reduce((least, one) => Math.min(least, one), Infinity);
  return [first.trim(), ...rest.map((line) => line.slice(indent).trimEnd())].join('\n').trim();
};

/** The name of a callee: `broadcast` of `get_ws_manager().broadcast`. */
export const calleeOf = (text: string, callee: PyNode): { callee: string; name: string; receiver: string | null } => {
  const dotted = dottedText(text, callee);
  const dot = callee.name === 'MemberExpression' && callee.children[1]?.name === '.' ? dotted.lastIndexOf('.') : -1;
  return { callee: dotted, name: dotted.slice(dot + 1), receiver: dot === -1 ? null : dotted.slice(0, dot) };
};
