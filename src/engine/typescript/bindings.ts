// Where names come from: the variables and parameters that each block or function binds, and what they are bound to.
import { child, childAfter, childrenNamed, textOf, type Node } from './tree.ts';
import { entryKey } from './expressions.ts';

/** One declarator of a variable declaration, or one parameter. */
export interface Declarator {
  /** A name or a destructuring pattern. */
  readonly pattern: Node;
  readonly annotation: Node | null;
  readonly initializer: Node | null;
  readonly isOptional: boolean;
  readonly isRest: boolean;
  readonly start: number;
  readonly end: number;
}

/** A local name. `key` is the property it takes from what `declarator` destructures, null where it takes all of it. */
export interface Binding {
  readonly name: string;
  readonly node: Node;
  readonly kind: 'variable' | 'parameter';
  readonly declarator: Declarator;
  readonly key: string | null;
  readonly keyNode: Node;
  readonly defaultValue: Node | null;
  /** The block or function that binds it. */
  readonly scope: Node;
}

const patternNames = ['VariableDefinition', 'ObjectPattern', 'ArrayPattern'];

const toDeclarator = (nodes: readonly Node[]): Declarator | null => {
  const pattern = nodes.find((one) => patternNames.includes(one.name));
  const last = nodes.at(-1);
  if (pattern === undefined || last === undefined) return null;
  const annotation = nodes.find((one) => one.name === 'TypeAnnotation');
  const equals = nodes.findIndex((one) => one.name === 'Equals');
  return {
    pattern,
    annotation: annotation?.children[1] ?? null,
    initializer: equals === -1 ? null : (nodes[equals + 1] ?? null),
    isOptional: nodes.some((one) => one.name === 'Optional'),
    isRest: nodes.some((one) => one.name === 'Spread'),
    start: nodes.find((one) => one.name !== 'const')?.start ?? pattern.start,
    end: last.end,
  };
};

const declaring = new Set(['(', ')', 'const', 'let', 'var', ';', 'using', 'await']);

const split = (list: Node): readonly Declarator[] => {
  const groups: Node[][] = [[]];
  for (const one of list.children) {
    if (one.name === ',') groups.push([]);
    else if (!declaring.has(one.name)) groups.at(-1)?.push(one);
  }
  return groups.map(toDeclarator).filter((one) => one !== null);
};

const knownDeclarators = new WeakMap<Node, readonly Declarator[]>();

/** The declarators of a variable declaration, or the parameters of a parameter list. */
export const declarators = (list: Node): readonly Declarator[] => {
  const before = knownDeclarators.get(list);
  if (before !== undefined) return before;
  const found = split(list);
  knownDeclarators.set(list, found);
  return found;
};

/** An entry of `{ key, other: local = default, ...rest }`. `key` is null for rest and computed keys. */
export interface PatternEntry {
  readonly node: Node;
  readonly key: string | null;
  readonly keyNode: Node;
  readonly local: Node | null;
  readonly defaultValue: Node | null;
}

const toPatternEntry = (node: Node): PatternEntry => {
  const nested = childAfter(node, ':');
  const name = child(node, 'VariableDefinition');
  const defaultValue = childAfter(node, 'Equals');
  if (child(node, 'Spread') !== null) return { node, key: null, keyNode: node, local: name, defaultValue };
  if (nested === null)
    return { node, key: name === null ? null : textOf(name), keyNode: name ?? node, local: name, defaultValue };
  const named = entryKey(node);
  const local = nested.name === 'VariableDefinition' ? nested : null;
  return { node, key: named?.key ?? null, keyNode: named?.keyNode ?? node, local, defaultValue };
};

export const patternEntries = (pattern: Node): readonly PatternEntry[] =>
  childrenNamed(pattern, 'PatternProperty').map(toPatternEntry);

const definitionsIn = (node: Node): readonly Node[] =>
  node.name === 'VariableDefinition' ? [node] : node.children.flatMap(definitionsIn);

const bindDeclarator = (declarator: Declarator, kind: Binding['kind'], scope: Node): readonly Binding[] => {
  const { pattern } = declarator;
  const bind = (node: Node, key: string | null, keyNode: Node, defaultValue: Node | null): Binding => ({
    name: textOf(node),
    node,
    kind,
    declarator,
    key,
    keyNode,
    defaultValue,
    scope,
  });
  if (pattern.name === 'VariableDefinition') return [bind(pattern, null, pattern, null)];
  if (pattern.name === 'ObjectPattern') {
    const entries = patternEntries(pattern);
    return entries.flatMap(({ node, key, keyNode, local, defaultValue }) =>
      local === null
        ? definitionsIn(node).map((one) => bind(one, '', one, null))
        : [bind(local, key ?? '', keyNode, defaultValue)],
    );
  }
  return definitionsIn(pattern).map((one) => bind(one, '', one, null));
};

const statementsOf = (scope: Node): readonly Node[] =>
  scope.children.map((one) => (one.name === 'ExportDeclaration' ? (child(one, 'VariableDeclaration') ?? one) : one));

const bind = (scope: Node): ReadonlyMap<string, Binding> => {
  const found = new Map<string, Binding>();
  const add = (list: Node, kind: Binding['kind']): void => {
    for (const declarator of declarators(list)) {
      for (const binding of bindDeclarator(declarator, kind, scope)) {
        if (!found.has(binding.name)) found.set(binding.name, binding);
      }
    }
  };
  for (const list of childrenNamed(scope, 'ParamList')) add(list, 'parameter');
  for (const statement of statementsOf(scope)) if (statement.name === 'VariableDeclaration') add(statement, 'variable');
  return found;
};

const scopeNames = new Set([
  'ArrowFunction',
  'Block',
  'FunctionDeclaration',
  'FunctionExpression',
  'MethodDeclaration',
  'Property',
  'Script',
  'SwitchBody',
]);

const knownBindings = new WeakMap<Node, ReadonlyMap<string, Binding>>();

export const bindingsOf = (scope: Node): ReadonlyMap<string, Binding> => {
  const before = knownBindings.get(scope);
  if (before !== undefined) return before;
  const found = bind(scope);
  knownBindings.set(scope, found);
  return found;
};

/** What a name is bound to where it is used, or null for globals, imports and functions. */
export const resolveBinding = (name: string, from: Node): Binding | null => {
  for (let at: Node | null = from; at !== null; at = at.parent) {
    const binding = scopeNames.has(at.name) ? bindingsOf(at).get(name) : undefined;
    if (binding !== undefined) return binding;
  }
  return null;
};
