// The planner: what a change means here and now. It is a bundle of its own, because it carries the TypeScript compiler.
import { refuse, type PlanResult } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { carryOut, titleOf } from './carry-out.ts';
import { conflictIn, Draft } from './draft.ts';
import { planSeveral } from './several.ts';
import { verify } from './verify.ts';

export { offer } from './offer.ts';

/** Plans a change; never applies it. */
export const planChange = (input: PlanInput): PlanResult => {
  if (input.contract.protocols.length === 0) {
    return (
      conflictIn(input) ??
      refuse('No WebSocket protocol was found: open the folder that holds both backend and frontend.')
    );
  }
  const { change } = input;
  if (change.kind === 'several') return planSeveral(input, change);
  const draft = new Draft(input);
  const refusal = carryOut(input, change, draft);
  if (refusal !== null) return refusal;
  const verified = verify(input, draft.changed());
  return 'kind' in verified ? verified : draft.finish(titleOf(change));
};
