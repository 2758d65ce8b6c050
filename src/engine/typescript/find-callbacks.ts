// Finds what a React hook makes and gives back: its callbacks, and the object it returns.
import {
  type ArrowFunction,
  type Block,
  type CallExpression,
  Node,
  type ObjectLiteralExpression,
  type ReturnStatement,
  type SourceFile,
  type VariableDeclaration,
  type VariableStatement,
} from 'ts-morph';

export interface Callback {
  readonly name: string;
  readonly statement: VariableStatement;
  readonly call: CallExpression;
  readonly arrow: ArrowFunction;
  /** The text of each dependency. */
  readonly dependencies: readonly string[];
}

export interface HookParts {
  readonly body: Block;
  readonly callbacks: readonly Callback[];
  readonly returning: ReturnStatement;
  readonly returned: ObjectLiteralExpression;
}

const bodyOf = (file: SourceFile, hook: string): Block | null => {
  const variable = file.getVariableDeclaration(hook)?.getInitializer();
  const body = Node.isArrowFunction(variable) ? variable.getBody() : file.getFunction(hook)?.getBody();
  return Node.isBlock(body) ? body : null;
};

const callbackOf = (statement: VariableStatement, declaration: VariableDeclaration): Callback | null => {
  const call = declaration.getInitializer();
  if (!Node.isCallExpression(call) || !/(?:^|\.)useCallback$/.test(call.getExpression().getText())) return null;
  const [arrow, list] = call.getArguments();
  if (!Node.isArrowFunction(arrow)) return null;
  const dependencies = Node.isArrayLiteralExpression(list) ? list.getElements().map((one) => one.getText()) : [];
  return { name: declaration.getName(), statement, call, arrow, dependencies };
};

const returnedObject = (returning: ReturnStatement | undefined): ObjectLiteralExpression | null => {
  const value = returning?.getExpression();
  return Node.isObjectLiteralExpression(value) ? value : null;
};

/** The parts of a hook, or why it takes no callback. */
export const findHook = (file: SourceFile, hook: string): HookParts | string => {
  const body = bodyOf(file, hook);
  if (body === null) return `No hook ${hook} stands in this file: choose the file that declares it.`;
  const returning = body.getStatements().findLast((statement) => Node.isReturnStatement(statement));
  const returned = returnedObject(returning);
  if (returning === undefined || returned === null) {
    return `${hook} returns no object: let it return one, then add the callback.`;
  }
  const callbacks = body.getVariableStatements().flatMap((statement) => {
    return statement.getDeclarations().flatMap((declaration) => callbackOf(statement, declaration) ?? []);
  });
  return { body, callbacks, returning, returned };
};

/** Whether the hook itself declares a name, as a parameter or a variable of its body. */
export const declarationIn = ({ body }: HookParts, name: string): Node | null => {
  for (const statement of body.getStatements()) {
    const declarations = Node.isVariableStatement(statement) ? statement.getDeclarations() : [];
    const found = declarations.find((one) =>
      new Set(
        one
          .getNameNode()
          .getText()
          .match(/[\w$]+/g),
      ).has(name),
    );
    if (found !== undefined) return found;
    if (Node.isFunctionDeclaration(statement) && statement.getName() === name) return statement;
  }
  const owner = body.getParent();
  const parameters = Node.isParametered(owner) ? owner.getParameters() : [];
  return parameters.find((parameter) => parameter.getName() === name) ?? null;
};
