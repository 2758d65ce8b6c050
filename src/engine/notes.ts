// The comments that speak to us, in either language: a finding that is silenced with a reason, a part that waits to be filled.
import type { Range } from './source.ts';

/** A comment that speaks to us: `cachibot-ws-ignore unhandled-event: why`, or `TODO(job_update): …`. */
export type NoteFact =
  | {
      readonly kind: 'silence';
      readonly check: string;
      /** Null where the comment gives none; it silences nothing then. */
      readonly reason: string | null;
      readonly range: Range;
      /** The line it speaks of: its own where code stands before it, else the next line that is more than a comment. */
      readonly target: Range;
    }
  /** `words` are what the comment says after the mark. */
  | { readonly kind: 'todo'; readonly event: string; readonly words: string; readonly range: Range };

/** `cachibot-ws-ignore unhandled-event: the web client has no map`. */
const silence = /cachibot-ws-ignore\s+([\w-]+)\s*(?::\s*(.*?))?\s*(?:\*\/)?$/;

/** `TODO(job_update): call it`. Other people's marks name persons and tickets; the linker keeps those that name an event. */
const todo = /TODO\((\w+)\):?\s*(.*?)\s*(?:\*\/)?$/;

const lineAt = (text: string, offset: number): Range => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end === -1 ? text.length : end };
};

/** A line that holds nothing but a comment, or nothing at all. */
const isBare = (line: string): boolean => /^\s*(?:(?:#|\/\/|\/\*).*)?\s*$/.test(line);

const targetOf = (text: string, comment: Range): Range => {
  const own = lineAt(text, comment.start);
  if (text.slice(own.start, comment.start).trim() !== '') return own;
  let line = own;
  while (line.end < text.length) {
    line = lineAt(text, line.end + 1);
    if (!isBare(text.slice(line.start, line.end))) return line;
  }
  return own;
};

const noteOf = (text: string, { start, end }: Range): NoteFact | null => {
  const range = { start, end };
  const words = text.slice(start, end);
  const [, check, given = ''] = silence.exec(words) ?? [];
  if (check !== undefined) {
    const reason = given === '' ? null : given;
    return { kind: 'silence', check, reason, range, target: targetOf(text, range) };
  }
  const [, event, rest = ''] = todo.exec(words) ?? [];
  return event === undefined ? null : { kind: 'todo', event, words: rest, range };
};

export const readNotes = (text: string, comments: readonly Range[]): readonly NoteFact[] =>
  text.includes('cachibot-ws-ignore') || text.includes('TODO(')
    ? comments.flatMap((comment) => noteOf(text, comment) ?? [])
    : [];

/** Tells whether a comment's words are for us, so that nobody takes them for a purpose or a direction. */
export const isNote = (comment: string): boolean => comment.includes('cachibot-ws-ignore');
