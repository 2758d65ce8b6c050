// Writes the comment that silences one finding, on a line of its own above the line the finding stands in. It is read
// back, because such a line is no comment inside a string or a piece of markup.
import type { Contract } from '../contract.ts';
import { languageOf } from '../paths.ts';
import { type Change, type Refusal, refuse, written } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { indentAt, startOfLine } from '../source.ts';
import type { Draft } from './draft.ts';

type Silence = Extract<Change, { kind: 'silence' }>;

const reasonProblem = (reason: string): string | null => {
  if (reason.trim() === '') return 'Say why it is ignored: a comment without a reason silences nothing.';
  return /[\r\n\u2028\u2029]/.test(reason) ? 'Write the reason in one line.' : null;
};

/** Whether a comment of the file silences what stands at an offset. */
const isSilenced = ({ files }: Contract, { check, place: { path } }: Silence, offset: number): boolean =>
  files
    .get(path)
    ?.notes.some(
      (note) =>
        note.kind === 'silence' &&
        note.check === check &&
        note.reason !== null &&
        note.target.start <= offset &&
        offset <= note.target.end,
    ) === true;

/** The start of a line, after a byte order mark. */
const lineOf = (text: string, offset: number): number => {
  const start = startOfLine(text, offset);
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
};

const writeComment = (text: string, { check, reason, place: { path } }: Silence, start: number): string => {
  const mark = languageOf(path) === 'python' ? '#' : '//';
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  return `${indentAt(text, start)}${mark} cachibot-ws-ignore ${check}: ${reason.trim()}${newline}`;
};

export const silence = (input: PlanInput, change: Silence, draft: Draft): Refusal | null => {
  const problem = reasonProblem(change.reason);
  if (problem !== null) return refuse(problem);
  const { path, range } = change.place;
  if (input.read(path) === undefined) return refuse(`There is no ${path} any more: look at the findings again.`);
  const offset = draft.locate(path, range.start);
  if (offset === null) return refuse(`What was found in ${path} is gone: look at the findings again.`);
  if (isSilenced(input.contract, change, offset)) return null;
  const start = lineOf(draft.text(path), offset);
  const comment = writeComment(draft.text(path), change, start);
  const refusal = draft.take({ path, write: () => written({ range: { start, end: start }, text: comment }) });
  if (refusal !== null) return refusal;
  return isSilenced(input.preview(draft.changed()).contract, change, offset + comment.length)
    ? null
    : refuse(`No comment can stand above that line of ${path}: silence the check in cachibot-ws.json.`);
};
