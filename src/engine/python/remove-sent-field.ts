// Takes a key out of the payload of a factory: its entry, or the statement that puts it there with its condition. A variable
// that was needed for the condition alone goes with it, where the neighbours do without one.
import type { SentField } from '../facts.ts';
import { refuse, written, type Refusal, type Written } from '../plan.ts';
import { applyEdits, endOfLine, indentAt, isInside, type Range, startOfLine, type TextEdit } from '../source.ts';
import { takeItem } from './comma-items.ts';
import { layOutAgain } from './lay-out-again.ts';
import { readPython } from './reader.ts';
import { call, dictionary, flat, layOut, layOutExploded } from './ruff-layout.ts';
import { smallest } from './smallest.ts';
import { parsePython, type PyNode } from './tree.ts';
import { entryTexts, type FactoryBody, findFactoryBody, inDictionary, variableOf } from './write-sent-field.ts';

export interface SentFieldName {
  /** Qualified: `OvenMessage.loaf_ready`. */
  readonly factory: string;
  readonly key: string;
  readonly lineLength: number;
}

const entryEdits = ({ text, dictionary: range, construction }: FactoryBody, field: SentField): readonly TextEdit[] => {
  const entries = construction.payload.fields.filter((one) => isInside(one.range, range));
  if (entries.length === 1 && !construction.payload.isOpen) return [{ range, text: '{}' }];
  const items = { ranges: entries.map((one) => one.range), close: range.end - 1 };
  return takeItem(text, items, entries.indexOf(field));
};

const around = (nodes: readonly PyNode[], range: Range, name: string): PyNode | undefined =>
  nodes.findLast((node) => node.name === name && node.start <= range.start && range.end <= node.end);

const statementsIn = (body: PyNode): readonly PyNode[] => body.children.slice(1);

/** The statement, and the `if` around it that does nothing else. */
const guardedRange = (text: string, range: Range): Range | Refusal => {
  const { nodes } = parsePython(text);
  const body = around(nodes, range, 'Body');
  if (body === undefined || statementsIn(body).length > 1) return range;
  const condition = body.parent;
  if (condition?.name === 'IfStatement' && condition.children.length === 3) return condition;
  return condition?.name === 'FunctionDefinition'
    ? range
    : refuse('What puts the key into the payload stands alone in its block: take it away by hand.');
};

const withoutLines = (text: string, { start, end }: Range): TextEdit => ({
  range: { start: startOfLine(text, start), end: endOfLine(text, end) },
  text: '',
});

/** Whether the factories beside it that send everything always do so without a variable. */
const neighboursInline = ({ text, method }: FactoryBody): boolean => {
  const facts = readPython(text);
  const others = facts.constructions.filter(
    ({ within, payload }) =>
      within !== method.name &&
      within?.startsWith(`${method.inClass ?? ''}.`) === true &&
      payload.fields.every(({ presence }) => presence === 'always'),
  );
  const inline = others.filter(({ range, payload }) => isInside(payload.range, range)).length;
  return inline * 2 >= others.length;
};

/** The statement that begins with this expression's line. */
const statementAt = (text: string, range: Range): PyNode | undefined => {
  const { nodes } = parsePython(text);
  return nodes.findLast(
    ({ name, start, end }) => name.endsWith('Statement') && start <= range.start && range.end <= end,
  );
};

