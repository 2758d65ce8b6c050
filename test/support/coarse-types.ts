// Types as far as the sending side can tell them: Python knows no literals, TypeScript no whole numbers.
import type { EventRequest, FieldSpec } from '../../src/engine/plan.ts';
import { formatType, unionOf, type WireType, withoutNull } from '../../src/engine/wire-type.ts';

const generalised = (type: WireType): WireType => {
  switch (type.kind) {
    case 'literal':
      return { kind: 'string' };
    case 'int':
      return { kind: 'float' };
    case 'list':
      return { kind: 'list', item: generalised(type.item) };
    case 'union':
      return unionOf(type.members.map(generalised));
    default:
      return type;
  }
};

/** What travels: a conditional key leaves the server only where it is not None, and `[]` and `{}` stand in for None. */
export const coarse = (field: FieldSpec, direction: EventRequest['direction']): WireType => {
  const isReplaced = typeof field.default?.value === 'object' && field.default.value !== null;
  const isNeverNull = direction === 'server-to-client' && (field.presence === 'conditional' || isReplaced);
  return generalised(isNeverNull ? withoutNull(field.type) : field.type);
};

export const isSame = (a: WireType, b: WireType): boolean => {
  const members = (type: WireType): string =>
    (type.kind === 'union' ? type.members : [type]).map(formatType).sort().join('|');
  return members(generalised(a)) === members(generalised(b));
};
