// Several changes as one plan. Each is planned against the texts as those before it left them; what is refused is left
// out and told.
import { type Change, isRefusal, type PlanResult, type Refusal } from '../plan.ts';
import type { PlanInput, Preview } from '../project.ts';
import { carryOut, type SingleChange } from './carry-out.ts';
import { asLeft, Draft } from './draft.ts';
import { verify } from './verify.ts';

const flatten = (changes: readonly Change[]): readonly SingleChange[] =>
  changes.flatMap((change) => (change.kind === 'several' ? flatten(change.changes) : [change]));

/** The same fix can stand at several findings. */
const distinct = (changes: readonly SingleChange[]): readonly SingleChange[] => [
  ...new Map(changes.map((change) => [JSON.stringify(change), change])).values(),
];

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...b].every(([path, text]) => a.get(path) === text);

interface Outcome {
  readonly draft: Draft;
  readonly refusals: readonly Refusal[];
}

/** `look` says what is there after a change, or why it must not be there. */
const doAll = (
  input: PlanInput,
  changes: readonly SingleChange[],
  look: (changed: ReadonlyMap<string, string>) => Preview | Refusal,
): Outcome => {
  const draft = new Draft(input);
  const refusals: Refusal[] = [];
  let present = input;
  for (const change of changes) {
    const before = draft.changed();
    const result = draft.attempt(() => {
      const refusal = carryOut(present, change, draft);
      return refusal ?? (isSame(before, draft.changed()) ? null : look(draft.changed()));
    });
    if (isRefusal(result)) refusals.push(result);
    // What the next change looks at may be what this one has altered.
    else if (result !== null) present = asLeft(input, draft, result.contract);
  }
  return { draft, refusals };
};

/** What one change leaves to be found may be what the next one mends; so only the whole is judged, unless that fails. */
const outcomeOf = (input: PlanInput, changes: readonly SingleChange[]): Outcome => {
  const whole = doAll(input, changes, (changed) => input.preview(changed));
  if (!isRefusal(verify(input, whole.draft.changed()))) return whole;
  return doAll(input, changes, (changed) => verify(input, changed));
};

export const planSeveral = (input: PlanInput, { title, changes }: Extract<Change, { kind: 'several' }>): PlanResult => {
  const wanted = distinct(flatten(changes));
  const { draft, refusals } = outcomeOf(input, wanted);
  const [first] = refusals;
  if (first !== undefined && refusals.length === wanted.length) return first;
  for (const { reason } of refusals) draft.note(`Left out: ${reason}`);
  return draft.finish(title);
};
