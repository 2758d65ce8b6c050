// Writes the branch that receives an event in an endpoint, and the handler it calls.
import type { BranchFact, FunctionFact, PythonFacts, ValueRef } from '../facts.ts';
import { chooseAnchor } from '../placement.ts';
import { refuse, written, type ArgumentValue, type FieldSpec, type Placement, type Written } from '../plan.ts';
import { indentAt, type Range, type TextEdit } from '../source.ts';
import { findClass } from './class-range.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { codeOf, isNameTaken } from './name-use.ts';
import { toIdentifier } from './python-text.ts';
import { readPython } from './reader.ts';
import { namesInside } from './place.ts';
import { type BranchText, writeBranch, writeHandler } from './reception-text.ts';
import { blockEnd, linesBelow } from './text-block.ts';
import { type CalledFunction, makeBranchCall, type ResultAnswer } from './write-call.ts';
import { answerLines } from './write-request.ts';
import { ensureAny, importEdits } from './write-import.ts';

export interface ReceptionSpec {
  readonly set: string;
  readonly member: string;
  /** The wire value, for the marks of what is left to do. */
  readonly event: string;
  readonly fields: readonly FieldSpec[];
  /** The function that gets the fields; written if the module has none of that name. */
  readonly reception: string;
  /** An existing function that gets them instead. */
  readonly called: CalledFunction | null;
  /** What the result of that function is sent back as. */
  readonly answer: ResultAnswer | null;
  /** What the fields are the answer to. */
  readonly waiting: { readonly pending: string; readonly correlation: string } | null;
  /** Arguments of that function that no field and no name in scope gives. */
  readonly values: readonly ArgumentValue[];
  /** Candidates are wire values. */
  readonly placement: Placement;
  readonly lineLength: number;
}

export const insertReception = (text: string, spec: ReceptionSpec): Written => {
  const facts = readPython(text);
  const chain = findChain(facts, spec.set);
  const anchor = chooseBranch(chain, spec);
  if (anchor === null) {
    return refuse(`Compare a message's type with a member of \`${spec.set}\` first: this file has no such branch.`);
  }
  if (facts.branches.some((branch) => comparesWith(branch, spec.set, spec.member))) return written();
  const payload = chain.find(({ payloadVariable }) => payloadVariable !== null)?.payloadVariable ?? null;
  if (payload === null && spec.fields.length > 0) {
    return refuse(
      'Read the payload into a variable above the branches first, as in `payload = data.get("payload", {})`.',
    );
  }
  const around = findAround(text, facts, anchor);
  if (around === null) return refuse('Move the branches into a function first: a handler stands beside that function.');
  const found = { chain, anchor, payload: payload ?? '', around };
  if (spec.waiting !== null) return written(insertBody(text, spec, found, answerBody(spec, spec.waiting)));
  if (spec.called !== null) return insertCall(text, facts, spec, spec.called, found);
  const handler = facts.functions.find(({ name }) => name === spec.reception) ?? null;
  if (handler !== null && spec.fields.length > 0 && !isFitting(handler, spec.fields)) {
    return refuse(`Choose another name than \`${spec.reception}\`: that function takes other parameters.`);
  }
  return written(...insertParts(text, facts, spec, { ...found, handler }));
};

const insertBody = (text: string, spec: ReceptionSpec, found: Omit<Found, 'handler'>, body: ToBody): TextEdit => {
  const style = readStyle(text);
  const lines = writeBranchLines(text, spec, found, body, style);
  return linesBelow(blockEnd(text, found.anchor.range), blankLinesBetween(text, found.chain), lines, style);
};

/** Whoever waits for the answer gets it. */
const answerBody =
  ({ fields }: ReceptionSpec, waiting: { readonly pending: string; readonly correlation: string }): ToBody =>
  (isTaken, style) => ({
    imports: [],
    write: (passed, frame) => answerLines({ ...waiting, fields }, passed, isTaken, style, frame),
  });

/** The branch that calls an existing function, and the import it needs. */
const insertCall = (
  text: string,
  facts: PythonFacts,
  spec: ReceptionSpec,
  called: CalledFunction,
  found: Omit<Found, 'handler'>,
): Written => {
  const { anchor } = found;
  const within = anchor.within ?? '';
  const names = namesInside(text, within, anchor.range.start);
  const place = { text, facts, within, names, values: spec.values };
  const made = makeBranchCall(called, spec.fields, place, spec.answer);
  if ('kind' in made) return made;
  const branch = insertBody(text, spec, found, (isTaken, { quote }) => ({
    imports: made.isImportedHere ? [made.reached] : [],
    write: (passed, frame) => made.lines(passed, { isTaken, quote }, frame),
  }));
  const { isMissing, module, name } = made.reached;
  const imported =
    !isMissing || made.isImportedHere || module === null
      ? []
      : importEdits(text, { module, name, lineLength: spec.lineLength });
  return written(...imported, branch);
};

/** The chain with most branches that compare with members of the set, in its order. */
export const findChain = (facts: PythonFacts, set: string): readonly BranchFact[] => {
  const own = facts.branches.filter(({ values }) =>
    values.some((value) => value.kind === 'member' && value.set === set),
  );
  let best: readonly BranchFact[] = [];
  for (const chain of new Set(own.map((branch) => branch.chain))) {
    const branches = own.filter((branch) => branch.chain === chain);
    if (branches.length > best.length) best = branches;
  }
  return best;
};

