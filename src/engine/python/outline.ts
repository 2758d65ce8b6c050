// One walk over a file: its scopes, and where the things stand that the other readers look at.
import type { FunctionFact, ParameterFact } from '../facts.ts';
import { unknownType, type WireType } from '../wire-type.ts';
import { childNamed, nextOf, previousOf, textOf } from './expressions.ts';
import { readFunction, readParameters } from './functions.ts';
import type { PyNode, PyTree } from './tree.ts';
import { readType, type KnownTypes } from './types.ts';

export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  /** Qualified, without `<locals>`; empty for the module. */
  readonly name: string;
  readonly parent: Scope | null;
  readonly body: PyNode;
  readonly parameters: readonly ParameterFact[];
  /** Names bound here: parameters and assigned variables. */
  readonly bound: Set<string>;
  /** Names bound once more: parameters that are assigned among them. */
  readonly rebound: Set<string>;
  /** The types that variables are annotated with: `trays: list[int] = []`. */
  readonly annotated: Map<string, WireType>;
}

/** A node and the scope it stands in. */
export interface Use {
  readonly node: PyNode;
  readonly scope: Scope;
}

export interface Outline {
  readonly module: Scope;
  readonly functions: readonly FunctionFact[];
  /** Calls, members, imports and so on, by the name of their node, in source order. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  /** Every variable name, by its text, in source order. */
  readonly names: ReadonlyMap<string, readonly Use[]>;
}

const collected = new Set([
  'AssignStatement',
  'AttributePattern',
  'CallExpression',
  'IfStatement',
  'ImportStatement',
  'MemberExpression',
  'NamedExpression',
]);

export const readOutline = (tree: PyTree, known: KnownTypes): Outline => {
  const { text } = tree;
  const functions: { readonly fact: Omit<FunctionFact, 'rebound'>; readonly scope: Scope }[] = [];
  const uses = new Map<string, Use[]>();
  const names = new Map<string, Use[]>();
  const module: Scope = {
    kind: 'module',
    name: '',
    parent: null,
    body: tree.root,
    parameters: [],
    bound: new Set(),
    rebound: new Set(),
    annotated: new Map(),
  };
  let scope = module;
  for (const node of tree.nodes) {
    while (scope.parent !== null && node.start >= scope.body.end) scope = scope.parent;
    if (node.name === 'Body') {
      const inner = scopeOf(text, node, scope, known);
      const definition = inner?.kind === 'function' ? functionOf(text, inner) : null;
      if (inner !== null && definition !== null) functions.push({ fact: definition, scope: inner });
      scope = inner ?? scope;
    } else if (node.name === 'VariableName') {
      const name = textOf(text, node);
      add(names, name, { node, scope });
      if (isBinding(node)) {
        if (scope.bound.has(name)) scope.rebound.add(name);
        scope.bound.add(name);
        if (nextOf(node)?.name === 'TypeDef') scope.annotated.set(name, annotatedType(text, node, scope, known));
      }
    } else if (collected.has(node.name)) {
      add(uses, node.name, { node, scope });
    }
  }
  return {
    module,
    functions: functions.map(({ fact, scope: { rebound } }) => ({
      ...fact,
      rebound: fact.parameters.flatMap(({ name }) => (rebound.has(name) ? [name] : [])),
    })),
    uses,
    names,
  };
};

/** The nearest function around a scope, itself included. */
export const functionAround = (scope: Scope): Scope | null => {
  let around: Scope | null = scope;
  while (around !== null && around.kind !== 'function') around = around.parent;
  return around;
};

export const classAround = (scope: Scope): Scope | null => {
  let around: Scope | null = scope;
  while (around !== null && around.kind !== 'class') around = around.parent;
  return around;
};

/** The scope that a name means when it is used in `scope`. Python looks names up past classes. */
export const scopeOfName = (scope: Scope, name: string): Scope | null => {
  let around: Scope | null = scope;
  while (around !== null) {
    if (around.bound.has(name) && (around === scope || around.kind !== 'class')) return around;
    around = around.parent;
  }
  return null;
};

/** The index of the first use that starts at or after `offset`. */
export const firstUseFrom = (uses: readonly Use[], offset: number): number => {
  let low = 0;
  let high = uses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((uses[middle]?.node.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

const add = (index: Map<string, Use[]>, key: string, use: Use): void => {
  const list = index.get(key);
  if (list === undefined) index.set(key, [use]);
  else list.push(use);
};

/** The scope that begins with a body of a function or class. */
const scopeOf = (text: string, body: PyNode, parent: Scope, known: KnownTypes): Scope | null => {
  const definition = body.parent;
  if (definition?.name !== 'FunctionDefinition' && definition?.name !== 'ClassDefinition') return null;
  const nameNode = childNamed(definition, 'VariableName');
  const own = nameNode === null ? '' : textOf(text, nameNode);
  const name = parent.name === '' ? own : `${parent.name}.${own}`;
  if (definition.name === 'ClassDefinition') {
    return {
      kind: 'class',
      name,
      parent,
      body,
      parameters: [],
      bound: new Set(),
      rebound: new Set(),
      annotated: new Map(),
    };
  }
  const parameters = readParameters(text, definition, known);
  const bound = new Set(parameters.map((parameter) => parameter.name.replace(/^\*+/, '')));
  return { kind: 'function', name, parent, body, parameters, bound, rebound: new Set(), annotated: new Map() };
};

const functionOf = (text: string, scope: Scope): Omit<FunctionFact, 'rebound'> | null => {
  const inClass = scope.parent?.kind === 'class' ? scope.parent.name : null;
  const definition = scope.body.parent;
  return definition === null ? null : readFunction(text, definition, scope.name, inClass, scope.parameters);
};

const annotatedType = (text: string, name: PyNode, scope: Scope, known: KnownTypes): WireType =>
  scope.kind === 'class' ? unknownType : readType(text, nextOf(name)?.children[1] ?? null, known);

/** Is this name bound where it stands, by `=`, `:=`, `for`, `with … as` or `except … as`? */
const isBinding = (node: PyNode): boolean => {
  const holder = node.parent?.name === 'TupleExpression' ? node.parent : node;
  const parent = holder.parent;
  switch (parent?.name) {
    case 'AssignStatement':
      return isBefore(holder, parent, 'AssignOp') || isBefore(holder, parent, 'TypeDef');
    case 'NamedExpression':
      return holder.index === 0;
    case 'ForStatement':
      return isBefore(holder, parent, 'in');
    case 'WithStatement':
    case 'TryStatement':
      return previousOf(holder)?.name === 'as';
    default:
      return false;
  }
};

const isBefore = (node: PyNode, parent: PyNode, mark: string): boolean => {
  const last = parent.children.findLast((child) => child.name === mark);
  return last !== undefined && node.index < last.index;
};
