// How a file is written: read from the file itself, so that new code looks like the code around it.
import { type Node, type SourceFile, SyntaxKind, ts } from 'ts-morph';
import { type Range } from '../source.ts';

export interface Style {
  readonly newline: string;
  /** One step of indentation. */
  readonly indent: string;
  readonly quote: "'" | '"';
  /** `;` or nothing. */
  readonly semicolon: string;
  /** `,` or nothing: what ends the last argument or parameter where each stands on its own line. */
  readonly lastArgument: string;
  /** `,` or nothing: the same for objects, arrays and imports. */
  readonly lastItem: string;
  /** A blank or nothing: what stands inside the braces of a one-line object or import. */
  readonly bracePadding: string;
  readonly hasArrowParentheses: boolean;
}

/** The longest line that is written in one piece. */
export const lineLimit = 100;

const statementKinds = new Set([
  SyntaxKind.VariableStatement,
  SyntaxKind.ExpressionStatement,
  SyntaxKind.ReturnStatement,
  SyntaxKind.BreakStatement,
  SyntaxKind.ContinueStatement,
  SyntaxKind.ThrowStatement,
  SyntaxKind.ImportDeclaration,
  SyntaxKind.ExportDeclaration,
  SyntaxKind.TypeAliasDeclaration,
]);

/** Whether a statement of this kind is closed by a semicolon where the file uses them. */
export const takesSemicolon = (kind: SyntaxKind): boolean => statementKinds.has(kind);

/** Votes for and against; the majority decides. */
class Vote {
  private balance = 0;
  cast(isFor: boolean): void {
    this.balance += isFor ? 1 : -1;
  }
  isWon(otherwise: boolean): boolean {
    return this.balance === 0 ? otherwise : this.balance > 0;
  }
}

interface Votes {
  readonly double: Vote;
  readonly semicolon: Vote;
  readonly lastArgument: Vote;
  readonly lastItem: Vote;
  readonly padding: Vote;
  readonly parentheses: Vote;
}

/** Whether each item of a list stands on its own line, the closing bracket too. */
export const isExploded = (text: string, list: ts.NodeArray<ts.Node>): boolean =>
  /^[ \t]*\r?\n/.test(text.slice(list.pos)) && /^,?\s*\n\s*[)\]}]/.test(text.slice(list.at(-1)?.end));

/** Is there a comma after the last item? */
const voteOnList = (text: string, list: ts.NodeArray<ts.Node>, vote: Vote): void => {
  if (list.length > 0 && isExploded(text, list)) vote.cast(list.hasTrailingComma);
};

const voteOnBraces = (text: string, node: ts.Node, start: number, votes: Votes): void => {
  const braces = text.slice(start, node.end);
  if (braces.length > 2 && !braces.includes('\n')) votes.padding.cast(braces[1] === ' ');
};

const voteOn = (text: string, source: ts.SourceFile, node: ts.Node, votes: Votes): void => {
  if (takesSemicolon(node.kind)) votes.semicolon.cast(text[node.end - 1] === ';');
  if (ts.isStringLiteral(node) && !ts.isJsxAttribute(node.parent)) votes.double.cast(text[node.end - 1] === '"');
  if (ts.isCallExpression(node)) voteOnList(text, node.arguments, votes.lastArgument);
  if (ts.isObjectLiteralExpression(node) || ts.isNamedImports(node))
    voteOnBraces(text, node, node.getStart(source), votes);
  if (ts.isObjectLiteralExpression(node)) voteOnList(text, node.properties, votes.lastItem);
  if (ts.isArrayLiteralExpression(node) || ts.isNamedImports(node)) voteOnList(text, node.elements, votes.lastItem);
  if (ts.isFunctionLike(node)) voteOnList(text, node.parameters, votes.lastArgument);
  if (ts.isArrowFunction(node) && node.parameters.length === 1 && node.parameters[0]?.type === undefined) {
    votes.parentheses.cast(text[node.getStart(source)] === '(');
  }
};

/** The most frequent step between two lines of growing indentation. */
const readIndent = (text: string): string => {
  const steps = new Map<string, number>();
  let before = '';
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || /^\s*\*/.test(line)) continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (indent.startsWith(before) && indent !== before) {
      const step = indent.slice(before.length);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    before = indent;
  }
  const [best] = [...steps].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? '  ';
};

const styles = new WeakMap<SourceFile, Style>();

export const readStyle = (file: SourceFile): Style => {
  const known = styles.get(file);
  if (known !== undefined) return known;
  const style = votedStyle(file);
  styles.set(file, style);
  return style;
};

const votedStyle = (file: SourceFile): Style => {
  const text = file.getFullText();
  const votes = {
    double: new Vote(),
    semicolon: new Vote(),
    lastArgument: new Vote(),
    lastItem: new Vote(),
    padding: new Vote(),
    parentheses: new Vote(),
  };
  const visit = (node: ts.Node): void => {
    voteOn(text, file.compilerNode, node, votes);
    ts.forEachChild(node, visit);
  };
  visit(file.compilerNode);
  return {
    newline: /\r?\n/.exec(text)?.[0] ?? '\n',
    indent: readIndent(text),
    quote: votes.double.isWon(false) ? '"' : "'",
    semicolon: votes.semicolon.isWon(false) ? ';' : '',
    lastArgument: votes.lastArgument.isWon(false) ? ',' : '',
    lastItem: votes.lastItem.isWon(true) ? ',' : '',
    bracePadding: votes.padding.isWon(true) ? ' ' : '',
    hasArrowParentheses: votes.parentheses.isWon(true),
  };
};

/** A string literal in the file's quotes. */
export const quoted = (value: string, quote: Style['quote']): string =>
  quote + JSON.stringify(value).slice(1, -1).replace(/\\"/g, '"').replaceAll(quote, `\\${quote}`) + quote;

/** The range of a node without the comments above it. */
export const rangeOf = (node: Node): Range => ({
  start: node.getStart(),
  end: node.getEnd(),
});
