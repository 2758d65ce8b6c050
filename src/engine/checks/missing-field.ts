// A receiver counts on a key that no message carries: it works with `undefined`, or shows nothing.
// A key that goes by another name is told here once, and not as unread or undeclared too.
import { toSnakeCase } from '../case.ts';
import type { Fix } from '../finding.ts';
import { type Contract, type ContractEvent, toLocation } from '../contract.ts';
import { baseName } from '../paths.ts';
import { isSpeltAlike } from '../spelling.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import {
  claimName,
  type Expected,
  expectedKeys,
  hasNoKeyInCommon,
  isToldAsUnread,
  listKeys,
  missingKeys,
  missingSeverity,
  placeOf,
  receiverOf,
  relateSender,
  senderOf,
  standIn,
} from './fields.ts';
import { type Subject, subjects } from './sides.ts';

/** One key, or all of them where sender and receiver have none in common. */
interface Case extends Subject {
  readonly missing: readonly [Expected, ...Expected[]];
  readonly isWhole: boolean;
}

/** Keys that stand in for this one, where none of them is sent either. */
const standIns = (event: ContractEvent, { reads }: Expected): readonly string[] => {
  const alternatives = [...new Set(reads.flatMap((read) => read.alternatives))];
  return event.payload.some(({ key }) => alternatives.includes(key)) ? [] : alternatives;
};

/** Of keys that stand in for each other, the first speaks for all. */
const isToldBefore = (event: ContractEvent, expected: Expected, before: readonly Expected[]): boolean =>
  expected.claims.length === 0 && before.some(({ key }) => standIns(event, expected).includes(key));

const casesOf = (subject: Subject): readonly Case[] => {
  const { event } = subject;
  const [first, ...rest] = missingKeys(event);
  if (first === undefined) return [];
  if (hasNoKeyInCommon(event)) return [{ ...subject, missing: [first, ...rest], isWhole: true }];
  return [first, ...rest]
    .filter(
      (expected, index, all) => !isToldAsUnread(event, expected) && !isToldBefore(event, expected, all.slice(0, index)),
    )
    .map((expected) => ({ ...subject, missing: [expected], isWhole: false }));
};

/** `a` or `b`. */
const listChoice = (keys: readonly string[]): string => keys.map((key) => `\`${key}\``).join(' or ');

/** "`JobUpdatePayload` requires `job`" or "The handler of `job_update` reads `job`". */
const claimOrRead = (event: ContractEvent, expected: Expected): string => {
  const { key, claims, reads } = expected;
  const claim = claims.find(({ field }) => !field.isOptional)?.claim;
  const who = claim === undefined ? null : claimName(claim);
  if (who === null || reads.length > 0)
    return `${receiverOf(event)} reads ${listChoice([key, ...standIns(event, expected)])}`;
  return `${who.replace(/^t/, 'T')} of \`${event.name}\` requires \`${key}\``;
};

const tellOne = ({ event }: Case, expected: Expected): string => {
  const other = standIn(event, expected);
  const sent = event.payload.map(({ key }) => key);
  const instead =
    other !== null
      ? `the ${senderOf(event)} sends \`${other.key}\`, which nobody expects.`
      : `the ${senderOf(event)} ${standIns(event, expected).length === 0 ? 'never sends it' : 'sends none of them'} (it sends ${listKeys(sent)}).`;
  return `${claimOrRead(event, expected)}; ${instead}`;
};

const tellAll = ({ event }: Case): string => {
  const keys = (all: readonly { readonly key: string }[]): string => all.map(({ key }) => `\`${key}\``).join(', ');
  return `${receiverOf(event)} reads ${listKeys(expectedKeys(event).map(({ key }) => key))}; the ${senderOf(event)} sends ${keys(event.payload.filter(({ isSet }) => isSet !== 'no'))}. No key matches.`;
};

const report = (found: Case, contract: Contract): Report => {
  const { protocol, event, missing, isWhole } = found;
  const [first] = missing;
  const place = placeOf(first) ?? event.payload[0]?.place ?? { path: '', range: { start: 0, end: 0 } };
  const reads = first.reads
    .filter((read) => read.place.path !== place.path || read.place.range.start !== place.range.start)
    .slice(0, 1);
  return {
    protocol: protocol.id,
    event: event.name,
    field: isWhole ? null : first.key,
    severity: missing.some((one) => missingSeverity(one) === 'warning') ? 'warning' : 'information',
    place,
    message: isWhole ? tellAll(found) : tellOne(found, first),
    related: [
      ...relateSender(found),
      ...reads.map((read) => ({ place: read.place, message: `Read at ${toLocation(contract, read.place)}.` })),
    ],
  };
};

