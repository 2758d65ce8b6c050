// A field's other type in Python: where it is sent, the parameters that its value comes through as far as they are ours, the
// branch that reads it, and the fields of models. Values that come from elsewhere are listed.
import { lastName } from '../link/by-name.ts';
import { argumentOf } from '../link/passed.ts';
import { isOpen } from '../link/reach.ts';
import { neighbourNames } from '../names.ts';
import { languageOf } from '../paths.ts';
import { type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import {
  codeOf,
  constantFits,
  declarationOf,
  isConditional,
  readPython,
  receivedParameter,
  resendField,
  type RetypedParameter,
  retypeModelField,
  retypeParameter,
  retypeReads,
  retypeSentParameter,
} from '../python/writer.ts';
import { isInside } from '../source.ts';
import type { WireType } from '../wire-type.ts';
import {
  type CallAt,
  callersOf,
  callsOfFactory,
  factoryOf,
  type FunctionAt,
  locationOf,
  placeOfCall,
} from './callers.ts';
import { lineLength } from './event-context.ts';
import { receptionIn } from './read-field.ts';
import type { FieldRetyping } from './retype-field.ts';
import { isSameInPython } from './same-type.ts';

/** A function whose parameter gets the other type, and everything that calls it. */
interface Stage extends FunctionAt {
  readonly calls: readonly CallAt[];
}

const specOf = (retyping: FieldRetyping, { path, fact }: FunctionAt, parameter: string): RetypedParameter => ({
  function: fact.name,
  parameter,
  field: retyping.field,
  isPresenceSame: retyping.isPresenceSame,
  isSame: isSameInPython,
  lineLength: lineLength(retyping.input, path),
});

/** Whether a function only hands a parameter on; what it writes to a log counts for nothing. */
const isOnlyHandedOn = (input: PlanInput, { path, fact }: FunctionAt, name: string): boolean => {
  const code = codeOf(input.read(path) ?? '').slice(fact.bodyRange.start, fact.bodyRange.end);
  const lines = code.split('\n').filter((line) => !/\blog(?:ger|ging)?\.\w+\(/.test(line));
  const uses = lines.join('\n').match(new RegExp(`(?<![\\w.])${name}(?!\\w)(?!\\s*=[^=])`, 'g'));
  return uses?.length === 1;
};

/** The function around a call that only hands a parameter of its own on, where all that call it are known. */
const stageAround = ({ input, protocol }: FieldRetyping, { path, within }: CallAt, value: string): Stage | null => {
  if (within === null || isOpen(within) || within.rebound.includes(value)) return null;
  if (!within.parameters.some(({ name }) => name === value)) return null;
  if (!isOnlyHandedOn(input, { path, fact: within }, value)) return null;
  const callers = callersOf(input, protocol, { path, fact: within });
  return callers.areAll ? { path, fact: within, calls: callers.calls } : null;
};

interface Followed {
  /** Calls that pass a value of their own. */
  readonly passing: readonly CallAt[];
  /** Calls that would have to pass one. */
  readonly lacking: readonly CallAt[];
}

/** The strings that a type allows; none where it allows any. */
const literalsOf = (type: WireType): readonly string[] => {
  if (type.kind === 'literal') return [type.value];
  return type.kind === 'union' ? type.members.flatMap(literalsOf) : [];
};

/** Whether a value is surely one of the type. */
const isFitting = ({ field: { type, ...field } }: FieldRetyping, value: string): boolean => {
  if (value === 'None' && isConditional({ ...field, type })) return true;
  const literals = literalsOf(type);
  if (literals.length > 0 && /^["']/.test(value)) return literals.includes(value.slice(1, -1));
  return constantFits(value, type) === true;
};

/** Gives the parameter of one function the other type, and those that hand it theirs. */
const follow = (retyping: FieldRetyping, stage: Stage, name: string, seen: ReadonlySet<string>): Followed | Refusal => {
  const { draft } = retyping;
  const id = `${stage.path}:${stage.fact.name}.${name}`;
  const parameter = stage.fact.parameters.find((one) => one.name === name);
  if (seen.has(id) || parameter === undefined) return { passing: [], lacking: [] };
  const spec = specOf(retyping, stage, name);
  const declared = declarationOf(stage.fact, parameter, spec, '"');
  if ('kind' in declared) return declared;
  const passing: CallAt[] = [];
  const lacking: CallAt[] = [];
  for (const call of stage.calls) {
    const argument = argumentOf(call.call, stage.fact, name);
    if (argument === null) {
      if (declared.isRequired) lacking.push(call);
      continue;
    }
    const around = argument === 'unknown' ? null : stageAround(retyping, call, argument.text);
    if (around === null || argument === 'unknown') {
      if (argument === 'unknown' || !isFitting(retyping, argument.text)) passing.push(call);
      continue;
    }
    const further = follow(retyping, around, argument.text, new Set([...seen, id]));
    if ('kind' in further) return further;
    passing.push(...further.passing);
    lacking.push(...further.lacking);
  }
  const refusal = draft.take({ path: stage.path, write: (text) => retypeSentParameter(text, spec) });
  return refusal ?? { passing, lacking };
};

const listed = ({ input }: FieldRetyping, calls: readonly CallAt[]): string =>
  [...new Set(calls.map((call) => locationOf(input, placeOfCall(call))))].join(', ');

/** What the factory puts into the payload for the key, and the parameters that it comes from. */
const parametersOf = ({ input, field }: FieldRetyping, { path, fact }: FunctionAt): readonly (string | null)[] => {
  const facts = input.contract.files.get(path);
  const built = facts?.language === 'python' ? facts.constructions.filter(({ within }) => within === fact.name) : [];
  const sent = built.flatMap(({ payload }) => payload.fields).filter(({ key }) => key === field.key);
  return [...new Set(sent.map(({ parameter }) => parameter))];
};

export const retypeSent = (retyping: FieldRetyping): Refusal | null => {
  const { input, protocol, event, field, draft, sent, isPresenceSame } = retyping;
  const factory = factoryOf(input.contract, protocol, event.name);
  if (sent === null) return null;
  if (factory === null)
    return refuse(`\`${event.name}\` has no factory: change \`${field.key}\` by hand where it is sent.`);
  const { path, fact } = factory;
  const spec = { factory: fact.name, field, lineLength: lineLength(input, path) };
  const resent = isPresenceSame ? null : draft.take({ path, write: (text) => resendField(text, spec) });
  if (resent !== null) return resent;
  const stage = { ...factory, calls: callsOfFactory(input, protocol, factory) };
  for (const name of parametersOf(retyping, factory)) {
    if (name === null) {
      retyping.note(`\`${fact.name}\` works \`${field.key}\` out by itself: see that it is ${retyping.told}.`);
      continue;
    }
    const followed = follow(retyping, stage, name, new Set());
    if ('kind' in followed) return followed;
    if (followed.lacking.length > 0)
      return refuse(
        `\`${field.key}\` would have to be passed at ${listed(retyping, followed.lacking)}: pass it there first, or say a default, as in \`${field.key}: … = …\`.`,
      );
    if (followed.passing.length > 0)
      retyping.note(
        `Look at what is passed as \`${name}\`, which is ${retyping.told} now: ${listed(retyping, followed.passing)}.`,
      );
  }
  const others = sent.places.filter((place) => place.path !== path || !isInside(place.range, fact.range));
  for (const place of others)
    retyping.note(
      `\`${event.name}\` is also built at ${locationOf(input, place)}: change \`${field.key}\` there by hand.`,
    );
  return null;
};

/** The fields of models that say what the payload is, of this event alone. */
export const retypeModels = (retyping: FieldRetyping): Refusal | null => {
  const { input, event, field, isPresenceSame, draft } = retyping;
  for (const claim of event.claims.filter(({ form }) => form === 'model')) {
    const own = claim.fields.find(({ key }) => key === field.key);
    const isShared = input.contract.protocols
      .flatMap(({ events }) => [...events.values()])
      .some(
        (one) =>
          one !== event &&
          one.claims.some(
            ({ form, place }) =>
              form === 'model' && place.path === claim.place.path && place.range.start === claim.place.range.start,
          ),
      );
    if (own === undefined) continue;
    if (isShared || own.place.path !== claim.place.path) {
      retyping.note(
        `\`${claim.name}\` is not this event's alone: change \`${field.key}\` there by hand, at ${locationOf(input, own.place)}.`,
      );
      continue;
    }
    const spec = { model: lastName(claim.name), field, isPresenceSame, isSame: isSameInPython };
    const refusal = draft.take({ path: claim.place.path, write: (text) => retypeModelField(text, spec) });
    if (refusal !== null) return refusal;
  }
  return null;
};

/** The branch that reads the key, and the function of its own that gets what it reads. */
export const retypeReceived = (retyping: FieldRetyping): Refusal | null => {
  const { input, protocol, event, field, draft } = retyping;
  const { set } = protocol.server;
  const reads = event.reads.filter(({ key, place }) => key === field.key && languageOf(place.path) === 'python');
  const member = set?.fact.values.find(({ value }) => value === event.name)?.member;
  const branch = event.mentions.find(({ part }) => part === 'reception-branch');
  if (set === null || member === undefined || branch === undefined || reads.length === 0) return null;
  const { path } = branch;
  const spec = { set: set.fact.name, member, field, lineLength: lineLength(input, path) };
  const refusal = draft.take({ path, write: (text) => retypeReads(text, spec) });
  if (refusal !== null) return refusal;
  const name = neighbourNames(protocol, { name: event.name, delivery: 'none' }).reception;
  const { reception, localOf } = receptionIn(readPython(draft.text(path)), name, member);
  const local = localOf(field.key);
  const index = reception?.call.arguments.findIndex(({ text }) => text === local) ?? -1;
  const parameter = reception?.fact.parameters[index];
  if (reception !== null && parameter !== undefined && parameter.typeText !== null) {
    const isSame = retyping.isPresenceSame && isSameInPython(parameter, field.type);
    const declaration = receivedParameter(field).replace(/^\w+/, parameter.name);
    const own = {
      function: reception.fact.name,
      parameter: parameter.name,
      declaration,
      lineLength: lineLength(input, path),
    };
    if (!isSame && parameter.defaultText === null) {
      retyping.note(`Look at what \`${name}\` does with \`${parameter.name}\`, which is ${retyping.told} now.`);
      return draft.take({ path, write: (text) => retypeParameter(text, own) });
    }
  }
  retyping.note(
    `Look at what the server does with \`${field.key}\`, which is ${retyping.told} now: ${reads.map(({ place }) => locationOf(input, place)).join(', ')}.`,
  );
  return null;
};
