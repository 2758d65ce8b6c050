// Puts a key that the receiver counts on into the payload: in the factory, or in the client's method. Who calls it passes
// the value.
import type { Protocol } from '../contract.ts';
import { type Change, type FieldSpec, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { insertSentField } from '../python/writer.ts';
import { insertSentKey } from '../typescript/writer.ts';
import { unknownType, type WireType } from '../wire-type.ts';
import type { Draft } from './draft.ts';
import { lineLength } from './event-context.ts';
import { type FieldSubject, findField } from './find-event.ts';

type SendField = Extract<Change, { kind: 'send-field' }>;

/** As the receiver has it: by its type, else by the read. */
const expectedType = ({ event, claims }: FieldSubject, key: string): WireType => {
  const types = [
    ...claims.flatMap(({ fields }) => fields.filter((field) => field.key === key).map(({ type }) => type)),
    ...event.reads.filter((read) => read.key === key).map(({ type }) => type),
  ];
  return types.find(({ kind }) => kind !== 'unknown') ?? unknownType;
};

const fromServer = (input: PlanInput, found: FieldSubject, key: string, draft: Draft): Refusal | null => {
  const { event } = found;
  const factory = event.mentions.find(({ part }) => part === 'factory');
  if (factory === undefined) return refuse(`\`${event.name}\` has no factory: complete the event first.`);
  const { path, name } = factory;
  const field: FieldSpec = {
    key,
    type: expectedType(found, key),
    presence: 'conditional',
    default: null,
    description: null,
  };
  const spec = { factory: name, field, lineLength: lineLength(input, path) };
  const refusal = draft.take({ path, write: (text) => insertSentField(text, spec) });
  if (refusal === null) draft.note(`Pass \`${key}\` where \`${name}\` is called.`);
  return refusal;
};

const fromClient = (
  { client: { client } }: Protocol,
  found: FieldSubject,
  key: string,
  draft: Draft,
): Refusal | null => {
  const { event } = found;
  const className = client?.fact.name ?? '';
  const method = event.mentions.find(({ part, name }) => part === 'send-method' && name.startsWith(`${className}.`));
  if (client === null || method === undefined)
    return refuse(`No method of the client sends \`${event.name}\`: complete the event first.`);
  const spec = {
    className,
    method: method.name.slice(className.length + 1),
    value: event.name,
    field: { key, type: expectedType(found, key) },
    isOptional: true,
  };
  const refusal = draft.take({ path: method.path, write: (text) => insertSentKey(text, spec) });
  if (refusal === null) draft.note(`Pass \`${key}\` where \`${method.name}\` is called.`);
  return refusal;
};

export const sendField = (input: PlanInput, change: SendField, draft: Draft): Refusal | null => {
  const found = findField(input, change);
  if ('kind' in found) return found;
  const { protocol, receiver, sent } = found;
  if (sent !== null) return null;
  return receiver === 'client'
    ? fromServer(input, found, change.key, draft)
    : fromClient(protocol, found, change.key, draft);
};
