// How an event gets out: which of the protocol's transports a delivery uses, and how written code names it.
import type { Protocol, Transport } from '../contract.ts';
import type { ParameterFact } from '../facts.ts';
import { type Delivery, type Refusal, refuse } from '../plan.ts';
import type { Addressing, Transport as WrittenTransport } from '../python/writer.ts';
import type { PlanInput } from '../project.ts';
import { toModule } from './modules.ts';

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

const toAddressing = ({ name, typeText }: ParameterFact): Addressing => ({ name, typeText: typeText ?? 'Any' });

/** Somebody is left out, so that the parameter has a value. */
const withoutNone = ({ name, typeText }: Addressing): Addressing => ({
  name,
  typeText: typeText.replace(/^Optional\[(.*)\]$/, '$1').replace(/\s*\|\s*None$/, ''),
});

/** As code of another module reaches it: by the accessor where there is one. */
export const fromAfar = ({ contract }: PlanInput, chosen: Chosen): WrittenTransport => {
  const { accessor, instance, path } = chosen.transport;
  return {
    ...toWritten(chosen),
    module: toModule(contract, path),
    expression: accessor ?? instance ?? lastName(chosen),
    isAccessor: accessor !== null,
    method: instance === null ? null : lastName(chosen),
  };
};

/** As code of its own module reaches it. */
export const atHome = (chosen: Chosen): WrittenTransport => {
  const { instance } = chosen.transport;
  return {
    ...toWritten(chosen),
    module: null,
    expression: instance ?? lastName(chosen),
    isAccessor: false,
    method: instance === null ? null : lastName(chosen),
  };
};

const toWritten = ({ transport, reach }: Chosen): Pick<WrittenTransport, 'leading' | 'excluding'> => ({
  leading: transport.leading.map(toAddressing),
  excluding: reach === 'others' && transport.excluding !== null ? withoutNone(toAddressing(transport.excluding)) : null,
});

const lastName = ({ transport: { fact } }: Chosen): string => fact.name.slice(fact.name.lastIndexOf('.') + 1);
