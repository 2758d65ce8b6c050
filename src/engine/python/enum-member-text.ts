// Makes the line of one enum member as its sibling is written: quotes, indent, equal sign.
import type { ValueFact } from '../facts.ts';
import { indentAt } from '../source.ts';
import type { FileStyle } from './file-style.ts';
import { writeString, type Quote } from './python-text.ts';
import { isFitting, layOutAssignment, type Frame } from './ruff-layout.ts';
import type { EnumMemberSpec } from './write-enum-member.ts';

export const writeMember = (
  text: string,
  sibling: ValueFact,
  spec: EnumMemberSpec,
  style: FileStyle,
  comment: string | null,
): readonly string[] => {
  const indent = indentAt(text, sibling.range.start);
  const frame: Frame = { indent, unit: style.unit, lineLength: spec.lineLength ?? 100 };
  const value = writeValue(text, sibling, spec, style.quote);
  const after = comment === null ? '' : `  # ${comment}`;
  const line = `${spec.member}${equalsOf(text, sibling, spec.member)}${value}${after}`;
  if (comment !== null || isFitting(line, frame)) return [indent + line];
  return layOutAssignment(spec.member, value, frame);
};

const writeValue = (text: string, sibling: ValueFact, { member, value }: EnumMemberSpec, fallback: Quote): string => {
  const written = text.slice(sibling.valueRange.start, sibling.valueRange.end);
  if (/^(?:enum\.)?auto\(\s*\)$/.test(written) && value === member.toLowerCase()) return written;
  const quote = written.startsWith("'") ? "'" : written.startsWith('"') ? '"' : fallback;
  return writeString(value, quote);
};

/** Aligned equal signs stay aligned. */
const equalsOf = (text: string, sibling: ValueFact, member: string): string => {
  const between = text.slice(sibling.nameRange.end, sibling.valueRange.start);
  if (/[\n(]/.test(between)) return ' = ';
  if (between.length <= 3 || between.trim() !== '=') return between;
  const column = sibling.member.length + between.indexOf('=');
  return `${' '.repeat(Math.max(column - member.length, 1))}= `;
};