/** Puts the dictionary back into the call, where its variable holds nothing else. */
const withoutVariable = (text: string, spec: SentFieldName): readonly TextEdit[] => {
  const found = findFactoryBody(text, spec);
  if ('kind' in found) return [];
  const { construction, dictionary: range, style, method } = found;
  const name = variableOf(found);
  const assigned = statementAt(text, range);
  const built = statementAt(text, construction.range);
  const body = text.slice(method.bodyRange.start, method.bodyRange.end);
  const uses = name === null ? [] : [...body.matchAll(new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'g'))];
  // The assignment, the keyword's value, and the keyword itself where it has the same name.
  const isOnlyHanded = uses.length === (name === 'payload' ? 3 : 2);
  if (name === null || assigned === undefined || built === undefined || !isOnlyHanded || !neighboursInline(found))
    return [];
  const between = text.slice(endOfLine(text, assigned.end), startOfLine(text, built.start));
  if (between.trim() !== '') return [];
  const value = new RegExp(`(?<==\\s*)${name}(?=\\s*[,)])`).exec(
    text.slice(construction.range.start, construction.range.end),
  );
  if (value === null) return [];
  const start = construction.range.start + value.index;
  const isOneLine = !text.slice(construction.range.start, construction.range.end).includes('\n');
  const gone = withoutLines(text, assigned);
  if (!isOneLine) {
    const by = indentAt(text, start).slice(indentAt(text, range.start).length);
    const moved = text.slice(range.start, range.end).replace(/\n(?=[^\r\n])/g, `\n${by}`);
    return [gone, { range: { start, end: start + name.length }, text: moved }];
  }
  const head = text.slice(built.start, construction.range.start);
  const before = text.slice(construction.range.start, start);
  const [callee = '', type = ''] = before.split(/[(,]/).map((part) => part.trim());
  const entries = inDictionary(found).length === 0 && !construction.payload.isOpen ? [] : entryTexts(found);
  const frame = { indent: indentAt(text, built.start), unit: style.unit, lineLength: spec.lineLength };
  const code = call(callee, type, dictionary('payload=', entries));
  const fits = Array.from(frame.indent + head + flat(code)).length <= spec.lineLength;
  const lines = fits ? layOut(head, code, '', frame) : layOutExploded(head, code, frame);
  return [gone, { range: { start: startOfLine(text, built.start), end: built.end }, text: lines.join(style.newline) }];
};

const removeAll = (found: FactoryBody, fields: readonly SentField[]): readonly TextEdit[] | Refusal => {
  const edits: TextEdit[] = [];
  for (const field of fields) {
    if (isInside(field.range, found.dictionary)) {
      edits.push(...entryEdits(found, field));
      continue;
    }
    const range = guardedRange(found.text, field.range);
    if ('kind' in range) return range;
    edits.push(withoutLines(found.text, range));
  }
  return edits;
};

/** Joins lines again that were broken for what is gone. */
export const tightened = (before: string, edits: readonly TextEdit[], lineLength: number): string => {
  const after = applyEdits(before, edits);
  const again = layOutAgain(after, { before, edits, lineLength });
  return again.kind === 'edits' ? applyEdits(after, again.edits) : after;
};

/** The stretch that differs, as one edit. */
export const asOne = (before: string, after: string): Written =>
  before === after ? written() : written(smallest(before, { range: { start: 0, end: before.length }, text: after }));

/** Takes a key out of the payload of a factory. */
export const removeSentField = (text: string, spec: SentFieldName): Written => removeWhere(text, spec, () => true);

/** Takes only the statements away that put the key there behind the dictionary. */
export const removeLaterField = (text: string, spec: SentFieldName): Written =>
  removeWhere(text, spec, (field, { dictionary: range }) => !isInside(field.range, range));

const removeWhere = (
  text: string,
  spec: SentFieldName,
  isMeant: (field: SentField, found: FactoryBody) => boolean,
): Written => {
  const found = findFactoryBody(text, spec);
  if ('kind' in found) return found;
  const fields = found.construction.payload.fields.filter((field) => field.key === spec.key && isMeant(field, found));
  if (fields.length === 0) return written();
  const edits = removeAll(found, fields);
  if ('kind' in edits) return edits;
  const after = tightened(text, edits, spec.lineLength);
  const isGuarded = fields.some((field) => !isInside(field.range, found.dictionary));
  const plain = isGuarded ? applyEdits(after, withoutVariable(after, spec)) : after;
  return asOne(text, plain);
};
