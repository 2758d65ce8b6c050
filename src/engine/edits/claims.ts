// The types that say what a payload is, as the writers of either language find them again.
import type { PayloadClaim } from '../contract.ts';
import type { FieldSpec } from '../plan.ts';
import type { PayloadField } from '../contract.ts';
import type { FieldsOwner } from '../typescript/writer.ts';

/** An inline type is found by its case and its words. */
export const ownerOf = (claim: PayloadClaim, event: string): FieldsOwner =>
  claim.form === 'inline' ? { kind: 'inline', value: event, text: claim.name } : { kind: 'named', name: claim.name };

/** A key that is not surely there may be absent. */
export const isAbsentAtTimes = ({ presence }: PayloadField): boolean => presence !== 'always';

/** A field as a type has to declare it. */
export const toDeclared = (sent: PayloadField): Pick<FieldSpec, 'key' | 'type' | 'presence'> => ({
  key: sent.key,
  type: sent.type,
  presence: isAbsentAtTimes(sent) ? 'conditional' : 'always',
});

/** The keys that are sent before this one, so that a type lists them in the same order. */
export const keysBefore = (payload: readonly PayloadField[], key: string): readonly string[] =>
  payload
    .slice(
      0,
      payload.findIndex((field) => field.key === key),
    )
    .map((field) => field.key);
