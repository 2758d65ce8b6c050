// Finds the switch that handles a protocol's messages: by the hook around it and by what its subject is said to be.
import {
  type Expression,
  Node,
  type ParameterDeclaration,
  type SourceFile,
  type SwitchStatement,
  SyntaxKind,
  type VariableDeclaration,
} from 'ts-morph';

export interface SwitchQuery {
  /** The function around it; null where the switch stands in none or in any. */
  readonly hook: string | null;
  /** The annotation of the subject's variable; null where it has none. */
  readonly messageType: string | null;
}

const rootOf = (expression: Expression): Expression => {
  if (Node.isPropertyAccessExpression(expression) || Node.isElementAccessExpression(expression)) {
    return rootOf(expression.getExpression());
  }
  if (
    Node.isNonNullExpression(expression) ||
    Node.isParenthesizedExpression(expression) ||
    Node.isAsExpression(expression)
  ) {
    return rootOf(expression.getExpression());
  }
  return expression;
};

type Declared = ParameterDeclaration | VariableDeclaration;

const isNamed = (declared: Declared, name: string): boolean => {
  const node = declared.getNameNode();
  if (Node.isIdentifier(node)) return node.getText() === name;
  return node.getDescendantsOfKind(SyntaxKind.BindingElement).some((element) => element.getName() === name);
};

/** Variables that a scope declares itself: parameters, and the statements of a block. */
const declaredIn = (scope: Node): readonly Declared[] => {
  if (Node.isParametered(scope)) return scope.getParameters();
  if (!Node.isBlock(scope) && !Node.isSourceFile(scope)) return [];
  return scope.getVariableStatements().flatMap((statement) => statement.getDeclarations());
};

/** What a variable is said to be: by its annotation, by a cast, or by what it is taken from. */
const typeOf = (declared: Declared, seen: readonly string[]): string | null => {
  const initializer = declared.getInitializer();
  const annotation =
    declared.getTypeNode() ?? (Node.isAsExpression(initializer) ? initializer.getTypeNode() : undefined);
  // Type arguments tell no two messages apart.
  if (annotation !== undefined) return /^[\w$.]+/.exec(annotation.getText())?.[0] ?? null;
  return Node.isIdentifier(initializer) ? annotationOf(initializer, seen) : null;
};

/** The type that the variable behind a subject is said to have. `seen` are the names already asked for. */
const annotationOf = (subject: Expression, seen: readonly string[] = []): string | null => {
  const name = rootOf(subject).getText();
  if (seen.includes(name)) return null;
  for (const scope of subject.getAncestors()) {
    const found = declaredIn(scope).find((one) => isNamed(one, name));
    if (found !== undefined) return typeOf(found, [...seen, name]);
  }
  return null;
};

const isInside = (node: Node, name: string): boolean =>
  node.getAncestors().some((ancestor) => {
    if (Node.isFunctionDeclaration(ancestor)) return ancestor.getName() === name;
    if (Node.isVariableDeclaration(ancestor)) return ancestor.getName() === name;
    return Node.isMethodDeclaration(ancestor) && ancestor.getName() === name;
  });

const mostCases = (switches: readonly SwitchStatement[]): SwitchStatement | null => {
  let best: SwitchStatement | null = null;
  for (const one of switches) {
    if (best === null || one.getClauses().length > best.getClauses().length) best = one;
  }
  return best;
};

export const findSwitch = (file: SourceFile, { hook, messageType }: SwitchQuery): SwitchStatement | null => {
  const all = file.getDescendantsOfKind(SyntaxKind.SwitchStatement);
  const within = hook === null ? all : all.filter((one) => isInside(one, hook));
  if (messageType === null) return mostCases(within);
  const annotated = within.map((one) => ({ one, annotation: annotationOf(one.getExpression()) }));
  // Where nothing is annotated any switch may be the one; beside annotated ones it has to be named.
  const isTold = annotated.some(({ annotation }) => annotation !== null);
  return mostCases(annotated.flatMap(({ one, annotation }) => (isTold && annotation !== messageType ? [] : [one])));
};
