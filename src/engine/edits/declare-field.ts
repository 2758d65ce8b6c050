// Adds a key that is sent to the payload types that lack it: as it travels, and where the payload has it.
import type { PayloadClaim } from '../contract.ts';
import { type Change, type Refusal, refuse, type Written } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { insertModelField } from '../python/writer.ts';
import { insertField } from '../typescript/writer.ts';
import { keysBefore, ownerOf, toDeclared } from './claims.ts';
import type { Draft, Step } from './draft.ts';
import { type FieldSubject, findSent } from './find-event.ts';
import { lineLength } from './event-context.ts';

type DeclareField = Extract<Change, { kind: 'declare-field' }>;
type Sent = FieldSubject & { readonly sent: NonNullable<FieldSubject['sent']> };

const stepFor = (input: PlanInput, { event, sent }: Sent, claim: PayloadClaim): Step => {
  const field = toDeclared(sent);
  const after = keysBefore(event.payload, sent.key);
  const write = (text: string): Written =>
    claim.form === 'model'
      ? insertModelField(text, { model: claim.name, field, after, lineLength: lineLength(input, claim.place.path) })
      : insertField(text, { owner: ownerOf(claim, event.name), field, after });
  return { path: claim.place.path, write };
};

export const declareField = (input: PlanInput, change: DeclareField, draft: Draft): Refusal | null => {
  const found = findSent(input, change);
  if ('kind' in found) return found;
  // A cast of its own takes only what it needs.
  const declaring = found.claims.filter(({ form }) => form !== 'inline');
  if (declaring.length === 0)
    return refuse(`No type of its own says what \`${change.event}\` carries: write an interface and use it first.`);
  const hasKey = declaring.some(({ fields }) => fields.some(({ key }) => key === change.key));
  // Where one of several types has the key, their intersection has it.
  return hasKey ? null : draft.takeAll(declaring.slice(0, 1).map((claim) => stepFor(input, found, claim)));
};
