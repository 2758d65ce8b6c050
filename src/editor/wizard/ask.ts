// What a step can ask, and what can be answered. Steps see only this, so that a test can answer in a user's place.
import type { QuickPickItem } from 'vscode';

/** Back and Cancel are answers like others. */
export type Answer<Value> =
  { readonly kind: 'answer'; readonly value: Value } | { readonly kind: 'back' } | { readonly kind: 'cancel' };

/** A list can be left for a document that holds all of the event. */
export type Leaving<Value> = Answer<Value> | { readonly kind: 'document'; readonly value: Value };

export const answer = <Value>(value: Value): Answer<Value> => ({ kind: 'answer', value });

/** Where a question stands among the others: `Add WebSocket Event (2/6)`. */
export interface Position {
  readonly title: string;
  readonly step: number;
  readonly total: number;
}

/** An item with its meaning; a separator has none. */
export interface Choice<Value> extends QuickPickItem {
  readonly value?: Value;
}

export interface PickQuestion<Value> {
  readonly position: Position;
  readonly prompt: string;
  readonly choices: readonly Choice<Value>[];
  /** The choice that Enter takes; the first where it is not given. */
  readonly proposed?: Choice<Value> | undefined;
}

/** `note` lets Enter pass, `problem` does not. */
export interface Remark {
  readonly kind: 'note' | 'problem';
  readonly message: string;
}

export interface InputQuestion {
  readonly position: Position;
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  /** Asked at every keystroke. An empty text, and the one that is proposed, are only judged when they are entered. */
  readonly check: (text: string) => Remark | null;
}

/** A line that can be added, and why it is proposed where it was typed otherwise. */
export interface Proposal {
  readonly line: string;
  readonly reason: string;
}

/** A list of lines, entered one by one. */
export interface LinesQuestion {
  readonly position: Position;
  readonly prompt: string;
  readonly lines: readonly string[];
  /** What would be added for a typed line, best first, or why nothing can be. */
  readonly propose: (line: string, others: readonly string[]) => readonly Proposal[] | Remark;
  /** The count of lines in words: `2 fields`. */
  readonly describe: (lines: readonly string[]) => string;
  /** Why it cannot go on with these lines, where it cannot. */
  readonly problem?: (lines: readonly string[]) => string | null;
}

export interface Ask {
  readonly pick: <Value>(question: PickQuestion<Value>) => Promise<Answer<Value>>;
  readonly input: (question: InputQuestion) => Promise<Answer<string>>;
  readonly lines: (question: LinesQuestion) => Promise<Leaving<readonly string[]>>;
}
