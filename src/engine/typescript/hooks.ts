// React hooks: the callbacks they make, what they return, the stores they use and the clients they talk to.
import type { CallbackFact, HookFact, ImportFact, Name } from '../facts.ts';
import { declarators, type Declarator } from './bindings.ts';
import { constructedClass } from './classes.ts';
import { argumentsOf, bodyOf, calleeOf, entryKey, isFunction, memberOf, typeArguments, unwrap } from './expressions.ts';
import { readParameters } from './fields.ts';
import { isExported, statementRange, toName } from './names.ts';
import { isHookName } from './store-calls.ts';
import { child, childrenNamed, parts, rangeOf, textOf, walk, type Node, type SyntaxFile } from './tree.ts';
import { operands, type TypeScope } from './types.ts';

type Client = HookFact['clients'][number];

/** A function that may be a hook, with the declaration it stands in. */
interface Candidate {
  readonly nameNode: Node;
  readonly declaration: Node;
  readonly body: Node | null;
}

const candidates = (file: SyntaxFile): readonly Candidate[] => {
  const functions = file.all('FunctionDeclaration').flatMap((declaration) => {
    const nameNode = child(declaration, 'VariableDefinition');
    return nameNode === null ? [] : [{ nameNode, declaration, body: bodyOf(declaration) }];
  });
  const arrows = file.all('VariableDeclaration').flatMap((declaration) =>
    declarators(declaration).flatMap(({ pattern, initializer }) => {
      const value = initializer === null ? null : unwrap(initializer);
      return value !== null && isFunction(value) ? [{ nameNode: pattern, declaration, body: bodyOf(value) }] : [];
    }),
  );
  return [...functions, ...arrows];
};

/** `a.b?.c` without calls and computed keys. */
const isDotted = (node: Node): boolean => {
  if (node.name === 'VariableName' || node.name === 'this') return true;
  const member = memberOf(node);
  return member !== null && isDotted(unwrap(member.object));
};

const methodCalls = (body: Node): readonly Name[] => {
  const found: Name[] = [];
  walk(body, (node) => {
    const callee = node.name === 'CallExpression' ? calleeOf(node) : null;
    if (callee?.name === 'MemberExpression' && isDotted(callee)) found.push(toName(callee));
    return undefined;
  });
  return found;
};

/** `const name = useCallback(function, dependencies)` */
const toCallback = (statement: Node, declarator: Declarator, scope: TypeScope): readonly CallbackFact[] => {
  const { pattern, initializer } = declarator;
  const callee = initializer?.name === 'CallExpression' ? calleeOf(initializer) : null;
  const isCallback = callee !== null && /^(?:React\.)?useCallback$/.test(textOf(callee));
  const callback = initializer === null || !isCallback ? undefined : argumentsOf(initializer)[0];
  if (callback === undefined || pattern.name !== 'VariableDefinition') return [];
  const body = isFunction(callback) ? bodyOf(callback) : null;
  return [
    {
      name: textOf(pattern),
      nameRange: rangeOf(pattern),
      range: rangeOf(statement),
      parameters: readParameters(callback, scope),
      calls: body === null ? [] : methodCalls(body),
    },
  ];
};

/** The object literal of the hook's last return statement. */
const returnedObject = (body: Node): Node | null => {
  if (body.name !== 'Block') return unwrap(body);
  const value = childrenNamed(body, 'ReturnStatement')
    .flatMap((one) => parts(one).slice(1, 2))
    .at(-1);
  return value === undefined ? null : unwrap(value);
};

/** `useX(…)`, `useX.getState()`: the hook's name at each use. */
const storeUses = (body: Node): readonly Name[] => {
  const found: Name[] = [];
  walk(body, (node) => {
    const callee = node.name === 'CallExpression' ? calleeOf(node) : null;
    if (callee === null) return undefined;
    const member = memberOf(callee);
    const hook = member === null ? callee : member.object;
    const isState = member === null || ['getState', 'setState', 'subscribe'].includes(member.key);
    if (hook.name === 'VariableName' && isState && isHookName(textOf(hook))) found.push(toName(hook));
    return undefined;
  });
  return found.filter(({ name }) => !reactHooks.has(name)).sort((a, b) => a.range.start - b.range.start);
};

