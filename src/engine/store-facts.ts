// What a reader says about Zustand stores: their state, their actions and how they are made.
import type { Name, ParameterFact } from './facts.ts';
import type { Range } from './source.ts';

export interface StoreActionFact {
  readonly name: string;
  /** In the object literal. */
  readonly range: Range;
  readonly nameRange: Range;
  readonly parameters: readonly ParameterFact[];
  /** State keys its body sets. */
  readonly sets: readonly string[];
}

/** A Zustand store. */
export interface StoreFact {
  readonly hook: string;
  readonly nameRange: Range;
  /** The interface of its state, from `create<X>`. */
  readonly stateType: string | null;
  readonly state: readonly Name[];
  readonly actions: readonly StoreActionFact[];
  readonly form: 'curried' | 'plain';
  readonly hasGet: boolean;
  /** `all`: persisted without `partialize`, so a new key is persisted too. */
  readonly persist: 'none' | 'all' | 'partial';
  /** Keys that `partialize` keeps. */
  readonly persisted: readonly string[];
  /** The object literal of state and actions, with braces. */
  readonly objectRange: Range;
  readonly range: Range;
  readonly isExported: boolean;
}
