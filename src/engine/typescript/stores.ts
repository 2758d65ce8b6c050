// Zustand stores in every form of `create`: curried or not, with middleware or without.
import type { ParameterFact } from '../facts.ts';
import type { StoreActionFact, StoreFact } from '../store-facts.ts';
import { declarators, type Declarator } from './bindings.ts';
import {
  argumentsOf,
  bodyOf,
  calleeOf,
  entryKey,
  entryValue,
  isFunction,
  returnedObjects,
  typeArguments,
  unwrap,
} from './expressions.ts';
import { annotatedType, readParameters } from './fields.ts';
import { isExported, statementRange } from './names.ts';
import { isHookName } from './store-calls.ts';
import { child, childrenNamed, rangeOf, textOf, walk, type Node, type SyntaxFile } from './tree.ts';
import { aliasedType, operands, type TypeScope } from './types.ts';

/** `create<T>()(creator)` or `create<T>(creator)`. */
interface Creation {
  readonly form: StoreFact['form'];
  readonly stateType: Node | null;
  readonly creator: Node;
}

const isCreate = (callee: Node | null): boolean =>
  callee !== null && /^(?:zustand\.)?create(?:Store|WithEqualityFn)?$/.test(textOf(callee));

const creationOf = (node: Node): Creation | null => {
  const callee = node.name === 'CallExpression' ? calleeOf(node) : null;
  const creator = argumentsOf(node)[0];
  if (callee === null || creator === undefined) return null;
  if (isCreate(callee)) return { form: 'plain', stateType: typeArguments(node)[0] ?? null, creator };
  const isCurried = callee.name === 'CallExpression' && isCreate(calleeOf(callee));
  return isCurried ? { form: 'curried', stateType: typeArguments(callee)[0] ?? null, creator } : null;
};

/** The function that makes the state, out of its middleware, and the options of `persist` on the way. */
interface Creator {
  readonly creator: Node;
  readonly persistOptions: Node | null;
  readonly isPersisted: boolean;
}

const withoutMiddleware = (node: Node): Creator | null => {
  let at = unwrap(node);
  let persistOptions: Node | null = null;
  let isPersisted = false;
  while (at.name === 'CallExpression') {
    const [inner, options] = argumentsOf(at);
    const callee = calleeOf(at);
    if (inner === undefined || callee === null) return null;
    if (textOf(callee) === 'persist') {
      isPersisted = true;
      persistOptions = options ?? null;
    }
    at = unwrap(inner);
  }
  return isFunction(at) ? { creator: at, persistOptions, isPersisted } : null;
};

const parameterNames = (creator: Node): readonly (string | undefined)[] => {
  const list = child(creator, 'ParamList');
  return list === null ? [] : declarators(list).map(({ pattern }) => textOf(pattern));
};

const entryNamed = (object: Node | null, key: string): Node | null =>
  object?.children.find((one) => one.name === 'Property' && entryKey(one)?.key === key) ?? null;

const keysOf = (object: Node): readonly string[] =>
  childrenNamed(object, 'Property').flatMap((entry) => {
    const named = entryKey(entry);
    return named === null ? [] : [named.key];
  });

/** The function of an entry: its value, or the entry itself where it is a method. */
const functionOf = (entry: Node): Node | null => {
  if (child(entry, 'ParamList') !== null) return entry;
  const value = entryValue(entry);
  const plain = value === null ? null : unwrap(value);
  return plain !== null && isFunction(plain) ? plain : null;
};

/** State keys in `set({…})` and in what `set((state) => …)` returns. */
const keysSet = (body: Node, set: string): readonly string[] => {
  const found = new Set<string>();
  walk(body, (node) => {
    const callee = node.name === 'CallExpression' ? calleeOf(node) : null;
    const value = callee !== null && textOf(callee) === set ? argumentsOf(node)[0] : undefined;
    if (value === undefined) return undefined;
    const result = isFunction(value) ? bodyOf(value) : value;
    const objects = result === null ? [] : returnedObjects(result);
    for (const key of objects.flatMap(keysOf)) found.add(key);
    return undefined;
  });
  return [...found];
};

const memberNamed = (state: readonly Node[], key: string): Node | null =>
  state
    .flatMap(({ children }) => children)
    .find((one) => (one.name === 'PropertyType' || one.name === 'MethodType') && entryKey(one)?.key === key) ?? null;

