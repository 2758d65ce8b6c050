// Where a server-to-client event is sent, as far as the protocol's transports reach.
import type { Protocol, Transport } from '../../engine/contract.ts';
import { rankServices, type Service } from '../../engine/propose.ts';
import type { Choice } from './ask.ts';
import { type Draft, existingEvent, fieldsOf, protocolOf, type Sending } from './draft.ts';
import { into, type Step, type StepContext } from './step.ts';

const reachChoices: readonly (readonly [Transport['reach'], Choice<Sending>])[] = [
  ['client', { label: 'This client', value: { delivery: 'client', emitIn: null } }],
  ['all', { label: 'Every connected client, all users', value: { delivery: 'all', emitIn: null } }],
  ['room', { label: 'The room, everybody in it', value: { delivery: 'room', emitIn: null } }],
  ['others', { label: 'The others in the room', value: { delivery: 'others', emitIn: null } }],
  ['user', { label: 'One user in the room', value: { delivery: 'user', emitIn: null } }],
];

const notNow: Choice<Sending> = {
  label: 'Not now',
  description: 'the event is declared, and nothing sends it yet',
  value: { delivery: 'none', emitIn: null },
};

/** A service reaches everybody or a room, through an object that it can import. */
const canServe = ({ server }: Protocol): boolean =>
  server.transports.some(({ reach, instance }) => instance !== null && (reach === 'all' || reach === 'room'));

const serviceChoices = ({ contract }: StepContext, protocol: Protocol, draft: Draft): readonly Choice<Sending>[] => {
  if (!canServe(protocol)) return [];
  const ranked = rankServices(contract, protocol, { name: draft.name, fields: fieldsOf(draft) });
  const isNear = ({ path }: Service): boolean => path === draft.nearPath;
  return [...ranked.filter(isNear), ...ranked.filter((one) => !isNear(one))].map(({ path, className }) => ({
    label: `New wrapper in ${className}, you add the calls`,
    description: path,
    value: { delivery: 'service', emitIn: `${path}:${className}` },
  }));
};

const choicesOf = (context: StepContext, draft: Draft): readonly Choice<Sending>[] => {
  const protocol = protocolOf(context.contract, draft);
  if (protocol === null) return [];
  const reached = new Set(protocol.server.transports.map(({ reach }) => reach));
  const direct = reachChoices.filter(([reach]) => reached.has(reach)).map(([, choice]) => choice);
  return [...serviceChoices(context, protocol, draft), ...direct, notNow];
};

const isSame = (a: Sending | undefined, b: Sending | null): boolean =>
  a?.delivery === b?.delivery && a?.emitIn === b?.emitIn;

/** Completing an event adds no second sender. */
const isSentAlready = ({ contract }: StepContext, draft: Draft): boolean =>
  existingEvent(contract, draft)?.mentions.some(({ part }) => part === 'emission') === true;

export const sendingStep: Step = {
  id: 'sending',
  isNeeded: (context, draft) =>
    draft.direction !== 'client-to-server' &&
    !isSentAlready(context, draft) &&
    (protocolOf(context.contract, draft) === null || choicesOf(context, draft).length > 1),
  run: async (context, draft, position) => {
    const choices = choicesOf(context, draft);
    const { delivery } = context.memory.choices;
    const isNear = draft.nearPath !== null && choices[0]?.description === draft.nearPath;
    const given = await context.ask.pick({
      position,
      prompt: 'Where is it sent?',
      choices,
      proposed:
        choices.find(({ value }) => isSame(value, draft.sending)) ??
        // The service in front of the user says more than what was chosen the last time.
        (isNear ? choices[0] : choices.find(({ value }) => value?.delivery === delivery)),
    });
    return into(given, (sending) => ({ ...draft, sending }));
  },
};
