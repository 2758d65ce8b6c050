// A draft: several events in one text, one thing a line, each with its exact place. What is wrong is kept beside what is right,
// because a draft is read while it is typed.
//
//     # Tells how far an upload is.
//     event file_upload_progress
//       protocol WSMessage
//       field documentId: string
//       field progress?: float
//       deliver service
import type { Range } from '../source.ts';
import type { Asked } from './request-keys.ts';

/** A word of the text and where it stands; an empty range where it is missing. */
export interface Word {
  readonly text: string;
  readonly range: Range;
}

/** One thing said of an event: `update upsert`. */
export interface Entry {
  readonly key: Word;
  readonly value: Word;
}

export interface DraftEvent {
  readonly name: Word;
  readonly entries: readonly Entry[];
  /** What the entries say, those left out that are wrong. */
  readonly asked: Asked;
  /** From its first word to the end of its last line. */
  readonly range: Range;
}

/** What is wrong, as one sentence that says what to write instead. */
export interface DraftProblem {
  readonly range: Range;
  readonly message: string;
}

export interface EventDraft {
  readonly events: readonly DraftEvent[];
  /** In the order of their places. */
  readonly problems: readonly DraftProblem[];
}

/** The place of what an event says by a key, else of its name. */
export const placeIn = ({ name, entries }: DraftEvent, key: string | null = null): Range => {
  const entry = entries.find((one) => one.key.text === key);
  return entry === undefined ? name.range : entry.value.range;
};
