// What can be done right after a plan was applied: take it back, look at it, copy the call that makes the event travel.
import { env, window } from 'vscode';
import { toRangeIn } from './convert.ts';
import type { Planned, PlannedFile } from './planned.ts';
import type { Session } from './session.ts';
import { undoPlan } from './undo.ts';

const undo = 'Undo';
const open = 'Open';
const copy = 'Copy the call';

export interface Afterwards {
  readonly sentence: string;
  readonly planned: Planned;
  readonly call: string | null;
}

/** Resolves when the message is answered or gone. */
export const tellApplied = async (session: Session, { sentence, planned, call }: Afterwards): Promise<void> => {
  const buttons = call === null ? [undo, open] : [undo, open, copy];
  const chosen = await window.showInformationMessage(sentence, ...buttons);
  if (chosen === undo) await undoPlan(session, planned);
  if (chosen === open) await openPlace(session, planned);
  if (chosen === copy && call !== null) await env.clipboard.writeText(call);
};

/** Where there is most left to do: what was written with a mark, else the first change. */
const placeOf = ({ files }: Planned): { readonly file: PlannedFile; readonly offset: number } | null => {
  for (const wanted of [/TODO\(/, /(^|\n)[ \t]*async def _/, /(?:)/]) {
    for (const file of files) {
      const edit = file.edit.edits.find(({ text }) => wanted.test(text));
      if (edit === undefined) continue;
      const before = file.edit.edits.filter(({ range }) => range.start < edit.range.start);
      const shift = before.reduce((sum, { range, text }) => sum + text.length - (range.end - range.start), 0);
      return { file, offset: edit.range.start + shift + edit.text.search(/\S|$/) };
    }
  }
  return null;
};

const openPlace = async ({ paths }: Session, planned: Planned): Promise<void> => {
  const place = placeOf(planned);
  if (place === null) return;
  const { file, offset } = place;
  const selection = toRangeIn(file.after, { start: offset, end: offset });
  await window.showTextDocument(paths.uriOf(file.edit.path), { selection });
};
