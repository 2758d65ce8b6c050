// Intentions and what they mean in texts. A Change says what is wanted, a Plan which characters do it; nobody here writes files.
import type { Direction, Presence } from './facts.ts';
import type { FileEdit, Place, TextEdit } from './source.ts';
import type { WireType } from './wire-type.ts';

/** A value that can stand as a default on both sides. */
export type DefaultValue = string | number | boolean | null | readonly [] | Readonly<Record<string, never>>;

/** A field as it was asked for: one field line. */
export interface FieldSpec {
  /** The wire key, as typed. */
  readonly key: string;
  readonly type: WireType;
  readonly presence: Exclude<Presence, 'unknown'>;
  /** `= d`: always there with that Python default (server to client); read with that default (client to server). */
  readonly default: { readonly value: DefaultValue; readonly isFloat: boolean } | null;
  readonly description: string | null;
}

/** Who gets a server-to-client event. */
export const deliveries = ['client', 'all', 'room', 'others', 'user', 'agent', 'service', 'none'] as const;
export type Delivery = (typeof deliveries)[number];

/** What a store does with a payload: keeps the last, all, or the last for each key; removes what has its key; or nothing. */
export const recipes = ['replace', 'append', 'upsert', 'remove', 'none'] as const;
export type Recipe = (typeof recipes)[number];

/** What is written beside an event's own parts where it is asked for. */
export const extras = ['model', 'flutter', 'test'] as const;
export type Extra = (typeof extras)[number];

/** Names of the parts; the planner proposes them, the user may change each. */
export interface PartNames {
  readonly member: string;
  readonly factory: string;
  readonly payloadInterface: string;
  readonly wrapper: string;
  readonly reception: string;
  readonly sendMethod: string;
  readonly callback: string;
  readonly state: string;
  readonly action: string;
}

/** What an argument is at the place that sends: a wire key, or a parameter that says who gets the message. */
export interface ArgumentValue {
  readonly key: string;
  /** A Python expression. */
  readonly expression: string;
}

/** The answer to a request: an event in the other direction that carries the same id. */
export interface ReplyRequest {
  readonly name: string;
  readonly fields: readonly FieldSpec[];
}

/** A parameter of a store's action and the field that it is given. */
export interface MappedParameter {
  readonly parameter: string;
  /** The wire key. */
  readonly key: string;
}

/** An event as it was asked for. What is null is proposed by the planner. */
export interface EventRequest {
  readonly protocol: string;
  readonly name: string;
  readonly direction: Exclude<Direction, 'unknown'>;
  readonly fields: readonly FieldSpec[];
  readonly delivery: Delivery;
  /** `path:Class` that gets the private wrapper of a `service` delivery, or `path:Outer.inner`, the function that sends it. */
  readonly emitIn: string | null;
  /** Arguments that no name in scope gives, where it is sent or of the function that gets it. */
  readonly values: readonly ArgumentValue[];
  /** `path:Class.method`: an existing function that gets the fields of a client-to-server event. */
  readonly call: string | null;
  /** What answers it, in the other direction; stores and recipes are those of the event that the client gets. */
  readonly reply: ReplyRequest | null;
  /** The store's hook: `useKnowledgeStore`. */
  readonly store: string | null;
  readonly recipe: Recipe | null;
  /** The wire key that `upsert` keeps payloads by, and that `remove` finds them by. */
  readonly recipeKey: string | null;
  /** What an action that is there already is given; parameters that are not named get the field of their name. */
  readonly map?: readonly MappedParameter[];
  readonly with?: readonly Extra[];
  readonly names: Partial<PartNames>;
}

/** A request that leaves all but the event itself to the planner. */
export const leftOpen = {
  delivery: 'none',
  emitIn: null,
  values: [],
  call: null,
  reply: null,
  store: null,
  recipe: null,
  recipeKey: null,
  names: {},
} as const satisfies Omit<EventRequest, 'protocol' | 'name' | 'direction' | 'fields'>;

/** A field of an event of a protocol. */
export interface FieldTarget {
  readonly protocol: string;
  readonly event: string;
  readonly key: string;
}

/** An event by its name; the protocol must be said only where the name stands in several. */
export interface EventName {
  readonly protocol: string | null;
  readonly event: string;
}

