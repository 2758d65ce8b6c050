// What the server does with a client-to-server event: a new function that is to be filled in, one that is there already, and
// whether an event answers it.
import type { Protocol } from '../../engine/contract.ts';
import { proposeNames } from '../../engine/names.ts';
import type { CallOffer } from '../../engine/offer.ts';
import { answer, type Answer, type Choice, type Leaving, type Position, type Remark } from './ask.ts';
import { functionOf } from './at-cursor.ts';
import { type Draft, existingEvent, fieldsOf, protocolOf, type Reception, toRequest } from './draft.ts';
import { askReply } from './reply.ts';
import { into, type Step, type StepContext } from './step.ts';
import { askWhatLacks, type Lacking } from './what-lacks.ts';

const toBeFilled: Reception = { call: null, values: [] };

type Picked = Reception | 'existing' | 'reply';

/** What this step adds to the draft. */
type Received = Pick<Draft, 'reception' | 'reply'>;

const newFunction = (protocol: Protocol, draft: Draft): Choice<Reception> => {
  const { reception } = proposeNames(protocol, { name: draft.name, delivery: 'none', names: draft.names });
  const isInline = fieldsOf(draft).length === 0 && draft.reply === null;
  return {
    label: isInline ? 'A branch of its own' : `A new function, \`${reception}\``,
    description: 'you fill it in',
    value: toBeFilled,
  };
};

const existing: Choice<'existing'> = {
  label: 'Hand it to an existing function…',
  description: 'one that takes its fields',
  value: 'existing',
};

const answered: Choice<'reply'> = {
  label: 'It expects an answer…',
  description: 'an event of the server, joined by an id',
  value: 'reply',
};

const toChoice = ({ place, lacking }: CallOffer): Choice<string> => ({
  label: functionOf(place),
  description: place.slice(0, place.lastIndexOf(':')),
  ...(lacking === null ? {} : { detail: `Asks what \`${lacking}\` is.` }),
  value: place,
});

