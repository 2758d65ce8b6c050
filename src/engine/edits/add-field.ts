// Gives an event one more field, across the stack: what sends it, what says that it is sent, and where the server receives
// it. What only a person can decide is told.
import { type ContractEvent, type PayloadClaim, toLocation } from '../contract.ts';
import { newFieldProblem } from '../new-field.ts';
import { type Change, type FieldSpec, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { insertField } from '../typescript/writer.ts';
import { formatType } from '../wire-type.ts';
import { ownerOf } from './claims.ts';
import type { Draft, Step } from './draft.ts';
import { type FieldSubject, findField } from './find-event.ts';
import { readInBranch } from './read-field.ts';
import { sendFromClient } from './send-from-client.ts';
import { sendFromServer } from './send-from-server.ts';

type AddField = Extract<Change, { kind: 'add-field' }>;

/** The keys that stand before it: what may be absent comes last. */
const neighbours = ({ payload }: ContractEvent, { key, presence }: FieldSpec): readonly string[] =>
  payload
    .filter((field) => field.key !== key && (presence === 'conditional' || field.presence !== 'conditional'))
    .map((field) => field.key);

/** A default in Python means that the key is always there. */
const declared = ({ key, type, presence }: FieldSpec) => ({ key, type, presence });

const declareStep = (event: ContractEvent, claim: PayloadClaim, field: FieldSpec): Step => ({
  path: claim.place.path,
  write: (text) =>
    insertField(text, {
      owner: ownerOf(claim, event.name),
      field: declared(field),
      after: neighbours(event, field),
    }),
});

/** The type that says what the client gets: one of its own, else the one that the cast spells out. */
const declareAtClient = ({ event, claims }: FieldSubject, field: FieldSpec, draft: Draft): Refusal | null => {
  if (claims.some(({ fields }) => fields.some(({ key }) => key === field.key))) return null;
  const [claim] = [...claims.filter(({ form }) => form === 'interface'), ...claims];
  return claim === undefined ? null : draft.take(declareStep(event, claim, field));
};

/** What remains to do where the event arrives, or null. */
const remaining = ({ contract }: PlanInput, { event, receiver }: FieldSubject, key: string): string | null => {
  if (event.reads.some((read) => read.key === key)) return null;
  const part = receiver === 'client' ? 'handler-case' : 'reception-branch';
  const places = event.mentions.filter((mention) => mention.part === part);
  if (places.length === 0) return `Nothing receives \`${event.name}\` yet.`;
  const handler = `The handler of \`${event.name}\` (${places.map((mention) => toLocation(contract, mention)).join(', ')})`;
  return event.areReadsKnown === 'no'
    ? `${handler} hands the payload on: read \`${key}\` where it is used.`
    : `${handler} does not read \`${key}\` yet: let it, and keep it in a store where it is shown.`;
};

export const addField = (input: PlanInput, change: AddField, draft: Draft): Refusal | null => {
  const { field, value } = change;
  const found = findField(input, { ...change, key: field.key });
  if ('kind' in found) return found;
  const problem = newFieldProblem(found.event, field);
  if (problem !== null) return refuse(problem);
  if (found.receiver === 'client') {
    const refusal = sendFromServer(input, found, { field, value }, draft) ?? declareAtClient(found, field, draft);
    const sentence = remaining(input, found, field.key);
    if (refusal === null && sentence !== null) draft.note(sentence);
    return refusal;
  }
  return sendFromClient(input, found, { field, value }, draft) ?? receive(input, found, field, draft);
};

/** Only a branch that reads keys by itself gets a read; a model gets a field. */
const receive = (input: PlanInput, found: FieldSubject, field: FieldSpec, draft: Draft): Refusal | null => {
  if (found.event.reads.some(({ key }) => key === field.key)) return null;
  const branch = found.event.mentions.some(({ part }) => part === 'reception-branch');
  if (branch) return readInBranch(input, found, field, draft);
  draft.note(
    `The server has no branch for \`${found.event.name}\` yet, so nothing reads \`${field.key}\`: ${formatType(field.type)}.`,
  );
  return null;
};
