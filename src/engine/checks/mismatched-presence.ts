// A type promises a key that may be absent, or a value where null can travel: the compiler then lets unchecked code pass.
import type { Fix } from '../finding.ts';
import { formatType } from '../wire-type.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import { type Claimed, claimName, clashes, losesNull, senderOf, type Shared, sharedKeys } from './fields.ts';
import { type Subject, subjects } from './sides.ts';

interface Case extends Subject, Shared {
  readonly claimed: Claimed;
  readonly isAbsent: boolean;
}

const casesOf = (subject: Subject): readonly Case[] =>
  sharedKeys(subject.event).flatMap((shared) => {
    const { sent, expected } = shared;
    // An intersection makes a key required as soon as one of its parts does, and a type that clashes is told already.
    const claimed = expected.claims.find(
      ({ field }) => (sent.presence === 'conditional' && !field.isOptional) || losesNull(sent.type, field.type),
    );
    if (claimed === undefined || clashes(sent.type, claimed.field.type)) return [];
    return [{ ...subject, ...shared, claimed, isAbsent: sent.presence === 'conditional' && !claimed.field.isOptional }];
  });

const report = ({ protocol, event, sent, claimed: { claim, field }, isAbsent }: Case): Report => {
  const said = isAbsent
    ? `may be absent, but ${claimName(claim)} requires it`
    : `can be null, but ${claimName(claim)} says \`${field.key}${field.isOptional ? '?' : ''}: ${field.typeText ?? formatType(field.type)}\``;
  return {
    protocol: protocol.id,
    event: event.name,
    field: sent.key,
    place: field.place,
    message: `\`${sent.key}\` of \`${event.name}\` from the ${senderOf(event)} ${said}.`,
    related: [{ place: sent.place, message: isAbsent ? 'Sent only under a condition.' : 'Sent here.' }],
  };
};

const fixes = ({ protocol, event, sent, claimed: { claim }, isAbsent }: Case): readonly Fix[] => [
  {
    title: isAbsent
      ? `Mark \`${sent.key}\` optional in ${claimName(claim)}`
      : `Let \`${sent.key}\` of ${claimName(claim)} be null`,
    change: { kind: 'match-field', protocol: protocol.id, event: event.name, key: sent.key },
    // A client's compiler finds what does not cope; a server would find out when it runs.
    isPreferred: claim.form !== 'model',
    caution: claim.form === 'model' ? `The branch has to cope with ${isAbsent ? 'its absence' : 'null'}.` : null,
  },
];

const factory = `
    @classmethod
    def loaf_ready(cls, weight: float | None = None) -> "OvenMessage":
        payload: dict[str, Any] = {}
        if weight is not None:
            payload["weight"] = weight
        return cls(type=OvenType.LOAF_READY, payload=payload)
`;

const world = (field: string, pointer: string): string =>
  oven({
    members: '    LOAF_READY = "loaf_ready"',
    factories: factory,
    union: "'loaf_ready'",
    cases: "      case 'loaf_ready': show(msg.payload as LoafPayload); break",
    more: `//- /web/loaf.ts
export interface LoafPayload { ${field} }
${pointer}//- /bakery/baker.py
from bakery.models.websocket import OvenMessage

async def bake(socket, weight):
    await socket.send_json(OvenMessage.loaf_ready(weight).model_dump())
`,
  });

export const mismatchedPresence = defineCheck({
  id: 'mismatched-presence',
  title: 'A key that may be absent or null where its type does not allow it',
  severity: 'information',
  bad: world(
    'weight: number',
    '//                             ^^^^^^ information: `weight` of `loaf_ready` from the server may be absent, but `LoafPayload` requires it.\n',
  ),
  good: world('weight?: number', ''),
  find: (contract) => subjects(contract).flatMap(casesOf),
  report,
  fixes,
});
