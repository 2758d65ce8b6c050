// What the client does with an event: which store keeps it, in which state, by which action.
import type { At, Protocol, ReachedStore } from '../contract.ts';
import type { StoreFact } from '../store-facts.ts';
import {
  type EventRequest,
  type FieldSpec,
  isRefusal,
  type PartNames,
  type Recipe,
  type Refusal,
  refuse,
} from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { proposeRecipe, rankStores } from '../propose.ts';
import type { StoreUpdate } from '../typescript/writer.ts';
import { conflictIn } from './draft.ts';
import { chooseKept, type KeptState } from './kept-state.ts';

/** What a store does with the event, and what is written into the store for it. */
export interface Keeping {
  readonly store: At<StoreFact>;
  readonly state: KeptState;
  readonly update: StoreUpdate;
  readonly action: string;
  /** The field that the action is given; null where it takes the whole payload. */
  readonly passes: FieldSpec | null;
}

/** What is asked, before all of it is known to be possible. */
export interface KeepingRequest {
  readonly input: PlanInput;
  readonly protocol: Protocol;
  readonly request: EventRequest;
  readonly names: PartNames;
}

const findStore = (input: PlanInput, hook: string): At<StoreFact> | null => {
  for (const [path, facts] of input.contract.files) {
    const fact = facts.language === 'typescript' ? facts.stores.find((store) => store.hook === hook) : undefined;
    if (fact !== undefined) return { path, fact };
  }
  return null;
};

/** The stores that may keep the event, best first. */
const candidateStores = ({ input, protocol, request }: KeepingRequest): readonly At<StoreFact>[] | Refusal => {
  const ranked: readonly ReachedStore[] = rankStores(protocol, request);
  if (request.store === null) {
    if (ranked.length > 0) return ranked;
    return (
      conflictIn(input) ??
      refuse(`No store is reached by the handler of ${protocol.id}: say which one keeps the event, or --update none.`)
    );
  }
  const reached = ranked.map(({ fact }) => fact.hook).join(', ');
  const instead = reached === '' ? 'the handler reaches none, so leave it out' : `use one of ${reached}`;
  const found = findStore(input, request.store);
  if (found !== null) return [found];
  return conflictIn(input) ?? refuse(`\`${request.store}\` is no store here: ${instead}.`);
};

const absentKey: Readonly<Record<'upsert' | 'remove', string>> = {
  upsert: 'Say which field the payloads are kept by: upsert needs an id, for example --key documentId.',
  remove: 'Say which field tells what is removed: remove needs an id, for example --key documentId.',
};

const chooseKey = (
  recipe: 'upsert' | 'remove',
  key: string | null,
  fields: readonly FieldSpec[],
): FieldSpec | Refusal => {
  if (key === null) return refuse(absentKey[recipe]);
  const does = recipe === 'upsert' ? 'payloads cannot be kept by it' : 'it cannot tell what is removed';
  const field = fields.find((one) => one.key === key);
  if (field === undefined) {
    const use = recipe === 'upsert' ? 'keep payloads' : 'remove';
    return refuse(`\`${key}\` is no field of the event: ${use} by one of ${fields.map((one) => one.key).join(', ')}.`);
  }
  if (field.presence === 'conditional')
    return refuse(`\`${key}\` may be absent, so ${does}: choose a field that is always there.`);
  const isKey = field.type.kind === 'string' || field.type.kind === 'int' || field.type.kind === 'literal';
  return isKey ? field : refuse(`\`${key}\` is neither string nor int, so ${does}: choose another field.`);
};

/** An event that is handled already keeps what its handler keeps; where no store is reached, none is proposed. */
const canPropose = ({ client, events }: Protocol, { name, store }: EventRequest): boolean =>
  client.handler !== null && events.get(name)?.status.handled !== 'yes' && (store !== null || client.stores.length > 0);

/** The first store that has a place for it; where none has, what is said of the best one. */
const firstOf = (asked: KeepingRequest, recipe: Exclude<Recipe, 'none'>, key: FieldSpec | null): Keeping | Refusal => {
  const stores = candidateStores(asked);
  if (isRefusal(stores)) return stores;
  // What is removed has a store of its own; everything else goes to the best.
  const tried = recipe === 'remove' ? stores : stores.slice(0, 1);
  let refusal: Refusal | null = null;
  for (const store of tried) {
    const kept = chooseKept(asked, store, recipe, key);
    if (!isRefusal(kept)) {
      return { store, ...kept, action: asked.names.action, passes: recipe === 'remove' ? key : null };
    }
    refusal ??= kept;
  }
  return refusal ?? refuse(`No store can keep \`${asked.request.name}\`: use --update none.`);
};

export const chooseKeeping = (asked: KeepingRequest): Keeping | Refusal | null => {
  const { protocol, request } = asked;
  if (request.direction === 'client-to-server') return null;
  const proposed = proposeRecipe(protocol, request);
  const recipe = request.recipe ?? (canPropose(protocol, request) ? proposed.recipe : 'none');
  if (recipe === 'none') return null;
  if (request.fields.length === 0)
    return refuse(`\`${request.name}\` carries no field, so a store has nothing to keep: use --update none.`);
  if (recipe !== 'upsert' && recipe !== 'remove') return firstOf(asked, recipe, null);
  const key = chooseKey(recipe, request.recipeKey ?? proposed.key, request.fields);
  return isRefusal(key) ? key : firstOf(asked, recipe, key);
};
