// Reads a draft. Every line stands for itself, so that one that is wrong spoils no other.
import type { DraftEvent, DraftProblem, Entry, EventDraft, Word } from './draft.ts';
import { readDraftJson } from './read-draft-json.ts';
import { takeEvent } from './take-entries.ts';

interface Line {
  readonly key: Word;
  readonly value: Word;
  /** Without blanks at its end. */
  readonly end: number;
}

const wordAt = (text: string, start: number): Word => ({ text, range: { start, end: start + text.length } });

/** A key and what follows it. A field line may stand without `field`: its colon tells it. */
const lineAt = (text: string, start: number): Line => {
  const trimmed = text.trimEnd();
  const end = start + trimmed.length;
  const [, indent = '', rest = ''] = /^(\s*)(.*)$/s.exec(trimmed) ?? [];
  const at = start + indent.length;
  if (/^[A-Za-z_$][\w$]*\s*\??\s*:/.test(rest))
    return { key: { text: 'field', range: { start: at, end: at } }, value: wordAt(rest, at), end };
  const [, key = '', gap = '', value = ''] = /^(\S+)(\s*)(.*)$/s.exec(rest) ?? [];
  return { key: wordAt(key, at), value: wordAt(value, at + key.length + gap.length), end };
};

const isSaying = (text: string): boolean => !/^\s*(#|$)/.test(text);

/** Lines that say something, with their places; a file may have any line ends. */
const linesOf = (text: string): readonly Line[] => {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) if (isSaying(line)) lines.push(lineAt(line, index));
  return lines;
};

interface Group {
  readonly name: Word;
  readonly entries: Entry[];
  end: number;
}

const readText = (text: string): EventDraft => {
  const groups: Group[] = [];
  const problems: DraftProblem[] = [];
  for (const { key, value, end } of linesOf(text)) {
    const group = groups.at(-1);
    if (key.text === 'event') groups.push({ name: value.text === '' ? { ...key, text: '' } : value, entries: [], end });
    else if (group === undefined)
      problems.push({
        range: { start: key.range.start, end },
        message: 'This stands before any event: begin with a line such as `event file_upload_progress`.',
      });
    else {
      group.entries.push({ key, value });
      group.end = end;
    }
  }
  const taken = groups.map(({ name, entries, end }) => takeEvent(name, entries, end));
  const events: readonly DraftEvent[] = taken.map(({ event }) => event);
  return { events, problems: [...problems, ...taken.flatMap((one) => one.problems)].sort(byPlace) };
};

const byPlace = (a: DraftProblem, b: DraftProblem): number => a.range.start - b.range.start;

/** A draft begins with a word or a comment, its JSON form with a bracket. */
export const readDraft = (text: string): EventDraft => (/^\s*[[{]/.test(text) ? readDraftJson(text) : readText(text));
