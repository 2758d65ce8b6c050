// The fields of an event that exists already: taken over where nothing was asked, compared where something was.
import type { ContractEvent, PayloadField } from './contract.ts';
import type { FieldSpec } from './plan.ts';
import { formatType, unionOf, type WireType, withoutNull } from './wire-type.ts';

/** A type as far as both sides can tell it: Python knows no literals, TypeScript no whole numbers. */
const coarse = (type: WireType): WireType => {
  switch (type.kind) {
    case 'literal':
      return { kind: 'string' };
    case 'int':
      return { kind: 'float' };
    case 'list':
      return { kind: 'list', item: coarse(type.item) };
    case 'union':
      return unionOf(type.members.map(coarse));
    default:
      return type;
  }
};

const sameType = (a: WireType, b: WireType): boolean => {
  if (a.kind === 'unknown' || b.kind === 'unknown') return true;
  const members = (type: WireType): string =>
    (type.kind === 'union' ? type.members : [type]).map(formatType).sort().join('|');
  return members(coarse(a)) === members(coarse(b));
};

const tell = ({ key, type, presence }: Pick<PayloadField, 'key' | 'type' | 'presence'>): string =>
  `\`${key}${presence === 'conditional' ? '?' : ''}: ${formatType(type)}\``;

/** The payload of an event as fields, so that what lacks can be written from it. */
export const existingFields = (event: ContractEvent): readonly FieldSpec[] =>
  event.payload.map(({ key, type, presence }) => ({
    key,
    type,
    presence: presence === 'conditional' ? 'conditional' : 'always',
    default: null,
    description: null,
  }));

/** What is sent under the field's key already, where that is something else; null where it agrees or nothing is. */
export const contradictingField = (event: ContractEvent, field: FieldSpec): string | null => {
  const sent = event.payload.find(({ key }) => key === field.key);
  if (sent === undefined) return null;
  const isSame = sent.presence === 'unknown' || sent.presence === presenceOf(field, event);
  return isSame && sameType(sent.type, sentType(field, event)) ? null : tell(sent);
};

/** The first contradiction between what is sent already and what is asked for, as one sentence, or null. */
export const contradiction = (event: ContractEvent | null, fields: readonly FieldSpec[]): string | null => {
  if (event === null || event.isPayloadKnown === 'unknown') return null;
  const asked = new Map(fields.map((field) => [field.key, field]));
  for (const sent of event.payload) {
    const field = asked.get(sent.key);
    if (field === undefined)
      return `\`${event.name}\` already sends ${tell(sent)}, which is not among the fields: add it, or remove the event first.`;
    if (
      sameType(sent.type, sentType(field, event)) &&
      (sent.presence === 'unknown' || sent.presence === presenceOf(field, event))
    )
      continue;
    return `\`${event.name}\` already sends ${tell(sent)}, not ${tell({ ...field, presence: presenceOf(field, event) })}: ask for what is there, or remove the event first.`;
  }
  const known = new Set(event.payload.map(({ key }) => key));
  const extra = fields.find(({ key }) => !known.has(key));
  if (extra === undefined || event.isPayloadKnown === 'no') return null;
  return `\`${event.name}\` exists and does not send ${tell(extra)}: leave that field out, or remove the event first.`;
};

/** A conditional key leaves the server only if it is not None, and `[]` and `{}` stand in for None: null never travels. */
const sentType = (field: FieldSpec, event: ContractEvent): WireType => {
  const isReplaced = typeof field.default?.value === 'object' && field.default.value !== null;
  const isNeverNull = field.presence === 'conditional' || isReplaced;
  return event.direction === 'server-to-client' && isNeverNull ? withoutNull(field.type) : field.type;
};

/** A default means "always there" from the server, and "may be omitted" from the client. */
const presenceOf = (field: FieldSpec, event: ContractEvent): FieldSpec['presence'] =>
  field.default !== null && event.direction === 'client-to-server' ? 'conditional' : field.presence;
