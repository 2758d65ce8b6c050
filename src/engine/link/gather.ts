// A notebook for one event while one side is linked: what that side shows of it, before anything is concluded.
import type { Answer, FieldRead, IdleParameter, Mention, PayloadClaim, PayloadField } from '../contract.ts';
import type { Direction, ParameterFact, SentField, SentPayload } from '../facts.ts';
import { madeOnce } from '../made-once.ts';
import { isNullable, unionOf, type WireType } from '../wire-type.ts';

/** One place that builds a payload for the event. */
export interface Build {
  readonly path: string;
  readonly payload: SentPayload | null;
  /** What the function around it takes, where it is a factory or a sending method. */
  readonly parameters: readonly ParameterFact[];
  /** Whether any call gives a conditional key a value. */
  readonly isSet: (field: SentField) => Answer;
}

export interface Received {
  /** How many places receive it. */
  places: number;
  /** One of them hands the payload on, so that further keys may be read. */
  isHandedOn: boolean;
  readonly reads: FieldRead[];
}

export interface Draft {
  readonly name: string;
  direction: Direction | null;
  purpose: string | null;
  readonly mentions: Mention[];
  readonly builds: Build[];
  readonly claims: PayloadClaim[];
  /** Something changes the payload once the message is built. */
  isFilledLater: boolean;
  /** What the side makes of it where it arrives. */
  readonly received: Received;
}

export const toDraft = (name: string): Draft => ({
  name,
  direction: null,
  purpose: null,
  mentions: [],
  builds: [],
  claims: [],
  isFilledLater: false,
  received: { places: 0, isHandedOn: false, reads: [] },
});

export class Drafts {
  readonly byName = new Map<string, Draft>();

  of(name: string): Draft {
    const draft = this.byName.get(name) ?? toDraft(name);
    this.byName.set(name, draft);
    return draft;
  }

  mention(name: string, mention: Mention): void {
    this.of(name).mentions.push(mention);
  }
}

/** Of several answers: one `yes` is enough, then one `unknown`. */
export const anyOf = (answers: readonly Answer[]): Answer =>
  answers.find((answer) => answer === 'yes') ?? answers.find((answer) => answer === 'unknown') ?? 'no';

/** A type that cannot be told adds nothing to one that can. */
const mergeTypes = (a: WireType, b: WireType): WireType => {
  if (a.kind === 'unknown') return b;
  return b.kind === 'unknown' ? a : unionOf([a, b]);
};

/** The keys of one build. A key that is set in several places is told by all of them alike; their types add up. */
const toFields = ({ path, payload, isSet }: Build): readonly PayloadField[] => {
  const fields = new Map<string, PayloadField>();
  for (const field of payload?.fields ?? []) {
    const { key, type, presence, keyRange } = field;
    const known = fields.get(key);
    const here = { path, range: keyRange };
    fields.set(key, {
      key,
      type: known === undefined ? type : mergeTypes(known.type, type),
      presence,
      place: known?.place ?? here,
      isShared: false,
      places: [...(known?.places ?? []), here],
      isSet: anyOf([...(known === undefined ? [] : [known.isSet]), presence === 'always' ? 'yes' : isSet(field)]),
    });
  }
  return [...fields.values()];
};

/** What all builds together put on the wire: a key that one of them leaves out is conditional. */
export const mergeBuilds = madeOnce((builds: readonly Build[]): readonly PayloadField[] => {
  const [only] = builds;
  if (builds.length === 1 && only !== undefined) return toFields(only);
  const merged = new Map<string, PayloadField & { seen: number }>();
  for (const build of builds) {
    for (const field of toFields(build)) {
      const known = merged.get(field.key);
      merged.set(field.key, {
        ...(known ?? field),
        type: known === undefined ? field.type : mergeTypes(known.type, field.type),
        isSet: anyOf([...(known === undefined ? [] : [known.isSet]), field.isSet]),
        places: [...(known?.places ?? []), ...field.places],
        presence: known === undefined || known.presence === field.presence ? field.presence : 'conditional',
        seen: (known?.seen ?? 0) + 1,
      });
    }
  }
  return [...merged.values()].map(({ seen, ...field }) =>
    seen < builds.length && field.presence === 'always' ? { ...field, presence: 'conditional' as const } : field,
  );
});

/** Parameters whose value goes under no key. */
export const idleParameters = ({ parameters, payload }: Build): readonly IdleParameter[] => {
  const sent = new Set(payload?.fields.map(({ parameter }) => parameter));
  return parameters
    .filter(({ name }) => !sent.has(name))
    .map(({ name, type, isOptional }) => ({ name, isOptional: isOptional === true || isNullable(type) }));
};
