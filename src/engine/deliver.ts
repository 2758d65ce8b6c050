// How an event gets out: which of the protocol's transports a delivery uses, and what a call of it has to say.
import type { Protocol, Transport } from './contract.ts';
import type { ParameterFact } from './facts.ts';
import { type Delivery, type FieldSpec, type Refusal, refuse } from './plan.ts';
import type { Argument } from './python/bind-arguments.ts';
import { toIdentifier } from './python/python-text.ts';

export const reaches: Readonly<Record<Transport['reach'], string>> = {
  client: 'one client',
  all: 'every connected client',
  room: 'everybody in a room',
  others: 'the others in a room',
  user: 'one user',
};

/** The transports a delivery may use, best first. A service speaks to everybody it can; leaving nobody out reaches a room. */
const wanted = (delivery: Delivery): readonly Transport['reach'][] => {
  switch (delivery) {
    case 'service':
      return ['all', 'room', 'others'];
    case 'room':
      return ['room', 'others'];
    case 'none':
    case 'agent':
      return [];
    default:
      return [delivery];
  }
};

/** A transport as one delivery uses it. */
export interface Chosen {
  readonly transport: Transport;
  readonly reach: Transport['reach'];
}

const noTransport = ({ id, server }: Protocol, delivery: Delivery): Refusal => {
  const able = [...new Set(server.transports.map(({ reach }) => reach))];
  const instead = able.length === 0 ? 'none' : able.join(' or ');
  const known = able.length === 0 ? 'nobody' : able.map((reach) => reaches[reach]).join(', ');
  return refuse(`${id} cannot be delivered by \`${delivery}\`: it reaches ${known}; choose ${instead}.`);
};

export const chooseTransport = (protocol: Protocol, delivery: Delivery): Chosen | Refusal => {
  const [first] = wanted(delivery);
  for (const reach of wanted(delivery)) {
    const able = protocol.server.transports.filter(
      (one) => one.reach === reach && (delivery !== 'service' || one.instance !== null),
    );
    const transport = able.find(({ accessor }) => accessor !== null) ?? able[0];
    // Who is left out is said only where others than that one are meant.
    if (transport !== undefined)
      return { transport, reach: reach === 'others' ? (first === 'others' ? reach : 'room') : reach };
  }
  return noTransport(protocol, delivery);
};

const addressed = ({ name, typeText }: ParameterFact, aliases: readonly string[]): Argument => ({
  key: name,
  name,
  type: null,
  typeText,
  aliases,
  isRequired: true,
});

const sent = ({ key, type, presence, default: value }: FieldSpec): Argument => ({
  key,
  name: toIdentifier(key),
  type,
  typeText: null,
  aliases: [],
  isRequired: presence === 'always' && value === null,
});

/** Whoever a message leaves out is a user that code around mostly calls so. */
const excludedAliases: readonly string[] = ['user_id'];

/** What a call has to say: who gets the message, then its fields. */
export const argumentsFor = ({ transport, reach }: Chosen, fields: readonly FieldSpec[]): readonly Argument[] => [
  ...transport.leading.map((parameter) => addressed(parameter, [])),
  ...(reach === 'others' && transport.excluding !== null ? [addressed(transport.excluding, excludedAliases)] : []),
  ...fields.map(sent),
];
