// The message that a switch looks at, and the expressions that stand for its payload: `msg.payload`, aliases of it, and
// destructured names.
import { resolveBinding, type Binding, type Declarator } from './bindings.ts';
import { castType, memberOf, operatorOf, unwrap, variableName } from './expressions.ts';
import { child, childrenNamed, parts, textOf, type Node } from './tree.ts';

/** Keys of a message that hold its payload. */
const payloadKeys = new Set(['payload', 'data']);

export interface Message {
  /** The expression of the whole message, or null where only its parts have names. */
  readonly text: string | null;
  /** The type that the message is declared to have. */
  readonly typeName: string | null;
  readonly isPayload: (node: Node) => boolean;
}

const typeName = (type: Node | null): string | null => {
  const named = type?.name === 'ParameterizedType' ? child(type, 'TypeName') : type;
  return named?.name === 'TypeName' ? textOf(named) : null;
};

const declaredType = ({ annotation, initializer }: Declarator): string | null =>
  typeName(annotation ?? (initializer === null ? null : castType(initializer)));

/** `x ?? {}` is x for us: the reads are the same. */
const withoutDefault = (node: Node): Node => {
  const plain = unwrap(node);
  const operator = operatorOf(plain);
  return (operator === '??' || operator === '||') && isEmptyObject(plain.children[2])
    ? unwrap(plain.children[0] ?? plain)
    : plain;
};

export const isEmptyObject = (node: Node | undefined): boolean => {
  const plain = node === undefined ? undefined : unwrap(node);
  return plain?.name === 'ObjectExpression' && childrenNamed(plain, 'Property').length === 0;
};

/** Tells which nodes are the payload; what a variable holds is found out once. */
const payloadTest = (
  text: string | null,
  declarator: Declarator | null,
  owner?: Binding | null,
): Message['isPayload'] => {
  /** Another variable of the same name is another message. */
  const isMessage = (node: Node): boolean =>
    textOf(node) === text && (owner === undefined || bindingOf(node)?.node === owner?.node);
  const known = new Map<Binding, boolean>();
  const binds = (binding: Binding): boolean => {
    const before = known.get(binding);
    if (before !== undefined) return before;
    known.set(binding, false);
    const { initializer } = binding.declarator;
    const isOfMessage =
      binding.declarator === declarator ||
      (initializer !== null && text !== null && textOf(unwrap(initializer)) === text);
    const held =
      binding.key === null
        ? initializer !== null && isPayload(initializer)
        : isOfMessage && payloadKeys.has(binding.key);
    known.set(binding, held);
    return held;
  };
  const isPayload = (node: Node): boolean => {
    const plain = withoutDefault(node);
    const member = memberOf(plain);
    if (member !== null) return payloadKeys.has(member.key) && isMessage(unwrap(member.object));
    const name = variableName(plain);
    const binding = name === null ? null : resolveBinding(name, plain);
    return binding !== null && binds(binding);
  };
  return isPayload;
};

const bindingOf = (node: Node): Binding | null => {
  const name = variableName(node);
  return name === null ? null : resolveBinding(name, node);
};

/** The message in `msg.type`. */
const ownerOf = (object: Node): Message => {
  const text = textOf(object);
  const binding = bindingOf(object);
  const type = binding?.key === null ? declaredType(binding.declarator) : null;
  return { text, typeName: type, isPayload: payloadTest(text, null, binding) };
};

/** The message behind `msg.type`, or behind a `type` that was taken from it; null where that cannot be told. */
export const messageOf = (subject: Node): Message | null => {
  const plain = unwrap(subject);
  const member = memberOf(plain);
  if (member !== null) return ownerOf(unwrap(member.object));
  const binding = bindingOf(plain);
  if (binding === null) return null;
  const { declarator, key } = binding;
  const { initializer } = declarator;
  const owner = initializer === null ? null : memberOf(initializer);
  if (key === null) return owner === null ? plainVariable : ownerOf(unwrap(owner.object));
  const text = initializer === null ? null : textOf(unwrap(initializer));
  return { text, typeName: declaredType(declarator), isPayload: payloadTest(text, declarator) };
};

/** A variable that was taken from no message. */
const plainVariable: Message = { text: null, typeName: null, isPayload: () => false };

/** The expression that a switch looks at. */
export const subjectOf = (statement: Node): Node | null => {
  const condition = child(statement, 'ParenthesizedExpression');
  return condition === null ? null : (parts(condition)[0] ?? null);
};
