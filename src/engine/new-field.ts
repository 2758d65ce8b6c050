// Whether an event can get one more field, told while its line is typed and again before it is planned.
import { toSnakeCase } from './case.ts';
import type { ContractEvent } from './contract.ts';
import { contradictingField } from './existing-fields.ts';
import type { FieldSpec } from './plan.ts';
import { fieldsProblem } from './validate.ts';

/** One sentence about a field that cannot be added, or null. */
export const newFieldProblem = (event: ContractEvent, field: FieldSpec): string | null => {
  const direction = event.direction === 'client-to-server' ? event.direction : 'server-to-client';
  const problem = fieldsProblem([field], direction);
  if (problem !== null) return problem;
  const twin = event.payload.find(({ key }) => key !== field.key && toSnakeCase(key) === toSnakeCase(field.key));
  if (twin !== undefined)
    return `\`${twin.key}\` of \`${event.name}\` and \`${field.key}\` would both become \`${toSnakeCase(field.key)}\` in Python: choose another key.`;
  const other = contradictingField(event, field);
  return other === null ? null : `\`${event.name}\` already sends ${other}: change that one with retype-field.`;
};
