// An event as far as it has been asked for. It is plain data, so that a cancelled run can be kept and resumed.
import type { Contract, ContractEvent, Protocol } from '../../engine/contract.ts';
import { parseFieldLine } from '../../engine/field-line.ts';
import {
  type ArgumentValue,
  type Delivery,
  type EventRequest,
  type FieldSpec,
  leftOpen,
  type PartNames,
  type Recipe,
} from '../../engine/plan.ts';
import { guessProtocol } from '../../engine/propose.ts';

export type EventDirection = EventRequest['direction'];

/** Where it is sent: how far it reaches, the class or function that sends it, and what its arguments are there. */
export interface Sending {
  readonly delivery: Delivery;
  readonly emitIn: string | null;
  readonly values: readonly ArgumentValue[];
}

/** What the client does with it. */
export interface Keeping {
  readonly recipe: Recipe;
  readonly store: string | null;
  readonly key: string | null;
}

export interface Draft {
  readonly direction: EventDirection | null;
  readonly name: string;
  /** The protocols of the file in which the wizard was called; empty where it says nothing. */
  readonly nearProtocols: readonly string[];
  /** That file's path, or null. */
  readonly nearPath: string | null;
  /** The function around the cursor there, as `path:Outer.inner`, or null. */
  readonly nearPlace: string | null;
  /** Called for that very file: no other protocol is meant, whatever the name. */
  readonly isHere: boolean;
  /** The chosen protocol, or null while the file or the name tells it. */
  readonly protocol: string | null;
  /** Field lines as they were entered, or null before they were asked for. */
  readonly fields: readonly string[] | null;
  readonly sending: Sending | null;
  readonly keeping: Keeping | null;
  readonly names: Partial<PartNames>;
}

export const emptyDraft: Draft = {
  direction: null,
  name: '',
  nearProtocols: [],
  nearPath: null,
  nearPlace: null,
  isHere: false,
  protocol: null,
  fields: null,
  sending: null,
  keeping: null,
  names: {},
};

/** The fields that can be read; the step that takes them lets no others through. */
export const fieldsOf = (draft: Draft): readonly FieldSpec[] =>
  (draft.fields ?? []).map(parseFieldLine).flatMap((parsed) => (parsed.kind === 'field' ? [parsed.field] : []));

/** The protocols that the event may belong to, best first: one where it is known, all where nothing tells. */
export const candidates = (contract: Contract, draft: Draft): readonly Protocol[] => {
  const byId = (ids: readonly string[]): readonly Protocol[] => contract.protocols.filter(({ id }) => ids.includes(id));
  if (draft.protocol !== null) return byId([draft.protocol]);
  const guess = guessProtocol(contract, draft.name);
  const near = draft.nearProtocols;
  if (guess === null) return near.length === 0 ? contract.protocols : byId(near);
  if (near.includes(guess)) return byId([guess]);
  // A name that speaks for another protocol than the file does leaves the choice to the user.
  return byId(draft.isHere ? near : [guess, ...near]);
};

/** The protocol where it is known. */
export const protocolOf = (contract: Contract, draft: Draft): Protocol | null => {
  const [only, ...others] = candidates(contract, draft);
  return only !== undefined && others.length === 0 ? only : null;
};

/** The event that the draft names, where it exists in part. */
export const existingEvent = (contract: Contract, draft: Draft): ContractEvent | null =>
  protocolOf(contract, draft)?.events.get(draft.name) ?? null;

/** The request that a finished draft stands for, or null while something is missing. */
export const toRequest = (contract: Contract, draft: Draft): EventRequest | null => {
  const { direction, name, sending, keeping, names } = draft;
  const protocol = protocolOf(contract, draft);
  if (direction === null || name === '' || protocol === null) return null;
  return {
    ...leftOpen,
    protocol: protocol.id,
    name,
    direction,
    fields: fieldsOf(draft),
    delivery: direction === 'server-to-client' ? (sending?.delivery ?? 'none') : 'none',
    emitIn: sending?.emitIn ?? null,
    values: sending?.values ?? [],
    recipe: direction === 'server-to-client' ? (keeping?.recipe ?? 'none') : 'none',
    store: keeping?.store ?? null,
    recipeKey: keeping?.key ?? null,
    names,
  };
};
