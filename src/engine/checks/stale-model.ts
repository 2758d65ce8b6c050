// A payload model or interface has an event's name and says something else than what travels. Nothing uses it, so nothing
// breaks; whoever reads it is misled. Off by default.
import type { ContractEvent, PayloadClaim } from '../contract.ts';
import type { Fix } from '../finding.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import { clashes, listKeys, relateSender } from './fields.ts';
import { type Subject, subjects } from './sides.ts';

interface Case extends Subject {
  readonly claim: PayloadClaim;
  readonly lacking: readonly string[];
  readonly extra: readonly string[];
  readonly clashing: readonly string[];
}

const compare = (event: ContractEvent, claim: PayloadClaim): Omit<Case, keyof Subject | 'claim'> => {
  const named = new Map(claim.fields.map((field) => [field.key, field]));
  const sent = new Map(event.payload.map((field) => [field.key, field]));
  return {
    lacking: claim.isOpen ? [] : [...sent.keys()].filter((key) => !named.has(key)),
    extra: [...named.keys()].filter((key) => !sent.has(key)),
    clashing: [...sent].flatMap(([key, field]) => {
      const other = named.get(key);
      return other !== undefined && clashes(field.type, other.type) ? [key] : [];
    }),
  };
};

const casesOf = (subject: Subject): readonly Case[] => {
  const { event } = subject;
  if (event.isPayloadKnown !== 'yes') return [];
  return event.claims
    .filter(({ isUsed }) => !isUsed)
    .map((claim) => ({ ...subject, claim, ...compare(event, claim) }))
    .filter(({ lacking, extra, clashing }) => lacking.length + extra.length + clashing.length > 0);
};

const report = (found: Case): Report => {
  const { protocol, event, claim, lacking, extra, clashing } = found;
  const said = [
    ...(lacking.length === 0 ? [] : [`it lacks ${listKeys(lacking)}`]),
    ...(extra.length === 0 ? [] : [`nothing sends its ${listKeys(extra)}`]),
    ...(clashing.length === 0 ? [] : [`${listKeys(clashing)} has another type`]),
  ];
  return {
    protocol: protocol.id,
    event: event.name,
    field: null,
    place: claim.place,
    message: `\`${claim.name}\` does not say what \`${event.name}\` carries, and nothing uses it: ${said.join('; ')}.`,
    related: relateSender(found),
  };
};

const fixes = ({ protocol, event, claim }: Case): readonly Fix[] =>
  claim.form === 'interface'
    ? [
        {
          title: `Write \`${claim.name}\` from what is sent`,
          change: { kind: 'rewrite-interface', protocol: protocol.id, event: event.name },
          isPreferred: true,
          caution: null,
        },
      ]
    : [];

const factory = `
    @classmethod
    def loaf_ready(cls, loaf_id: str) -> "OvenMessage":
        return cls(type=OvenType.LOAF_READY, payload={"loafId": loaf_id})
`;

const world = (field: string, pointer: string): string =>
  oven({
    members: '    LOAF_READY = "loaf_ready"',
    factories: `${factory}
class LoafReadyPayload(BaseModel):
${pointer}    ${field}: str

async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
`,
  });

export const staleModel = defineCheck({
  id: 'stale-model',
  title: 'A payload model that nothing uses and that says something else',
  severity: 'off',
  bad: world(
    'loaf_id',
    '#     ^^^^^^^^^^^^^^^^ hint: `LoafReadyPayload` does not say what `loaf_ready` carries, and nothing uses it: it lacks `loafId`; nothing sends its `loaf_id`.\n',
  ),
  good: world('loafId', ''),
  find: (contract) => subjects(contract).flatMap(casesOf),
  report,
  fixes,
});
