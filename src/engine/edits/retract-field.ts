// Takes a key that nobody sends out of the payload types. A key that the handler reads stays: its code would no longer
// compile.
import { toLocation } from '../contract.ts';
import { type Change, type Refusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { removeField } from '../typescript/writer.ts';
import { ownerOf } from './claims.ts';
import type { Draft } from './draft.ts';
import { findField } from './find-event.ts';

type RetractField = Extract<Change, { kind: 'retract-field' }>;

export const retractField = (input: PlanInput, change: RetractField, draft: Draft): Refusal | null => {
  const found = findField(input, change);
  if ('kind' in found) return found;
  const { event, sent, claims } = found;
  const { key } = change;
  if (sent !== null) return refuse(`\`${event.name}\` sends \`${key}\`, so its type keeps it.`);
  const read = event.reads.find((one) => one.key === key);
  if (read !== undefined) {
    const place = toLocation(input.contract, read.place);
    return refuse(`\`${key}\` of \`${event.name}\` is read at ${place}: take that read away first.`);
  }
  const declaring = claims.filter(({ form, fields }) => form !== 'model' && fields.some((field) => field.key === key));
  return draft.takeAll(
    declaring.map((claim) => ({
      path: claim.place.path,
      write: (text) => removeField(text, { owner: ownerOf(claim, event.name), key }),
    })),
  );
};
