// Finds every place where a parameter of a function is meant: its declaration, its uses in the body, its name in strings
// that are filled in. Keywords of calls are names of their own.
import type { Range } from '../source.ts';
import { nextOf, previousOf, roleOf } from './expressions.ts';
import { readOutline, scopeOfName, type Use } from './outline.ts';
import { parsePython, type PyNode, rangeOf } from './tree.ts';

export interface ParameterPlace {
  /** Qualified. */
  readonly function: string;
  readonly parameter: string;
}

/** A lambda or a comprehension can bind the name once more, in a scope of its own. */
const isBoundWithin = ({ node }: Use): boolean => {
  const parent = node.parent;
  if (parent?.name === 'ParamList') return parent.parent?.name === 'LambdaExpression';
  return (parent?.name ?? '').includes('Comprehension') && /^(in|,)$/.test(nextOf(node)?.name ?? '');
};

const isKeyword = ({ node }: Use): boolean => node.parent?.name === 'ArgList' && roleOf(node) === 'keyword';

/** Not a default, nor a part of an annotation. */
const isDeclared = (node: PyNode): boolean =>
  node.parent?.name === 'ParamList' && previousOf(node)?.name !== 'AssignOp';

/** The places, or null where the name means several things in the function. */
export const parameterUses = (text: string, place: ParameterPlace): readonly Range[] | null => {
  const outline = readOutline(parsePython(text), new Map());
  const fact = outline.functions.find(({ name }) => name === place.function);
  if (fact === undefined) return null;
  const { bodyRange, nameRange } = fact;
  const named = (outline.names.get(place.parameter) ?? []).filter(
    ({ node }) => node.start >= nameRange.end && node.end <= bodyRange.end,
  );
  const uses = named.filter((use) => !isKeyword(use));
  if (uses.some(isBoundWithin)) return null;
  const own = uses.filter(({ node, scope }) => {
    // A default in the signature is read outside of the function.
    if (node.start < bodyRange.start) return isDeclared(node);
    return scopeOfName(scope, place.parameter)?.name === place.function;
  });
  return own.map(({ node }) => rangeOf(node));
};

/** Whether a name is free in a function: neither bound nor read there. */
export const isNameFree = (text: string, { function: name, parameter }: ParameterPlace): boolean => {
  const outline = readOutline(parsePython(text), new Map());
  const fact = outline.functions.find((one) => one.name === name);
  if (fact === undefined) return false;
  return !(outline.names.get(parameter) ?? []).some(
    (use) => use.node.start >= fact.nameRange.end && use.node.end <= fact.bodyRange.end && !isKeyword(use),
  );
};
