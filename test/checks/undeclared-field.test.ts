import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';
import { fromClient, fromServer } from '../support/oven-worlds.ts';

const sent = { takes: 'loaf_id: str, weight: int', sends: '{"loafId": loaf_id, "weight": weight}' };
const shown = '        show((msg.payload as LoafPayload).loafId)';

testFindings('undeclared-field', {
  'points at the interface of the cast': fromServer({
    ...sent,
    types: `export interface LoafPayload { loafId: string }
//               ^^^^^^^^^^^ information: \`weight\` is sent with \`loaf_ready\` by the server but is not in \`LoafPayload\` of the client.
`,
    handles: shown,
  }),
  'points at an interface without the word Payload': fromServer({
    ...sent,
    types: `export interface Loaf { loafId: string }
//               ^^^^ information: \`weight\` is sent with \`loaf_ready\` by the server but is not in \`Loaf\` of the client.
`,
    handles: '        show(msg.payload as Loaf)',
  }),
  'points at an alias of an object type': fromServer({
    ...sent,
    types: `export type LoafPayload = { loafId: string }
//          ^^^^^^^^^^^ information: \`weight\` is sent with \`loaf_ready\` by the server but is not in \`LoafPayload\` of the client.
`,
    handles: shown,
  }),
  'tells of a key that is added under a condition': fromServer({
    takes: 'loaf_id: str, weight: int | None = None',
    body: `        payload: dict[str, Any] = {"loafId": loaf_id}
        if weight is not None:
            payload["weight"] = weight
        return cls(type=OvenType.LOAF_READY, payload=payload)`,
    types: `export interface LoafPayload { loafId: string }
//               ^^^^^^^^^^^ information: \`weight\` is sent with \`loaf_ready\` by the server but is not in \`LoafPayload\` of the client.
`,
    handles: shown,
  }),
  'tells of a key that is read past the type': fromServer({
    ...sent,
    payload: 'Record<string, unknown>',
    types: `export interface LoafPayload { loafId: string }
//               ^^^^^^^^^^^ information: \`weight\` is sent with \`loaf_ready\` by the server but is not in \`LoafPayload\` of the client.
`,
    handles: `        show(msg.payload as LoafPayload)
        weigh(msg.payload.weight as number)`,
  }),
  'stays silent where an intersection names the key': fromServer({
    ...sent,
    types: 'export interface LoafPayload { loafId: string }',
    handles: '        show(msg.payload as LoafPayload & { weight: number })',
  }),
  'stays silent where the key is inherited': fromServer({
    ...sent,
    types: `interface Weighed { weight: number }
export interface LoafPayload extends Weighed { loafId: string }`,
    handles: shown,
  }),
  'stays silent where the interface has a base that is not here': fromServer({
    ...sent,
    types: 'export interface LoafPayload extends Elsewhere { loafId: string }',
    handles: shown,
  }),
  'stays silent where the interface takes any key': fromServer({
    ...sent,
    types: 'export interface LoafPayload { loafId: string; [key: string]: unknown }',
    handles: shown,
  }),
  'stays silent where the cast takes any key': fromServer({
    ...sent,
    types: 'export interface LoafPayload { loafId: string }',
    handles: '        show(msg.payload as LoafPayload & Record<string, unknown>)',
  }),
  'stays silent where an inline part of the cast takes any key': fromServer({
    ...sent,
    types: 'export interface LoafPayload { loafId: string }',
    handles: '        show(msg.payload as LoafPayload & { [key: string]: unknown })',
  }),
  'stays silent where the cast joins a type that is not here': fromServer({
    ...sent,
    types: 'export interface LoafPayload { loafId: string }',
    handles: '        show(msg.payload as LoafPayload & Elsewhere)',
  }),
  'stays silent where the type is an intersection with a type that is not here': fromServer({
    ...sent,
    types: 'export type LoafPayload = Elsewhere & { loafId: string }',
    handles: shown,
  }),
  'stays silent where the type is picked from another': fromServer({
    ...sent,
    types: "export type LoafPayload = Pick<Loaf, 'loafId' | 'weight'>",
    handles: shown,
  }),
  'stays silent about a type written in the cast, which takes what it needs': fromServer({
    ...sent,
    handles: '        show((msg.payload as { loafId: string }).loafId)',
  }),
  'stays silent about a key that goes by another name, which is told once': fromServer({
    takes: 'loaf_id: str',
    sends: '{"loaf_id": loaf_id}',
    types: 'export interface LoafPayload { loafId: string; weight?: number }',
    handles: shown,
  }),
  'stays silent about what the client sends': fromClient({
    sends: "    this.send('bake', { tray: 1, recipe })",
    reads: '        start(payload.get("tray"))',
  }),
  'stays silent where both sides agree': bakeryFixture(),
});
