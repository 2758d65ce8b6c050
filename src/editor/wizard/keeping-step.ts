// What the client does with an event that it gets: what a store keeps of it, or which action is called.
import { QuickPickItemKind } from 'vscode';
import type { Protocol } from '../../engine/contract.ts';
import { proposeNames } from '../../engine/names.ts';
import type { Offer } from '../../engine/offer.ts';
import { proposeKey, wordsShared } from '../../engine/propose.ts';
import { hookOf, proposeStoreFile } from '../../engine/store-file.ts';
import { answer, type Answer, type Choice, type Position, type Remark } from './ask.ts';
import { type Draft, existingEvent, type Keeping, protocolOf, receivedOf, toRequest } from './draft.ts';
import { byStore, isSameKeeping, newStoreChoices, nothingYet, toActionChoice } from './keeping-choices.ts';
import { into, type Step, type StepContext } from './step.ts';
import { askWhatLacks, type Lacking } from './what-lacks.ts';

/** Choices that lead to a list of their own. */
type Further = 'action' | 'another' | 'new';

type Picked = Keeping | Further;

/** What the questions of this step have in common. */
interface Asking {
  readonly context: StepContext;
  readonly draft: Draft;
  readonly protocol: Protocol;
  readonly offer: Offer;
  readonly position: Position;
}

const prompt = 'What does the client do with it?';

const separator: Choice<Picked> = { label: '', kind: QuickPickItemKind.Separator };

const choicesOf = ({ draft, offer }: Asking): readonly Choice<Picked>[] => {
  const { best, others } = byStore(offer);
  const hasFields = (receivedOf(draft)?.fields.length ?? 0) > 0;
  const further: readonly (readonly [boolean, Choice<Picked>])[] = [
    [
      offer.actions.length > 0,
      { label: 'Call an existing action…', description: `${offer.actions.length} can be called`, value: 'action' },
    ],
    [others.length > 0, { label: 'Another store…', value: 'another' }],
    [hasFields, { label: 'A new store…', description: 'in a file of its own', value: 'new' }],
  ];
  return [...best, nothingYet, separator, ...further.flatMap(([isPossible, choice]) => (isPossible ? [choice] : []))];
};

/** Where a choice is found that was made before. */
const furtherOf = ({ action, store }: Keeping): Further =>
  action !== null ? 'action' : store?.startsWith('new:') === true ? 'new' : 'another';

const proposedOf = (
  choices: readonly Choice<Picked>[],
  { draft: { keeping }, context: { memory } }: Asking,
): Choice<Picked> | undefined => {
  if (keeping !== null) {
    const isChosen = ({ value }: Choice<Picked>): boolean => typeof value === 'object' && isSameKeeping(value, keeping);
    return choices.find(isChosen) ?? choices.find(({ value }) => value === furtherOf(keeping));
  }
  // A key that fits this event says more than what was done with the last one, but for "nothing".
  return memory.choices.recipe === 'none' ? nothingYet : undefined;
};

const chosenIn = (choices: readonly Choice<Keeping>[], { keeping }: Draft): Choice<Keeping> | undefined =>
  keeping === null ? undefined : choices.find(({ value }) => value !== undefined && isSameKeeping(value, keeping));

const pickIn = ({ context, draft, position }: Asking, choices: readonly Choice<Keeping>[]): Promise<Answer<Keeping>> =>
  context.ask.pick({ position, prompt, choices, proposed: chosenIn(choices, draft) });

const lackingOf = ({ context: { contract }, draft }: Asking): Lacking<Keeping> => ({
  nameOf: ({ store, action }) => `${store ?? ''}.${action ?? ''}`,
  toRequest: (keeping) => toRequest(contract, { ...draft, keeping }),
  say: (keeping, lack, key) =>
    lack.kind === 'parameter' ? { ...keeping, map: [...keeping.map, { parameter: lack.name, key }] } : keeping,
});

