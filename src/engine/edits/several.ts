// Several changes as one plan. Each is planned against the texts as those before it left them; what is refused is left
// out and told.
import { type Change, isRefusal, type PlanResult, type Refusal } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { carryOut, type SingleChange } from './carry-out.ts';
import { Draft } from './draft.ts';
import { verify } from './verify.ts';

const flatten = (changes: readonly Change[]): readonly SingleChange[] =>
  changes.flatMap((change) => (change.kind === 'several' ? flatten(change.changes) : [change]));

/** The same fix can stand at several findings. */
const distinct = (changes: readonly SingleChange[]): readonly SingleChange[] => [
  ...new Map(changes.map((change) => [JSON.stringify(change), change])).values(),
];

export const planSeveral = (input: PlanInput, { title, changes }: Extract<Change, { kind: 'several' }>): PlanResult => {
  const draft = new Draft(input);
  const refusals: Refusal[] = [];
  let present = input;
  const wanted = distinct(flatten(changes));
  for (const change of wanted) {
    const before = draft.changed();
    const result = draft.attempt(() => {
      const refusal = carryOut(present, change, draft);
      if (refusal !== null) return refusal;
      return isSame(before, draft.changed()) ? null : verify(input, draft.changed());
    });
    if (isRefusal(result)) refusals.push(result);
    // What the next change looks at may be what this one has altered.
    else if (result !== null)
      present = { ...input, contract: result.contract, read: (path) => textIn(input, draft, path) };
  }
  const [first] = refusals;
  if (first !== undefined && refusals.length === wanted.length) return first;
  for (const { reason } of refusals) draft.note(`Left out: ${reason}`);
  return draft.finish(title);
};

const textIn = (input: PlanInput, draft: Draft, path: string): string | undefined =>
  input.read(path) === undefined ? undefined : draft.text(path);

const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...b].every(([path, text]) => a.get(path) === text);
