// Values that something other than a switch looks for in a message's type: a comparison, a list it is searched in, a table of
// functions, a callback registered by name. What is done then is not read; that it may be something is.
import { declaratorOf } from './reads.ts';
import { resolveBinding } from './bindings.ts';
import {
  argumentsOf,
  calleeOf,
  castType,
  entryKey,
  entryValue,
  isFunction,
  memberOf,
  operatorOf,
  unwrap,
  variableName,
  wrapped,
} from './expressions.ts';
import { child, childrenNamed, parts, stringValue, textOf, walk, type Node, type SyntaxFile } from './tree.ts';

const equals = new Set(['===', '!==', '==', '!=']);

const searching = new Set(['has', 'includes', 'indexOf']);

/** `msg.type`, however it is cast, or a variable that was taken from it. */
const isMessageType = (node: Node | undefined): boolean => {
  if (node === undefined) return false;
  const plain = unwrap(node);
  const name = variableName(plain);
  if (name === null) return memberOf(plain)?.key === 'type';
  const binding = resolveBinding(name, plain);
  if (binding?.key !== null) return binding?.key === 'type';
  const { initializer } = binding.declarator;
  return initializer !== null && memberOf(unwrap(initializer))?.key === 'type';
};

const comparedString = (comparison: Node): readonly string[] => {
  if (!equals.has(operatorOf(comparison) ?? '')) return [];
  const [left, , right] = comparison.children;
  const value = isMessageType(left) ? stringValue(right ?? null) : null;
  const swapped = isMessageType(right) ? stringValue(left ?? null) : null;
  return [value ?? swapped ?? []].flat();
};

const stringsIn = (list: Node): readonly string[] => {
  const found: string[] = [];
  walk(list, (node) => {
    const value = stringValue(node);
    if (value !== null) found.push(value);
    return true;
  });
  return found;
};

/** `['a', 'b'].includes(msg.type)`, also where the list is a variable of this file. */
const searchedStrings = (call: Node): readonly string[] => {
  const callee = calleeOf(call);
  const member = callee === null ? null : memberOf(callee);
  if (member === null || !searching.has(member.key) || !argumentsOf(call).some(isMessageType)) return [];
  const list = unwrap(member.object);
  const name = variableName(list);
  const declared = name === null ? list : resolveBinding(name, list)?.declarator.initializer;
  return declared === null || declared === undefined ? [] : stringsIn(declared);
};

/** `on('a', handle)`, `useEvent('a', () => …)`. */
const registeredString = (call: Node): readonly string[] => {
  const [first, second] = argumentsOf(call);
  const value = first === undefined ? null : stringValue(unwrap(first));
  if (value === null || second === undefined) return [];
  const callee = calleeOf(call);
  const name = callee === null ? '' : (memberOf(callee)?.key ?? textOf(callee));
  return isRegistering(name) || isHandling(second) ? [value] : [];
};

const isRegistering = (name: string): boolean =>
  /^(?:on|once|subscribe|listen|addListener|addEventListener)$/.test(name);

/** A function, a call that is given one, or a name that promises one: `handleReady`, `onReady`, `readyHandler`. */
const isHandling = (value: Node): boolean => {
  const plain = unwrap(value);
  if (isFunction(plain)) return true;
  if (plain.name === 'CallExpression') return argumentsOf(plain).some((one) => isFunction(unwrap(one)));
  const name = variableName(plain) ?? memberOf(plain)?.key ?? '';
  return /^_?(?:handle|on)[A-Z]|[hH]andler$/.test(name);
};

const isHandlingEntry = (entry: Node): boolean => {
  const value = entryValue(entry);
  return value === null ? child(entry, 'ParamList') !== null : isHandling(value);
};

/** `const handlers: Record<Type, Handler> = {…}`, `{…} satisfies Record<…>`: the type makes it a table. */
const isTypedTable = (object: Node): boolean => {
  const top = wrapped(object);
  const types = [declaratorOf(top)?.annotation ?? null];
  for (let at = object; at !== top && at.parent !== null; at = at.parent) types.push(castType(at.parent));
  return types.some((type) => type !== null && /\b(?:Record|Map)<|\[\s*\w+\s+in\b/.test(textOf(type)));
};

/** The keys of a table from types to what handles them. */
const tableKeys = (object: Node): readonly string[] => {
  const entries = childrenNamed(object, 'Property').filter((entry) => child(entry, 'Spread') === null);
  const isTable = entries.length > 0 && (entries.every(isHandlingEntry) || isTypedTable(object));
  return isTable ? entries.flatMap((entry) => entryKey(entry)?.key ?? []) : [];
};

/** `['a', handle]`, as in `new Map([…])`. */
const pairKey = (pair: Node): readonly string[] => {
  const [key, value, ...more] = parts(pair);
  const name = stringValue(key ?? null);
  return name !== null && value !== undefined && more.length === 0 && isHandling(value) ? [name] : [];
};

/** `handlers.a = …`, `handlers['a'] = …` */
const assignedKey = (assignment: Node): readonly string[] => {
  const [target, operator, value] = assignment.children;
  const member = target === undefined || operator?.name !== 'Equals' ? null : memberOf(target);
  return member !== null && value !== undefined && isHandling(value) ? [member.key] : [];
};

export const readLookedFor = (file: SyntaxFile): readonly string[] => [
  ...new Set([
    ...file.all('BinaryExpression').flatMap(comparedString),
    ...file.all('CallExpression').flatMap((call) => [...searchedStrings(call), ...registeredString(call)]),
    ...file.all('ObjectExpression').flatMap(tableKeys),
    ...file.all('ArrayExpression').flatMap(pairKey),
    ...file.all('AssignmentExpression').flatMap(assignedKey),
  ]),
];
