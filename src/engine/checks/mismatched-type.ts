// Both sides name the same key and mean different kinds of value by it: a string against a number, a list against an object.
import type { FieldRead } from '../contract.ts';
import type { Fix } from '../finding.ts';
import type { Place } from '../source.ts';
import { formatType, type WireType } from '../wire-type.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import { type Claimed, claimName, clashes, receiverOf, senderOf, type Shared, sharedKeys } from './fields.ts';
import { type Subject, subjects } from './sides.ts';

interface Case extends Subject, Shared {
  readonly by:
    { readonly kind: 'claim'; readonly claimed: Claimed } | { readonly kind: 'read'; readonly read: FieldRead };
}

/** The first type or read that disagrees; the others follow from it. */
const disagreement = ({ sent, expected: { claims, reads } }: Shared): Case['by'] | null => {
  const claimed = claims.find(({ field }) => clashes(sent.type, field.type));
  if (claimed !== undefined) return { kind: 'claim', claimed };
  const read = reads.find(({ type }) => clashes(sent.type, type));
  return read === undefined ? null : { kind: 'read', read };
};

const casesOf = (subject: Subject): readonly Case[] =>
  sharedKeys(subject.event).flatMap((shared) => {
    const by = disagreement(shared);
    return by === null ? [] : [{ ...subject, ...shared, by }];
  });

const placeOf = ({ by }: Case): Place => (by.kind === 'claim' ? by.claimed.field.place : by.read.place);

/** TypeScript has one kind of number. */
const formatOn = (side: 'server' | 'client', type: WireType): string =>
  side === 'server' ? formatType(type) : formatType(type).replace(/\b(?:int|float)\b/g, 'number');

/** As the receiving side writes it. */
const typeOf = ({ event, by }: Case): string =>
  by.kind === 'claim'
    ? (by.claimed.field.typeText ?? formatType(by.claimed.field.type))
    : formatOn(event.direction === 'client-to-server' ? 'server' : 'client', by.read.type);

const report = (found: Case): Report => {
  const { protocol, event, sent, by } = found;
  const who =
    by.kind === 'claim' ? `${claimName(by.claimed.claim)} says` : `${receiverOf(event).replace(/^T/, 't')} takes it as`;
  return {
    protocol: protocol.id,
    event: event.name,
    field: sent.key,
    place: placeOf(found),
    message: `\`${sent.key}\` of \`${event.name}\` is \`${formatOn(senderOf(event), sent.type)}\` from the ${senderOf(event)}, but ${who} \`${typeOf(found)}\`.`,
    related: [{ place: sent.place, message: 'Sent here.' }],
  };
};

const fixes = ({ protocol, event, sent, by, expected: { reads } }: Case): readonly Fix[] => {
  if (by.kind === 'read' || by.claimed.claim.form === 'model') return [];
  const isTakenOtherwise = reads.some(({ type }) => clashes(sent.type, type));
  return [
    {
      title: `Make \`${sent.key}\` of ${claimName(by.claimed.claim)} what is sent`,
      change: { kind: 'match-field', protocol: protocol.id, event: event.name, key: sent.key },
      isPreferred: !isTakenOtherwise,
      caution: isTakenOtherwise ? `${receiverOf(event)} takes it as another type too, and has to follow.` : null,
    },
  ];
};

const factory = (type: string): string => `
    @classmethod
    def loaf_ready(cls, weight: ${type}) -> "OvenMessage":
        return cls(type=OvenType.LOAF_READY, payload={"weight": weight})
`;

const world = (type: string, pointer: string): string =>
  oven({
    members: '    LOAF_READY = "loaf_ready"',
    factories: factory(type),
    union: "'loaf_ready'",
    cases: `      case 'loaf_ready': show((msg.payload as { weight: number }).weight); break
${pointer}`,
    more: `//- /bakery/baker.py
from bakery.models.websocket import OvenMessage

async def bake(socket, weight):
    await socket.send_json(OvenMessage.loaf_ready(weight).model_dump())
`,
  });

export const mismatchedType = defineCheck({
  id: 'mismatched-type',
  title: 'A key whose type differs between the two sides',
  severity: 'warning',
  bad: world(
    'str',
    '//                                              ^^^^^^ warning: `weight` of `loaf_ready` is `string` from the server, but the cast says `number`.',
  ),
  good: world('float', ''),
  find: (contract) => subjects(contract).flatMap(casesOf),
  report,
  fixes,
});
