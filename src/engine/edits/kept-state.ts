// The state that keeps an event's payloads: one of its own, or one that something else keeps already.
import type { At } from '../contract.ts';
import type { FieldFact, TypeFact } from '../facts.ts';
import { wordsOf } from '../case.ts';
import { type FieldSpec, type Recipe, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { wordsShared } from '../propose.ts';
import type { StoreFact } from '../store-facts.ts';
import type { StoreStateSpec, StoreUpdate } from '../typescript/writer.ts';
import { findType, type KeepingRequest, misfit } from './keeping-request.ts';

export type KeptState = StoreStateSpec['state'];

interface Kept {
  readonly state: KeptState;
  readonly update: StoreUpdate;
}

/** What a state holds things in, as far as its type tells. */
interface Held {
  readonly shape: 'value' | 'list' | 'record';
  readonly item: string;
  /** What a record is keyed by. */
  readonly keyType: string | null;
}

const heldIn = (typeText: string): Held | null => {
  const list = /^(\w+)\[\]$|^Array<\s*(\w+)\s*>$/.exec(typeText);
  if (list !== null) return { shape: 'list', item: list[1] ?? list[2] ?? '', keyType: null };
  const record = /^Record<\s*(string|number)\s*,\s*(\w+)\s*>$/.exec(typeText);
  if (record !== null) return { shape: 'record', item: record[2] ?? '', keyType: record[1] ?? null };
  const value = /^(\w+)\s*\|\s*null$/.exec(typeText);
  return value === null ? null : { shape: 'value', item: value[1] ?? '', keyType: null };
};

/** The fields of a state's type: of all types that it is put together from. */
const fieldsOf = (
  input: PlanInput,
  typeText: string,
  path: string,
  seen: readonly string[] = [],
): readonly FieldFact[] =>
  typeText.split('&').flatMap((part) => {
    const name = part.trim();
    const type = findType(input, name, path);
    if (type !== null && !seen.includes(name))
      return [...type.fields, ...type.extends.flatMap((one) => fieldsOf(input, one, path, [...seen, name]))];
    const facts = input.contract.files.get(path);
    const alias = facts?.language === 'typescript' ? facts.aliases.find((one) => one.name === name) : undefined;
    return alias === undefined || seen.includes(name) ? [] : fieldsOf(input, alias.typeText, path, [...seen, name]);
  });

/** The types of a store's state, by name. */
const stateTypes = (input: PlanInput, { path, fact }: At<StoreFact>): ReadonlyMap<string, string> => {
  const names = new Set(fact.state.map(({ name }) => name));
  return new Map(
    fieldsOf(input, fact.stateType ?? '', path).flatMap(({ key, typeText }) =>
      names.has(key) && typeText !== null ? [[key, typeText.trim()] as const] : [],
    ),
  );
};

const keyTypeOf = ({ type }: FieldSpec): string => (type.kind === 'int' ? 'number' : 'string');

const ownState = ({ names }: KeepingRequest, recipe: 'replace' | 'append' | 'upsert', key: FieldSpec | null): Kept => {
  const payload = names.payloadInterface;
  if (recipe === 'append') {
    return { state: { name: names.state, typeText: `${payload}[]`, initialText: '[]' }, update: { recipe } };
  }
  if (recipe === 'replace' || key === null) {
    const state = { name: names.state, typeText: `${payload} | null`, initialText: 'null' };
    return { state, update: { recipe: 'replace' } };
  }
  const typeText = `Record<${keyTypeOf(key)}, ${payload}>`;
  return {
    state: { name: names.state, typeText, initialText: '{}' },
    update: { recipe: 'upsert', shape: 'record', key: key.key },
  };
};

const shapesFor: Readonly<Record<Exclude<Recipe, 'none'>, readonly Held['shape'][]>> = {
  replace: ['value'],
  append: ['list'],
  upsert: ['list', 'record'],
  remove: ['list', 'record'],
};

/** A state that is there already and that the user named. */
const sharedState = (
  asked: KeepingRequest,
  { path, fact }: At<StoreFact>,
  state: KeptState,
  recipe: 'replace' | 'append' | 'upsert',
  key: FieldSpec | null,
): Kept | Refusal => {
  const held = heldIn(state.typeText);
  const is = `\`${state.name}\` of \`${fact.hook}\` is \`${state.typeText}\``;
  if (held === null || !shapesFor[recipe].includes(held.shape))
    return refuse(`${is}, where ${recipe} cannot keep payloads: name another state.`);
  if (held.shape === 'record' && key !== null && held.keyType !== keyTypeOf(key))
    return refuse(`${is}, and \`${key.key}\` is no ${held.keyType ?? ''}: keep by another field.`);
  const reason = misfit(asked, held.item, path);
  if (reason !== null) return refuse(`${is}, but ${reason}: name another state.`);
  if (recipe !== 'upsert' || held.shape === 'value' || key === null)
    return { state, update: { recipe: recipe === 'append' ? 'append' : 'replace' } };
  return { state, update: { recipe, shape: held.shape, key: key.key } };
};

const isSameKind = ({ type }: FieldFact, key: FieldSpec): boolean => {
  const isText = key.type.kind !== 'int';
  return isText ? type.kind === 'string' || type.kind === 'literal' : type.kind === 'int' || type.kind === 'float';
};

/** The field that tells kept things apart: of the key's name, else the `id` of what the key names. */
const identityOf = (type: TypeFact, key: FieldSpec): FieldFact | null => {
  const same = type.fields.find((field) => field.key === key.key);
  const id = type.fields.find((field) => field.key === 'id');
  const [thing] = wordsOf(key.key);
  const isIts = thing !== undefined && wordsOf(type.name).includes(thing);
  const found = same ?? (isIts ? id : undefined);
  return found !== undefined && !found.isOptional && isSameKind(found, key) ? found : null;
};

/** How something is removed from a state by a key, or null where that cannot be. */
const removalFrom = (
  { input }: KeepingRequest,
  path: string,
  typeText: string,
  key: FieldSpec,
): { readonly update: StoreUpdate; readonly isTold: boolean } | null => {
  const held = heldIn(typeText);
  if (held === null || held.shape === 'value') return null;
  const type = findType(input, held.item, path);
  const identity = type === null ? null : identityOf(type, key);
  if (held.shape === 'list')
    return identity === null ? null : { update: { recipe: 'remove', shape: 'list', key: identity.key }, isTold: true };
  if (held.keyType !== keyTypeOf(key)) return null;
  return { update: { recipe: 'remove', shape: 'record', key: key.key }, isTold: identity !== null };
};

const removedFromNamed = (
  asked: KeepingRequest,
  { path, fact }: At<StoreFact>,
  types: ReadonlyMap<string, string>,
  name: string,
  key: FieldSpec,
): Kept | Refusal => {
  const typeText = types.get(name);
  if (typeText === undefined) {
    return refuse(
      `\`${fact.hook}\` has no state \`${name}\`: name one of ${[...types.keys()].join(', ')}, or first add the event that fills it.`,
    );
  }
  const removal = removalFrom(asked, path, typeText, key);
  if (removal !== null) return { state: { name, typeText, initialText: null }, update: removal.update };
  return refuse(
    `\`${name}\` of \`${fact.hook}\` is \`${typeText}\`, from which nothing can be removed by \`${key.key}\`: name a list or record of things that have it.`,
  );
};

interface Holder {
  readonly name: string;
  readonly typeText: string;
  readonly update: StoreUpdate;
  /** How many words it shares with the event. */
  readonly score: number;
}

/** The states that hold things which have the key, best first. */
const holdersOf = (
  asked: KeepingRequest,
  path: string,
  types: ReadonlyMap<string, string>,
  key: FieldSpec,
): readonly Holder[] => {
  const { protocol, request } = asked;
  return [...types]
    .flatMap(([name, typeText]) => {
      const removal = removalFrom(asked, path, typeText, key);
      const score = wordsShared(protocol, request, [name, heldIn(typeText)?.item ?? '']);
      return removal?.isTold === true ? [{ name, typeText, update: removal.update, score }] : [];
    })
    .sort((a, b) => b.score - a.score);
};

/** The names of the states that something can be removed from by a key, best first. */
export const statesHolding = (asked: KeepingRequest, store: At<StoreFact>, key: FieldSpec): readonly string[] =>
  holdersOf(asked, store.path, stateTypes(asked.input, store), key).map(({ name }) => name);

/** The state that most likely holds what the key names: things that have the key, and words of the event. */
const removedFromFound = (
  asked: KeepingRequest,
  { path, fact }: At<StoreFact>,
  types: ReadonlyMap<string, string>,
  key: FieldSpec,
): Kept | Refusal => {
  const [best, second] = holdersOf(asked, path, types, key).filter(({ score }) => score > 0);
  if (best === undefined) {
    return refuse(
      `\`${fact.hook}\` keeps nothing that \`${key.key}\` could remove: name the state, or first add the event that fills it.`,
    );
  }
  if (second?.score === best.score)
    return refuse(
      `Say what it is removed from, the state \`${best.name}\` or \`${second.name}\` of \`${fact.hook}\`: for example --state ${best.name}.`,
    );
  return { state: { name: best.name, typeText: best.typeText, initialText: null }, update: best.update };
};

/** The state in one store and what is done to it, or why there is none. */
export const chooseKept = (
  asked: KeepingRequest,
  store: At<StoreFact>,
  recipe: Exclude<Recipe, 'none'>,
  key: FieldSpec | null,
): Kept | Refusal => {
  const types = stateTypes(asked.input, store);
  const named = asked.request.names.state;
  if (recipe === 'remove') {
    if (key === null) return refuse('Say which field tells what is removed.');
    return named === undefined
      ? removedFromFound(asked, store, types, key)
      : removedFromNamed(asked, store, types, named, key);
  }
  const own = ownState(asked, recipe, key);
  const typeText = named === undefined ? undefined : types.get(named);
  if (typeText === undefined || typeText === own.state.typeText) return own;
  return sharedState(asked, store, { name: own.state.name, typeText, initialText: null }, recipe, key);
};
