// What the stores that a handler reaches could do with an event, and which of their actions could be called. Each is asked for
// as a user would ask for it, and what is refused is not offered.
import type { At, ReachedStore } from '../contract.ts';
import { wordsOf } from '../case.ts';
import type { ActionOffer, KeepingOffer } from '../offer.ts';
import { type FieldSpec, isRefusal, type MappedParameter } from '../plan.ts';
import { proposeKey, rankStores, wordsShared } from '../propose.ts';
import type { StoreActionFact, StoreFact } from '../store-facts.ts';
import { chooseKeeping, isKeyField } from './keeping.ts';
import type { KeepingRequest } from './keeping-request.ts';
import { statesHolding } from './kept-state.ts';

/** The ids that payloads can be told apart by. */
const keysOf = ({ request }: KeepingRequest): readonly FieldSpec[] =>
  request.fields.filter((field) => isKeyField(field) && wordsOf(field.key).at(-1) === 'id');

type Wanted = Pick<KeepingOffer, 'recipe' | 'key'> & { readonly state: string | null };

const wantedIn = (asked: KeepingRequest, store: At<StoreFact>): readonly Wanted[] => {
  const keys = keysOf(asked);
  const own = proposeKey(asked.protocol, asked.request);
  const perKey = keys.map(({ key }) => ({ recipe: 'upsert', key, state: null }) as const);
  return [
    ...perKey.filter(({ key }) => key === own),
    { recipe: 'replace', key: null, state: null },
    { recipe: 'append', key: null, state: null },
    ...perKey.filter(({ key }) => key !== own),
    ...keys.flatMap((field) =>
      statesHolding(asked, store, field).map((state) => ({ recipe: 'remove', key: field.key, state }) as const),
    ),
  ];
};

const toOffer = (
  asked: KeepingRequest,
  { path, fact }: ReachedStore,
  { recipe, key, state }: Wanted,
): KeepingOffer | null => {
  const names = { ...asked.request.names, ...(state === null ? {} : { state }) };
  const request = { ...asked.request, store: fact.hook, recipe, recipeKey: key, names };
  const keeping = chooseKeeping({ ...asked, request });
  if (keeping === null || isRefusal(keeping) || keeping.written === null) return null;
  const isPersisted = fact.persist === 'all';
  return { recipe, store: fact.hook, path, key, state: keeping.written.state.name, isPersisted };
};

export const offerKeepings = (asked: KeepingRequest): readonly KeepingOffer[] =>
  rankStores(asked.protocol, asked.request).flatMap((store) =>
    wantedIn(asked, store).flatMap((wanted) => toOffer(asked, store, wanted) ?? []),
  );

/** What is only asked, and changes nothing. */
const isQuestion = ({ name, sets }: StoreActionFact): boolean =>
  sets.length === 0 && /^(?:get|is|has)(?![a-z])/.test(name);

/** Asks for the call of an action; where a field has to be said for a parameter, the first that fits is taken, and it is told. */
const lackingFor = (asked: KeepingRequest, map: readonly MappedParameter[] = []): readonly string[] | null => {
  const keeping = chooseKeeping({ ...asked, request: { ...asked.request, map } });
  if (!isRefusal(keeping)) return keeping === null ? null : [];
  const { lack } = keeping;
  if (lack?.kind !== 'parameter' || map.some(({ parameter }) => parameter === lack.name)) return null;
  const [key = ''] = lack.keys;
  const others = lackingFor(asked, [...map, { parameter: lack.name, key }]);
  return others === null ? null : [lack.name, ...others];
};

const toAction = (
  asked: KeepingRequest,
  { path, fact }: ReachedStore,
  { name, parameters }: StoreActionFact,
): ActionOffer | null => {
  const names = { ...asked.request.names, action: name };
  const request = { ...asked.request, store: fact.hook, recipe: null, recipeKey: null, names };
  const lacking = lackingFor({ ...asked, request });
  return lacking === null
    ? null
    : {
        store: fact.hook,
        path,
        action: name,
        parameters: parameters.map((one) => `${one.name}: ${one.typeText ?? 'unknown'}`).join(', '),
        lacking,
      };
};

/** Those that speak of the same things first, of these the ones that need no word of the user. */
export const offerActions = (asked: KeepingRequest): readonly ActionOffer[] => {
  const { protocol, request } = asked;
  const score = ({ action, lacking }: ActionOffer): number =>
    wordsShared(protocol, request, [action]) * 2 + (lacking.length === 0 ? 1 : 0);
  return rankStores(protocol, request)
    .flatMap((store) =>
      store.fact.actions.flatMap((action) => (isQuestion(action) ? [] : (toAction(asked, store, action) ?? []))),
    )
    .sort((a, b) => score(b) - score(a));
};