/** The parameters that the state's interface gives an action: what callers see. Null where it tells none. */
const declaredParameters = (
  state: readonly Node[],
  action: string,
  scope: TypeScope,
): readonly ParameterFact[] | null => {
  const member = memberNamed(state, action);
  if (member === null) return null;
  if (member.name === 'MethodType') return readParameters(member, scope);
  const type = annotatedType(member);
  const signature = type?.name === 'ParenthesizedType' ? type.children[1] : type;
  return signature?.name === 'FunctionSignature' ? readParameters(signature, scope) : null;
};

const toAction = (entry: Node, state: readonly Node[], set: string, scope: TypeScope): readonly StoreActionFact[] => {
  const named = entryKey(entry);
  const action = functionOf(entry);
  if (named === null || action === null) return [];
  return [
    {
      name: named.key,
      range: rangeOf(entry),
      nameRange: rangeOf(named.keyNode),
      parameters: declaredParameters(state, named.key, scope) ?? readParameters(action, scope),
      sets: keysSet(action, set),
    },
  ];
};

/** The object types that a state's type is put together from, where this file declares them. */
const stateObjects = (type: Node | null, scope: TypeScope, seen: readonly Node[] = []): readonly Node[] => {
  if (type?.name === 'ObjectType') return [type];
  if (type?.name === 'IntersectionType') return operands(type).flatMap((one) => stateObjects(one, scope, seen));
  const declaration = type?.name === 'TypeName' ? scope.declaration(textOf(type)) : null;
  if (declaration === null || seen.includes(declaration)) return [];
  if (declaration.name === 'TypeAliasDeclaration')
    return stateObjects(aliasedType(declaration), scope, [...seen, declaration]);
  const members = child(declaration, 'ObjectType');
  return members === null ? [] : [members];
};

const persistence = ({ isPersisted, persistOptions }: Creator): Pick<StoreFact, 'persist' | 'persisted'> => {
  if (!isPersisted) return { persist: 'none', persisted: [] };
  const options = persistOptions === null ? null : unwrap(persistOptions);
  const entry = entryNamed(options?.name === 'ObjectExpression' ? options : null, 'partialize');
  if (entry === null) return { persist: 'all', persisted: [] };
  const partialize = functionOf(entry);
  const body = partialize === null ? null : bodyOf(partialize);
  return { persist: 'partial', persisted: body === null ? [] : returnedObjects(body).flatMap(keysOf) };
};

const toStore = (
  declaration: Node,
  { pattern, initializer }: Declarator,
  scope: TypeScope,
  exported: ReadonlySet<string>,
): readonly StoreFact[] => {
  const creation = initializer === null ? null : creationOf(unwrap(initializer));
  const made = creation === null ? null : withoutMiddleware(creation.creator);
  const body = made === null ? null : bodyOf(made.creator);
  const object = body === null ? undefined : returnedObjects(body).at(-1);
  if (creation === null || made === null || object === undefined || !isHookName(textOf(pattern))) return [];
  const [set, get] = parameterNames(made.creator);
  const entries = childrenNamed(object, 'Property');
  const state = stateObjects(creation.stateType, scope);
  return [
    {
      hook: textOf(pattern),
      nameRange: rangeOf(pattern),
      stateType: creation.stateType === null ? null : textOf(creation.stateType),
      state: entries
        .filter((one) => functionOf(one) === null)
        .flatMap((one) => {
          const named = entryKey(one);
          return named === null ? [] : [{ name: named.key, range: rangeOf(named.keyNode) }];
        }),
      actions: entries.flatMap((one) => toAction(one, state, set ?? 'set', scope)),
      form: creation.form,
      hasGet: get !== undefined,
      ...persistence(made),
      objectRange: rangeOf(object),
      range: statementRange(declaration),
      isExported: isExported(declaration, textOf(pattern), exported),
    },
  ];
};

export const readStores = (file: SyntaxFile, scope: TypeScope, exported: ReadonlySet<string>): readonly StoreFact[] =>
  file
    .all('VariableDeclaration')
    .flatMap((declaration) => declarators(declaration).flatMap((one) => toStore(declaration, one, scope, exported)));
