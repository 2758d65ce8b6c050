// Strings that a message's type is compared with outside a switch. What is done then is not read; that it may be something is.
import { memberOf, operatorOf, unwrap } from './expressions.ts';
import { stringValue, type Node, type SyntaxFile } from './tree.ts';

const equals = new Set(['===', '==', '!==', '!=']);

/** `msg.type`, however it is cast. */
const isTypeMember = (node: Node | undefined): boolean => node !== undefined && memberOf(unwrap(node))?.key === 'type';

const comparedString = (comparison: Node): string | null => {
  if (!equals.has(operatorOf(comparison) ?? '')) return null;
  const [left, , right] = comparison.children;
  if (isTypeMember(left)) return stringValue(right ?? null);
  return isTypeMember(right) ? stringValue(left ?? null) : null;
};

export const readComparisons = (file: SyntaxFile): readonly string[] => [
  ...new Set(file.all('BinaryExpression').flatMap((comparison) => comparedString(comparison) ?? [])),
];