const reactHooks = new Set(
  'useState useEffect useCallback useRef useMemo useContext useReducer useId useLayoutEffect useTransition useDeferredValue useSyncExternalStore useImperativeHandle useInsertionEffect useDebugValue useOptimistic useActionState useEffectEvent'.split(
    ' ',
  ),
);

/** The class in `useRef<X | null>(…)`. */
const referencedClass = (initializer: Node): string | null => {
  const callee = initializer.name === 'CallExpression' ? calleeOf(initializer) : null;
  if (callee === null || !/^(?:React\.)?useRef$/.test(textOf(callee))) return null;
  const [type] = typeArguments(initializer);
  const members = type?.name === 'UnionType' ? operands(type) : type === undefined ? [] : [type];
  const named = members.find((one) => one.name === 'TypeName' && /^[A-Z]/.test(textOf(one)));
  if (named !== undefined) return textOf(named);
  const [first] = argumentsOf(initializer);
  return first === undefined ? null : constructedClass(first);
};

/** Locals that hold a client, in the order of the text: a later one may copy an earlier one. */
const localClients = (body: Node): readonly Client[] => {
  const found = new Map<string, string>();
  walk(body, (node) => {
    if (node.name !== 'VariableDeclaration') return undefined;
    for (const { pattern, initializer } of declarators(node)) {
      if (initializer === null || pattern.name !== 'VariableDefinition') continue;
      const referenced = referencedClass(initializer);
      const held = constructedClass(initializer) ?? found.get(textOf(unwrap(initializer)));
      if (referenced !== null) found.set(`${textOf(pattern)}.current`, referenced);
      else if (held !== undefined) found.set(textOf(pattern), held);
    }
    return undefined;
  });
  return [...found].map(([expression, className]) => ({ expression, className }));
};

/** Imported objects whose methods the hook calls. */
const importedClients = (body: Node, imports: readonly ImportFact[]): readonly Client[] => {
  const objects = new Set(imports.filter((one) => !one.isTypeOnly && /^[a-z]/.test(one.local)).map((one) => one.local));
  const found = new Set<string>();
  for (const { name } of methodCalls(body)) {
    const object = /^\w+/.exec(name)?.[0] ?? '';
    if (objects.has(object) && !isHookName(object) && /^\w+\??\.\w+$/.test(name)) found.add(object);
  }
  return [...found].map((expression) => ({ expression, className: null }));
};

const toHook = (
  { nameNode, declaration, body }: Candidate,
  scope: TypeScope,
  imports: readonly ImportFact[],
): readonly HookFact[] => {
  if (body === null) return [];
  const returned = returnedObject(body);
  const object = returned?.name === 'ObjectExpression' ? returned : null;
  const entries = object === null ? [] : childrenNamed(object, 'Property');
  const statements = childrenNamed(body, 'VariableDeclaration');
  return [
    {
      name: textOf(nameNode),
      nameRange: rangeOf(nameNode),
      range: statementRange(declaration),
      callbacks: statements.flatMap((statement) =>
        declarators(statement).flatMap((one) => toCallback(statement, one, scope)),
      ),
      returned: entries.flatMap((entry) => {
        const named = entryKey(entry);
        return named === null ? [] : [{ name: named.key, range: rangeOf(named.keyNode) }];
      }),
      returnRange: object === null ? null : rangeOf(object),
      storeUses: storeUses(body),
      clients: [...importedClients(body, imports), ...localClients(body)],
    },
  ];
};

export const readHooks = (
  file: SyntaxFile,
  scope: TypeScope,
  exported: ReadonlySet<string>,
  imports: readonly ImportFact[],
): readonly HookFact[] =>
  candidates(file)
    .filter(({ nameNode, declaration }) => {
      const name = textOf(nameNode);
      return isHookName(name) && isExported(declaration, name, exported);
    })
    .flatMap((one) => toHook(one, scope, imports));
