// What a check states. Findings are plain data; the editor and the command line show the same ones.
import type { Change } from './plan.ts';
import type { Place } from './source.ts';

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
}

/** A way to mend a finding: an intention that the planner turns into edits. */
export interface Fix {
  /** Starts with a verb: "Handle `job_update` in useWebSocket.ts". */
  readonly title: string;
  readonly change: Change;
  /** At most one fix of a finding. Only what is safe whatever the code around it means. */
  readonly isPreferred: boolean;
  /** Why it is not preferred, as one sentence; null where nothing speaks against it. */
  readonly caution: string | null;
}

export interface Finding {
  /** The check's id: its file name, its anchor in the documentation, its code in the Problems panel. */
  readonly check: string;
  readonly severity: Severity;
  readonly protocol: string;
  readonly event: string;
  /** The wire key, or null where the finding is about the whole event. */
  readonly field: string | null;
  readonly place: Place;
  readonly message: string;
  /** The other side. */
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

/** A finding that nobody wants to see: a comment with a reason at its place, or an entry of the baseline. */
export interface SilencedFinding {
  readonly finding: Finding;
  readonly by: 'comment' | 'baseline';
  /** The comment's words. */
  readonly reason: string | null;
}

/** A mistake in `cachibot-ws.json`, as one sentence that says what to write instead. */
export interface Mistake {
  readonly place: Place;
  readonly message: string;
}

/** A construct of a protocol that does not parse, as one sentence. Nothing is concluded from what seems to be missing in it. */
export type Unread = Mistake;

/** What all checks say, once severities, ignored paths, comments and the baseline have been heard. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly silenced: readonly SilencedFinding[];
  readonly mistakes: readonly Mistake[];
  readonly unread: readonly Unread[];
}
