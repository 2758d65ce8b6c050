// An event as far as it has been asked for. It is plain data, so that a cancelled run can be kept and resumed.
import type { Contract, ContractEvent, Protocol } from '../../engine/contract.ts';
import { parseFieldLine } from '../../engine/field-line.ts';
import {
  type ArgumentValue,
  type Delivery,
  type EventRequest,
  type FieldSpec,
  leftOpen,
  type MappedParameter,
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
  /** Null where an action that is there is called. */
  readonly recipe: Recipe | null;
  readonly store: string | null;
  readonly key: string | null;
  /** A state that is there. */
  readonly state: string | null;
  /** An action that is there, and what its parameters are given. */
  readonly action: string | null;
  readonly map: readonly MappedParameter[];
}

/** Which existing function gets what the client sends; null for a new one. */
export interface Reception {
  readonly call: string | null;
  readonly values: readonly ArgumentValue[];
}

/** The event that answers, in the other direction; its fields as lines. */
export interface Reply {
  readonly name: string;
  readonly fields: readonly string[];
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
  readonly reception: Reception | null;
  /** Null where nothing answers. */
  readonly reply: Reply | null;
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
  reception: null,
  reply: null,
  keeping: null,
  names: {},
};

/** What was chosen for an event with another name, direction or protocol may not fit. */
export const nothingChosen = { sending: null, reception: null, reply: null, keeping: null } as const;

/** The fields that can be read; the steps that take lines let no others through. */
export const toFields = (lines: readonly string[]): readonly FieldSpec[] =>
  lines.map(parseFieldLine).flatMap((parsed) => (parsed.kind === 'field' ? [parsed.field] : []));

export const fieldsOf = (draft: Draft): readonly FieldSpec[] => toFields(draft.fields ?? []);

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

/** The event that the client gets: the one that is added, else the one that answers it. */
export const receivedOf = ({ direction, name, fields, reply }: Draft): Pick<EventRequest, 'name' | 'fields'> | null => {
  if (direction !== 'client-to-server') return { name, fields: toFields(fields ?? []) };
  return reply === null ? null : { name: reply.name, fields: toFields(reply.fields) };
};

const namesOf = ({ names, keeping }: Draft): Partial<PartNames> => ({
  ...(keeping?.state === undefined || keeping.state === null ? {} : { state: keeping.state }),
  ...(keeping?.action === undefined || keeping.action === null ? {} : { action: keeping.action }),
  ...names,
});

/** What of the draft says what the client does; nothing where it gets nothing, or nobody has been asked. */
const keepingOf = (draft: Draft): Pick<EventRequest, 'recipe' | 'store' | 'recipeKey' | 'map'> => {
  const keeping = receivedOf(draft) === null ? null : draft.keeping;
  if (keeping === null) return { recipe: 'none', store: null, recipeKey: null };
  const { recipe, store, key, map } = keeping;
  return { recipe, store, recipeKey: key, ...(map.length === 0 ? {} : { map }) };
};

/** The request that a finished draft stands for, or null while something is missing. */
export const toRequest = (contract: Contract, draft: Draft): EventRequest | null => {
  const { direction, name, sending, reception, reply } = draft;
  const protocol = protocolOf(contract, draft);
  if (direction === null || name === '' || protocol === null) return null;
  const isToClient = direction === 'server-to-client';
  return {
    ...leftOpen,
    protocol: protocol.id,
    name,
    direction,
    fields: fieldsOf(draft),
    delivery: isToClient ? (sending?.delivery ?? 'none') : 'none',
    emitIn: isToClient ? (sending?.emitIn ?? null) : null,
    values: (isToClient ? sending : reception)?.values ?? [],
    call: isToClient ? null : (reception?.call ?? null),
    reply: reply === null ? null : { name: reply.name, fields: toFields(reply.fields) },
    ...keepingOf(draft),
    names: namesOf(draft),
  };
};
