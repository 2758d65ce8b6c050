// The model: protocols, their events, payloads and every place that mentions them, across both languages.
// It is plain data, built anew from facts and never changed; checks, features and plans read it.
import type {
  BranchFact,
  ClassFact,
  Direction,
  FileFacts,
  FunctionFact,
  HookFact,
  MethodFact,
  ParameterFact,
  Presence,
  SwitchFact,
  TypeFact,
  ValueSetFact,
} from './facts.ts';
import type { StoreFact } from './store-facts.ts';
import { type Place, positionAt, type Range } from './source.ts';
import type { WireType } from './wire-type.ts';

export type Side = 'server' | 'client';

/** `unknown` is "cannot tell": only a proven `no` may become a warning. */
export type Answer = 'yes' | 'no' | 'unknown' | 'not-applicable';

export const parts = [
  'enum-member',
  'factory',
  'emission',
  'reception-branch',
  'union-member',
  'payload-interface',
  'handler-case',
  'send-method',
  'hook-callback',
  'store-action',
  'payload-model',
] as const;

/** A place an event needs. */
export type Part = (typeof parts)[number];

/** A place in the text that belongs to an event. */
export interface Mention {
  readonly part: Part;
  readonly side: Side;
  readonly path: string;
  /** The token a reader would point at: the member's name, the label's string, the call's name. */
  readonly range: Range;
  /** The whole construct. */
  readonly whole: Range;
  /** What stands there, in short: `WSMessage.done`, `DocumentProcessor._broadcast_status`, `useChatStore.setError`. */
  readonly name: string;
  /** For an emission or a send: whether something running can get there. */
  readonly isReachable: Answer;
}

/** A field as it travels. */
export interface PayloadField {
  readonly key: string;
  readonly type: WireType;
  readonly presence: Presence;
  /** The key where it is put into the payload first. */
  readonly place: Place;
  /** Every place that puts it there. */
  readonly places: readonly Place[];
  /** Other events of the protocol and direction carry a key of that name too, as with `roomId`. */
  readonly isShared: boolean;
  /** Of a conditional key: whether any reachable call gives it a value. A key that is always there is set. */
  readonly isSet: Answer;
}

export interface IdleParameter {
  readonly name: string;
  /** A call may leave it out, so that its key would be conditional. */
  readonly isOptional: boolean;
}

/** A key that the receiving side reads. */
export interface FieldRead {
  readonly key: string;
  /** `unknown` where the read says nothing of it. */
  readonly type: WireType;
  /** The reader copes with the key's absence: a default, a test, an optional chain. */
  readonly hasDefault: boolean;
  /** Its absence gives None, and whether the reader then copes cannot be told. */
  readonly isNoneIfAbsent: boolean;
  /** Other keys that stand in for it: `a ?? b`. */
  readonly alternatives: readonly string[];
  /** The key alone. */
  readonly place: Place;
  /** The whole expression. */
  readonly whole: Range;
}

/** A field of a type that says what the payload is. */
export interface ClaimedField {
  readonly key: string;
  /** Named types are followed to what they stand for; `unknown` where that cannot be told. */
  readonly type: WireType;
  readonly typeText: string | null;
  readonly isOptional: boolean;
  /** The key alone. */
  readonly place: Place;
}

/** A type that says what an event's payload is: an interface, a cast's inline type, a pydantic model. */
export interface PayloadClaim {
  /** `inline` is an object type written in the cast itself. */
  readonly form: 'interface' | 'inline' | 'model';
  /** `JobUpdatePayload`; the cast's text for an inline type. */
  readonly name: string;
  readonly side: Side;
  /** The type's name, or the inline type. */
  readonly place: Place;
  readonly fields: readonly ClaimedField[];
  /** Whether a cast or a construction uses it for this event; else it only has the event's name. */
  readonly isUsed: boolean;
  /** It takes keys beyond its fields: an index signature, a base that was not found, a model that allows extra keys. */
  readonly isOpen: boolean;
}

export interface EventStatus {
  readonly declaredServer: Answer;
  readonly declaredClient: Answer;
  readonly emitted: Answer;
  readonly received: Answer;
  readonly handled: Answer;
  readonly sent: Answer;
}

