// Writes every part that an event lacks. What is there already says what the rest shall be: the payload that is sent, else
// the type that claims it, else the keys that are read.
import type { ContractEvent, FieldRead, PayloadClaim, Protocol, Side } from '../contract.ts';
import { toPascalCase } from '../case.ts';
import { existingFields } from '../existing-fields.ts';
import { type Change, type EventRequest, type FieldSpec, isRefusal, leftOpen, type Refusal } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { addEvent } from './add-event.ts';
import type { Draft } from './draft.ts';
import { findEvent, receiverOf } from './find-event.ts';

type CompleteEvent = Extract<Change, { kind: 'complete-event' }>;

const toField = ({ key, type }: Pick<FieldSpec, 'key' | 'type'>, isConditional: boolean): FieldSpec => ({
  key,
  type,
  presence: isConditional ? 'conditional' : 'always',
  default: null,
  description: null,
});

const claimedFields = ({ fields }: PayloadClaim): readonly FieldSpec[] =>
  fields.map((field) => toField(field, field.isOptional));

/** A key that is read several times is needed if one of the reads needs it. */
const readFields = (reads: readonly FieldRead[]): readonly FieldSpec[] => {
  const fields = new Map<string, FieldSpec>();
  for (const { key, type, hasDefault } of reads) {
    const known = fields.get(key);
    const isConditional = hasDefault && known?.presence !== 'always';
    fields.set(
      key,
      toField({ key, type: known === undefined || known.type.kind === 'unknown' ? type : known.type }, isConditional),
    );
  }
  return [...fields.values()];
};

/** The type that says what an event's payload is, where nothing sends it yet. */
const claimOf = ({ claims }: ContractEvent, receiver: Side): PayloadClaim | null =>
  claims.find(({ side, fields }) => side === receiver && fields.length > 0) ?? null;

const fieldsOf = (event: ContractEvent, receiver: Side): readonly FieldSpec[] => {
  if (event.isPayloadKnown !== 'unknown') return existingFields(event);
  const claim = claimOf(event, receiver);
  return claim === null ? readFields(event.reads) : claimedFields(claim);
};

/** An interface that has the event's name keeps its own. */
const interfaceName = ({ claims }: ContractEvent, { client }: Protocol): string | null =>
  claims.find(({ form, place }) => form === 'interface' && place.path === client.set?.path)?.name ?? null;

/** An interface for a payload that nobody sends yet is one for a payload to come: clients spell out what they get. */
const guessReceiver = (event: ContractEvent, draft: Draft): Side | Refusal => {
  const claim = event.direction === 'unknown' ? claimOf(event, 'client') : null;
  if (claim === null) return receiverOf(event);
  draft.note(`Taken as server → client, because the client has \`${claim.name}\` for it.`);
  return 'client';
};

export const completeEvent = (
  input: PlanInput,
  { protocol: id, name, recipe }: CompleteEvent,
  draft: Draft,
): Refusal | null => {
  const target = findEvent(input, id, name);
  if ('kind' in target) return target;
  const { protocol, event } = target;
  const receiver = guessReceiver(event, draft);
  if (typeof receiver !== 'string') return receiver;
  const payloadInterface = interfaceName(event, protocol);
  const request: EventRequest = {
    ...leftOpen,
    protocol: protocol.id,
    name,
    direction: receiver === 'client' ? 'server-to-client' : 'client-to-server',
    fields: fieldsOf(event, receiver),
    recipe,
    names: payloadInterface === null ? {} : { payloadInterface },
  };
  return recipe === null ? addWithFreeNames(input, request, draft) : addEvent(input, request, draft);
};

/** Where the store has other things of the proposed names: other names, and at last a handler that is left to be filled. */
const addWithFreeNames = (input: PlanInput, request: EventRequest, draft: Draft): Refusal | null => {
  const last = `last${toPascalCase(request.name)}`;
  const variants: readonly EventRequest[] = [
    request,
    { ...request, names: { ...request.names, state: last, action: `set${toPascalCase(last)}` } },
    { ...request, recipe: 'none' },
  ];
  let refusal: Refusal | null = null;
  for (const variant of variants) {
    const result = draft.attempt(() => addEvent(input, variant, draft));
    if (!isRefusal(result)) return null;
    refusal ??= result;
  }
  return refusal;
};
