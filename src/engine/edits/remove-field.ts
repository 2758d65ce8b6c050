// Takes a field out of an event, across the stack: where it is sent, what says that it is, and the parameters that were there
// for it alone. Where something still needs it, nothing is done and the places are told.
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { Draft } from './draft.ts';
import { findField } from './find-event.ts';
import { removeDeclared, removeSentByClient } from './remove-key-from-client.ts';
import { removeReceived, removeSent } from './remove-key-from-server.ts';

type RemoveField = Extract<Change, { kind: 'remove-field' }>;

export const removeField = (input: PlanInput, change: RemoveField, draft: Draft): Refusal | null => {
  const { key } = change;
  const found = findField(input, change);
  if ('kind' in found) return found;
  const { event, receiver, sent, claims } = found;
  const isDeclared = claims.some(({ fields }) => fields.some((field) => field.key === key));
  if (sent === null && !isDeclared && !event.reads.some((read) => read.key === key)) return null;
  if (event.isPayloadKnown === 'no' && sent === null)
    return refuse(
      `Not all that \`${event.name}\` carries can be told, so \`${key}\` cannot be taken out: do it by hand.`,
    );
  return receiver === 'client'
    ? (removeDeclared(input, found, key, draft) ?? removeSent(input, found, key, draft))
    : (removeReceived(input, found, key, draft) ?? removeSentByClient(input, found, key, draft));
};