export const comparesWith = ({ values }: BranchFact, set: string, member: string): boolean =>
  values.some((value) => value.kind === 'member' && value.set === set && value.member === member);

interface Found {
  readonly chain: readonly BranchFact[];
  /** The branch that the new one follows. */
  readonly anchor: BranchFact;
  readonly payload: string;
  /** The function or class of the module that holds the chain. */
  readonly around: Range;
  readonly handler: FunctionFact | null;
}

/** The enum stands in another file: its members are taken for wire values in upper case. */
const wireValue = (value: ValueRef): string | null =>
  value.kind === 'member' ? value.member.toLowerCase() : value.kind === 'literal' ? value.value : null;

const chooseBranch = (chain: readonly BranchFact[], { placement }: ReceptionSpec): BranchFact | null => {
  const indexOf = (wanted: string): number =>
    chain.findIndex(({ values }) => values.some((one) => wireValue(one) === wanted));
  const present = chain.flatMap(({ values }) => values.flatMap((value) => wireValue(value) ?? []));
  const candidate = chooseAnchor(placement, new Set(present));
  if (candidate === null) return chain.at(-1) ?? null;
  if ('after' in candidate) return chain[indexOf(candidate.after)] ?? null;
  // Nothing goes above the `if` that begins the chain.
  return chain[Math.max(indexOf(candidate.before) - 1, 0)] ?? null;
};

const findAround = (text: string, facts: PythonFacts, { within }: BranchFact): Range | null => {
  if (within === null) return null;
  const outermost = within.split('.')[0] ?? within;
  return (facts.functions.find(({ name }) => name === outermost) ?? findClass(text, outermost))?.range ?? null;
};

const isFitting = ({ parameters }: FunctionFact, fields: readonly FieldSpec[]): boolean =>
  parameters.length === fields.length &&
  fields.every(({ key }, index) => parameters[index]?.name === toIdentifier(key));

const insertParts = (text: string, facts: PythonFacts, spec: ReceptionSpec, found: Found): readonly TextEdit[] => {
  const style = readStyle(text);
  const { chain, anchor, handler } = found;
  const lines = writeBranchLines(text, spec, found, () => toHandler(spec, handler), style);
  const branch = linesBelow(blockEnd(text, anchor.range), blankLinesBetween(text, chain), lines, style);
  if (handler !== null || spec.fields.length === 0) return [branch];
  const own = writeHandler(spec.reception, spec.event, spec.fields, style, spec.lineLength);
  const beside = facts.functions.findLast(({ name }) => /^_handle_\w+$/.test(name))?.range ?? found.around;
  const below = linesBelow(blockEnd(text, beside), 2, own, style);
  return [...ensureAny(text, own, spec.lineLength), ...inOrder(branch, below)];
};

/** Edits at one place become one: the branch ends its function, and the handler follows. */
const inOrder = (branch: TextEdit, handler: TextEdit): readonly TextEdit[] => {
  if (branch.range.start === handler.range.start) return [{ range: branch.range, text: branch.text + handler.text }];
  return branch.range.start < handler.range.start ? [branch, handler] : [handler, branch];
};

/** What a branch does, once it is known which names mean something else around it. */
type ToBody = (isTaken: (name: string) => boolean, style: FileStyle) => BranchText['handler'];

const toHandler = ({ reception }: ReceptionSpec, handler: FunctionFact | null) => ({
  name: reception,
  isAsync: handler?.isAsync ?? true,
});

const writeBranchLines = (
  text: string,
  spec: ReceptionSpec,
  found: Omit<Found, 'handler'>,
  toBody: ToBody,
  style: FileStyle,
): readonly string[] => {
  const { anchor, around, payload } = found;
  const indent = indentAt(text, anchor.range.start);
  const inner = indentAt(text, anchor.bodyRange.start);
  const code = codeOf(text.slice(around.start, around.end));
  const isTaken = (name: string): boolean => isNameTaken(code, name);
  return writeBranch({
    event: spec.event,
    fields: spec.fields,
    subject: anchor.subject,
    value: writeValue(text, anchor, spec),
    payload,
    handler: toBody(isTaken, style),
    isTaken,
    style,
    frame: {
      indent,
      unit: inner.length > indent.length ? inner.slice(indent.length) : style.unit,
      lineLength: spec.lineLength,
    },
  });
};

/** The member as its neighbour is written: `models.X.A`, `X.A.value`. */
const writeValue = (text: string, { values }: BranchFact, { set, member }: ReceptionSpec): string => {
  const sample = values.find((value) => value.kind === 'member' && value.set === set);
  if (sample?.kind !== 'member') return `${set}.${member}`;
  const written = text.slice(sample.range.start, sample.range.end);
  const suffix = /^\.value\b/.exec(text.slice(sample.range.end))?.[0] ?? '';
  return written.replace(new RegExp(`\\.${sample.member}(?!\\w)`), `.${member}`) + suffix;
};

/** As most neighbours have it; one where there is only one branch. */
const blankLinesBetween = (text: string, chain: readonly BranchFact[]): number => {
  const gaps = chain.slice(1).map((branch, index) => {
    const end = blockEnd(text, chain[index]?.range ?? branch.range);
    const blanks = /^\r?\n((?:[ \t]*\r?\n)*)/.exec(text.slice(end))?.[1] ?? '';
    return blanks.split('\n').length - 1;
  });
  const none = gaps.filter((gap) => gap === 0).length;
  return gaps.length > 0 && none * 2 > gaps.length ? 0 : 1;
};
