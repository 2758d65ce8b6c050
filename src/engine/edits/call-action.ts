// An action that is there already: each of its parameters is given a field of the payload, or the payload as a whole.
import type { At } from '../contract.ts';
import type { ParameterFact } from '../facts.ts';
import { toCamelCase } from '../case.ts';
import { type FieldSpec, isRefusal, type MappedParameter, type Refusal, refuse } from '../plan.ts';
import { rankStores } from '../propose.ts';
import type { StoreActionFact, StoreFact } from '../store-facts.ts';
import { takesField } from './declared-type.ts';
import { findStore, type KeepingRequest, misfit, objectFields } from './keeping-request.ts';

/** What an action is given in one place. */
export type Argument =
  /** An object of these fields, or all that came where it is handed on as it is. */
  | { readonly kind: 'payload'; readonly fields: readonly FieldSpec[] }
  | { readonly kind: 'field'; readonly field: FieldSpec }
  /** A parameter that may be left out, before one that is given. */
  | { readonly kind: 'nothing' };

export interface ActionCall {
  readonly store: At<StoreFact>;
  readonly action: string;
  readonly arguments: readonly Argument[];
}

interface FoundAction {
  readonly store: At<StoreFact>;
  readonly action: StoreActionFact;
}

/** The action that the user named: of the named store, else of one that the handler reaches, best first. */
export const findAction = ({ input, protocol, request }: KeepingRequest): FoundAction | null => {
  const { action: name } = request.names;
  const named = request.store === null ? null : findStore(input, request.store);
  const stores = request.store === null ? rankStores(protocol, request) : named === null ? [] : [named];
  for (const store of stores) {
    const action = store.fact.actions.find((one) => one.name === name);
    if (action !== undefined) return { store, action };
  }
  return null;
};

/** One action under way to be called. */
interface Call extends FoundAction {
  readonly asked: KeepingRequest;
}

const tell = ({ name, typeText, isOptional }: ParameterFact): string =>
  `${name}${isOptional === true ? '?' : ''}: ${typeText ?? 'unknown'}`;

const nameOf = ({ store, action }: Call): string => `\`${store.fact.hook}.${action.name}\``;

const toDeclared = ({ typeText, type, isOptional }: ParameterFact) => ({
  typeText,
  type,
  isOptional: isOptional === true,
});

const instead = ({ name }: ParameterFact): string => `map it to another field with --map ${name}=KEY`;

/** The keys that a parameter could be given. */
const fittingKeys = ({ asked }: Call, parameter: ParameterFact): readonly string[] =>
  asked.request.fields.filter((field) => takesField(toDeclared(parameter), field)).map(({ key }) => key);

/** A refusal that another word of the user mends, where some field fits. */
const lacking = (call: Call, parameter: ParameterFact, reason: string): Refusal => {
  const keys = fittingKeys(call, parameter);
  return keys.length === 0
    ? refuse(reason)
    : { ...refuse(reason), lack: { kind: 'parameter', name: parameter.name, keys } };
};

const fromField = (call: Call, parameter: ParameterFact, field: FieldSpec): Argument | Refusal => {
  if (takesField(toDeclared(parameter), field)) return { kind: 'field', field };
  if (parameter.typeText === null)
    return refuse(`Nothing tells what \`${parameter.name}\` of ${nameOf(call)} is: give it a type first.`);
  const isOnlyAbsent = takesField({ ...toDeclared(parameter), isOptional: true }, field);
  const reason = isOnlyAbsent ? `\`${field.key}\` may be absent` : `\`${field.key}\` of the event does not fit`;
  return lacking(
    call,
    parameter,
    `${nameOf(call)} takes \`${tell(parameter)}\`, but ${reason}: ${instead(parameter)}.`,
  );
};

