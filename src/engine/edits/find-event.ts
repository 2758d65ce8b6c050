// Finds the event that a change is about, or says what there is instead.
import type { ContractEvent, PayloadClaim, PayloadField, Protocol, Side } from '../contract.ts';
import { type FieldTarget, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';

export interface Target {
  readonly protocol: Protocol;
  readonly event: ContractEvent;
}

/** The event of that name; without a protocol the name must stand in one only. */
export const findEvent = ({ contract }: PlanInput, id: string | null, name: string): Target | Refusal => {
  const known = contract.protocols.filter((protocol) => id === null || protocol.id === id);
  if (known.length === 0) {
    return refuse(
      `\`${id ?? ''}\` is no protocol here: use ${contract.protocols.map((protocol) => protocol.id).join(', ')}.`,
    );
  }
  const found = known.flatMap((protocol) => {
    const event = protocol.events.get(name);
    return event === undefined ? [] : [{ protocol, event }];
  });
  const [first, second] = found;
  if (first === undefined)
    return refuse(
      `There is no event \`${name}\` in ${known.map((protocol) => protocol.id).join(', ')}: \`contract\` lists what there is.`,
    );
  if (second === undefined) return first;
  return refuse(
    `\`${name}\` stands in ${found.map(({ protocol }) => protocol.id).join(' and ')}: say which one with --protocol.`,
  );
};

/** The side that gets an event's payload, or why that cannot be told. */
export const receiverOf = ({ direction, name }: ContractEvent): Side | Refusal => {
  if (direction === 'unknown')
    return refuse(`Nothing tells which way \`${name}\` travels: say it in a comment above its declaration.`);
  return direction === 'server-to-client' ? 'client' : 'server';
};

export interface FieldSubject extends Target {
  readonly receiver: Side;
  /** The field as it travels, or null where nobody sends it. */
  readonly sent: PayloadField | null;
  /** The types that the receiving side uses for the payload. */
  readonly claims: readonly PayloadClaim[];
}

export const findField = (
  input: PlanInput,
  { protocol: id, event: name, key }: Omit<FieldTarget, 'protocol'> & { readonly protocol: string | null },
): FieldSubject | Refusal => {
  const target = findEvent(input, id, name);
  if ('kind' in target) return target;
  const receiver = receiverOf(target.event);
  if (typeof receiver !== 'string') return receiver;
  return {
    ...target,
    receiver,
    sent: target.event.payload.find((field) => field.key === key) ?? null,
    claims: target.event.claims.filter(({ isUsed, side }) => isUsed && side === receiver),
  };
};

/** A key that is asked for as it travels: refused where nothing is known to send it. */
export const findSent = (
  input: PlanInput,
  target: FieldTarget,
): (FieldSubject & { readonly sent: PayloadField }) | Refusal => {
  const found = findField(input, target);
  if ('kind' in found) return found;
  const { sent } = found;
  return sent === null
    ? refuse(`\`${target.event}\` does not send \`${target.key}\`, so nothing tells what it is.`)
    : { ...found, sent };
};
