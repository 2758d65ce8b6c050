import assert from 'node:assert/strict';
import { contractToMarkdown } from '../../src/engine/features/contract-markdown.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { projectOf } from '../support/fixture.ts';

const links = { toPlace: ({ path }: { readonly path: string }) => path, toPage: () => null };

const page = (texts: ReadonlyMap<string, string>): string => contractToMarkdown(projectOf(texts).contract(), links);

describe('the contract as a page', () => {
  it('has a table of events for each protocol', () => {
    assert.equal(
      page(bakeryWith()),
      `# WebSocket events

## OvenMessage

| Event | Direction | Payload | Sent by | Handled by | Updates |
| :-- | :-- | :-- | :-- | :-- | :-- |
| \`bake\` | client → server | \`recipe: string\` | [\`OvenClient.sendBake\`](web/src/api/oven.ts)<br>[\`useOven.bake\`](web/src/hooks/useOven.ts) | [\`oven_endpoint\`](bakery/api/websocket.py) |  |
| \`loaf_ready\` | server → client | \`loafId: string\`<br>\`weight?: float\` | [\`Baker._broadcast_loaf_ready\`](bakery/services/baker.py) | [\`useOven\`](web/src/hooks/useOven.ts) | [\`useLoafStore.addLoaf\`](web/src/stores/loaves.ts) |
`,
    );
  });

  it('says where keys cannot be listed, and where nobody sends or handles', () => {
    const open = bakery.models.replace('{"loafId": loaf_id}', '{"loafId": loaf_id, **more()}');
    const lonely = page(bakeryWith({ models: open, service: null, hook: null }));
    assert.match(lonely, /`loafId: string`<br>.*Further keys may be sent\. \| nothing \|/);
  });
});
