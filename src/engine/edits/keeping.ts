// What the client does with an event: which store keeps it, in which state, by which action.
import type { At, ReachedStore } from '../contract.ts';
import type { StoreFact } from '../store-facts.ts';
import { type FieldSpec, isRefusal, type Recipe, type Refusal, refuse } from '../plan.ts';
import { proposeRecipe, rankStores } from '../propose.ts';
import type { StoreUpdate } from '../typescript/writer.ts';
import { type ActionCall, type Argument, callAction, findAction } from './call-action.ts';
import { conflictIn } from './draft.ts';
import { declaredIn, findStore, type KeepingRequest } from './keeping-request.ts';
import { isNewStore, type NewStore, toNewStore } from './new-store.ts';
import { chooseKept, type KeptState } from './kept-state.ts';

/** What the handler calls, and what is written into the store for it. */
export interface Keeping extends ActionCall {
  /** Null where the action is there already. */
  readonly written: { readonly state: KeptState; readonly update: StoreUpdate } | null;
  /** The file whose style a store takes that is to be written; null for a store that is there. */
  readonly model: string | null;
}

/** The stores that may keep the event, best first. */
const candidateStores = (asked: KeepingRequest): readonly (At<StoreFact> | NewStore)[] | Refusal => {
  const { input, protocol, request } = asked;
  const ranked: readonly ReachedStore[] = rankStores(protocol, request);
  if (request.store === null) {
    if (ranked.length > 0) return ranked;
    return refuse(
      `No store is reached by the handler of ${protocol.id}: say which one keeps the event, or --update none.`,
    );
  }
  if (isNewStore(request.store)) {
    const made = toNewStore(asked, request.store);
    return isRefusal(made) ? made : [made];
  }
  const reached = ranked.map(({ fact }) => fact.hook).join(', ');
  const instead = reached === '' ? 'the handler reaches none, so leave it out' : `use one of ${reached}`;
  const found = findStore(input, request.store);
  if (found !== null) return [found];
  const [path] = /^\w+$/.test(request.store) ? declaredIn(input, request.store) : [];
  if (path !== undefined) {
    return refuse(
      `\`${request.store}\` of ${path} is not made of one object of state and actions in \`create\`, so nothing can be added to it: ${instead}.`,
    );
  }
  return refuse(`\`${request.store}\` is no store here: ${instead}.`);
};

const absentKey: Readonly<Record<'upsert' | 'remove', string>> = {
  upsert: 'Say which field the payloads are kept by: upsert needs an id, for example --key documentId.',
  remove: 'Say which field tells what is removed: remove needs an id, for example --key documentId.',
};

/** Whether payloads can be told apart by a field. */
export const isKeyField = ({ type, presence }: FieldSpec): boolean =>
  presence !== 'conditional' && (type.kind === 'string' || type.kind === 'int' || type.kind === 'literal');

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
  return isKeyField(field) ? field : refuse(`\`${key}\` is neither string nor int, so ${does}: choose another field.`);
};

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
      const given: Argument =
        recipe === 'remove' && key !== null
          ? { kind: 'field', field: key }
          : { kind: 'payload', fields: asked.request.fields };
      const model = 'model' in store ? store.model : null;
      return { store, action: asked.names.action, arguments: [given], written: kept, model };
    }
    refusal ??= kept;
  }
  return refusal ?? refuse(`No store can keep \`${asked.request.name}\`: use --update none.`);
};

/** What the handler calls that is there already; null where nothing of that name is, so that it is to be written. */
const chooseExisting = (asked: KeepingRequest): Keeping | Refusal | null => {
  const { request } = asked;
  const found = request.recipe === null ? findAction(asked) : null;
  if (found !== null) {
    const call = callAction(asked, found);
    return isRefusal(call) ? call : { ...call, written: null, model: null };
  }
  if (request.map === undefined || request.map.length === 0) return null;
  if (request.names.action === undefined)
    return refuse('Say which action the fields are mapped to, for example --action addMessage.');
  if (request.recipe !== null)
    return refuse('A new action takes its own fields: leave --update out to call one that is there.');
  const where = request.store ?? `a store that the handler of ${asked.protocol.id} reaches`;
  return refuse(`There is no action \`${request.names.action}\` in ${where}: --map goes with one that is there.`);
};

const isHandled = ({ protocol, request }: KeepingRequest): boolean =>
  protocol.events.get(request.name)?.status.handled === 'yes';

/** An event that is handled already keeps what its handler keeps; where no store is reached, none is proposed. */
const canPropose = (asked: KeepingRequest): boolean => {
  const { handler, stores } = asked.protocol.client;
  return handler !== null && !isHandled(asked) && (asked.request.store !== null || stores.length > 0);
};

/** What is not found may stand in a file that has conflict markers. */
const unlessHidden = ({ input }: KeepingRequest, found: Keeping | Refusal | null): Keeping | Refusal | null =>
  isRefusal(found) ? (conflictIn(input) ?? found) : found;

export const chooseKeeping = (asked: KeepingRequest): Keeping | Refusal | null => {
  const { protocol, request } = asked;
  if (request.direction === 'client-to-server') return null;
  const existing = isHandled(asked) ? null : unlessHidden(asked, chooseExisting(asked));
  if (existing !== null) return existing;
  const proposed = proposeRecipe(protocol, request);
  // Whoever says by which key wants one for each.
  const wanted = request.recipeKey === null ? proposed.recipe : 'upsert';
  const recipe = request.recipe ?? (canPropose(asked) ? wanted : 'none');
  if (recipe === 'none') return null;
  if (request.fields.length === 0)
    return refuse(`\`${request.name}\` carries no field, so a store has nothing to keep: use --update none.`);
  if (recipe === 'remove' && isNewStore(request.store))
    return refuse('A new store holds nothing yet that could be removed: name the store that does, with --store.');
  if (recipe !== 'upsert' && recipe !== 'remove') return unlessHidden(asked, firstOf(asked, recipe, null));
  const key = chooseKey(recipe, request.recipeKey ?? proposed.key, request.fields);
  return isRefusal(key) ? key : unlessHidden(asked, firstOf(asked, recipe, key));
};
