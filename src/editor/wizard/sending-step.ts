// Where a server-to-client event is sent, as far as the protocol's transports reach.
import type { Protocol, Transport } from '../../engine/contract.ts';
import type { Delivery } from '../../engine/plan.ts';
import { rankServices, type Service } from '../../engine/propose.ts';
import { answer, type Answer, type Choice, type Position } from './ask.ts';
import { askAtCursor, deliveriesThere, functionOf } from './at-cursor.ts';
import { type Draft, existingEvent, fieldsOf, protocolOf, type Sending } from './draft.ts';
import { into, type Step, type StepContext } from './step.ts';

const reachLabels: readonly (readonly [Transport['reach'], string])[] = [
  ['client', 'This client'],
  ['all', 'Every connected client, all users'],
  ['room', 'The room, everybody in it'],
  ['others', 'The others in the room'],
  ['user', 'One user in the room'],
];

const sendingBy = (delivery: Delivery, emitIn: string | null = null): Sending => ({ delivery, emitIn, values: [] });

type Picked = Sending | 'cursor';

const notNow: Choice<Picked> = {
  label: 'Not now',
  description: 'the event is declared, and nothing sends it yet',
  value: sendingBy('none'),
};

/** A service reaches everybody or a room, through an object that it can import. */
const canServe = ({ server }: Protocol): boolean =>
  server.transports.some(({ reach, instance }) => instance !== null && (reach === 'all' || reach === 'room'));

const serviceChoices = ({ contract }: StepContext, protocol: Protocol, draft: Draft): readonly Choice<Picked>[] => {
  if (!canServe(protocol)) return [];
  const ranked = rankServices(contract, protocol, { name: draft.name, fields: fieldsOf(draft) });
  const isNear = ({ path }: Service): boolean => path === draft.nearPath;
  return [...ranked.filter(isNear), ...ranked.filter((one) => !isNear(one))].map(({ path, className }) => ({
    label: `New wrapper in ${className}, you add the calls`,
    description: path,
    value: sendingBy('service', `${path}:${className}`),
  }));
};

/** The deliveries that the protocol's transports can make. */
const directChoices = ({ server }: Protocol): readonly Choice<Delivery>[] => {
  const reached = new Set(server.transports.map(({ reach }) => reach));
  return reachLabels.filter(([reach]) => reached.has(reach)).map(([value, label]) => ({ label, value }));
};

/** Who can be reached from the function around the cursor. */
const cursorChoices = (context: StepContext, protocol: Protocol, draft: Draft): readonly Choice<Delivery>[] => {
  if (draft.nearPlace === null) return [];
  const wrapped: Choice<Delivery> = {
    label: 'Through a new wrapper beside it',
    description: 'a failure to send is logged and stops nothing',
    value: 'service',
  };
  const choices = [...directChoices(protocol), ...(canServe(protocol) ? [wrapped] : [])];
  return deliveriesThere(context, protocol, draft, choices);
};

const choicesOf = (context: StepContext, draft: Draft): readonly Choice<Picked>[] => {
  const protocol = protocolOf(context.contract, draft);
  if (protocol === null) return [];
  const { nearPlace } = draft;
  const cursor: Choice<Picked> = {
    label: `At the cursor · in \`${functionOf(nearPlace ?? '')}\``,
    description: 'at its end, with what is in scope there',
    value: 'cursor',
  };
  return [
    ...(cursorChoices(context, protocol, draft).length > 0 ? [cursor] : []),
    ...serviceChoices(context, protocol, draft),
    ...directChoices(protocol).flatMap(({ label, value }) =>
      value === undefined ? [] : [{ label, value: sendingBy(value) }],
    ),
    notNow,
  ];
};

const isSame = (picked: Picked | undefined, { sending, nearPlace }: Draft): boolean =>
  picked === 'cursor'
    ? sending !== null && sending.emitIn === nearPlace
    : picked?.delivery === sending?.delivery && picked?.emitIn === sending?.emitIn;

/** Completing an event adds no second sender. */
const isSentAlready = ({ contract }: StepContext, draft: Draft): boolean =>
  existingEvent(contract, draft)?.mentions.some(({ part }) => part === 'emission') === true;

/** What is chosen already, else what is in front of the user, else what was chosen the last time. */
const proposedOf = (
  { memory }: StepContext,
  draft: Draft,
  choices: readonly Choice<Picked>[],
): Choice<Picked> | undefined => {
  if (draft.sending !== null) return choices.find(({ value }) => isSame(value, draft));
  const isInFront = ({ value, description }: Choice<Picked>): boolean =>
    value === 'cursor' ? draft.isHere : draft.nearPath !== null && description === draft.nearPath;
  const isRemembered = ({ value }: Choice<Picked>): boolean =>
    value !== undefined && value !== 'cursor' && value.delivery === memory.choices.delivery;
  return choices.find(isInFront) ?? choices.find(isRemembered) ?? choices.find(({ value }) => value !== 'cursor');
};

const askSending = async (context: StepContext, draft: Draft, position: Position): Promise<Answer<Sending>> => {
  const choices = choicesOf(context, draft);
  const protocol = protocolOf(context.contract, draft);
  for (let proposed = proposedOf(context, draft, choices); ;) {
    const given = await context.ask.pick({ position, prompt: 'Where is it sent?', choices, proposed });
    if (given.kind !== 'answer') return given;
    if (given.value !== 'cursor') return answer(given.value);
    if (protocol === null) return { kind: 'back' };
    const there = cursorChoices(context, protocol, draft);
    const sending = await askAtCursor(context, protocol, draft, there, position);
    // Back leads to the first list of this step, not to the step before.
    if (sending.kind !== 'back') return sending;
    proposed = choices.find(({ value }) => value === 'cursor');
  }
};

export const sendingStep: Step = {
  id: 'sending',
  isNeeded: (context, draft) =>
    draft.direction !== 'client-to-server' &&
    !isSentAlready(context, draft) &&
    (protocolOf(context.contract, draft) === null || choicesOf(context, draft).length > 1),
  run: async (context, draft, position) =>
    into(await askSending(context, draft, position), (sending) => ({ ...draft, sending })),
};
