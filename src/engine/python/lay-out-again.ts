// Breaks lines anew after names got longer or shorter: what stood as ruff lays it out does so again, all else stays as it is.
import { written, type Written } from '../plan.ts';
import { indentAt, isInside, type Range, startOfLine, type TextEdit } from '../source.ts';
import { commaGroups, lastOf } from './expressions.ts';
import { type FileStyle, readStyle } from './file-style.ts';
import { isSignatureLaidOut, layOutSignatureOf } from './insert-parameter.ts';
import { isKeptApart } from './kept-apart.ts';
import { readPython } from './reader.ts';
import { type Bracketed, type Code, layOut } from './ruff-layout.ts';
import { smallest } from './smallest.ts';
import { lineEnd } from './text-block.ts';
import { parsePython, type PyNode } from './tree.ts';

const collections = new Set(['DictionaryExpression', 'ArrayExpression', 'SetExpression']);

const isBracketed = ({ name }: PyNode): boolean => name === 'CallExpression' || collections.has(name);

/** An item with what stands before its value: `key=`, `"key": `, `*`. */
const itemCode = (text: string, group: readonly PyNode[]): Code | null => {
  const [first, last] = [group[0], group[group.length - 1]];
  if (first === undefined || last === undefined) return null;
  const inner = isBracketed(last) ? bracketedCode(text, last) : null;
  const before = text.slice(first.start, last.start);
  if (inner !== null && !before.includes('\n')) return { ...inner, open: before + inner.open };
  const whole = text.slice(first.start, last.end);
  return whole.includes('\n') ? null : whole;
};

const bracketedCode = (text: string, node: PyNode): Bracketed | null => {
  const list = node.name === 'CallExpression' ? node.children[1] : node;
  if (list === undefined || (node.name === 'CallExpression' && list.name !== 'ArgList')) return null;
  const open = text.slice(node.start, list.start + 1);
  const items = commaGroups(list).map((group) => itemCode(text, group));
  const known = items.filter((item) => item !== null);
  if (open.includes('\n') || known.length < items.length || text.slice(node.start, node.end).includes('#')) return null;
  return {
    open,
    items: known,
    close: text.charAt(node.end - 1),
    kind: node.name === 'CallExpression' ? 'call' : 'collection',
    isApart: /,\s*.$/.test(text.slice(node.start, node.end)),
  };
};

/** Not within brackets that are still open. */
const isBalanced = (text: string): boolean =>
  text.replace(/[^([{]/g, '').length === text.replace(/[^)\]}]/g, '').length;

/** Comments to tools, which ruff lets stand beyond the end of a line. */
const pragma = /#\s*(?:(?:type|pyright|pylint|flake8|ruff|isort):|noqa|nosec)/;

/** What follows an expression on its line: what counts for its length, and what does not. Null where it is more code. */
const followingIn = (rest: string): readonly [counted: string, free: string] | null => {
  const [, mark = '', comment = ''] = /^([,:]?)(\s+#.*)?$/.exec(rest) ?? [];
  if (mark + comment !== rest) return null;
  return pragma.test(comment) ? [mark, comment] : [rest, ''];
};

/** The lines of an expression that begins and ends them, as they would be laid out; null where that cannot be told. */
const laidOut = (text: string, node: PyNode, { unit, newline }: FileStyle, lineLength: number): TextEdit | null => {
  const code = bracketedCode(text, node);
  if (code === null) return null;
  const [start, end] = [startOfLine(text, node.start), lineEnd(text, node.end)];
  const indent = indentAt(text, node.start);
  const before = text.slice(start + indent.length, node.start);
  const following = followingIn(text.slice(node.end, end));
  if (!isBalanced(before) || following === null) return null;
  const [counted, free] = following;
  const lines = layOut(before, code, counted, { indent, unit, lineLength });
  return { range: { start, end }, text: lines.join(newline) + free };
};

const stands = (text: string, edit: TextEdit | null): boolean =>
  edit !== null && text.slice(edit.range.start, edit.range.end) === edit.text;

const deepestAt = (nodes: readonly PyNode[], range: Range): PyNode | null =>
  nodes.findLast((node) => isInside(range, node)) ?? null;

/** From the outermost in. What stands before the sign of an assignment moves what stands behind it. */
const around = (node: PyNode | null): readonly PyNode[] => {
  const all: PyNode[] = [];
  for (let at = node; at !== null; at = at.parent) {
    const value = at.name === 'AssignStatement' ? lastOf(at) : null;
    if (isBracketed(at)) all.unshift(at);
    else if (value !== null && isBracketed(value) && !all.includes(value)) all.unshift(value);
  }
  return all;
};

/** Where an offset is after the edits. */
const moved = (offset: number, edits: readonly TextEdit[]): number =>
  edits.reduce(
    (sum, { range, text }) => (range.end <= offset ? sum + text.length - (range.end - range.start) : sum),
    offset,
  );

export interface Relaid {
  readonly before: string;
  readonly edits: readonly TextEdit[];
  readonly lineLength: number;
}

const expressionEdits = (after: string, { before, edits, lineLength }: Relaid): readonly TextEdit[] => {
  const [was, is] = [parsePython(before).nodes, parsePython(after).nodes];
  const style = readStyle(before);
  const done = new Map<number, TextEdit>();
  for (const { range } of edits) {
    const node = around(deepestAt(was, range)).find((one) => stands(before, laidOut(before, one, style, lineLength)));
    if (node === undefined) continue;
    const [start, end] = [moved(node.start, edits), moved(node.end, edits)];
    const now = is.find((one) => one.start === start && one.end === end && one.name === node.name);
    const edit = now === undefined ? null : laidOut(after, now, style, lineLength);
    if (edit !== null && !stands(after, edit)) done.set(edit.range.start, smallest(after, edit));
  }
  return [...done.values()];
};

const signatureEdits = (after: string, { before, edits, lineLength }: Relaid): readonly TextEdit[] => {
  const style = readStyle(before);
  const now = new Map(readPython(after).functions.map((fact) => [fact.nameRange.start, fact]));
  return readPython(before).functions.flatMap((fact) => {
    const { nameRange, bodyRange } = fact;
    const isTouched = edits.some(({ range }) => range.start >= nameRange.start && range.end <= bodyRange.start);
    const other = now.get(moved(nameRange.start, edits));
    if (!isTouched || other === undefined || !isSignatureLaidOut(before, fact, style, lineLength)) return [];
    const edit = layOutSignatureOf(after, other, style, lineLength);
    const isApart = isKeptApart(after.slice(edit.range.start, edit.range.end), edit.text);
    return stands(after, edit) || isApart ? [] : [smallest(after, edit)];
  });
};

/** The edits to `after`, which is `before` with its edits. Lines that a last comma keeps apart stay apart. */
export const layOutAgain = (after: string, relaid: Relaid): Written => {
  const all = [...signatureEdits(after, relaid), ...expressionEdits(after, relaid)];
  return written(...all.sort((a, b) => a.range.start - b.range.start));
};
