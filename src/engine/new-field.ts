// Whether an event can get one more field, or a field another key: told while it is typed and again before it is planned.
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
  return other === null
    ? null
    : `\`${event.name}\` already sends ${other}: choose another key, or remove that field first.`;
};

/** All keys that the event has on either side, those that travel first. */
export const keysOf = ({ payload, reads, claims }: ContractEvent): ReadonlySet<string> =>
  new Set([
    ...payload.map(({ key }) => key),
    ...reads.map(({ key }) => key),
    ...claims.filter(({ isUsed }) => isUsed).flatMap(({ fields }) => fields.map(({ key }) => key)),
  ]);

/** One sentence about another name for a key, or null. */
export const newKeyProblem = (event: ContractEvent, key: string, to: string): string | null => {
  if (!/^[A-Za-z_$][\w$]*$/.test(to)) return `\`${to}\` is no name for a key: use letters, digits and underscores.`;
  const field = { key: to, type: { kind: 'string' }, presence: 'always', default: null, description: null } as const;
  const direction = event.direction === 'client-to-server' ? event.direction : 'server-to-client';
  const problem = fieldsProblem([field], direction);
  if (problem !== null) return problem;
  const twin = [...keysOf(event)].find((one) => one !== key && toSnakeCase(one) === toSnakeCase(to));
  return twin === undefined ? null : `\`${event.name}\` has \`${twin}\` already: choose another key.`;
};
