// What a stretch of code reads from a message's payload: keys with their types, defaults and alternatives, or all of it.
import type { PayloadReads, ReadFact } from '../facts.ts';
import { isInside } from '../source.ts';
import { unknownType } from '../wire-type.ts';
import { declarators, patternEntries, resolveBinding, type Declarator } from './bindings.ts';
import { castType, memberOf, operatorOf, variableName, wrapped } from './expressions.ts';
import { isEmptyObject, type Message } from './message.ts';
import { chainOperands, conditionOf, defaultChain, isLogged, isOptionallyChained, isTest } from './presence.ts';
import { ancestors, childrenNamed, rangeOf, stringValue, textOf, walk, type Node } from './tree.ts';
import { readType, type ReadType, type TypeScope } from './types.ts';

/** A read while it is being collected: later places may show that the reader copes with its absence. */
interface OpenRead {
  readonly fact: ReadFact;
  readonly node: Node;
  readonly isTested: boolean;
  readonly localNode: Node | null;
  copes: boolean;
}

interface Reading {
  readonly message: Message;
  readonly scope: TypeScope;
  readonly reads: OpenRead[];
  isWhole: boolean;
}

/** The declarator that a value initializes. */
export const declaratorOf = (value: Node): Declarator | null => {
  const list = value.parent;
  if (list?.name !== 'VariableDeclaration') return null;
  return declarators(list).find((one) => one.initializer === value) ?? null;
};

/** The casts around a node, up to an outer one. */
const typeAround = (node: Node, outer: Node, scope: TypeScope): ReadType => {
  let isOptional = false;
  for (let at = node; at !== outer && at.parent !== null; at = at.parent) {
    const type = castType(at.parent);
    if (type === null) continue;
    const read = readType(type, scope);
    isOptional ||= read.isOptional;
    if (read.type.kind !== 'unknown') return { type: read.type, isOptional };
  }
  return { type: unknownType, isOptional };
};

const keyOfRead = (node: Node, message: Message): string | null => {
  const member = memberOf(node);
  return member !== null && message.isPayload(member.object) ? member.key : null;
};

const addMemberRead = (reading: Reading, node: Node, key: string, keyNode: Node): void => {
  const { message, scope } = reading;
  const chain = defaultChain(node);
  const keys = chainOperands(chain).map((one) => keyOfRead(one, message));
  const declarator = declaratorOf(chain);
  const localNode = declarator?.pattern.name === 'VariableDefinition' ? declarator.pattern : null;
  const cast = typeAround(node, chain, scope);
  const declared = cast.type.kind === 'unknown' && declarator !== null ? readType(declarator.annotation, scope) : cast;
  const isTested = isTest(node) || isOptionallyChained(node) || isTest(chain);
  reading.reads.push({
    fact: {
      key,
      keyRange: rangeOf(keyNode),
      range: rangeOf(node),
      type: declared.type,
      hasDefault: false,
      alternatives: [...new Set(keys.flatMap((one) => (one === null || one === key ? [] : [one])))],
      local: localNode === null ? null : textOf(localNode),
    },
    node,
    isTested,
    localNode,
    copes: isTested || cast.isOptional || declared.isOptional || keys.includes(null) || isLogged(node),
  });
};

const addPatternReads = (reading: Reading, { pattern, annotation }: Declarator): void => {
  if (pattern.name !== 'ObjectPattern') {
    reading.isWhole ||= pattern.name !== 'VariableDefinition';
    return;
  }
  for (const { node, key, keyNode, local, defaultValue } of patternEntries(pattern)) {
    if (key === null) {
      reading.isWhole = true;
      continue;
    }
    const field = fieldOf(annotation, key, reading.scope);
    reading.reads.push({
      fact: {
        key,
        keyRange: rangeOf(keyNode),
        range: rangeOf(node),
        type: field?.type ?? unknownType,
        hasDefault: false,
        alternatives: [],
        local: local === null ? null : textOf(local),
      },
      node,
      isTested: false,
      localNode: local,
      copes: defaultValue !== null || (field?.isOptional ?? false),
    });
  }
};

/** The type that an inline object type gives a key. */
const fieldOf = (type: Node | null, key: string, scope: TypeScope): ReadType | null => {
  if (type?.name !== 'ObjectType') return null;
  for (const member of childrenNamed(type, 'PropertyType')) {
    const name = member.children.find((one) => one.name === 'PropertyDefinition');
    const annotation = member.children.find((one) => one.name === 'TypeAnnotation');
    if (name !== undefined && textOf(name) === key) return readType(annotation?.children[1] ?? null, scope);
  }
  return null;
};

const addKeyTest = (reading: Reading, test: Node): void => {
  const left = test.children[0] ?? null;
  const key = stringValue(left);
  if (left === null || key === null) {
    reading.isWhole = true;
    return;
  }
  const fact = {
    key,
    keyRange: rangeOf(left),
    range: rangeOf(test),
    type: unknownType,
    hasDefault: true,
    alternatives: [],
    local: null,
  };
  reading.reads.push({ fact, node: test, isTested: true, localNode: null, copes: true });
};