/** Python takes the other spelling: where the key is sent, or where it is read. */
const respell = ({ protocol, event }: Case, expected: Expected): readonly Fix[] => {
  const other = standIn(event, expected);
  const place = other?.places[0];
  const isRead = event.direction === 'client-to-server';
  if (other === null || place === undefined || (isRead && expected.claims.length > 0)) return [];
  const isAlike = isSpeltAlike(other.key, expected.key);
  const [key, to] = isRead ? [expected.key, other.key] : [other.key, expected.key];
  return [
    {
      title: isRead
        ? `Read \`${to}\` instead of \`${key}\` on the server`
        : `Send \`${to}\` instead of \`${key}\` from ${baseName(place.path)}`,
      change: { kind: 'respell-key', protocol: protocol.id, event: event.name, key, to },
      isPreferred: isAlike,
      caution: isAlike ? null : `\`${other.key}\` and \`${expected.key}\` may be two different things.`,
    },
  ];
};

const retract = ({ protocol, event }: Case, { key, claims, reads }: Expected): readonly Fix[] => {
  const claim = claims.find((one) => one.claim.form !== 'model')?.claim;
  if (claim === undefined || reads.length > 0) return [];
  const isSafe = event.areReadsKnown === 'yes';
  return [
    {
      title: `Remove \`${key}\` from ${claimName(claim)}`,
      change: { kind: 'retract-field', protocol: protocol.id, event: event.name, key },
      isPreferred: isSafe && standIn(event, { key, claims, reads }) === null,
      caution: isSafe ? null : 'The payload is handed on, so code elsewhere may read it.',
    },
  ];
};

/** The sender takes the value already and does not send it; where it may be left out, nobody may count on the key. */
const hasParameterFor = ({ direction, idleParameters }: ContractEvent, { key, claims }: Expected): boolean => {
  const name = direction === 'server-to-client' ? toSnakeCase(key) : key;
  const parameter = idleParameters.find((one) => one.name === name);
  return parameter !== undefined && (!parameter.isOptional || claims.every(({ field }) => field.isOptional));
};

const fixes = (found: Case): readonly Fix[] => {
  const { protocol, event, missing, isWhole } = found;
  const [first] = missing;
  if (isWhole) {
    return first.claims.some(({ claim }) => claim.form === 'interface')
      ? [
          {
            title: `Write the interface of \`${event.name}\` from what the ${senderOf(event)} sends`,
            change: { kind: 'rewrite-interface', protocol: protocol.id, event: event.name },
            isPreferred: false,
            caution: 'The handler reads other keys and has to follow.',
          },
        ]
      : [];
  }
  const retracted = retract(found, first);
  const respelt = respell(found, first);
  // What the client sends in its place would then be read by nobody.
  const isUnread = event.direction === 'client-to-server' && standIn(event, first) !== null;
  const isAtHand = hasParameterFor(event, first);
  return [
    ...respelt,
    ...retracted,
    {
      title: `Send \`${first.key}\` with \`${event.name}\``,
      change: { kind: 'send-field', protocol: protocol.id, event: event.name, key: first.key },
      isPreferred: isAtHand && ![...respelt, ...retracted].some(({ isPreferred }) => isPreferred) && !isUnread,
      caution: isAtHand ? null : 'It is sent only once its callers pass it.',
    },
  ];
};

const factory = (payload: string): string => `
    @classmethod
    def loaf_ready(cls, loaf_id: str) -> "OvenMessage":
        return cls(type=OvenType.LOAF_READY, payload=${payload})
`;

const handler = `      case 'loaf_ready': {
        const payload = msg.payload as { loafId: string; weight: number }
`;

export const missingField = defineCheck({
  id: 'missing-field',
  title: 'A key that is expected and never sent',
  severity: 'warning',
  bad: oven({
    members: '    LOAF_READY = "loaf_ready"',
    factories: factory('{"loafId": loaf_id}'),
    union: "'loaf_ready'",
    cases: `${handler}//                                                       ^^^^^^ warning: The handler of \`loaf_ready\` reads \`weight\`; the server never sends it (it sends \`loafId\`).
        show(payload.loafId, payload.weight)
      }`,
    more: `//- /bakery/baker.py
from bakery.models.websocket import OvenMessage

async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
`,
  }),
  good: oven({
    members: '    LOAF_READY = "loaf_ready"',
    factories: factory('{"loafId": loaf_id, "weight": 1}'),
    union: "'loaf_ready'",
    cases: `${handler}        show(payload.loafId, payload.weight)
      }`,
    more: `//- /bakery/baker.py
from bakery.models.websocket import OvenMessage

async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
`,
  }),
  find: (contract) => subjects(contract).flatMap(casesOf),
  report,
  fixes,
});
