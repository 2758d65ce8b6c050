// Joins what several writers answered about one text: all of it, or the first reason why not.
import { type Written, written } from '../plan.ts';
import { type TextEdit } from '../source.ts';

export const together = (...parts: readonly Written[]): Written => {
  const edits: TextEdit[] = [];
  for (const part of parts) {
    if (part.kind === 'refused') return part;
    edits.push(...part.edits);
  }
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
  return written(...ordered.map(({ edit }) => edit));
};

export const insertion = (offset: number, text: string): TextEdit => ({ range: { start: offset, end: offset }, text });

export const deletion = (start: number, end: number): TextEdit => ({ range: { start, end }, text: '' });
