// What a reader says about one file, as plain data. Facts are syntax with its meaning: they name things but link nothing.
// Every range is exact, in UTF-16 offsets of that file's text.
import type { NoteFact } from './notes.ts';
import type { Range } from './source.ts';
import type { StoreFact } from './store-facts.ts';
import type { WireType } from './wire-type.ts';

export type Direction = 'server-to-client' | 'client-to-server' | 'unknown';

/** `always`: the key is there in every message; `conditional`: it may be absent. Null belongs to the type. */
export type Presence = 'always' | 'conditional' | 'unknown';

/** A name and where it stands. */
export interface Name {
  readonly name: string;
  readonly range: Range;
}

/** An imported name. `imported` is null for a whole module. `within` is the qualified function of a local import. */
export interface ImportFact {
  readonly local: string;
  readonly imported: string | null;
  readonly module: string;
  readonly isTypeOnly: boolean;
  readonly within: string | null;
  /** The specifier alone. */
  readonly range: Range;
  /** The whole import statement. */
  readonly statement: Range;
}

/** One wire value of a declared set: an enum member, a union's literal. */
export interface ValueFact {
  /** The member's name (`FILE_READY`), or the wire value where the form has no name. */
  readonly member: string;
  readonly value: string;
  /** The member with its value, without a comment: `FILE_READY = "file_ready"`, or `'file_ready'`. */
  readonly range: Range;
  readonly nameRange: Range;
  readonly valueRange: Range;
  /** From a trailing comment that names one, else from the nearest direction comment above in the same declaration. */
  readonly direction: Direction | null;
  /** The text of the trailing comment, without its mark. */
  readonly comment: string | null;
}

/** A declared set of strings. Whether it is a protocol's is for the linker to say. */
export interface ValueSetFact {
  readonly name: string;
  readonly form: 'enum' | 'union';
  readonly isExported: boolean;
  readonly values: readonly ValueFact[];
  readonly range: Range;
  readonly nameRange: Range;
}

/** A field of a pydantic model, an interface or an object type. */
export interface FieldFact {
  /** As the wire has it: the alias, where a pydantic field has one. */
  readonly key: string;
  readonly keyRange: Range;
  readonly range: Range;
  /** The type as it is written, or null where there is none. */
  readonly typeText: string | null;
  readonly type: WireType;
  /** Conditional for `?` in TypeScript and for a default in Python. */
  readonly isOptional: boolean;
  readonly defaultText: string | null;
}

/** A class with annotated fields or bases, an interface, or an alias of an object type. */
export interface TypeFact {
  readonly name: string;
  readonly form: 'class' | 'interface' | 'alias';
  readonly isExported: boolean;
  readonly extends: readonly string[];
  readonly fields: readonly FieldFact[];
  /** It takes keys beyond its fields: an index signature, a mapped type, `extra="allow"`. */
  readonly isOpen: boolean;
  /** Python only: on the wire fields may have other names than those told, by `alias_generator` or `populate_by_name`. */
  readonly hasOtherNames?: boolean;
  readonly range: Range;
  readonly nameRange: Range;
  readonly typeParameters: readonly string[];
}

/** An alias of anything but an object type or a set of strings: `type Role = 'user' | 'bot'` is a value set too. */
export interface AliasFact {
  readonly name: string;
  readonly typeText: string;
  readonly type: WireType;
}

/** The wire value an expression stands for. */
export type ValueRef =
  | { readonly kind: 'member'; readonly set: string; readonly member: string; readonly range: Range }
  | { readonly kind: 'literal'; readonly value: string; readonly range: Range }
  /** Not one fixed value: an f-string, a variable, a call. */
  | { readonly kind: 'dynamic'; readonly range: Range };

/** A key put into a payload. One that is assigned in several places stands several times, each with the presence of the whole. */
export interface SentField {
  readonly key: string;
  /** Without quotes. */
  readonly keyRange: Range;
  /** The whole entry `"key": value`, or the assignment `payload["key"] = value`. */
  readonly range: Range;
  readonly valueText: string;
  readonly type: WireType;
  readonly presence: Presence;
  /** What guards a conditional key: `is not None` or truth of what is sent, or something else. Null when always there. */
  readonly guard: 'not-none' | 'truthy' | 'other' | null;
  /** The parameter of the enclosing function whose value is sent, if it is exactly one. */
  readonly parameter: string | null;
}

/** A payload as it is built. `isOpen`: spreads, computed keys or an expression we cannot read may add keys. */
export interface SentPayload {
  readonly fields: readonly SentField[];
  readonly isOpen: boolean;
  readonly range: Range;
}

export interface ParameterFact {
  /** `*args` and `**kwargs` keep their stars. */
  readonly name: string;
  readonly range: Range;
  readonly typeText: string | null;
  readonly type: WireType;
  readonly defaultText: string | null;
  readonly isKeywordOnly: boolean;
  /** TypeScript only: `x?: T`, `x: T | undefined` or `x = d`, so that a call may leave it out. */
  readonly isOptional?: boolean;
}

