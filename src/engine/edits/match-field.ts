// Makes the payload types say of a key what travels: its kind, its null, its presence. What is compatible stays.
import type { ClaimedField, PayloadClaim } from '../contract.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { matchModelField } from '../python/writer.ts';
import { matchField as matchInType } from '../typescript/writer.ts';
import { isAbsentAtTimes, ownerOf } from './claims.ts';
import type { Draft, Step } from './draft.ts';
import { type FieldSubject, findSent } from './find-event.ts';
import { fitOf } from './type-fit.ts';

type MatchField = Extract<Change, { kind: 'match-field' }>;
type Sent = FieldSubject & { readonly sent: NonNullable<FieldSubject['sent']> };

/** The type that is to be changed: the base that has the key, where it is inherited. */
const stepFor = ({ event, sent }: Sent, claim: PayloadClaim, field: ClaimedField): readonly Step[] => {
  const type = fitOf(field.type, sent.type);
  const isOptional = isAbsentAtTimes(sent) && !field.isOptional;
  if (type === 'same' && !isOptional) return [];
  const { path } = claim.place;
  if (claim.form === 'model') {
    const spec = { model: claim.name, key: sent.key, type, isOptional };
    return [{ path, write: (text) => matchModelField(text, spec) }];
  }
  const spec = { owner: ownerOf(claim, event.name), key: sent.key, type, isOptional };
  return [{ path, write: (text) => matchInType(text, spec) }];
};

export const matchField = (input: PlanInput, change: MatchField, draft: Draft): Refusal | null => {
  const found = findSent(input, change);
  if ('kind' in found) return found;
  const having = found.claims.flatMap((claim) => {
    const field = claim.fields.find(({ key }) => key === change.key);
    return field === undefined ? [] : [{ claim, field }];
  });
  if (having.length === 0) return refuse(`No type in use declares \`${change.key}\` of \`${change.event}\`.`);
  return draft.takeAll(having.flatMap(({ claim, field }) => stepFor(found, claim, field)));
};
