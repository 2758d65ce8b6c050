// What the client does with a server-to-client event: what its store keeps of it.
import type { Protocol, ReachedStore } from '../../engine/contract.ts';
import { proposeNames } from '../../engine/names.ts';
import { baseName } from '../../engine/paths.ts';
import type { EventRequest } from '../../engine/plan.ts';
import { proposeRecipe, rankStores } from '../../engine/propose.ts';
import { answer, type Answer, type Choice, type Position } from './ask.ts';
import { type Draft, existingEvent, fieldsOf, type Keeping, protocolOf } from './draft.ts';
import { into, type Step, type StepContext } from './step.ts';

const nothing: Keeping = { recipe: 'none', store: null, key: null };

const nothingYet: Choice<Keeping> = {
  label: 'Nothing yet',
  description: 'the handler gets an empty case',
  value: nothing,
};

type About = Pick<EventRequest, 'name' | 'fields'>;

/** Null where a store has nothing to keep. */
const keyOf = (protocol: Protocol, about: About): { readonly key: string | null } | null => {
  const { recipe, key } = proposeRecipe(protocol, about);
  return recipe === 'none' ? null : { key };
};

const inStore = (protocol: Protocol, about: About, { fact, path }: ReachedStore): readonly Choice<Keeping>[] => {
  const found = keyOf(protocol, about);
  if (found === null) return [];
  const { state } = proposeNames(protocol, { name: about.name, delivery: 'none', names: {} });
  const place = `\`${fact.hook}.${state}\``;
  const where = {
    description: baseName(path),
    ...(fact.persist === 'all' ? { detail: 'This store keeps everything over restarts.' } : {}),
  };
  const latest: Choice<Keeping> = {
    label: `Keep the latest in ${place}`,
    ...where,
    value: { recipe: 'replace', store: fact.hook, key: null },
  };
  if (found.key === null) return [latest];
  const perKey: Choice<Keeping> = {
    label: `Keep the latest per \`${found.key}\` in ${place}`,
    ...where,
    value: { recipe: 'upsert', store: fact.hook, key: found.key },
  };
  return [perKey, latest];
};

interface Options {
  readonly best: readonly Choice<Keeping>[];
  readonly others: readonly Choice<Keeping>[];
}

const optionsOf = ({ contract }: StepContext, draft: Draft): Options => {
  const protocol = protocolOf(contract, draft);
  const handler = protocol?.client.handler ?? null;
  if (protocol === null || handler === null) return { best: [], others: [] };
  const about: About = { name: draft.name, fields: fieldsOf(draft) };
  const [best, ...others] = rankStores(protocol, about);
  return {
    best: best === undefined ? [] : inStore(protocol, about, best),
    others: others.flatMap((store) => inStore(protocol, about, store)),
  };
};

const isSame = (a: Keeping | undefined, b: Keeping | null): boolean =>
  a?.recipe === b?.recipe && a?.store === b?.store && a?.key === b?.key;

const prompt = 'What does the client do with it?';

const proposedOf = (
  choices: readonly Choice<Keeping | 'another'>[],
  draft: Draft,
  { memory }: StepContext,
): Choice<Keeping | 'another'> | undefined => {
  const isChosen = ({ value }: Choice<Keeping | 'another'>): boolean =>
    value !== 'another' && isSame(value, draft.keeping);
  if (draft.keeping !== null) {
    return choices.find(isChosen) ?? choices.find(({ value }) => value === 'another');
  }
  // A key that fits this event says more than what was done with the last one, but for "nothing".
  return memory.choices.recipe === 'none' ? choices.find(({ value }) => value === nothing) : undefined;
};

const askOther = async (
  context: StepContext,
  draft: Draft,
  position: Position,
  { others }: Options,
): Promise<Answer<Keeping>> => {
  const proposed = others.find(({ value }) => isSame(value, draft.keeping));
  const given = await context.ask.pick({ position, prompt, choices: others, proposed });
  // Back leads to the first list of this step, not to the step before.
  return given.kind === 'back' ? askKeeping(context, draft, position) : given;
};

const askKeeping = async (context: StepContext, draft: Draft, position: Position): Promise<Answer<Keeping>> => {
  const options = optionsOf(context, draft);
  const another: Choice<'another'> = { label: 'Another store', value: 'another' };
  const choices: readonly Choice<Keeping | 'another'>[] = [
    ...options.best,
    ...(options.others.length === 0 ? [] : [another]),
    nothingYet,
  ];
  const given = await context.ask.pick({ position, prompt, choices, proposed: proposedOf(choices, draft, context) });
  if (given.kind !== 'answer') return given;
  return given.value === 'another' ? askOther(context, draft, position, options) : answer(given.value);
};

export const keepingStep: Step = {
  id: 'keeping',
  isNeeded: (context, draft) =>
    draft.direction !== 'client-to-server' &&
    existingEvent(context.contract, draft)?.status.handled !== 'yes' &&
    (draft.fields === null || optionsOf(context, draft).best.length > 0),
  run: async (context, draft, position) =>
    into(await askKeeping(context, draft, position), (keeping) => ({ ...draft, keeping })),
};