/** The whole payload, where the parameter is of a type that takes it; null where it is of no such type. */
const fromPayload = ({ asked, store }: Call, { typeText }: ParameterFact): Argument | string | null => {
  const { fields } = asked.request;
  const name = typeText?.trim() ?? '';
  if (name === asked.names.payloadInterface) return { kind: 'payload', fields };
  const declared = objectFields(asked.input, name, store.path);
  if (declared === null) return null;
  const reason = misfit(asked, name, store.path);
  if (reason !== null) return reason;
  const keys = new Set(declared.map(({ key }) => key));
  const taken = fields.filter(({ key }) => keys.has(key));
  return taken.length === 0 ? null : { kind: 'payload', fields: taken };
};

const isNamedAs = ({ key }: FieldSpec, { name }: ParameterFact): boolean => toCamelCase(key) === toCamelCase(name);

/** A field that could be meant: it fits, and no parameter is called as it is. */
const example = ({ asked, action }: Call, parameter: ParameterFact): string => {
  const isFree = (field: FieldSpec): boolean => !action.parameters.some((one) => isNamedAs(field, one));
  const fitting = asked.request.fields.filter((field) => takesField(toDeclared(parameter), field));
  return (fitting.find(isFree) ?? fitting[0])?.key ?? 'KEY';
};

const unmapped = (call: Call, parameter: ParameterFact, misfitting: string | null): Refusal => {
  const needs = `${nameOf(call)} needs \`${tell(parameter)}\``;
  return misfitting === null
    ? lacking(
        call,
        parameter,
        `${needs}, and no field of the event is called so: say which one it gets with --map ${parameter.name}=${example(call, parameter)}.`,
      )
    : refuse(`${needs}, but ${misfitting}: add that field, or choose another action.`);
};

const fromMapped = (call: Call, parameter: ParameterFact, { key }: MappedParameter): Argument | Refusal => {
  const { fields } = call.asked.request;
  const field = fields.find((one) => one.key === key);
  if (field !== undefined) return fromField(call, parameter, field);
  const known =
    fields.length === 0
      ? 'it has none'
      : `map \`${parameter.name}\` to one of ${fields.map((one) => one.key).join(', ')}`;
  return refuse(`\`${key}\` is no field of the event: ${known}.`);
};

const argumentFor = (call: Call, parameter: ParameterFact): Argument | Refusal => {
  const { fields, map = [] } = call.asked.request;
  const mapped = map.find((one) => one.parameter === parameter.name);
  if (mapped !== undefined) return fromMapped(call, parameter, mapped);
  const field = fields.find((one) => isNamedAs(one, parameter));
  const byName = field === undefined ? null : fromField(call, parameter, field);
  if (byName !== null && !isRefusal(byName)) return byName;
  const whole = fromPayload(call, parameter);
  if (whole !== null && typeof whole !== 'string') return whole;
  if (byName !== null) return byName;
  return parameter.isOptional === true ? { kind: 'nothing' } : unmapped(call, parameter, whole);
};

const isGiven = ({ kind }: Argument): boolean => kind !== 'nothing';

/** The call of an action that is there, or why its parameters cannot all be given. */
export const callAction = (asked: KeepingRequest, found: FoundAction): ActionCall | Refusal => {
  const call = { ...found, asked };
  const { parameters } = found.action;
  const stray = asked.request.map?.find(({ parameter }) => !parameters.some(({ name }) => name === parameter));
  if (stray !== undefined) {
    const known = parameters.map(({ name }) => name).join(', ');
    return refuse(
      `\`${stray.parameter}\` is no parameter of ${nameOf(call)}: it takes ${known === '' ? 'nothing' : known}.`,
    );
  }
  const given: Argument[] = [];
  for (const parameter of parameters) {
    const argument = argumentFor(call, parameter);
    if (isRefusal(argument)) return argument;
    given.push(argument);
  }
  return { store: found.store, action: found.action.name, arguments: given.slice(0, given.findLastIndex(isGiven) + 1) };
};
