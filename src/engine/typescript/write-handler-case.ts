// A case in the switch that handles messages. It goes where no other case falls through into it or out of it.
import { type CaseOrDefaultClause, Node, type SourceFile, type SwitchStatement } from 'ts-morph';
import { chooseAnchor } from '../placement.ts';
import { type Placement, refuse, type Written, written } from '../plan.ts';
import { indentAt, type Range } from '../source.ts';
import { findSwitch, type SwitchQuery } from './find-switch.ts';
import { type Gap, linesAfter, linesBeforeFirst, usualBlank, withdrawFirstLines, withdrawLines } from './lines.ts';
import { memberNameFor } from './member-name.ts';
import { declaresAtTop, leavesAtEnd, restyleLines } from './restyle.ts';
import { quoted, rangeOf, readStyle, type Style } from './style.ts';
import { writeInto } from './syntax.ts';
import { insertion } from './together.ts';

export interface HandlerCaseSpec extends SwitchQuery {
  readonly value: string;
  /** Statements, one a line, without semicolons or `break`; nesting by tabs or two-space steps. */
  readonly body: readonly string[];
  /** Candidates are wire values. */
  readonly placement: Placement;
}

export type HandlerCaseName = SwitchQuery & Pick<HandlerCaseSpec, 'value'>;

/** How one switch writes its labels: strings, or members of an enum. */
interface Labels {
  readonly enumName: string | null;
  readonly members: readonly string[];
}

const labelsOf = (clauses: readonly CaseOrDefaultClause[]): Labels => {
  const accesses = clauses.flatMap((clause) => {
    const label = Node.isCaseClause(clause) ? clause.getExpression() : undefined;
    return Node.isPropertyAccessExpression(label) ? [label] : [];
  });
  const [first] = accesses;
  const isUsual = accesses.length * 2 > clauses.length;
  return {
    enumName: isUsual && first !== undefined ? first.getExpression().getText() : null,
    members: accesses.map((access) => access.getName()),
  };
};

const writeLabel = (value: string, labels: Labels, style: Style): string =>
  labels.enumName === null ? quoted(value, style.quote) : `${labels.enumName}.${memberNameFor(value, labels.members)}`;

const hasLabel = (clause: CaseOrDefaultClause, value: string, labels: Labels): boolean => {
  const label = Node.isCaseClause(clause) ? clause.getExpression() : undefined;
  if (Node.isStringLiteral(label) || Node.isNoSubstitutionTemplateLiteral(label))
    return label.getLiteralValue() === value;
  if (labels.enumName === null || !Node.isPropertyAccessExpression(label)) return false;
  return label.getName() === memberNameFor(value, labels.members);
};

/** Whether control cannot run out of a statement into what follows. */
const leaves = (node: Node | undefined): boolean => {
  if (Node.isBlock(node)) return leaves(node.getStatements().at(-1));
  if (Node.isIfStatement(node)) return leaves(node.getThenStatement()) && leaves(node.getElseStatement());
  return (
    Node.isBreakStatement(node) ||
    Node.isReturnStatement(node) ||
    Node.isThrowStatement(node) ||
    Node.isContinueStatement(node)
  );
};

const isOpenBelow = (clause: CaseOrDefaultClause | undefined): boolean =>
  clause !== undefined && !leaves(clause.getStatements().at(-1));

/** Moves a place up until nothing above runs into it: the index of the clause to stand before. */
const upToClosed = (clauses: readonly CaseOrDefaultClause[], index: number): number => {
  let place = index;
  while (place > 0 && isOpenBelow(clauses[place - 1])) place--;
  return place;
};

/** The place after a clause, below all clauses that it shares its body with. */
const downToClosed = (clauses: readonly CaseOrDefaultClause[], index: number): number => {
  let place = index + 1;
  while (place < clauses.length && isOpenBelow(clauses[place - 1])) place++;
  return upToClosed(clauses, place);
};

const placeAtEnd = (clauses: readonly CaseOrDefaultClause[]): number =>
  upToClosed(clauses, Node.isDefaultClause(clauses.at(-1)) ? clauses.length - 1 : clauses.length);

