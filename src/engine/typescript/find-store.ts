// Finds the parts of a Zustand store: its creator, the object of state and actions, and the interface that types it.
import {
  type ArrowFunction,
  type FunctionExpression,
  Node,
  type ObjectLiteralElementLike,
  type ObjectLiteralExpression,
  type SourceFile,
  SyntaxKind,
  type TypeElementTypes,
  type TypeNode,
} from 'ts-morph';

export interface StoreParts {
  readonly object: ObjectLiteralExpression;
  /** What the creator calls the function that sets state. */
  readonly set: string;
  readonly members: readonly TypeElementTypes[];
}

type Creator = ArrowFunction | FunctionExpression;

/** `create<T>()(persist((set) => …, {…}))`: the creator is the innermost first argument. */
const creatorOf = (node: Node | undefined): Creator | null => {
  if (Node.isArrowFunction(node) || Node.isFunctionExpression(node)) return node;
  return Node.isCallExpression(node) ? creatorOf(node.getArguments()[0]) : null;
};

const unwrapped = (node: Node | undefined): Node | undefined => {
  const isWrapper =
    Node.isParenthesizedExpression(node) || Node.isAsExpression(node) || Node.isSatisfiesExpression(node);
  return isWrapper ? unwrapped(node.getExpression()) : node;
};

const objectOf = (creator: Creator): ObjectLiteralExpression | null => {
  const body = creator.getBody();
  const returned = Node.isBlock(body) ? body.getStatements().at(-1) : undefined;
  const value = unwrapped(Node.isReturnStatement(returned) ? returned.getExpression() : body);
  return Node.isObjectLiteralExpression(value) ? value : null;
};

/** The members of a type, of all types that it is put together from; null where one of them is not of this file. */
const membersOf = (
  file: SourceFile,
  type: TypeNode | string,
  seen: readonly string[] = [],
): readonly TypeElementTypes[] | null => {
  if (typeof type === 'string') {
    const declaration = file.getInterface(type);
    if (declaration !== undefined) return declaration.getMembers();
    const aliased = seen.includes(type) ? undefined : file.getTypeAlias(type)?.getTypeNode();
    return aliased === undefined ? null : membersOf(file, aliased, [...seen, type]);
  }
  if (Node.isTypeLiteral(type)) return type.getMembers();
  if (Node.isTypeReference(type)) return membersOf(file, type.getTypeName().getText(), seen);
  if (!Node.isIntersectionTypeNode(type)) return null;
  const parts = type.getTypeNodes().map((part) => membersOf(file, part, seen));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
};

const isName = (type: string): boolean => /^[\w$]+$/.test(type);

/** The type that a store is created with, as it stands there. */
const createdWith = (file: SourceFile, hook: string): TypeNode | undefined => {
  const made = file.getVariableDeclaration(hook)?.getInitializer();
  const inner = Node.isCallExpression(made) ? made.getExpression() : undefined;
  const typed = [made, inner].find((call) => Node.isCallExpression(call) && call.getTypeArguments().length > 0);
  return Node.isCallExpression(typed) ? typed.getTypeArguments()[0] : undefined;
};

export const findStore = (file: SourceFile, hook: string, stateType: string): StoreParts | string => {
  const creator = creatorOf(file.getVariableDeclaration(hook)?.getInitializer());
  if (creator === null) return `No store ${hook} is made in this file: choose the file that creates it.`;
  const [set] = creator.getParameters();
  if (set === undefined) return `The creator of ${hook} takes no set: give it that parameter first.`;
  const object = objectOf(creator);
  if (object === null) return `${hook} is not made of one object of state and actions: add the state by hand.`;
  const members = membersOf(file, isName(stateType) ? stateType : (createdWith(file, hook) ?? stateType));
  if (members === null) return `${stateType} is no interface of this file: add the state of ${hook} by hand.`;
  return { object, set: set.getName(), members };
};

/** The name an entry or a member has, without quotes; empty where it has none. */
export const entryName = (node: ObjectLiteralElementLike | TypeElementTypes): string => {
  if (!Node.hasName(node)) return '';
  return node.getName().replace(/^(['"])(.*)\1$/, '$2');
};

const isFunctionValue = (node: Node | undefined): boolean =>
  Node.isArrowFunction(node) || Node.isFunctionExpression(node);

/** Whether an entry of the object is an action. */
export const isActionEntry = (node: ObjectLiteralElementLike): boolean =>
  Node.isMethodDeclaration(node) ||
  (Node.isPropertyAssignment(node) && isFunctionValue(unwrapped(node.getInitializer())));

/** Whether an entry is a value of the initial state. Getters compute theirs, and spreads stand for many. */
export const isStateEntry = (node: ObjectLiteralElementLike): boolean =>
  (Node.isPropertyAssignment(node) || Node.isShorthandPropertyAssignment(node)) && !isActionEntry(node);

/** Whether a member of the state's type is an action. */
export const isActionMember = (member: TypeElementTypes): boolean => {
  if (Node.isMethodSignature(member)) return true;
  const type = Node.isPropertySignature(member) ? member.getTypeNode() : undefined;
  return (
    Node.isFunctionTypeNode(type) || (Node.isParenthesizedTypeNode(type) && Node.isFunctionTypeNode(type.getTypeNode()))
  );
};

/** The object that `reset` sets, where it lists initial values one by one. */
export const resetObject = (object: ObjectLiteralExpression, set: string): ObjectLiteralExpression | null => {
  const states = object.getProperties().filter(isStateEntry).map(entryName);
  const reset = object.getProperties().find((property) => entryName(property) === 'reset');
  for (const call of reset?.getDescendantsOfKind(SyntaxKind.CallExpression) ?? []) {
    const [value] = call.getArguments();
    if (call.getExpression().getText() !== set || !Node.isObjectLiteralExpression(value)) continue;
    const properties = value.getProperties();
    const isList = properties.length > 0 && properties.every((property) => states.includes(entryName(property)));
    return isList ? value : null;
  }
  return null;
};