/** An action that is there, and the fields that its parameters get where their names do not tell. */
const askAction = async (asking: Asking): Promise<Answer<Keeping>> => {
  const choices = asking.offer.actions.map(toActionChoice);
  for (let proposed = chosenIn(choices, asking.draft); ;) {
    const { context, position } = asking;
    const given = await context.ask.pick({ position, prompt: 'Which action is called?', choices, proposed });
    if (given.kind !== 'answer') return given;
    const settled = await askWhatLacks(context, given.value, lackingOf(asking), position);
    if (settled.kind !== 'back') return settled;
    proposed = choices.find(({ value }) => value === given.value);
  }
};

const newFile = /^new:(.*)$/;

const checkFile = ({ context, protocol }: Asking, path: string): Remark | null => {
  const message = path === '' ? 'Type a path from this folder.' : context.storeFileProblem(protocol, path);
  return message === null ? null : { kind: 'problem', message };
};

/** A file for a new store, and what it keeps there. */
const askNewStore = async (asking: Asking): Promise<Answer<Keeping>> => {
  const { context, draft, protocol, position } = asking;
  const received = receivedOf(draft);
  if (received === null) return { kind: 'back' };
  const { state } = proposeNames(protocol, { name: received.name, delivery: 'none', names: draft.names });
  for (let file = newFile.exec(draft.keeping?.store ?? '')?.[1] ?? proposeStoreFile(protocol, received); ;) {
    const typed = await context.ask.input({
      position,
      prompt: 'File of the new store',
      placeholder: 'A path from this folder, for example src/stores/uploads.ts',
      value: file,
      check: (path) => checkFile(asking, path),
    });
    if (typed.kind !== 'answer') return typed;
    file = typed.value;
    const choices = newStoreChoices(file, hookOf(file) ?? '', state, proposeKey(protocol, received));
    const given = await pickIn(asking, choices);
    if (given.kind === 'cancel') return given;
    if (given.kind === 'back') continue;
    const settled = await askWhatLacks(context, given.value, lackingOf(asking), position);
    if (settled.kind !== 'back') return settled;
  }
};

const further: Readonly<Record<Further, (asking: Asking) => Promise<Answer<Keeping>>>> = {
  action: askAction,
  another: (asking) => pickIn(asking, byStore(asking.offer).others),
  new: askNewStore,
};

const askKeeping = async (context: StepContext, draft: Draft, position: Position): Promise<Answer<Keeping>> => {
  const protocol = protocolOf(context.contract, draft);
  const request = toRequest(context.contract, draft);
  if (protocol === null || request === null) return { kind: 'back' };
  const offer = await context.offer(request);
  const asking: Asking = { context, draft, protocol, offer, position };
  const choices = choicesOf(asking);
  // Back from a list of their own leads to the first list of this step, not to the step before.
  const inner = { ...asking, position: { ...position, step: Math.max(2, position.step) } };
  for (let proposed = proposedOf(choices, asking); ;) {
    const given = await context.ask.pick({ position, prompt, choices, proposed });
    if (given.kind !== 'answer') return given;
    const picked = given.value;
    if (typeof picked === 'object') return answer(picked);
    const chosen = await further[picked](inner);
    if (chosen.kind !== 'back') return chosen;
    proposed = choices.find(({ value }) => value === picked);
  }
};

/** An event that carries nothing can only be told by an action that takes nothing; nobody is asked where none speaks of it. */
const hasUse = (protocol: Protocol, draft: Draft): boolean => {
  const received = receivedOf(draft);
  if (draft.fields === null || received === null || received.fields.length > 0) return true;
  return (
    draft.direction !== 'client-to-server' &&
    protocol.client.stores.some(({ fact }) =>
      fact.actions.some(
        ({ name, parameters }) => parameters.length === 0 && wordsShared(protocol, received, [name]) > 0,
      ),
    )
  );
};

export const keepingStep: Step = {
  id: 'keeping',
  isNeeded: ({ contract }, draft) => {
    if (receivedOf(draft) === null || existingEvent(contract, draft)?.status.handled === 'yes') return false;
    const protocol = protocolOf(contract, draft);
    return protocol === null || (protocol.client.handler !== null && hasUse(protocol, draft));
  },
  run: async (context, draft, position) =>
    into(await askKeeping(context, draft, position), (keeping) => ({ ...draft, keeping })),
};