/** A function or method. `name` is qualified without `<locals>`: `Service.run.notify`. */
export interface FunctionFact {
  readonly name: string;
  readonly nameRange: Range;
  /** With decorators. */
  readonly range: Range;
  readonly bodyRange: Range;
  readonly isAsync: boolean;
  readonly decorators: readonly string[];
  readonly parameters: readonly ParameterFact[];
  /** Parameters that the body assigns anew. */
  readonly rebound: readonly string[];
  /** The return annotation as written, without quotes. */
  readonly returns: string | null;
  readonly docstring: string | null;
  /** The qualified class that holds it directly, or null. */
  readonly inClass: string | null;
}

export interface ArgumentFact {
  readonly keyword: string | null;
  /** The value alone. */
  readonly text: string;
  /** With the keyword. */
  readonly range: Range;
}

/** A call. `callee` is the dotted text (`self._broadcast_status`, `get_ws_manager().broadcast`). */
export interface CallFact {
  readonly callee: string;
  /** The last name of the callee. */
  readonly name: string;
  /** All before the last dot, or null. */
  readonly receiver: string | null;
  readonly nameRange: Range;
  readonly range: Range;
  readonly arguments: readonly ArgumentFact[];
  /** `*args`, `**kwargs` or `...rest` among the arguments. */
  readonly hasSpread: boolean;
  /** The qualified function that contains it, or null at module level. */
  readonly within: string | null;
  /** The callee of the nearest call that has this one among its arguments. */
  readonly passedTo: string | null;
  /** The variable this call's value is assigned to. */
  readonly assignedTo: string | null;
  /** Python only: the payload of the message that it makes is touched afterwards. */
  readonly isFilledLater?: boolean;
}

/** A message built in place: `cls(type=X.A, payload=…)`, `Wrapper(type=…)`. In a method of the wrapper it makes that a factory. */
export interface ConstructionFact {
  /** The class that is called; `cls` and `Self` are resolved to the enclosing class. */
  readonly wrapper: string;
  readonly value: ValueRef;
  readonly payload: SentPayload;
  readonly range: Range;
  readonly within: string | null;
}

/** A key that is read from a payload. */
export interface ReadFact {
  readonly key: string;
  /** Without quotes. */
  readonly keyRange: Range;
  readonly range: Range;
  readonly type: WireType;
  /** A default, `??`, `||`, a test for presence: the reader copes with its absence. */
  readonly hasDefault: boolean;
  /** Python's `.get` without a default: absence gives None, and whether the code then copes cannot be told. */
  readonly isNoneIfAbsent?: boolean;
  /** Other keys of the same payload that stand in for it: `a ?? b`. */
  readonly alternatives: readonly string[];
  /** The local variable that takes it, or null. */
  readonly local: string | null;
}

/** What one place reads from a payload. `isWhole`: the payload is handed on, so the reads are not known. */
export interface PayloadReads {
  readonly reads: readonly ReadFact[];
  readonly isWhole: boolean;
  /** The model built from the whole payload: `Start(**payload)`. */
  readonly model: Name | null;
}

/** A branch that compares a message's type: `elif kind == X.A:`. */
export interface BranchFact {
  /** The compared expression. */
  readonly subject: string;
  readonly values: readonly ValueRef[];
  /** From `if`/`elif` to the end of its body. */
  readonly range: Range;
  readonly bodyRange: Range;
  /** The start offset of the whole if statement; branches of one chain share it. */
  readonly chain: number;
  readonly chainRange: Range;
  readonly payload: PayloadReads;
  /** The variable that holds the payload, or null if none was found. */
  readonly payloadVariable: string | null;
  /** The `else` of its chain does something with the message too. */
  readonly isElseUsed: boolean;
  readonly within: string | null;
}

/** A name used as a value and not called: `on_ready`, `self._tick`. Only names of functions of the same file. */
export interface ReferenceFact {
  readonly name: string;
  readonly range: Range;
  readonly within: string | null;
}

export interface PythonFacts {
  readonly language: 'python';
  readonly imports: readonly ImportFact[];
  readonly valueSets: readonly ValueSetFact[];
  readonly types: readonly TypeFact[];
  readonly functions: readonly FunctionFact[];
  readonly calls: readonly CallFact[];
  readonly references: readonly ReferenceFact[];
  readonly constructions: readonly ConstructionFact[];
  readonly branches: readonly BranchFact[];
  /** Every member access on a capitalised name: `WSMessageType.CHAT`. */
  readonly memberUses: readonly (ValueRef & { kind: 'member' })[];
  /** Strings that may be a message's type, where nothing says what is done with them. */
  readonly typeStrings: readonly string[];
  /** Module-level `name = Class()`. */
  readonly instances: readonly { readonly name: string; readonly className: string; readonly range: Range }[];
  readonly notes: readonly NoteFact[];
  /** Error nodes of the parser; some stand in valid files. */
  readonly damage: readonly Range[];
}

