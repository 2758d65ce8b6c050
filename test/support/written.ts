// Applies what a writer answered, and checks what every writer promises: insertions only, twice is once, no damage.
import assert from 'node:assert/strict';
import type { Refusal } from '../../src/engine/plan.ts';
import { readPython } from '../../src/engine/python/reader.ts';
import { applyEdits, type TextEdit } from '../../src/engine/source.ts';

type Answer = { readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | Refusal;

export const apply = (text: string, answer: Answer): string => {
  if (answer.kind === 'refused') assert.fail(answer.reason);
  return applyEdits(text, answer.edits);
};

export const insertInto = (text: string, insert: (text: string) => Answer): string => {
  const answer = insert(text);
  const result = apply(text, answer);
  assert.ok(answer.kind === 'edits' && answer.edits.every(({ range }) => range.start === range.end), 'insertions only');
  assert.deepEqual(insert(result), { kind: 'edits', edits: [] }, 'twice is once');
  assert.ok(readPython(result).damage.length <= readPython(text).damage.length, `parses:\n${result}`);
  return result;
};

export const reasonOf = (answer: Answer): string => (answer.kind === 'refused' ? answer.reason : '');
