// Gives a key of an event's payload another name, across the stack: where it is sent, what says that it is, where it is
// read, and the parameters that are named after it. What cannot be followed is told.
import { keysOf, newKeyProblem, unknownKeyProblem } from '../new-field.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { Place } from '../source.ts';
import { locationOf } from './callers.ts';
import type { Draft } from './draft.ts';
import { type FieldSubject, findField } from './find-event.ts';
import { clientKeySpellings } from './rename-key-on-client.ts';
import { serverKeySpellings } from './rename-key-on-server.ts';
import { putSpellings } from './spelling.ts';

type RenameField = Extract<Change, { kind: 'rename-field' }>;

/** One key on its way to another name. */
export interface KeyRenaming extends FieldSubject {
  readonly input: PlanInput;
  readonly key: string;
  readonly to: string;
  readonly draft: Draft;
}

/** A place that spells the key in another way, with escapes for example. */
const oddlySpelt = ({ input, event, key }: KeyRenaming): Place | undefined => {
  const places = [
    ...(event.payload.find((field) => field.key === key)?.places ?? []),
    ...event.reads.filter((read) => read.key === key).map(({ place }) => place),
  ];
  const spelt = new Set([key, `'${key}'`, `"${key}"`, `\`${key}\``]);
  return places.find(({ path, range }) => !spelt.has(input.read(path)?.slice(range.start, range.end) ?? ''));
};

export const renameField = (input: PlanInput, change: RenameField, draft: Draft): Refusal | null => {
  const { key, to } = change;
  const found = findField(input, change);
  if ('kind' in found) return found;
  const keys = keysOf(found.event);
  if (key === to) return null;
  if (!keys.has(key) && keys.has(to)) return null;
  const problem = unknownKeyProblem(found.event, key) ?? newKeyProblem(found.event, key, to);
  if (problem !== null) return refuse(problem);
  const renaming = { ...found, input, key, to, draft };
  const odd = oddlySpelt(renaming);
  if (odd !== undefined)
    return refuse(`\`${key}\` is written in another way at ${locationOf(input, odd)}: change it by hand first.`);
  const client = clientKeySpellings(renaming);
  if ('kind' in client) return client;
  return putSpellings(input, draft, [...serverKeySpellings(renaming), ...client]);
};