/** What a handler says the payload is: `as X`, `as { a: string }`, `as X & Y`. */
export interface CastFact {
  readonly text: string;
  readonly range: Range;
  /** Named types in it. */
  readonly names: readonly Name[];
  /** Fields of inline object types in it. */
  readonly fields: readonly FieldFact[];
  /** A part of it takes any key: `& Record<string, unknown>`, an index signature. */
  readonly isOpen: boolean;
}

/** An action of a store reached from a handler. `store` is the hook (`useRoomStore`), null where it cannot be told. */
export interface StoreCallFact {
  readonly store: string | null;
  readonly action: string;
  readonly range: Range;
}

export interface CaseFact {
  readonly value: string;
  /** The label's string with its quotes. */
  readonly valueRange: Range;
  /** From `case` to the end of its last statement or brace. */
  readonly range: Range;
  readonly bodyRange: Range;
  readonly hasBraces: boolean;
  readonly effect: 'effect' | 'ignored';
  readonly cast: CastFact | null;
  readonly payload: PayloadReads;
  readonly storeCalls: readonly StoreCallFact[];
}

export interface SwitchFact {
  /** `msg.type`. */
  readonly subject: string;
  /** The annotation of the subject's variable: `WSMessage`. Null where it has none. */
  readonly messageType: string | null;
  /** How cases reach the payload: `msg.payload`, or the alias `p` that holds it. */
  readonly payloadExpression: string | null;
  /** The exported function around it: a hook. */
  readonly within: string | null;
  readonly range: Range;
  readonly bodyRange: Range;
  readonly cases: readonly CaseFact[];
  /** Labels that are no strings, as they are written: `WSMessageType.CHAT`. */
  readonly otherLabels: readonly string[];
  /** `default` or the code around hands the message on, so that it may be handled elsewhere. */
  readonly isHandedOn: boolean;
}

/** A method of a class. */
export interface MethodFact {
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  readonly bodyRange: Range;
  readonly visibility: 'public' | 'protected' | 'private';
  readonly isAbstract: boolean;
  readonly parameters: readonly ParameterFact[];
}

export interface ClassFact {
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  readonly bodyRange: Range;
  readonly extends: string | null;
  readonly methods: readonly MethodFact[];
}

/** A message sent by value: `this.send('chat', {…})`, `client.sendJson(on ? 'a' : 'b', {})`. */
export interface SendFact {
  readonly callee: string;
  readonly values: readonly (ValueRef & { kind: 'literal' })[];
  readonly payload: SentPayload | null;
  readonly range: Range;
  /** The class and method, or the function, that contains it: `WebSocketClient.sendChat`, `useVoice`. */
  readonly within: string | null;
}

/** A callback that a hook makes: `const pause = useCallback((id) => {…}, [])`. */
export interface CallbackFact {
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  readonly parameters: readonly ParameterFact[];
  /** Methods called in it, as dotted text: `wsClient.sendCancel`, `clientRef.current?.sendTyping`. */
  readonly calls: readonly Name[];
}

/** A React hook: an exported function named `use…`. */
export interface HookFact {
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  readonly callbacks: readonly CallbackFact[];
  /** Keys of the object it returns; empty if it returns something else. */
  readonly returned: readonly Name[];
  readonly returnRange: Range | null;
  /** Names of the store hooks it calls or reads with `getState()`, each use once. */
  readonly storeUses: readonly Name[];
  /** Client objects: `wsClient` or a local made with `new X()`/`useRef<X>`; `className` null where imported. */
  readonly clients: readonly { readonly expression: string; readonly className: string | null }[];
}

export interface TypeScriptFacts {
  readonly language: 'typescript';
  readonly imports: readonly ImportFact[];
  readonly reexports: readonly ImportFact[];
  readonly valueSets: readonly ValueSetFact[];
  readonly types: readonly TypeFact[];
  readonly aliases: readonly AliasFact[];
  readonly switches: readonly SwitchFact[];
  readonly classes: readonly ClassFact[];
  /** Module-level `const name = new Class()`. */
  readonly instances: readonly { readonly name: string; readonly className: string; readonly range: Range }[];
  readonly sends: readonly SendFact[];
  /** Strings that something other than a switch looks for in a message's type. */
  readonly lookedFor: readonly string[];
  /** Every member access on a capitalised name: `WSMessageType.CHAT`. */
  readonly memberUses: readonly (ValueRef & { kind: 'member' })[];
  /** Strings of expressions that are no label and no value of a send. */
  readonly strings: readonly string[];
  readonly calls: readonly CallFact[];
  readonly hooks: readonly HookFact[];
  readonly stores: readonly StoreFact[];
  readonly notes: readonly NoteFact[];
  readonly damage: readonly Range[];
}

export type FileFacts = PythonFacts | TypeScriptFacts;
