// The names that the parts of an event go by, and those they would go by under another one. A part that is called otherwise
// is not named after the event, so it keeps its name.
import { toCamelCase, toPascalCase, toUpperCase } from '../case.ts';
import type { Protocol } from '../contract.ts';
import { shortName } from '../names.ts';

/** A name and the one that follows from the event's new name. */
export interface NamePair {
  readonly from: string;
  readonly to: string;
}

export interface EventNames {
  readonly member: NamePair;
  readonly factory: NamePair;
  readonly payloadInterface: NamePair;
  readonly wrappers: readonly NamePair[];
  readonly reception: NamePair;
  readonly sendMethod: NamePair;
  readonly callbacks: readonly NamePair[];
  readonly state: NamePair;
  readonly actions: readonly NamePair[];
}

/** What the parts of an event drop of its name, they drop of the new one too. */
const shortPair = (protocol: Protocol, from: string, to: string): NamePair => {
  const short = shortName(protocol, from);
  const prefix = from.endsWith(short) ? from.slice(0, from.length - short.length) : '';
  const isDropped = to.startsWith(prefix) && to.length > prefix.length;
  return { from: short, to: isDropped ? to.slice(prefix.length) : to };
};

export const eventNames = (protocol: Protocol, from: string, to: string): EventNames => {
  const short = shortPair(protocol, from, to);
  const whole: NamePair = { from, to };
  const named = ({ from: one, to: other }: NamePair, write: (name: string) => string): NamePair => ({
    from: write(one),
    to: write(other),
  });
  const sendMethod = named(short, (name) => `send${toPascalCase(name)}`);
  return {
    member: named(whole, toUpperCase),
    factory: short,
    payloadInterface: named(whole, (name) => `${toPascalCase(name)}Payload`),
    wrappers: [named(short, (name) => `_broadcast_${name}`), named(short, (name) => `_send_${name}`)],
    reception: named(short, (name) => `_handle_${name}`),
    sendMethod,
    callbacks: [named(short, toCamelCase), sendMethod],
    state: named(short, toCamelCase),
    actions: ['set', 'add', 'remove'].map((verb) => named(short, (name) => verb + toPascalCase(name))),
  };
};
