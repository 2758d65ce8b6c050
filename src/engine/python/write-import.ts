// Adds a name to a file's imports where ruff's import sorting wants it, and takes it away when nothing uses it.
import type { ImportFact } from '../facts.ts';
import { written, type Written } from '../plan.ts';
import { differenceOf } from '../difference.ts';
import { applyEdits, indentAt, type Range, type TextEdit } from '../source.ts';
import { readStyle, type FileStyle } from './file-style.ts';
import { compareModules, compareNames, sectionOf } from './import-order.ts';
import { isNameUsed } from './name-use.ts';
import { readPython } from './reader.ts';
import {
  blankLinesAbove,
  endAbove,
  endOfLineAbove,
  lineEnd,
  linesAbove,
  linesBelow,
  withoutBlock,
} from './text-block.ts';
import { parsePython } from './tree.ts';

export interface ImportName {
  readonly module: string;
  readonly name: string;
}

export interface ImportSpec extends ImportName {
  readonly lineLength: number;
}

/** One import statement at module level. */
interface Statement {
  readonly module: string;
  /** `import x` has none. */
  readonly names: readonly ImportFact[];
  readonly range: Range;
}

export const ensureImport = (text: string, spec: ImportSpec): Written => written(...importEdits(text, spec));

/** `Any`, if these lines need it and no import brings it under that name. */
export const ensureAny = (text: string, lines: readonly string[], lineLength: number): readonly TextEdit[] => {
  if (!lines.some((line) => /\bAny\b/.test(line))) return [];
  const isImported = readPython(text).imports.some(
    ({ local, within, isTypeOnly }) => local === 'Any' && within === null && !isTypeOnly,
  );
  return isImported ? [] : importEdits(text, { ...any, lineLength });
};

/** `import asyncio` and the like, of the standard library. */
export const ensureModule = (text: string, module: string): Written => {
  const statements = readStatements(text);
  const isThere = statements.some((one) => one.names.length === 0 && one.module === module);
  return isThere ? written() : written(addModule(text, statements, module, readStyle(text)));
};

const addModule = (text: string, statements: readonly Statement[], module: string, style: FileStyle): TextEdit => {
  const line = `import ${module}`;
  const plain = statements.filter((one) => one.names.length === 0 && sectionOf(one.module) === 'standard');
  const next = plain.find((one) => compareModules(one.module, module) > 0);
  const last = plain.at(-1);
  if (next !== undefined) return aboveStatement(text, next, line, style);
  if (last !== undefined) return linesBelow(lineEnd(text, last.range.end), 0, [line], style);
  const peer = statements.find((one) => sectionOf(one.module) === 'standard');
  if (peer !== undefined) return aboveStatement(text, peer, line, style);
  const first = statements.find((one) => sectionOf(one.module) !== 'future');
  return first === undefined ? firstImport(text, line, style) : newSection(text, first.range, line, 1, style);
};

export const removeAnyIfUnused = (text: string, ...gone: readonly Range[]): readonly TextEdit[] =>
  unusedEdits(text, any, gone);

const any: ImportName = { module: 'typing', name: 'Any' };

/** The edits that bring a name into a file for all of it; none where it has it. */
export const importEdits = (text: string, spec: ImportSpec): readonly TextEdit[] => {
  const statements = readStatements(text);
  const isThere = statements.some(
    ({ module, names }) =>
      module === spec.module && names.some(({ local, imported }) => local === spec.name && imported === spec.name),
  );
  if (isThere) return [];
  const style = readStyle(text);
  const same = statements.find(
    ({ module, names }) => module === spec.module && names.length > 0 && names[0]?.imported !== '*',
  );
  return same === undefined ? [addStatement(text, statements, spec, style)] : addName(text, same, spec, style);
};

/** What goes, and how long the lines may be that names are put back on. */
type Unwanted = ImportName & Partial<Pick<ImportSpec, 'lineLength'>>;

/** Takes the import away if the text without `gone` does not use the name. */
export const removeImportIfUnused = (text: string, name: Unwanted, ...gone: readonly Range[]): Written =>
  written(...unusedEdits(text, name, gone));

/** The names that the imports for all of the file bring. */
const importedNames = (text: string): readonly ImportName[] =>
  readStatements(text).flatMap(({ module, names }) =>
    names.length === 0 ? [{ module, name: module }] : names.map(({ local }) => ({ module, name: local })),
  );

