// The planner: what a change means here and now. It is a bundle of its own, because it carries the TypeScript compiler.
import { refuse, type PlanResult } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { planAddEvents } from './add-event.ts';
import { conflictIn } from './draft.ts';
import { planRemoveEvent } from './remove-event.ts';

/** Plans a change; never applies it. */
export const planChange = (input: PlanInput): PlanResult => {
  if (input.contract.protocols.length === 0) {
    return (
      conflictIn(input) ??
      refuse('No WebSocket protocol was found: open the folder that holds both backend and frontend.')
    );
  }
  const { change } = input;
  switch (change.kind) {
    case 'add-events':
      return planAddEvents(input, change.events);
    case 'remove-event':
      return planRemoveEvent(input, change);
    default:
      return refuse('Nothing plans this change.');
  }
};
