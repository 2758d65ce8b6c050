// What a check states. Findings are plain data; the editor and the command line show the same ones.
import type { Place } from './source.ts';

export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
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
}
