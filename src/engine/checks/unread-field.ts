// The client sends a key that the server's branch never reads: what the user chose there has no effect.
// From server to client a key that nobody reads is normal, and not told.
import type { PayloadField } from '../contract.ts';
import type { Fix } from '../finding.ts';
import { isSpeltAlike } from '../spelling.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import { hasNoKeyInCommon, isToldAsUnread, listKeys, meantKey, unexpectedKeys } from './fields.ts';
import { relate, type Subject, subjects } from './sides.ts';
import { firstMention } from '../contract.ts';

interface Case extends Subject {
  readonly sent: PayloadField;
}

const casesOf = (subject: Subject): readonly Case[] => {
  const { event } = subject;
  if (event.direction !== 'client-to-server' || event.areReadsKnown !== 'yes' || hasNoKeyInCommon(event)) return [];
  if (event.claims.some(({ isUsed, isOpen }) => isUsed && isOpen)) return [];
  return unexpectedKeys(event)
    .filter((sent) => {
      const meant = meantKey(event, sent);
      return meant === null || isToldAsUnread(event, meant);
    })
    .map((sent) => ({ ...subject, sent }));
};

const report = ({ protocol, event, sent }: Case): Report => {
  const meant = meantKey(event, sent);
  const model = event.claims.find(({ isUsed, form }) => isUsed && form === 'model');
  const read = [...new Set(event.reads.map(({ key }) => key))];
  const reader = model === undefined ? 'its branch' : `\`${model.name}\``;
  const instead =
    meant === null ? `${reader} reads ${listKeys(read)}.` : `${reader} reads \`${meant.key}\`, which no client sends.`;
  return {
    protocol: protocol.id,
    event: event.name,
    field: sent.key,
    place: sent.place,
    message: `\`${sent.key}\` is sent with \`${event.name}\` but the server never reads it: ${instead}`,
    related: relate('The branch that receives it.', firstMention(event, 'reception-branch')),
  };
};

const fixes = ({ protocol, event, sent }: Case): readonly Fix[] => {
  const meant = meantKey(event, sent);
  const target = { protocol: protocol.id, event: event.name };
  const hasModel = event.claims.some(({ isUsed, form }) => isUsed && form === 'model');
  if (meant !== null && !hasModel) {
    return [
      {
        title: `Read \`${sent.key}\` instead of \`${meant.key}\` on the server`,
        change: { kind: 'respell-key', ...target, key: meant.key, to: sent.key },
        isPreferred: isSpeltAlike(meant.key, sent.key),
        caution: isSpeltAlike(meant.key, sent.key)
          ? null
          : `\`${meant.key}\` and \`${sent.key}\` may be two different things.`,
      },
    ];
  }
  return hasModel
    ? [
        {
          title: `Add \`${sent.key}\` to the model of \`${event.name}\``,
          change: { kind: 'declare-field', ...target, key: sent.key },
          isPreferred: false,
          caution: 'What is read has no effect until the branch uses it.',
        },
      ]
    : [
        {
          title: `Read \`${sent.key}\` in the branch of \`${event.name}\``,
          change: { kind: 'read-field', ...target, key: sent.key },
          isPreferred: false,
          caution: 'What is read has no effect until the branch uses it.',
        },
      ];
};

const world = (reads: string, key: string, pointer: string): string =>
  oven({
    members: '    # Client -> Server\n    BAKE = "bake"',
    union: "'bake'",
    more: `//- /web/client.ts
import type { OvenType } from './oven'
class OvenClient {
  send(type: OvenType, payload: unknown) { socket.send(JSON.stringify({ type, payload })) }
  bake(recipe: string) { this.send('bake', { ${key} }) }
${pointer}}
//- /bakery/api.py
from bakery.models.websocket import OvenType

async def endpoint(websocket):
    data = await websocket.receive_json()
    payload = data.get("payload", {})
    if data.get("type") == OvenType.BAKE:
        start(${reads})
`,
  });

export const unreadField = defineCheck({
  id: 'unread-field',
  title: 'A key that the client sends and the server never reads',
  severity: 'warning',
  bad: world(
    'payload.get("tray")',
    'tray: 1, recipe',
    '//                                                    ^^^^^^ warning: `recipe` is sent with `bake` but the server never reads it: its branch reads `tray`.\n',
  ),
  good: world('payload.get("recipe")', 'recipe', ''),
  find: (contract) => subjects(contract).flatMap(casesOf),
  report,
  fixes,
});
