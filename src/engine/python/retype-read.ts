// Lets a branch that receives an event read a key with another type: its default, and the annotation of the variable that
// takes it. Reads without either say nothing of the type.
import { refuse, written, type FieldSpec, type Written } from '../plan.ts';
import { type Range, type TextEdit } from '../source.ts';
import { constantFits } from './constant-fit.ts';
import { argumentsOf, assignmentOf, textOf } from './expressions.ts';
import { readStyle } from './file-style.ts';
import { isConditional } from './parameters.ts';
import { type Quote, writeAnnotation, writeDefault, writeEmptyValue, writeOptionalAnnotation } from './python-text.ts';
import { readPython } from './reader.ts';
import { asOne, tightened } from './remove-sent-field.ts';
import { withAny } from './retype-parameter.ts';
import { parsePython, type PyNode } from './tree.ts';
import { comparesWith } from './write-reception.ts';
import { applyEdits } from '../source.ts';

export interface RetypedRead {
  readonly set: string;
  readonly member: string;
  readonly field: FieldSpec;
  readonly lineLength: number;
}

const defaultEdits = (text: string, call: PyNode, field: FieldSpec, quote: Quote): readonly TextEdit[] => {
  const [key, given] = argumentsOf(call.children[1] ?? null);
  if (key === undefined) return [];
  const { end } = key.range;
  const asked = field.default === null ? null : writeDefault(field.default.value, field.default.isFloat, quote);
  if (asked !== null)
    return [
      given === undefined ? { range: { start: end, end }, text: `, ${asked}` } : { range: given.range, text: asked },
    ];
  if (given === undefined || constantFits(textOf(text, given.range), field.type) !== false) return [];
  const empty = writeEmptyValue(field.type, quote);
  return [
    empty === null ? { range: { start: end, end: given.range.end }, text: '' } : { range: given.range, text: empty },
  ];
};

const annotationEdits = (text: string, read: PyNode, field: FieldSpec): readonly TextEdit[] => {
  const holder = read.parent === null ? null : assignmentOf(read.parent);
  if (holder?.value !== read || holder.annotation === null) return [];
  const mayBeNone = isConditional(field) || field.default?.value === null;
  const text_ = mayBeNone ? writeOptionalAnnotation(field.type) : writeAnnotation(field.type);
  return textOf(text, holder.annotation) === text_ ? [] : [{ range: holder.annotation, text: text_ }];
};

export const retypeReads = (text: string, { set, member, field, lineLength }: RetypedRead): Written => {
  const branch = readPython(text).branches.find((one) => comparesWith(one, set, member));
  if (branch === undefined) return refuse(`No branch compares with \`${set}.${member}\` in this file.`);
  const { quote } = readStyle(text);
  const { nodes } = parsePython(text);
  const isAt = (range: Range) => (node: PyNode) => node.start === range.start && node.end === range.end;
  const edits = branch.payload.reads
    .filter(({ key }) => key === field.key)
    .flatMap(({ range }) => {
      const read = nodes.find(isAt(range));
      if (read === undefined) return [];
      return [
        ...annotationEdits(text, read, field),
        ...(read.name === 'CallExpression' ? defaultEdits(text, read, field, quote) : []),
      ];
    })
    .toSorted((a, b) => a.range.start - b.range.start);
  if (edits.length === 0) return written();
  const laidOut = tightened(text, edits, lineLength);
  const any = withAny(laidOut, [], lineLength);
  return any.kind === 'refused' ? any : asOne(text, applyEdits(laidOut, any.edits));
};
