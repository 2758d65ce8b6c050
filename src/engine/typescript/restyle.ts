// Gives code that was written without a file in mind that file's quotes, semicolons and indentation.
import { type Node, type SourceFile, SyntaxKind, ts } from 'ts-morph';
import { applyEdits, type TextEdit } from '../source.ts';
import { isExploded, quoted, rangeOf, type Style, takesSemicolon } from './style.ts';
import { readSyntax } from './syntax.ts';
import { deletion, insertion } from './together.ts';

const requoting = (file: SourceFile, style: Style): readonly TextEdit[] =>
  file.getDescendantsOfKind(SyntaxKind.StringLiteral).map((literal) => ({
    range: rangeOf(literal),
    text: quoted(literal.getLiteralValue(), style.quote),
  }));

const closing = (file: SourceFile, style: Style): readonly TextEdit[] =>
  file
    .getDescendants()
    .filter((node: Node) => takesSemicolon(node.getKind()) && !node.getText().endsWith(';'))
    .map((node) => insertion(node.getEnd(), style.semicolon));

/** Commas after the last item of lists that stand one item a line. */
const ending = (file: SourceFile, style: Style): readonly TextEdit[] => {
  const text = file.getFullText();
  const edits: TextEdit[] = [];
  const end = (list: ts.NodeArray<ts.Node>, wanted: string): void => {
    const last = list.at(-1);
    if (last === undefined || !isExploded(text, list) || list.hasTrailingComma === (wanted === ',')) return;
    edits.push(wanted === ',' ? insertion(last.end, ',') : deletion(last.end, list.end));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) end(node.properties, style.lastItem);
    if (ts.isArrayLiteralExpression(node)) end(node.elements, style.lastItem);
    if (ts.isCallExpression(node)) end(node.arguments, style.lastArgument);
    ts.forEachChild(node, visit);
  };
  visit(file.compilerNode);
  return edits;
};

/** Statements in the file's quotes, closed as the file closes them. */
const restyleStatements = (text: string, style: Style): string =>
  readSyntax(text, (file) =>
    applyEdits(text, [...requoting(file, style), ...ending(file, style), ...closing(file, style)]),
  );

/** A part of a statement is read behind a beginning that makes it a whole one. */
const restyleAfter = (beginning: string, text: string, style: Style): string => {
  const whole = beginning + text;
  return readSyntax(whole, (file) => applyEdits(whole, requoting(file, style))).slice(beginning.length);
};

/** A type in the file's quotes. */
export const restyleType = (text: string, style: Style): string => restyleAfter('type T = ', text, style);

/** An expression in the file's quotes. */
export const restyleExpression = (text: string, style: Style): string => restyleAfter('value = ', text, style);

/** Lines whose nesting is told by tabs or two-space steps, in the file's style, `indent` before each. */
export const restyleLines = (lines: readonly string[], indent: string, style: Style): string => {
  const restyled = restyleStatements(lines.join('\n'), style);
  const indented = restyled.split('\n').map((line) => {
    const steps = /^(?:\t| {2})*/.exec(line)?.[0] ?? '';
    const depth = steps.replaceAll('  ', '\t').length;
    return line.trim() === '' ? '' : indent + style.indent.repeat(depth) + line.slice(steps.length);
  });
  return indented.join(style.newline);
};

/** Whether the lines declare something at their top, so that a case needs braces for them. */
export const declaresAtTop = (lines: readonly string[]): boolean =>
  readSyntax(lines.join('\n'), (file) =>
    file.getStatements().some((statement) => {
      const kind = statement.getKind();
      return (
        kind === SyntaxKind.VariableStatement ||
        kind === SyntaxKind.FunctionDeclaration ||
        kind === SyntaxKind.ClassDeclaration
      );
    }),
  );

/** Whether control leaves the lines at their end. */
export const leavesAtEnd = (lines: readonly string[]): boolean =>
  /^(?:return|break|throw|continue)\b/.test(lines.at(-1) ?? '');