/** Takes away the imports for all of the file that nothing but these ranges uses. */
export const removeImportsUsedIn = (text: string, gone: readonly Range[], lineLength?: number): readonly TextEdit[] => {
  const taken = gone.map(({ start, end }) => text.slice(start, end));
  const used = importedNames(text).filter(({ name }) => taken.some((code) => isNameUsed(code, name, [])));
  const limit = Math.min(...gone.map(({ start }) => start));
  const rest = applyEdits(
    text,
    gone.map((range) => ({ range, text: '' })),
  ).slice(limit);
  // One after the other, because what parts two imports depends on what stands beside them.
  let head = text.slice(0, limit);
  for (const name of used) {
    const unwanted = lineLength === undefined ? name : { ...name, lineLength };
    const edits = unusedEdits(head + rest, unwanted, []).filter(({ range }) => range.end <= head.length);
    head = applyEdits(head, edits);
  }
  const { before, after } = differenceOf(text.slice(0, limit), head);
  return before.start === before.end ? [] : [{ range: before, text: head.slice(after.start, after.end) }];
};

const unusedEdits = (text: string, spec: Unwanted, gone: readonly Range[]): readonly TextEdit[] => {
  const statements = readStatements(text);
  const whole = statements.find(({ module, names }) => module === spec.name && names.length === 0);
  if (whole !== undefined && spec.module === spec.name)
    return isNameUsed(text, spec.name, [...gone, whole.range]) ? [] : [withoutStatement(text, statements, whole)];
  const statement = statements.find(
    ({ module, names }) => module === spec.module && names.some(({ local }) => local === spec.name),
  );
  const fact = statement?.names.find(({ local }) => local === spec.name);
  if (statement === undefined || fact === undefined) return [];
  if (isNameUsed(text, spec.name, [...gone, statement.range])) return [];
  if (statement.names.length === 1) return [withoutStatement(text, statements, statement)];
  const { lineLength } = spec;
  const isJoined = lineLength !== undefined && areJoined(text, statements, statement, lineLength);
  const joined = isJoined ? joinedWithout(text, statement, fact, lineLength) : null;
  return [joined ?? withoutName(statement, fact)];
};

const onOneLine = (text: string, { module, names }: Statement, gone?: ImportFact): string =>
  `from ${module} import ${names
    .filter((one) => one !== gone)
    .map(({ range }) => text.slice(range.start, range.end))
    .join(', ')}`;

/** Whether the other imports of several names stand on one line wherever they fit. A last comma tells nothing of why it is there. */
const areJoined = (
  text: string,
  statements: readonly Statement[],
  statement: Statement,
  lineLength: number,
): boolean => {
  const others = statements.filter((one) => one !== statement && one.names.length > 1);
  const fitting = others.filter((one) => onOneLine(text, one).length <= lineLength);
  return fitting.length > 0 && fitting.every(({ range }) => !text.slice(range.start, range.end).includes('\n'));
};

/** All on one line, where nothing but the name that goes made it too long; else null. */
const joinedWithout = (text: string, statement: Statement, fact: ImportFact, lineLength: number): TextEdit | null => {
  const { range, module, names } = statement;
  const { newline, unit } = readStyle(text);
  const lines = names.map((one) => `${unit}${text.slice(one.range.start, one.range.end)},`);
  if (text.slice(range.start, range.end) !== [`from ${module} import (`, ...lines, ')'].join(newline)) return null;
  const rest = onOneLine(text, statement, fact);
  const isForced = onOneLine(text, statement).length > lineLength && rest.length <= lineLength;
  return isForced ? { range, text: rest } : null;
};

/** Imports for the type checker only and imports inside functions are left alone. */
const readStatements = (text: string): readonly Statement[] => {
  const statements = new Map<number, Statement>();
  for (const fact of readPython(text).imports) {
    if (fact.within !== null || fact.isTypeOnly || indentAt(text, fact.statement.start) !== '') continue;
    const before = statements.get(fact.statement.start)?.names ?? [];
    const names = fact.imported === null ? [] : [...before, fact];
    statements.set(fact.statement.start, { module: fact.module, names, range: fact.statement });
  }
  return [...statements.values()];
};

const addName = (text: string, statement: Statement, spec: ImportSpec, style: FileStyle): readonly TextEdit[] => {
  const { names } = statement;
  const next = names.find(({ imported }) => compareNames(imported ?? '', spec.name) > 0);
  const last = names.at(-1);
  const whole = text.slice(statement.range.start, statement.range.end);
  const isExploded = whole.includes('\n');
  if (!isExploded && !whole.includes('(') && whole.length + spec.name.length + 2 > spec.lineLength) {
    return explode(text, statement, spec, style);
  }
  const gap = isExploded && last !== undefined ? style.newline + indentAt(text, last.range.start) : ' ';
  if (next !== undefined) return [insertion(next.range.start, `${spec.name},${gap}`)];
  return last === undefined ? [] : [insertion(last.range.end, `,${gap}${spec.name}`)];
};