const checkPlace = (text: string): Remark | null =>
  /^[^:]+\.py:[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(text)
    ? null
    : { kind: 'problem', message: 'Write it as path:function or path:Class.method, with the path from this folder.' };

const another = 'another';

/** `place`, or the one that is typed. */
const placeOf = async (
  { ask }: StepContext,
  picked: string,
  before: string | null,
  position: Position,
): Promise<Answer<string>> =>
  picked !== another
    ? answer(picked)
    : ask.input({
        position,
        prompt: 'Which function?',
        placeholder: 'services/jobs.py:JobRunner.pause',
        value: before ?? '',
        check: checkPlace,
      });

const lackingOf = ({ contract }: StepContext, draft: Draft): Lacking<Reception> => ({
  nameOf: ({ call }) => functionOf(call ?? ''),
  toRequest: (reception) => toRequest(contract, { ...draft, reception }),
  say: (reception, lack, expression) =>
    lack.kind === 'value' ? { ...reception, values: [...reception.values, { key: lack.key, expression }] } : reception,
});

/** An existing function, and what its other parameters get; Back leads to the list of functions. */
const askCall = async (context: StepContext, draft: Draft, here: Position): Promise<Answer<Reception>> => {
  const position = { ...here, step: Math.max(2, here.step) };
  const request = toRequest(context.contract, draft);
  const calls = request === null ? [] : (await context.offer(request)).calls;
  const choices: readonly Choice<string>[] = [
    ...calls.map(toChoice),
    {
      label: 'Another function…',
      description: calls.length === 0 ? 'none was found that takes just its fields' : '',
      value: another,
    },
  ];
  for (let before = draft.reception?.call ?? null; ;) {
    const proposed = before === null ? undefined : choices.find(({ value }) => value === before);
    const given = await context.ask.pick({ position, prompt: 'Which function gets it?', choices, proposed });
    if (given.kind !== 'answer') return given;
    const place = await placeOf(context, given.value, before, position);
    if (place.kind === 'cancel') return place;
    if (place.kind === 'back') continue;
    before = place.value;
    const reception = await askWhatLacks(
      context,
      { call: place.value, values: [] },
      lackingOf(context, draft),
      position,
    );
    if (reception.kind !== 'back') return reception;
  }
};

/** What answers, and what makes the answer. */
const askAnswer = async (
  context: StepContext,
  protocol: Protocol,
  draft: Draft,
  here: Position,
): Promise<Leaving<Received>> => {
  const position = { ...here, step: Math.max(2, here.step) };
  for (let { reply } = draft; ;) {
    const given = await askReply(context, { ...draft, reply }, position);
    if (given.kind === 'document') return { kind: 'document', value: { reception: null, reply: given.value } };
    if (given.kind !== 'answer') return given;
    reply = given.value;
    const reception = await askMaker(context, protocol, { ...draft, reply }, position);
    if (reception.kind === 'answer') return answer({ reception: reception.value, reply });
    if (reception.kind === 'cancel') return reception;
  }
};

const askMaker = async (
  context: StepContext,
  protocol: Protocol,
  draft: Draft,
  position: Position,
): Promise<Answer<Reception>> => {
  const choices: readonly Choice<Reception | 'existing'>[] = [
    newFunction(protocol, draft),
    { ...existing, label: 'The result of an existing function…', description: '' },
  ];
  for (let proposed = choices[hasCall(draft) ? 1 : 0]; ;) {
    const given = await context.ask.pick({ position, prompt: 'What makes the answer?', choices, proposed });
    if (given.kind !== 'answer') return given;
    if (given.value !== 'existing') return answer(given.value);
    const called = await askCall(context, draft, position);
    if (called.kind !== 'back') return called;
    proposed = choices[1];
  }
};

const hasCall = ({ reception }: Draft): boolean => reception !== null && reception.call !== null;

const proposedOf = (choices: readonly Choice<Picked>[], draft: Draft): Choice<Picked> | undefined => {
  const wanted = draft.reply !== null ? 'reply' : hasCall(draft) ? 'existing' : null;
  return wanted === null ? undefined : choices.find(({ value }) => value === wanted);
};

const askFurther = async (
  context: StepContext,
  protocol: Protocol,
  draft: Draft,
  picked: 'existing' | 'reply',
  position: Position,
): Promise<Leaving<Received>> => {
  if (picked === 'reply') return askAnswer(context, protocol, draft, position);
  const called = await askCall(context, { ...draft, reply: null }, position);
  return called.kind === 'answer' ? answer({ reception: called.value, reply: null }) : called;
};

const askReception = async (context: StepContext, draft: Draft, position: Position): Promise<Leaving<Received>> => {
  const protocol = protocolOf(context.contract, draft);
  if (protocol === null) return { kind: 'back' };
  const choices: readonly Choice<Picked>[] = [newFunction(protocol, { ...draft, reply: null }), existing, answered];
  for (let proposed = proposedOf(choices, draft); ;) {
    const prompt = 'What does the server do with it?';
    const given = await context.ask.pick<Picked>({ position, prompt, choices, proposed });
    if (given.kind !== 'answer') return given;
    const picked = given.value;
    if (typeof picked === 'object') return answer({ reception: picked, reply: null });
    const further = await askFurther(context, protocol, draft, picked, position);
    // Back leads to the first list of this step, not to the step before.
    if (further.kind !== 'back') return further;
    proposed = choices.find(({ value }) => value === picked);
  }
};

export const receptionStep: Step = {
  id: 'reception',
  isNeeded: ({ contract }, draft) =>
    draft.direction === 'client-to-server' &&
    existingEvent(contract, draft)?.status.received !== 'yes' &&
    protocolOf(contract, draft)?.server.chain !== null,
  run: async (context, draft, position) =>
    into(await askReception(context, draft, position), (received) => ({ ...draft, ...received })),
};
