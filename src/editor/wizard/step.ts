// The shape of a step: it takes the draft so far and answers with the next one.
import type { Contract } from '../../engine/contract.ts';
import type { EventRequest, Refusal } from '../../engine/plan.ts';
import type { Project } from '../../engine/project.ts';
import type { Ask, Leaving, Position } from './ask.ts';
import type { Draft } from './draft.ts';
import type { Memory } from './memory.ts';

export interface StepContext {
  readonly contract: Contract;
  /** What an event would take that is sent in a function. */
  readonly placeNamed: Project['placeNamed'];
  /** What can be chosen for an event. */
  readonly offer: Project['offer'];
  /** Why an event cannot be added as it has been asked for so far; null where it can. */
  readonly judge: (request: EventRequest) => Promise<Refusal | null>;
  /** Why a text cannot be what a call passes, and why no store can be written into a file. */
  readonly valueProblem: Project['valueProblem'];
  readonly storeFileProblem: Project['storeFileProblem'];
  readonly ask: Ask;
  readonly memory: Memory;
}

export interface Step {
  readonly id: string;
  /** Whether there is anything to ask. */
  readonly isNeeded: (context: StepContext, draft: Draft) => boolean;
  readonly run: (context: StepContext, draft: Draft, position: Position) => Promise<Leaving<Draft>>;
}

/** Carries an answer over into the draft. */
export const into = <Value>(given: Leaving<Value>, take: (value: Value) => Draft): Leaving<Draft> =>
  'value' in given ? { kind: given.kind, value: take(given.value) } : given;