/** The payload with its casts, and with a default of an empty object. */
const outermost = (node: Node): Node => {
  const top = wrapped(node);
  const { parent } = top;
  const operator = parent === null ? null : operatorOf(parent);
  const isDefaulted =
    (operator === '??' || operator === '||') && parent?.children[0] === top && isEmptyObject(parent.children[2]);
  return isDefaulted ? wrapped(parent) : top;
};

const isUnused = (parent: Node): boolean => parent.name === 'ExpressionStatement' || parent.name === 'UnaryExpression';

/** One place where the payload stands. */
const addUse = (reading: Reading, payload: Node): void => {
  const top = outermost(payload);
  const { parent } = top;
  if (parent === null) return;
  const member = parent.children[0] === top ? memberOf(parent) : null;
  const declarator = declaratorOf(top);
  if (member !== null) addMemberRead(reading, parent, member.key, member.keyNode);
  else if (declarator !== null) addPatternReads(reading, declarator);
  else if (operatorOf(parent) === 'in' && parent.children[2] === top) addKeyTest(reading, parent);
  else if (!isUnused(parent) && !isTest(top) && !isLogged(top)) reading.isWhole = true;
};

/** The message itself handed on takes its payload along. */
const isMessageHandedOn = (node: Node, { text }: Message): boolean => {
  if (text === null || variableName(node) !== text) return false;
  const top = wrapped(node);
  const isObject = top.parent?.name === 'MemberExpression' && top.parent.children[0] === top;
  return !isObject && declaratorOf(top) === null && !isTest(top) && !isLogged(top);
};

const visitWith =
  (reading: Reading, onPayload: (node: Node) => void) =>
  (node: Node): boolean => {
    if (node.name === 'TypeofType' || node.name === 'TypeAnnotation') return false;
    if (node.name !== 'MemberExpression' && node.name !== 'VariableName' && node.name !== 'PropertyDefinition')
      return true;
    if (reading.message.isPayload(node)) {
      onPayload(node);
      addUse(reading, node);
      return false;
    }
    const name = variableName(node);
    if (name === null) return true;
    if (isMessageHandedOn(node, reading.message)) reading.isWhole = true;
    markLocal(reading, node, name);
    return true;
  };

/** A local that is tested or defaulted later copes with the absence of the key it was read from. */
const markLocal = (reading: Reading, node: Node, name: string): void => {
  const owners = reading.reads.filter((one) => one.fact.local === name && !one.copes);
  if (owners.length === 0) return;
  const bound = resolveBinding(name, node)?.node;
  // The last of `a || b` has nothing behind it.
  const last = chainOperands(defaultChain(node)).at(-1);
  const isDefaulted = last !== undefined && !isInside(node, last);
  const isCoping = isTest(node) || isOptionallyChained(node) || isDefaulted;
  for (const read of owners) if (read.localNode === bound && isCoping) read.copes = true;
};

/** Is a read guarded by a test of the same key: `if (p.a) use(p.a)`? */
const isGuarded = (read: OpenRead, reads: readonly OpenRead[], body: readonly Node[]): boolean => {
  for (const at of ancestors(read.node)) {
    const condition = conditionOf(at);
    if (condition !== null && !isInside(read.node, condition)) {
      const isTested = reads.some(
        (one) => one.isTested && one.fact.key === read.fact.key && isInside(one.node, condition),
      );
      if (isTested) return true;
    }
    if (body.includes(at)) return false;
  }
  return false;
};

/** A key that the handler sets itself is none of the message's. */
const isAssigned = (node: Node): boolean => {
  const { parent } = node;
  return (
    parent?.name === 'AssignmentExpression' && parent.children[0] === node && parent.children[1]?.name === 'Equals'
  );
};

/** What `body` reads; `onPayload` is told every place of the payload. */
export const readPayload = (
  body: readonly Node[],
  message: Message,
  scope: TypeScope,
  onPayload: (node: Node) => void,
): PayloadReads => {
  const reading: Reading = { message, scope, reads: [], isWhole: false };
  const visit = visitWith(reading, onPayload);
  for (const node of body) walk(node, visit);
  const own = new Set(reading.reads.filter(({ node }) => isAssigned(node)).map(({ fact }) => fact.key));
  const reads = reading.reads
    .filter(({ fact }) => !own.has(fact.key))
    .map((read) => ({
      ...read.fact,
      hasDefault: read.fact.hasDefault || read.copes || isGuarded(read, reading.reads, body),
    }));
  return { reads, isWhole: reading.isWhole, model: null };
};

/** The type that a place gives the payload: its outermost cast, or the annotation of the variable that takes it. */
export const castAround = (payload: Node): Node | null => {
  const top = outermost(payload);
  let found: Node | null = null;
  for (let at = payload; at !== top && at.parent !== null; at = at.parent) found = castType(at.parent) ?? found;
  return found ?? declaratorOf(top)?.annotation ?? null;
};
