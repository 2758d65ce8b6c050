// A request of the server: whom it asks, which event answers, and where it is asked and awaited.
import type { Delivery } from '../../engine/plan.ts';
import { answer, type Answer, type Choice, type Leaving, type Position } from './ask.ts';
import { functionOf } from './at-cursor.ts';
import { type Draft, type Reply, type Sending, toRequest } from './draft.ts';
import { askReply } from './reply.ts';
import type { StepContext } from './step.ts';
import { askWhatLacks, type Lacking } from './what-lacks.ts';

/** What is added to the draft. */
export type Sent = Pick<Draft, 'sending' | 'reply'>;

const askWhom = async (
  { ask }: StepContext,
  choices: readonly Choice<Delivery>[],
  before: Delivery | null,
  position: Position,
): Promise<Answer<Delivery>> => {
  const [first] = choices;
  if (choices.length === 1 && first?.value !== undefined) return answer(first.value);
  const proposed = choices.find(({ value }) => value === before);
  return ask.pick({ position, prompt: 'Whom does it ask?', choices, proposed });
};

const lackingOf = ({ contract }: StepContext, draft: Draft): Lacking<Sending> => ({
  nameOf: ({ emitIn }) => functionOf(emitIn ?? ''),
  toRequest: (sending) => toRequest(contract, { ...draft, sending }),
  say: (sending, lack, expression) =>
    lack.kind === 'value' ? { ...sending, values: [...sending.values, { key: lack.key, expression }] } : sending,
});

/** In the function around the cursor, where there is one, else wherever the user puts the call. */
const askWhere = async (
  context: StepContext,
  draft: Draft,
  delivery: Delivery,
  position: Position,
): Promise<Answer<Sending>> => {
  const elsewhere: Sending = { delivery, emitIn: null, values: [] };
  const { nearPlace, sending } = draft;
  if (nearPlace === null) return answer(elsewhere);
  const here: Sending = { ...elsewhere, emitIn: nearPlace };
  const choices: readonly Choice<Sending>[] = [
    { label: 'You add the call', description: 'beside the branches, where it happens', value: elsewhere },
    { label: `At the cursor · in \`${functionOf(nearPlace)}\``, description: 'at its end', value: here },
  ];
  const isHere = sending === null ? draft.isHere : sending.emitIn === nearPlace;
  for (let proposed = choices[isHere ? 1 : 0]; ;) {
    const given = await context.ask.pick({ position, prompt: 'Where does it ask?', choices, proposed });
    if (given.kind !== 'answer' || given.value === elsewhere) return given;
    const settled = await askWhatLacks(context, given.value, lackingOf(context, draft), position);
    if (settled.kind !== 'back') return settled;
    proposed = choices[1];
  }
};

/** What answers, then where it is asked; Back from there leads to what answers. */
const askRest = async (
  context: StepContext,
  draft: Draft,
  delivery: Delivery,
  position: Position,
): Promise<Leaving<Sent>> => {
  for (let reply: Reply | null = draft.reply; ;) {
    const given = await askReply(context, { ...draft, reply }, position);
    if (given.kind === 'document')
      return { kind: 'document', value: { sending: { delivery, emitIn: null, values: [] }, reply: given.value } };
    if (given.kind !== 'answer') return given;
    reply = given.value;
    const sending = await askWhere(context, { ...draft, reply }, delivery, position);
    if (sending.kind === 'answer') return answer({ sending: sending.value, reply });
    if (sending.kind === 'cancel') return sending;
  }
};

/** `choices`: whom the protocol reaches. */
export const askAwaiting = async (
  context: StepContext,
  draft: Draft,
  choices: readonly Choice<Delivery>[],
  here: Position,
): Promise<Leaving<Sent>> => {
  // There is always a list to go back to.
  const position = { ...here, step: Math.max(2, here.step) };
  for (let before = draft.reply === null ? null : (draft.sending?.delivery ?? null); ;) {
    const whom = await askWhom(context, choices, before, position);
    if (whom.kind !== 'answer') return whom;
    before = whom.value;
    const sent = await askRest(context, draft, whom.value, position);
    if (sent.kind !== 'back' || choices.length === 1) return sent;
  }
};
