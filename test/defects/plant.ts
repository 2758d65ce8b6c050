// A planted defect: one fact of a clean application is taken away or changed, and the checks must tell exactly that fact.
import type { Contract, ContractEvent, Mention, Part, Protocol } from '../../src/engine/contract.ts';
import type { Finding } from '../../src/engine/finding.ts';
import type { Project } from '../../src/engine/project.ts';
import { applyEdits, type Place, type TextEdit } from '../../src/engine/source.ts';
import type { Texts } from '../support/worlds.ts';

/** What stands before the defect. */
export interface Ground {
  readonly project: Project;
  readonly texts: Texts;
  readonly contract: Contract;
}

export interface Plant {
  /** What was done: "drops the union member of chat". */
  readonly name: string;
  readonly texts: Texts;
  /** The one finding that must come, as `check event field`; null where nothing may be said. */
  readonly expected: string | null;
  /** `mends`: there is a preferred fix and it leaves nothing to tell. `may`: if there is one, it does. */
  readonly fix: 'mends' | 'may';
  /** Plants of one kind in one protocol are mended in the same way. */
  readonly kind: string;
}

export interface Subject extends Ground {
  readonly protocol: Protocol;
  readonly event: ContractEvent;
}

export const subjectsOf = (ground: Ground): readonly Subject[] =>
  ground.contract.protocols.flatMap((protocol) =>
    [...protocol.events.values()].map((event) => ({ ...ground, protocol, event })),
  );

export const identify = ({ check, protocol, event, field }: Finding): string =>
  [check, protocol, event, field ?? '-'].join(' ');

export const expectOf = (check: string, { protocol, event }: Subject, field: string | null = null): string =>
  [check, protocol.id, event.name, field ?? '-'].join(' ');

export const mentionsOf = (event: ContractEvent, part: Part): readonly Mention[] =>
  event.mentions.filter((mention) => mention.part === part);

/** The texts with edits at places, each given against the present text. */
export const edited = (texts: Texts, edits: readonly { readonly place: Place; readonly text: string }[]): Texts => {
  const byPath = new Map<string, TextEdit[]>();
  for (const { place, text } of edits) {
    byPath.set(place.path, [...(byPath.get(place.path) ?? []), { range: place.range, text }]);
  }
  const changed = new Map(texts);
  for (const [path, all] of byPath) changed.set(path, applyEdits(texts.get(path) ?? '', all));
  return changed;
};

export const textAt = (texts: Texts, { path, range }: Place): string =>
  (texts.get(path) ?? '').slice(range.start, range.end);

/** The place with the lines that it alone stands in. */
export const wholeLines = (texts: Texts, { path, range }: Place): Place => {
  const text = texts.get(path) ?? '';
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const end = text.indexOf('\n', range.end);
  return { path, range: { start, end: end === -1 ? text.length : end + 1 } };
};

/** A slip of the pen in a name. */
export const misspelt = (name: string): string => `${name.slice(0, -1)}${name.endsWith('x') ? 'y' : 'x'}`;
