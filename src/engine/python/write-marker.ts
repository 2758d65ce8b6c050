// Events inside an agent's stream: a tool marks its result, and the case that gets tool results sends what is marked. The
// kinds of stream events belong to the library, so a new branch stands beside those for other marks, and no case is added.
import type { CallFact, PythonFacts } from '../facts.ts';
import { refuse, written, type FieldSpec, type Written } from '../plan.ts';
import { indentAt, isInside, type Range, type TextEdit } from '../source.ts';
import { childNamed, textOf } from './expressions.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { writeRead } from './reception-text.ts';
import { toIdentifier } from './python-text.ts';
import { readPython } from './reader.ts';
import { call, deeper, layOut, layOutCondition, type Bracketed, type Code, type Frame } from './ruff-layout.ts';
import { blockEnd, linesBelow, withoutBlock } from './text-block.ts';
import { parsePython, type PyNode } from './tree.ts';

export interface MarkerSpec {
  /** The wrapper class, whose events the case sends. */
  readonly wrapper: string;
  readonly factory: string;
  /** `__upload_step__`. */
  readonly marker: string;
  readonly fields: readonly FieldSpec[];
  readonly lineLength: number;
}

/** A branch of the case for tool results that looks for a mark. */
export interface MarkedBranch {
  readonly condition: PyNode;
  readonly body: PyNode;
  readonly range: Range;
  readonly marker: string;
  /** What holds the tool's result. */
  readonly subject: string;
}

