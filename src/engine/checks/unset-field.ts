// A factory would send an optional key, but no call that can run ever passes it: whoever reads it never finds it.
import type { PayloadField } from '../contract.ts';
import { defineCheck, type Report } from './check.ts';
import { oven } from './example.ts';
import { relate, type Subject, subjects } from './sides.ts';
import { firstMention } from '../contract.ts';

interface Case extends Subject {
  readonly sent: PayloadField;
}

const report = ({ protocol, event, sent }: Case): Report => {
  const factory = firstMention(event, 'factory');
  const emissions = event.mentions.filter(({ part, isReachable }) => part === 'emission' && isReachable !== 'no');
  return {
    protocol: protocol.id,
    event: event.name,
    field: sent.key,
    place: sent.place,
    message: `\`${sent.key}\` of \`${event.name}\` is never sent: \`${factory?.name ?? event.name}\` takes it, but no call that can run passes a value.`,
    related: relate('A call without it.', ...emissions.slice(0, 3)),
  };
};

const factory = `
    @classmethod
    def loaf_ready(cls, weight: float | None = None) -> "OvenMessage":
        payload: dict[str, Any] = {}
        if weight is not None:
            payload["weight"] = weight
`;

const world = (pointer: string, argument: string): string =>
  oven({
    members: '    LOAF_READY = "loaf_ready"',
    factories: `${factory}${pointer}        return cls(type=OvenType.LOAF_READY, payload=payload)
`,
    more: `//- /bakery/baker.py
from bakery.models.websocket import OvenMessage

async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready(${argument}).model_dump())
`,
  });

export const unsetField = defineCheck({
  id: 'unset-field',
  title: 'An optional key that no call ever passes',
  severity: 'information',
  bad: world(
    '#                    ^^^^^^ information: `weight` of `loaf_ready` is never sent: `OvenMessage.loaf_ready` takes it, but no call that can run passes a value.\n',
    '',
  ),
  good: world('', 'weight=0.5'),
  find: (contract) =>
    subjects(contract).flatMap((subject) =>
      subject.event.payload.filter(({ isSet }) => isSet === 'no').map((sent) => ({ ...subject, sent })),
    ),
  report,
});
