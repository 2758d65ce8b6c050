// Lets a factory send a key always, or only where its parameter has a value.
import { refuse, type FieldSpec, type Refusal, type Written } from '../plan.ts';
import { applyEdits } from '../source.ts';
import { isConditional } from './parameters.ts';
import { asOne, removeLaterField, removeSentField } from './remove-sent-field.ts';
import { findFactoryBody, putEntry, putGuarded } from './write-sent-field.ts';

export interface ResentField {
  /** Qualified: `OvenMessage.loaf_ready`. */
  readonly factory: string;
  readonly field: FieldSpec;
  readonly lineLength: number;
}

export const resendField = (text: string, spec: ResentField): Written => {
  const { factory, field, lineLength } = spec;
  const before = findFactoryBody(text, spec);
  if ('kind' in before) return before;
  const [sent, other] = before.construction.payload.fields.filter(({ key }) => key === field.key);
  const parameter = sent?.parameter ?? null;
  if (
    sent === undefined ||
    other !== undefined ||
    parameter === null ||
    sent.valueText !== parameter ||
    sent.guard === 'other'
  )
    return refuse(`\`${factory}\` makes \`${field.key}\` in its own way: change by hand when it is there.`);
  const index = before.method.parameters.findIndex(({ name }) => name === parameter);
  const name = { factory, key: field.key, lineLength };
  if (isConditional(field)) {
    const without = applied(text, removeSentField(text, name));
    if (typeof without !== 'string') return without;
    const body = findFactoryBody(without, spec);
    if ('kind' in body) return body;
    const guarded = putGuarded(body, spec, parameter);
    return 'kind' in guarded ? guarded : asOne(text, applyEdits(without, guarded));
  }
  // The entry comes first, so that the dictionary goes back into the call as a whole.
  const both = applyEdits(text, putEntry(before, spec, parameter, index));
  const after = applied(both, removeLaterField(both, name));
  return typeof after === 'string' ? asOne(text, after) : after;
};

const applied = (text: string, edits: Written): string | Refusal =>
  edits.kind === 'refused' ? edits : applyEdits(text, edits.edits);
