// Writes a private function that builds one message and sends it, beside its siblings, and takes such functions away.
import type { FunctionFact, PythonFacts } from '../facts.ts';
import { refuse, written, type FieldSpec, type Refusal, type Written } from '../plan.ts';
import type { Range, TextEdit } from '../source.ts';
import { findClass } from './class-range.ts';
import { writeEmission } from './emission-text.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { toIdentifier } from './python-text.ts';
import { readPython } from './reader.ts';
import { blockEnd, endAbove, lineEnd, linesAbove, linesBelow } from './text-block.ts';
import type { Transport } from './transport.ts';
import { parsePython } from './tree.ts';
import { ensureAny } from './write-import.ts';

export interface EmissionSpec {
  /** The qualified class that gets a method; null for a function of the module. */
  readonly inClass: string | null;
  readonly name: string;
  readonly fields: readonly FieldSpec[];
  readonly wrapper: { readonly name: string; readonly module: string };
  readonly factory: string;
  readonly transport: Transport;
  /** A failure must not reach the caller. */
  readonly isGuarded: boolean;
  readonly lineLength: number;
  /** The docstring; null for one made of the factory's name. */
  readonly summary: string | null;
}

export const insertEmission = (text: string, spec: EmissionSpec): Written => {
  const facts = readPython(text);
  const name = spec.inClass === null ? spec.name : `${spec.inClass}.${spec.name}`;
  const existing = facts.functions.find((fact) => fact.name === name);
  if (existing !== undefined) return isEmission(facts, existing, spec) ? written() : refuseTaken(name);
  const hidden = findHidden(spec);
  if (hidden !== null) {
    return refuse(`Choose another key than \`${hidden}\`: as a parameter it would hide what sends the message.`);
  }
  if (spec.inClass === null) return written(...insertFunction(text, facts, spec));
  const place = findClass(text, spec.inClass);
  if (place === null) return refuse(`Name a class of this file: it has no \`${spec.inClass}\`.`);
  if (place.indent === null) return refuse(`Put the body of \`${spec.inClass}\` on lines of its own first.`);
  return written(...insertMethod(text, facts, spec, place.range, place.indent));
};

const refuseTaken = (name: string): Refusal =>
  refuse(`Choose another name for the wrapper: \`${name}\` exists already and sends something else.`);

const isEmission = (facts: PythonFacts, { name }: FunctionFact, { wrapper, factory }: EmissionSpec): boolean =>
  facts.calls.some(
    (fact) => fact.within === name && fact.name === factory && isWrapper(facts, fact.receiver, wrapper.name),
  );

const isWrapper = (facts: PythonFacts, receiver: string | null, wrapper: string): boolean =>
  receiver === wrapper || facts.imports.some(({ local, imported }) => local === receiver && imported === wrapper);

/** A parameter that would stand in for the name that is called. */
const findHidden = ({ fields, transport, wrapper }: EmissionSpec): string | null => {
  const called = [transport.expression.split('.')[0], wrapper.name];
  return fields.map(({ key }) => toIdentifier(key)).find((name) => called.includes(name)) ?? null;
};

/** Private functions beside which a new one belongs: they send messages of the same wrapper. */
const siblingsOf = (facts: PythonFacts, { inClass, wrapper }: EmissionSpec): readonly FunctionFact[] => {
  const senders = new Set(
    facts.calls.flatMap(({ within, receiver }) => (isWrapper(facts, receiver, wrapper.name) ? [within] : [])),
  );
  const isDirect = ({ name, inClass: own }: FunctionFact): boolean =>
    inClass === null ? !name.includes('.') : own === inClass;
  return facts.functions.filter((fact) => isDirect(fact) && /(?:^|\.)_[a-z]/.test(fact.name) && senders.has(fact.name));
};

const insertMethod = (
  text: string,
  facts: PythonFacts,
  spec: EmissionSpec,
  range: Range,
  indent: string,
): readonly TextEdit[] => {
  const style = readStyle(text);
  const sibling = siblingsOf(facts, spec).at(-1) ?? null;
  const lines = writeEmission(text, facts, spec, sibling, style, indent);
  const isLast = sibling === null || sibling.range.end === range.end;
  const end = blockEnd(text, isLast ? range : sibling.range);
  return [...ensureAny(text, lines, spec.lineLength), linesBelow(end, 1, lines, style)];
};

const insertFunction = (text: string, facts: PythonFacts, spec: EmissionSpec): readonly TextEdit[] => {
  const style = readStyle(text);
  const sibling = siblingsOf(facts, spec).at(-1) ?? null;
  const lines = writeEmission(text, facts, spec, sibling, style, '');
  return [...ensureAny(text, lines, spec.lineLength), functionBelow(text, sibling?.range ?? null, lines, style)];
};

/** A function of the module below another construct, or at the module's end: above what a start as a program runs. */
export const functionBelow = (
  text: string,
  above: Range | null,
  lines: readonly string[],
  style: FileStyle,
): TextEdit => {
  if (above !== null) return linesBelow(blockEnd(text, above), 2, lines, style);
  const start = parsePython(text).root.children.find(
    (node) => node.name === 'IfStatement' && /^if\s+__name__\b/.test(text.slice(node.start, node.end)),
  );
  const content = text.trimEnd().length;
  const end = start === undefined ? (content === 0 ? null : lineEnd(text, content)) : endAbove(text, start.start);
  return end === null ? linesAbove(text, start?.start ?? 0, lines, 2, style) : linesBelow(end, 2, lines, style);
};
