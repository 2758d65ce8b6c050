// What can be chosen for an event that is to be added: plain data for who asks. Only what the planner takes is offered.
import type { Recipe } from './plan.ts';

/** A function that can be handed what a client sends. */
export interface CallOffer {
  /** `path:Class.method`, as `call` takes it. */
  readonly place: string;
  /** The first parameter whose value has to be said, or null. */
  readonly lacking: string | null;
}

/** What a store can do with the payload. */
export interface KeepingOffer {
  readonly recipe: Exclude<Recipe, 'none'>;
  /** The store's hook. */
  readonly store: string;
  readonly path: string;
  readonly key: string | null;
  readonly state: string;
  /** The store keeps all that it has over restarts. */
  readonly isPersisted: boolean;
}

/** An action that is there and can be called. */
export interface ActionOffer {
  readonly store: string;
  readonly path: string;
  readonly action: string;
  /** As they are declared: `ovenId: string, degrees: number`. */
  readonly parameters: string;
  /** The parameters whose fields have to be said. */
  readonly lacking: readonly string[];
}

export interface Offer {
  /** Whether it can be sent from inside the agent's stream. */
  readonly isMarkable: boolean;
  /** Best first, as all of these. */
  readonly calls: readonly CallOffer[];
  readonly keepings: readonly KeepingOffer[];
  readonly actions: readonly ActionOffer[];
}
