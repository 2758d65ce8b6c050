// Gives an event another name, across the stack: its value, and whatever is named after it as `add` would name it. What is
// called otherwise keeps its name, and that is told.
import type { ContractEvent, Protocol } from '../contract.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { Range } from '../source.ts';
import { newNameProblem } from '../validate.ts';
import type { Draft } from './draft.ts';
import { type EventNames, eventNames } from './event-names.ts';
import { findEvent } from './find-event.ts';
import { clientSpellings } from './rename-on-client.ts';
import { serverSpellings } from './rename-on-server.ts';
import { putSpellings, spell, type Spelling } from './spelling.ts';

type RenameEvent = Extract<Change, { kind: 'rename-event' }>;

/** One event on its way to another name. */
export interface Renaming {
  readonly input: PlanInput;
  readonly protocol: Protocol;
  readonly event: ContractEvent;
  readonly to: string;
  readonly names: EventNames;
  readonly draft: Draft;
}

/** Marks for parts that wait to be filled: `TODO(loaf_ready)`. */
const markSpellings = ({ input, event, to }: Renaming): readonly Spelling[] =>
  [...input.contract.files].flatMap(([path, { notes }]) =>
    notes.flatMap((note) => {
      if (note.kind !== 'todo' || note.event !== event.name) return [];
      const isSpoken = event.mentions.some((mention) => mention.path === path);
      const start = note.range.start + (input.read(path)?.slice(note.range.start).indexOf(`(${event.name})`) ?? 0) + 1;
      const range: Range = { start, end: start + event.name.length };
      return isSpoken ? [spell(path, range, to)] : [];
    }),
  );

export const renameEvent = (
  input: PlanInput,
  { protocol: id, event: name, to }: RenameEvent,
  draft: Draft,
): Refusal | null => {
  const target = findEvent(input, id, name);
  if ('kind' in target) {
    // Done before, a second time has nothing to do.
    const done = findEvent(input, id, to);
    return 'kind' in done || input.contract.protocols.some(({ events }) => events.has(name)) ? target : null;
  }
  if (name === to) return null;
  const problem = newNameProblem(target.protocol, target.event, to);
  if (problem !== null) return refuse(problem);
  const renaming = { input, ...target, to, names: eventNames(target.protocol, name, to), draft };
  return putSpellings(input, draft, [
    ...serverSpellings(renaming),
    ...clientSpellings(renaming),
    ...markSpellings(renaming),
  ]);
};
