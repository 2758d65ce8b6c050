// A key travels that the payload's type does not name: nobody who reads the type knows that it is there.
import type { PayloadClaim, PayloadField } from '../contract.ts';
import type { Fix } from '../finding.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import { hasNoKeyInCommon, meantKey, senderOf, usedClaims } from './fields.ts';
import { type Subject, subjects } from './sides.ts';

interface Case extends Subject {
  readonly sent: PayloadField;
  readonly claim: PayloadClaim;
}

/** A key that the client sends past the server's model is not read at all: `unread-field` tells that. */
const casesOf = (subject: Subject): readonly Case[] => {
  const { event } = subject;
  const claims = usedClaims(event);
  const claim = claims.find(({ form }) => form === 'interface');
  if (claim === undefined || event.direction !== 'server-to-client' || hasNoKeyInCommon(event)) return [];
  if (claims.some(({ isOpen }) => isOpen)) return [];
  const named = new Set(claims.flatMap(({ fields }) => fields.map(({ key }) => key)));
  return event.payload
    .filter((sent) => !named.has(sent.key) && meantKey(event, sent) === null)
    .map((sent) => ({ ...subject, sent, claim }));
};

const report = ({ protocol, event, sent, claim }: Case): Report => ({
  protocol: protocol.id,
  event: event.name,
  field: sent.key,
  place: claim.place,
  message: `\`${sent.key}\` is sent with \`${event.name}\` by the ${senderOf(event)} but is not in \`${claim.name}\` of the client.`,
  related: [{ place: sent.place, message: 'Sent here.' }],
});

const fixes = ({ protocol, event, sent, claim }: Case): readonly Fix[] => {
  const isPayloadType = claim.name.endsWith('Payload');
  return [
    {
      title: `Add \`${sent.key}\` to \`${claim.name}\``,
      change: { kind: 'declare-field', protocol: protocol.id, event: event.name, key: sent.key },
      isPreferred: isPayloadType,
      caution: isPayloadType ? null : `Other code may build a \`${claim.name}\`.`,
    },
  ];
};

const factory = `
    @classmethod
    def loaf_ready(cls, loaf_id: str, weight: float) -> "OvenMessage":
        return cls(type=OvenType.LOAF_READY, payload={"loafId": loaf_id, "weight": weight})
`;

const world = (fields: string, pointer: string): string =>
  oven({
    members: '    LOAF_READY = "loaf_ready"',
    factories: factory,
    union: "'loaf_ready'",
    cases: "      case 'loaf_ready': show(msg.payload as LoafPayload); break",
    more: `//- /web/loaf.ts
export interface LoafPayload { ${fields} }
${pointer}//- /bakery/baker.py
from bakery.models.websocket import OvenMessage

async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1", 0.5).model_dump())
`,
  });

export const undeclaredField = defineCheck({
  id: 'undeclared-field',
  title: 'A key that is sent and not in the payload type',
  severity: 'information',
  bad: world(
    'loafId: string',
    '//               ^^^^^^^^^^^ information: `weight` is sent with `loaf_ready` by the server but is not in `LoafPayload` of the client.\n',
  ),
  good: world('loafId: string; weight: number', ''),
  find: (contract) => subjects(contract).flatMap(casesOf),
  report,
  fixes,
});