export type Change =
  | { readonly kind: 'add-events'; readonly events: readonly EventRequest[] }
  | { readonly kind: 'remove-event'; readonly protocol: string | null; readonly name: string }
  /** Writes every part that an event lacks. `none` keeps nothing: a handler that is written is left to be filled. */
  | {
      readonly kind: 'complete-event';
      readonly protocol: string | null;
      readonly name: string;
      readonly recipe: Recipe | null;
    }
  /** Gives an event one more field, wherever it passes. `value` is what calls pass, in the words of their language. */
  | ({ readonly kind: 'add-field'; readonly field: FieldSpec; readonly value: string | null } & EventName)
  /** Takes a key out of an event's payload; refused where something still needs it. */
  | ({ readonly kind: 'remove-field'; readonly key: string } & EventName)
  /** Gives a key of an event's payload another name, wherever it is meant. */
  | ({ readonly kind: 'rename-field'; readonly key: string; readonly to: string } & EventName)
  /** Gives a field of an event the type and presence that a field line says, wherever it passes. */
  | ({ readonly kind: 'retype-field'; readonly field: FieldSpec } & EventName)
  /** Gives an event another name, and whatever is named after it. */
  | ({ readonly kind: 'rename-event'; readonly to: string } & EventName)
  /** Adds a key that is sent to the payload types that lack it. */
  | ({ readonly kind: 'declare-field' } & FieldTarget)
  /** Makes the payload types say of a key what travels: its type, its null, its presence. */
  | ({ readonly kind: 'match-field' } & FieldTarget)
  /** Takes a key out of the payload types that nobody sends. */
  | ({ readonly kind: 'retract-field' } & FieldTarget)
  /** Puts a key that the receiver needs into the payload. */
  | ({ readonly kind: 'send-field' } & FieldTarget)
  /** Reads a key that the client sends at the top of the server's branch. */
  | ({ readonly kind: 'read-field' } & FieldTarget)
  /** Gives a key another name in Python, where it is put into the payload or read from it. */
  | ({ readonly kind: 'respell-key'; readonly to: string } & FieldTarget)
  /** Writes the fields of the event's interface anew, from what travels. */
  | { readonly kind: 'rewrite-interface'; readonly protocol: string; readonly event: string }
  /** Replaces a wire value, or the member that stands for it, where it is used by the one that was meant. */
  | { readonly kind: 'respell-event'; readonly protocol: string; readonly event: string; readonly to: string }
  /** Silences one finding by a comment with a reason, above the line it stands in. */
  | { readonly kind: 'silence'; readonly check: string; readonly place: Place; readonly reason: string }
  /** Several changes as one; those that are refused are left out and noted, unless all are. */
  | { readonly kind: 'several'; readonly title: string; readonly changes: readonly Change[] };

/** What a change means here and now. `edits` is empty when all is there already. */
export interface Plan {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** Sentences for the user: what was chosen, what was kept, what remains to do. */
  readonly notes: readonly string[];
}

/** A refusal is one sentence that says what to do instead. */
export type PlanResult = { readonly kind: 'plan'; readonly plan: Plan } | Refusal;

export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
  /** Of several events that were asked for, the one that cannot be had, counted from 0. */
  readonly event?: number;
  /** Where only a `value` lacks: how to ask for it. */
  readonly question?: string;
  /** Where only one word of the user lacks, which one. */
  readonly lack?: Lack;
}

/** What somebody has to say before an event can be planned. */
export type Lack =
  /** What an argument is where something is called, for `values`, and why nothing gives it. */
  | { readonly kind: 'value'; readonly key: string; readonly reason: string }
  /** Which of these keys a parameter of an action is given, for `map`. */
  | { readonly kind: 'parameter'; readonly name: string; readonly keys: readonly string[] };

/** Tells a refusal from what was made instead. */
export const isRefusal = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'kind' in result && result.kind === 'refused';

export const refuse = (reason: string): Refusal => ({ kind: 'refused', reason });

/** What a writer of one part answers: the edits to that one text, none if the part is there, or why it found no place. */
export type Written = { readonly kind: 'edits'; readonly edits: readonly TextEdit[] } | Refusal;

export const written = (...edits: readonly TextEdit[]): Written => ({ kind: 'edits', edits });

/** Where a new thing stands in a list of things: the first candidate that exists there wins, else the end. */
export type Placement = readonly ({ readonly after: string } | { readonly before: string })[];
