// Writes the factory of one event into its wrapper class, beside the factory of its anchor, and takes it away again.
import type { ConstructionFact, FunctionFact, PythonFacts, TypeFact } from '../facts.ts';
import { refuse, written, type FieldSpec, type Placement, type Written } from '../plan.ts';
import { indentAt, type TextEdit } from '../source.ts';
import { writeFactory, type FactoryLook } from './factory-text.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { readPython } from './reader.ts';
import { blankLinesAbove, blockEnd, endAbove, linesAbove, linesBelow, withoutBlock } from './text-block.ts';
import { ensureAny, removeAnyIfUnused } from './write-import.ts';

export interface FactorySpec {
  readonly wrapper: string;
  readonly set: string;
  readonly member: string;
  readonly factory: string;
  readonly fields: readonly FieldSpec[];
  /** Candidates are wire values. */
  readonly placement: Placement;
  readonly lineLength: number;
  /** The docstring; null for one made of the factory's name. */
  readonly summary: string | null;
}

export interface FactoryName {
  readonly wrapper: string;
  readonly factory: string;
}

export const insertFactory = (text: string, spec: FactorySpec): Written => {
  const facts = readPython(text);
  const type = facts.types.find(({ name }) => name === spec.wrapper);
  if (type === undefined) return refuse(`Declare the class \`${spec.wrapper}\` first: its file has none of that name.`);
  const wrapper = readWrapper(facts, type, spec.set);
  if (wrapper.factories.some(({ member }) => member === spec.member)) return written();
  const clash = findClash(wrapper, spec.factory);
  if (clash !== null) return refuse(clash);
  const style = readStyle(text);
  const lines = writeFactory(spec, readLook(text, wrapper, spec, style));
  return written(...ensureAny(text, lines, spec.lineLength), place(text, wrapper, spec, lines, style));
};

export const removeFactory = (text: string, { wrapper, factory }: FactoryName): Written => {
  const fact = readPython(text).functions.find(({ name }) => name === `${wrapper}.${factory}`);
  if (fact === undefined) return written();
  const edit = withoutBlock(text, fact.range);
  return written(...removeAnyIfUnused(text, edit.range), edit);
};

interface Factory {
  readonly method: FunctionFact;
  readonly member: string;
  /** The wire value, in lower case of the member where the enum stands elsewhere. */
  readonly value: string;
}

interface Wrapper {
  readonly type: TypeFact;
  readonly methods: readonly FunctionFact[];
  readonly factories: readonly Factory[];
  /** The wire values that the server sends, in their order; empty where the enum stands elsewhere. */
  readonly sent: readonly string[];
}

const readWrapper = (facts: PythonFacts, type: TypeFact, set: string): Wrapper => {
  const methods = facts.functions.filter(({ inClass }) => inClass === type.name);
  const values = facts.valueSets.find(({ name }) => name === set)?.values ?? [];
  const memberOf = ({ value }: ConstructionFact): { member: string; value: string } | null => {
    if (value.kind === 'literal') return { member: value.value.toUpperCase(), value: value.value };
    if (value.kind === 'dynamic') return null;
    const declared = values.find(({ member }) => member === value.member);
    return { member: value.member, value: declared?.value ?? value.member.toLowerCase() };
  };
  const factories = facts.constructions.flatMap((construction) => {
    const method = methods.find(({ name }) => name === construction.within);
    const member = construction.wrapper === type.name ? memberOf(construction) : null;
    return method === undefined || member === null ? [] : [{ method, ...member }];
  });
  const sent = values.filter(({ direction }) => direction === 'server-to-client').map(({ value }) => value);
  return { type, methods, factories, sent };
};

/** Names that annotations of the class body use; a method of that name would stand in for the type. */
const typeNames = new Set(['Any', 'bool', 'classmethod', 'dict', 'float', 'int', 'list', 'str']);

const findClash = ({ type, methods }: Wrapper, factory: string): string | null => {
  if (typeNames.has(factory)) {
    return `Choose another factory name: \`${factory}\` would hide the type that annotations of \`${type.name}\` use.`;
  }
  const isTaken =
    methods.some(({ name }) => name === `${type.name}.${factory}`) || type.fields.some(({ key }) => key === factory);
  return isTaken ? `Choose another factory name: \`${type.name}\` has \`${factory}\` already.` : null;
};

const readLook = (text: string, wrapper: Wrapper, spec: FactorySpec, style: FileStyle): FactoryLook => {
  const { type, methods, factories } = wrapper;
  const own = methods.at(-1)?.range ?? type.fields.at(-1)?.range;
  const indent = own === undefined ? indentAt(text, type.range.start) + style.unit : indentAt(text, own.start);
  const at = chooseIndex(wrapper, spec);
  const beside = factories.filter(({ method }) => Math.abs(methods.indexOf(method) - at + 0.5) < 3);
  const documented = beside.filter(({ method }) => method.docstring !== null);
  return {
    frame: { indent, unit: style.unit, lineLength: spec.lineLength },
    style,
    hasDocstring: documented.length * 2 >= beside.length,
    result: readResult(text, beside, spec.wrapper, style),
  };
};

/** The neighbours' return annotation where it names the class, else the class in quotes. */
const readResult = (text: string, beside: readonly Factory[], wrapper: string, { quote }: FileStyle): string => {
  const results = beside.map(
    ({ method }) => /->\s*([^:]+?)\s*:[^:]*$/.exec(text.slice(method.nameRange.end, method.bodyRange.start))?.[1],
  );
  const known = results.findLast((result) => result === 'Self' || result?.replace(/["']/g, '') === wrapper);
  return known ?? `${quote}${wrapper}${quote}`;
};

/** Before which method the new one goes; the number of methods means after the last. */
const chooseIndex = ({ methods, factories, sent }: Wrapper, { placement }: FactorySpec): number => {
  const indexOf = (factory: Factory): number => methods.indexOf(factory.method);
  for (const candidate of placement) {
    if ('before' in candidate) break;
    const anchor = factories.findLast(({ value }) => value === candidate.after);
    if (anchor !== undefined) return indexOf(anchor) + 1;
  }
  const last = factories.at(-1);
  if (last === undefined) return methods.length;
  const closing = new Set(placement.flatMap((candidate) => ('before' in candidate ? [candidate.before] : [])));
  const open = factories.findLastIndex(({ value }) => !closing.has(value));
  const firstClosing = factories[open + 1];
  if (firstClosing !== undefined) return indexOf(firstClosing);
  // People keep a factory last that is not the newest: the new one goes above it.
  const newest = sent.findLast((value) => !closing.has(value) && factories.some((one) => one.value === value));
  return newest === undefined || newest === last.value ? indexOf(last) + 1 : indexOf(last);
};

const place = (
  text: string,
  wrapper: Wrapper,
  spec: FactorySpec,
  lines: readonly string[],
  style: FileStyle,
): TextEdit => {
  const { type, methods } = wrapper;
  const index = chooseIndex(wrapper, spec);
  const [above, below] = [methods[index - 1], methods[index]];
  const blank = methods.length === 0 ? 1 : blankLinesAbove(text, (below ?? above ?? type).range.start);
  if (above !== undefined) {
    const isLast = above.range.end === type.range.end;
    return linesBelow(blockEnd(text, isLast ? type.range : above.range), blank, lines, style);
  }
  if (below === undefined) return linesBelow(blockEnd(text, type.range), blank, lines, style);
  const end = endAbove(text, below.range.start);
  return end === null || end < type.nameRange.end || blank === 0
    ? linesAbove(text, below.range.start, lines, blank, style)
    : linesBelow(end, blank, lines, style);
};