const placeIn = (clauses: readonly CaseOrDefaultClause[], placement: Placement, labels: Labels): number => {
  const indexOf = (value: string): number => clauses.findIndex((clause) => hasLabel(clause, value, labels));
  const candidates = placement.map((one) => ('after' in one ? one.after : one.before));
  const anchor = chooseAnchor(placement, new Set(candidates.filter((value) => indexOf(value) !== -1)));
  if (anchor === null) return placeAtEnd(clauses);
  return 'after' in anchor ? downToClosed(clauses, indexOf(anchor.after)) : upToClosed(clauses, indexOf(anchor.before));
};

/** Whether most cases that have a body put it in braces. */
const isBraced = (clauses: readonly CaseOrDefaultClause[]): boolean => {
  const filled = clauses.filter((clause) => clause.getStatements().length > 0);
  return filled.filter((clause) => Node.isBlock(clause.getStatements()[0])).length * 2 > filled.length;
};

const caseLines = (
  spec: HandlerCaseSpec,
  clauses: readonly CaseOrDefaultClause[],
  indent: string,
  style: Style,
): string => {
  const hasBraces = isBraced(clauses) || declaresAtTop(spec.body);
  const body = leavesAtEnd(spec.body) ? spec.body : [...spec.body, 'break'];
  const head = `${indent}case ${writeLabel(spec.value, labelsOf(clauses), style)}:${hasBraces ? ' {' : ''}`;
  const lines = [head, restyleLines(body, indent + style.indent, style)];
  return [...lines, ...(hasBraces ? [`${indent}}`] : [])].join(style.newline);
};

const gapIn = (text: string, clauses: readonly Range[], newline: string): Gap => ({
  newline,
  blank: usualBlank(text, clauses, 0),
});

/** Between the braces of a switch that has no case yet. */
const insertOnly = (text: string, found: SwitchStatement, lines: string, newline: string): Written => {
  const end = found.getEnd() - 1;
  const open = found.getCaseBlock().getStart() + 1;
  const isClosedBelow = text.slice(open, end).includes('\n');
  return written(insertion(open, newline + lines + (isClosedBelow ? '' : newline + indentAt(text, found.getStart()))));
};

const noSwitch = ({ hook, messageType }: SwitchQuery): Written =>
  refuse(
    `No switch over ${messageType ?? 'messages'} stands in ${hook ?? 'this file'}: write one, then add the event again.`,
  );

const insertInto = (file: SourceFile, spec: HandlerCaseSpec): Written => {
  const found = findSwitch(file, spec);
  if (found === null) return noSwitch(spec);
  const text = file.getFullText();
  const clauses = found.getClauses();
  const labels = labelsOf(clauses);
  if (clauses.some((clause) => hasLabel(clause, spec.value, labels))) return written();
  const style = readStyle(file);
  const [first] = clauses;
  const indent =
    first === undefined ? indentAt(text, found.getStart()) + style.indent : indentAt(text, first.getStart());
  const lines = caseLines(spec, clauses, indent, style);
  if (first === undefined) return insertOnly(text, found, lines, style.newline);
  const place = placeIn(clauses, spec.placement, labels);
  const previous = clauses[place - 1];
  const gap = gapIn(text, clauses.map(rangeOf), style.newline);
  if (previous === undefined) return written(linesBeforeFirst(text, first.getStart(), lines, gap));
  return written(linesAfter(text, previous.getEnd(), lines, gap));
};

/** Adds a case beside its neighbours. */
export const insertHandlerCase = (text: string, spec: HandlerCaseSpec): Written =>
  writeInto(text, (file) => insertInto(file, spec));

/** Takes a case out again. A case that others fall into, or that falls into another, is the user's to take apart. */
export const removeHandlerCase = (text: string, name: HandlerCaseName): Written =>
  writeInto(text, (file) => {
    const found = findSwitch(file, name);
    const clauses = found?.getClauses() ?? [];
    const labels = labelsOf(clauses);
    const index = clauses.findIndex((clause) => hasLabel(clause, name.value, labels));
    const clause = clauses[index];
    if (clause === undefined) return written();
    if (index > 0 && isOpenBelow(clauses[index - 1]) && clause.getStatements().length > 0) {
      return refuse(`Another case runs into case '${name.value}': take the two apart first.`);
    }
    const body = file.getFullText();
    const others = clauses.filter((one) => one !== clause).map(rangeOf);
    const gap = gapIn(body, others, '');
    if (index === 0 && clauses.length > 1) return written(withdrawFirstLines(body, rangeOf(clause), gap));
    return written(withdrawLines(body, rangeOf(clause), gap));
  });