const insertion = (offset: number, text: string): TextEdit => ({ range: { start: offset, end: offset }, text });

/** Turns one line into one name a line by insertions alone: each line break goes before the blank that is there. */
const explode = (
  text: string,
  { names, range }: Statement,
  spec: ImportSpec,
  style: FileStyle,
): readonly TextEdit[] => {
  const { newline, unit } = style;
  const at = names.findIndex(({ imported }) => compareNames(imported ?? '', spec.name) > 0);
  const edits = names.map((fact, index): TextEdit => {
    const own = index === at ? `${spec.name},${newline}${unit}` : '';
    if (index === 0) return insertion(fact.range.start, `(${newline}${unit}${own}`);
    const blanks = /[ \t]*$/.exec(text.slice(range.start, fact.range.start))?.[0].length ?? 0;
    const rest = unit.slice(Math.min(blanks, unit.length));
    return own === ''
      ? insertion(fact.range.start - blanks, newline + rest)
      : insertion(fact.range.start - blanks, `${newline}${unit}${spec.name},${newline}${rest}`);
  });
  const ending = at === -1 ? `,${newline}${unit}${spec.name},${newline})` : `,${newline})`;
  return [...edits, insertion(range.end, ending)];
};

const addStatement = (text: string, statements: readonly Statement[], spec: ImportSpec, style: FileStyle): TextEdit => {
  const line = `from ${spec.module} import ${spec.name}`;
  const section = sectionOf(spec.module);
  const peers = statements.filter(({ module }) => sectionOf(module) === section);
  const next = peers.find((peer) => peer.names.length > 0 && compareModules(peer.module, spec.module) > 0);
  if (next !== undefined) return aboveStatement(text, next, line, style);
  const last = peers.at(-1);
  if (last !== undefined) return linesBelow(lineEnd(text, last.range.end), 0, [line], style);
  const first = statements.find(({ module }) => sectionOf(module) !== 'future');
  if (section === 'standard' && first !== undefined) return newSection(text, first.range, line, 1, style);
  const lowest = statements.findLast(({ module }) => sectionOf(module) !== 'relative') ?? statements.at(-1);
  if (lowest !== undefined) return linesBelow(lineEnd(text, lowest.range.end), 1, [line], style);
  return firstImport(text, line, style);
};

const aboveStatement = (text: string, { range }: Statement, line: string, style: FileStyle): TextEdit =>
  blankLinesAbove(text, range.start) === 0 && endAbove(text, range.start) !== null
    ? linesBelow(endOfLineAbove(text, range.start), 0, [line], style)
    : linesAbove(text, range.start, [line], 0, style);

const newSection = (text: string, below: Range, line: string, blank: number, style: FileStyle): TextEdit => {
  const above = endAbove(text, below.start);
  return above !== null && blankLinesAbove(text, below.start) > 0
    ? linesBelow(above, 1, [line], style)
    : linesAbove(text, below.start, [line], blank, style);
};

const firstImport = (text: string, line: string, style: FileStyle): TextEdit => {
  const [first] = parsePython(text).root.children;
  if (first === undefined) return insertion(text.length, line + style.newline);
  if (first.name === 'ExpressionStatement' && first.children[0]?.name === 'String') {
    const end = lineEnd(text, first.end);
    return linesBelow(end, 1, [line], style);
  }
  return newSection(text, first, line, 2, style);
};

const withoutName = ({ names }: Statement, fact: ImportFact): TextEdit => {
  const index = names.indexOf(fact);
  const next = names[index + 1];
  const before = names[index - 1];
  if (next !== undefined) return { range: { start: fact.range.start, end: next.range.start }, text: '' };
  return { range: { start: before?.range.end ?? fact.range.start, end: fact.range.end }, text: '' };
};

const withoutStatement = (text: string, statements: readonly Statement[], statement: Statement): TextEdit => {
  const { range } = statement;
  const isPeer = (other: Statement): boolean =>
    other !== statement && sectionOf(other.module) === sectionOf(statement.module);
  const end = lineEnd(text, range.end);
  const below = statements.find((other) => isPeer(other) && endOfLineAbove(text, other.range.start) === end);
  if (below !== undefined) return { range: { start: range.start, end: below.range.start }, text: '' };
  const isBelowText = endAbove(text, range.start) === endOfLineAbove(text, range.start);
  if (
    !isBelowText ||
    statements.some((other) => isPeer(other) && lineEnd(text, other.range.end) === endAbove(text, range.start))
  ) {
    return withoutBlock(text, range);
  }
  const blanks = /^\r?\n(?:[ \t]*\r?\n)*/.exec(text.slice(end))?.[0].length ?? 0;
  return { range: { start: range.start, end: end + blanks }, text: '' };
};