/** One wire value of one protocol. */
export interface ContractEvent {
  readonly protocol: string;
  readonly name: string;
  readonly direction: Direction;
  /** The factory's docstring or the member's comment. */
  readonly purpose: string | null;
  /** In the order they are sent. */
  readonly payload: readonly PayloadField[];
  /** `no`: some message may carry keys that cannot be listed. `unknown`: nothing that builds it was found. */
  readonly isPayloadKnown: Answer;
  /** What the factory or the sending method takes and does not send: a key that lacks may be sent from it. */
  readonly idleParameters: readonly IdleParameter[];
  /** What the receiving side reads, in the order of the text. */
  readonly reads: readonly FieldRead[];
  /** `no`: the payload is handed on as a whole, so further keys may be read. `unknown`: nothing that receives it was found. */
  readonly areReadsKnown: Answer;
  /** Types that say what the payload is, those in use first. */
  readonly claims: readonly PayloadClaim[];
  readonly mentions: readonly Mention[];
  readonly status: EventStatus;
}

/** A fact and the file it stands in. */
export interface At<Fact> {
  readonly path: string;
  readonly fact: Fact;
}

/** A function that takes a message and puts it on the wire. */
export interface Transport {
  readonly path: string;
  readonly fact: FunctionFact;
  readonly reach: 'client' | 'all' | 'room' | 'others' | 'user';
  /** The module-level object it is a method of, or null for a plain function. */
  readonly instance: string | null;
  /** A function that returns that object: `get_ws_manager`. */
  readonly accessor: string | null;
  /** The parameters before the message. */
  readonly leading: readonly ParameterFact[];
  /** The parameter after the message that names who does not get it. */
  readonly excluding: ParameterFact | null;
}

/** A chain of branches that tells received messages apart. */
export interface ReceptionChain {
  readonly path: string;
  readonly branches: readonly BranchFact[];
}

export interface ServerSide {
  readonly set: At<ValueSetFact> | null;
  readonly wrapper: At<TypeFact> | null;
  readonly chain: ReceptionChain | null;
  readonly transports: readonly Transport[];
}

/** A store that a handler reaches, and how often. */
export interface ReachedStore extends At<StoreFact> {
  readonly uses: number;
}

export interface ClientSide {
  readonly set: At<ValueSetFact> | null;
  readonly wrapper: At<TypeFact> | null;
  readonly client: (At<ClassFact> & { readonly send: MethodFact; readonly instance: string | null }) | null;
  /** The switch with most cases. */
  readonly handler: At<SwitchFact> | null;
  readonly hook: At<HookFact> | null;
  /** Most reached first. */
  readonly stores: readonly ReachedStore[];
  /** Values that something other than a known handler looks for: what is done then is not read. */
  readonly lookedFor: ReadonlySet<string>;
  /** A handler hands messages on whole, or has labels that cannot be told: what it lacks may be handled all the same. */
  readonly isHandedOn: boolean;
  /** Values that the code names outside its known sends: they may be sent there. */
  readonly spoken: ReadonlySet<string>;
  /** Interfaces that belong to events of this protocol, in the order of their places. */
  readonly interfaces: readonly At<TypeFact>[];
}

/** A set of wire values shared by one socket's two sides. */
export interface Protocol {
  /** The Python wrapper's name, else the TypeScript wrapper's. */
  readonly id: string;
  readonly events: ReadonlyMap<string, ContractEvent>;
  readonly server: ServerSide;
  readonly client: ClientSide;
}

export interface Contract {
  /** In the order of their ids. */
  readonly protocols: readonly Protocol[];
  readonly files: ReadonlyMap<string, FileFacts>;
  /** The start offsets of the lines of every file in `files`. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** Where something stands, as people say it: `services/job_runner.py:603`, the line counted from 1. */
export const toLocation = (contract: Contract, { path, range }: Place): string =>
  `${path}:${positionAt(contract.lines.get(path) ?? [0], range.start).line}`;

/** The events of a contract, in the order of reports: by protocol, then by name. */
export const allEvents = (contract: Contract): readonly ContractEvent[] =>
  contract.protocols.flatMap((protocol) =>
    [...protocol.events.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
  );

/** The first mention of any of the parts, in the order the parts are given. */
export const firstMention = (event: ContractEvent, ...wanted: readonly Part[]): Mention | null => {
  for (const part of wanted) {
    const found = event.mentions.find((mention) => mention.part === part);
    if (found !== undefined) return found;
  }
  return null;
};