const mark = /(\w+)\.get\(\s*["'](__\w+__)["']|(\w+)\[["'](__\w+__)["']\]|["'](__\w+__)["'] in (\w+)/;

const branchesOf = (text: string, chain: PyNode): readonly MarkedBranch[] =>
  chain.children.flatMap((body, index) => {
    const condition = chain.children[index - 1];
    const keyword = chain.children[index - 2];
    if (body.name !== 'Body' || condition === undefined || keyword === undefined) return [];
    const found = mark.exec(textOf(text, condition));
    const subject = found?.[1] ?? found?.[3] ?? found?.[6];
    const marker = found?.[2] ?? found?.[4] ?? found?.[5];
    if (subject === undefined || marker === undefined) return [];
    return [{ condition, body, subject, marker, range: { start: keyword.start, end: body.end } }];
  });

const isForResults = (text: string, clause: PyNode): boolean =>
  /(?:^|\.)tool_result$|^["']tool_result["']$/.test(textOf(text, clause.children[1] ?? clause));

const isOf = (facts: PythonFacts, { receiver }: CallFact, wrapper: string): boolean =>
  receiver === wrapper || facts.imports.some(({ local, imported }) => local === receiver && imported === wrapper);

/** The marked branches of the case that gets tool results and sends events of this wrapper; null without such a case. */
export const findMarked = (text: string, wrapper: string): readonly MarkedBranch[] | null => {
  const facts = readPython(text);
  const clauses = parsePython(text).nodes.filter((node) => node.name === 'MatchClause' && isForResults(text, node));
  const sends = (clause: PyNode): boolean => {
    const around = facts.functions.findLast(({ range }) => isInside(clause, range));
    return facts.calls.some((one) => one.within === around?.name && isOf(facts, one, wrapper));
  };
  const [clause] = clauses.filter(sends);
  if (clause === undefined) return null;
  const chains = childNamed(clause, 'Body')?.children.filter(({ name }) => name === 'IfStatement') ?? [];
  return chains.map((chain) => branchesOf(text, chain)).find((branches) => branches.length > 0) ?? [];
};

/** One send in a branch: the call, and the message that is built in it. */
interface Send {
  readonly outer: CallFact;
  readonly message: CallFact;
}

const sendsIn = (facts: PythonFacts, body: Range, wrapper: string): readonly Send[] =>
  facts.calls
    .filter((one) => isInside(one.range, body) && isOf(facts, one, wrapper))
    .flatMap((message) => {
      const outer = facts.calls.find(
        (one) => one !== message && isInside(one.range, body) && isInside(message.range, one.range),
      );
      return outer === undefined ? [] : [{ outer, message }];
    });

/** The same send with another message in it. */
const withMessage = ({ outer, message }: Send, built: Bracketed): Bracketed =>
  call(
    outer.callee,
    ...outer.arguments.map((one): Code => {
      const keyword = one.keyword === null ? '' : `${one.keyword}=`;
      return isInside(message.range, one.range) ? { ...built, open: keyword + built.open } : keyword + one.text;
    }),
  );

const isText = (text: string): boolean => /^[fF]?["']/.test(text);

/** What the tool's end says of it: in place of the neighbour's words, the event's. */
const endLike = (send: Send, words: string, { quote }: FileStyle): Bracketed => {
  const { callee, arguments: given } = send.message;
  const last = given.findLastIndex((one) => isText(one.text));
  const texts = given.map((one, index) => {
    const value = index === last ? `${quote}[${words}]${quote}` : one.text;
    return one.keyword === null ? value : `${one.keyword}=${value}`;
  });
  return withMessage(send, call(callee, ...texts));
};

const keywordRead = (name: string, read: Bracketed): Bracketed => ({ ...read, open: `${name}=${read.open}` });

const wordsOf = (factory: string): string => {
  const words = factory.replace(/_+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const conditionLines = (condition: string, frame: Frame): readonly string[] => {
  const [left = '', ...rest] = condition.split(/ (?=and )/);
  return rest.length === 1
    ? layOutCondition('elif', left, rest[0] ?? '', frame)
    : [`${frame.indent}elif ${condition}:`];
};

export const insertMarked = (text: string, spec: MarkerSpec): Written => {
  const facts = readPython(text);
  const branches = findMarked(text, spec.wrapper);
  const sibling = branches?.at(-1);
  if (branches?.some(({ marker }) => marker === spec.marker) === true) return written();
  const [send, ...others] = sibling === undefined ? [] : sendsIn(facts, sibling.body, spec.wrapper);
  if (sibling === undefined || send === undefined)
    return refuse('Send what a marked tool result says in a first branch by hand: no case for tool results has one.');
  const style = readStyle(text);
  const frame = { indent: indentAt(text, sibling.range.start), unit: style.unit, lineLength: spec.lineLength };
  const inner = deeper(frame);
  const built = call(
    send.message.callee.replace(/\w+$/, spec.factory),
    ...spec.fields.map((field) => {
      const name = toIdentifier(field.key);
      return keywordRead(name, writeRead({ ...field, key: name }, sibling.subject, style.quote));
    }),
  );
  const end = others.at(-1);
  const lines = [
    ...conditionLines(textOf(text, sibling.condition).replace(sibling.marker, spec.marker), frame),
    ...layOut('await ', withMessage(send, built), '', inner),
    ...(end === undefined ? [] : layOut('await ', endLike(end, wordsOf(spec.factory), style), '', inner)),
  ];
  return written(linesBelow(blockEnd(text, sibling.range), 0, lines, style));
};

/** Takes the branch away that holds the built message; null where it does more than was written. */
export const removeMarked = (text: string, wrapper: string, at: number): readonly TextEdit[] | null => {
  const facts = readPython(text);
  const branches = findMarked(text, wrapper) ?? [];
  const index = branches.findIndex(({ body }) => body.start <= at && at < body.end);
  const own = branches[index];
  if (own === undefined || index === 0) return null;
  const [send, ...others] = sendsIn(facts, own.body, wrapper);
  const statements = own.body.children.length - 1;
  const isOurs =
    send?.message.nameRange.start === at &&
    statements === 1 + others.length &&
    others.length < 2 &&
    send.message.arguments.every(
      ({ keyword, text: value }) => keyword !== null && value.startsWith(`${own.subject}.get(`),
    );
  return isOurs ? [withoutBlock(text, own.range)] : null;
};
