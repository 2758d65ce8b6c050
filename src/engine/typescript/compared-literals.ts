// Finds the strings that a message's type is compared with outside a switch, and the marks that name an event.
import { Node, SyntaxKind } from 'ts-morph';
import type { Range } from '../source.ts';
import { rangeOf } from './style.ts';
import { readSyntax } from './syntax.ts';

const equals = new Set([
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.EqualsEqualsToken,
  SyntaxKind.ExclamationEqualsToken,
]);

/** The literals of that value, with their quotes, that `subject` is compared with. */
export const comparedLiterals = (text: string, subject: string, value: string): readonly Range[] => {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  return readSyntax(text.slice(mark), (file) =>
    file.getDescendantsOfKind(SyntaxKind.StringLiteral).flatMap((literal) => {
      const parent = literal.getParent();
      if (literal.getLiteralValue() !== value || !Node.isBinaryExpression(parent)) return [];
      const other = parent.getLeft() === literal ? parent.getRight() : parent.getLeft();
      if (!equals.has(parent.getOperatorToken().getKind()) || other.getText() !== subject) return [];
      const { start, end } = rangeOf(literal);
      return [{ start: start + mark, end: end + mark }];
    }),
  );
};
