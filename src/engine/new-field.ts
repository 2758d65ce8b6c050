// Whether an event can get one more field, or a field another key: told while it is typed and again before it is planned.
import { toSnakeCase } from './case.ts';
import type { ContractEvent } from './contract.ts';
import { contradictingField } from './existing-fields.ts';
import type { FieldSpec } from './plan.ts';
import { fieldsProblem } from './validate.ts';
import type { WireType } from './wire-type.ts';

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

/** One sentence about a key that the event does not have, or null. */
export const unknownKeyProblem = (event: ContractEvent, key: string): string | null => {
  const keys = keysOf(event);
  if (keys.has(key)) return null;
  const known = [...keys].map((one) => `\`${one}\``).join(', ');
  return `\`${event.name}\` carries no \`${key}\`${known === '' ? '' : `: it has ${known}`}.`;
};

const hasLiterals = (type: WireType): boolean =>
  type.kind === 'literal' || (type.kind === 'union' && type.members.some(hasLiterals));

/** A key of an event as a field line says it, or null where nothing tells its type; only types say which strings there are. */
export const fieldAsItIs = ({ payload, claims }: ContractEvent, key: string): FieldSpec | null => {
  const sent = payload.find((field) => field.key === key);
  const claimed = claims.flatMap(({ fields }) => fields).find((field) => field.key === key);
  const known = sent === undefined || (claimed !== undefined && hasLiterals(claimed.type)) ? claimed?.type : sent.type;
  const isConditional = sent === undefined ? claimed?.isOptional : sent.presence === 'conditional';
  if (known === undefined) return null;
  return {
    key,
    type: known,
    presence: isConditional === true ? 'conditional' : 'always',
    default: null,
    description: null,
  };
};

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
