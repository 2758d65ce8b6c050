// Where a server-to-client event is sent, as far as the protocol's transports reach.
import type { Protocol, Transport } from '../../engine/contract.ts';
import { baseName } from '../../engine/paths.ts';
import type { Delivery } from '../../engine/plan.ts';
import { rankServices, type Service } from '../../engine/propose.ts';
import { answer, type Choice, type Leaving, type Position } from './ask.ts';
import { askAtCursor, deliveriesThere, functionOf } from './at-cursor.ts';
import { type Draft, existingEvent, fieldsOf, protocolOf, type Sending, toRequest } from './draft.ts';
import { askAwaiting, type Sent } from './awaiting.ts';
import { into, type Step, type StepContext } from './step.ts';

const reachLabels: readonly (readonly [Transport['reach'], string])[] = [
  ['client', 'This client'],
  ['all', 'Every connected client, all users'],
  ['room', 'The room, everybody in it'],
  ['others', 'The others in the room'],
  ['user', 'One user in the room'],
];

const sendingBy = (delivery: Delivery, emitIn: string | null = null): Sending => ({ delivery, emitIn, values: [] });

type Picked = Sending | 'cursor' | 'reply';

const notNow: Choice<Picked> = {
  label: 'Not now',
  description: 'the event is declared, and nothing sends it yet',
  value: sendingBy('none'),
};

const fromAgent: Choice<Picked> = {
  label: "Inside the agent's stream, by the result of a tool",
  description: 'this client',
  value: sendingBy('agent'),
};

const awaiting: Choice<Picked> = {
  label: 'It expects an answer…',
  description: 'the server asks, and awaits an event of the client',
  value: 'reply',
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
    description: baseName(path),
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

/** `isMarkable`: where the agent's stream can send it. */
const choicesOf = (context: StepContext, draft: Draft, isMarkable = false): readonly Choice<Picked>[] => {
  const protocol = protocolOf(context.contract, draft);
  if (protocol === null) return [];
  const { nearPlace } = draft;
  const cursor: Choice<Picked> = {
    label: `At the cursor · in \`${functionOf(nearPlace ?? '')}\``,
    description: 'at its end',
    value: 'cursor',
  };
  return [
    ...(cursorChoices(context, protocol, draft).length > 0 ? [cursor] : []),
    ...serviceChoices(context, protocol, draft),
    ...directChoices(protocol).flatMap(({ label, value }) =>
      value === undefined ? [] : [{ label, value: sendingBy(value) }],
    ),
    ...(isMarkable ? [fromAgent] : []),
    ...(directChoices(protocol).length > 0 && protocol.server.chain !== null ? [awaiting] : []),
    notNow,
  ];
};

const isSame = (picked: Picked | undefined, { sending, nearPlace, reply }: Draft): boolean => {
  if (picked === 'reply' || reply !== null) return picked === 'reply' && reply !== null;
  return picked === 'cursor'
    ? sending !== null && sending.emitIn === nearPlace
    : picked?.delivery === sending?.delivery && picked?.emitIn === sending?.emitIn;
};

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
  const isInFront = ({ value }: Choice<Picked>): boolean =>
    value === 'cursor'
      ? draft.isHere
      : typeof value === 'object' && draft.nearPath !== null && value.emitIn?.startsWith(`${draft.nearPath}:`) === true;
  const isRemembered = ({ value }: Choice<Picked>): boolean =>
    typeof value === 'object' && value.delivery === memory.choices.delivery;
  return choices.find(isInFront) ?? choices.find(isRemembered) ?? choices.find(({ value }) => value !== 'cursor');
};

const sentBy = (sending: Sending): Sent => ({ sending, reply: null });

const isMarkable = async (context: StepContext, draft: Draft): Promise<boolean> => {
  const request = toRequest(context.contract, draft);
  return request !== null && (await context.offer(request)).isMarkable;
};

const askFurther = (
  context: StepContext,
  protocol: Protocol,
  draft: Draft,
  picked: 'cursor' | 'reply',
  position: Position,
): Promise<Leaving<Sent>> =>
  picked === 'reply'
    ? askAwaiting(context, draft, directChoices(protocol), position)
    : askAtCursor(context, protocol, draft, cursorChoices(context, protocol, draft), position).then((given) =>
        given.kind === 'answer' ? answer(sentBy(given.value)) : given,
      );

const askSending = async (context: StepContext, draft: Draft, position: Position): Promise<Leaving<Sent>> => {
  const choices = choicesOf(context, draft, await isMarkable(context, draft));
  const protocol = protocolOf(context.contract, draft);
  for (let proposed = proposedOf(context, draft, choices); ;) {
    const given = await context.ask.pick({ position, prompt: 'Where is it sent?', choices, proposed });
    if (given.kind !== 'answer') return given;
    const picked = given.value;
    if (typeof picked === 'object') return answer(sentBy(picked));
    if (protocol === null) return { kind: 'back' };
    const sent = await askFurther(context, protocol, draft, picked, position);
    // Back leads to the first list of this step, not to the step before.
    if (sent.kind !== 'back') return sent;
    proposed = choices.find(({ value }) => value === picked);
  }
};

export const sendingStep: Step = {
  id: 'sending',
  isNeeded: (context, draft) =>
    draft.direction !== 'client-to-server' &&
    !isSentAlready(context, draft) &&
    (protocolOf(context.contract, draft) === null || choicesOf(context, draft).length > 1),
  run: async (context, draft, position) =>
    into(await askSending(context, draft, position), (sent) => ({ ...draft, ...sent })),
};
