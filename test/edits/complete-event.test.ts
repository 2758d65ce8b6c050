import assert from 'node:assert/strict';
import type { Change, Recipe } from '../../src/engine/plan.ts';
import { bakery, bakeryFixture, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkNothing, checkRefusal, planned, textsOf } from '../support/fix.ts';
import { projectOf, withPlan } from '../support/worlds.ts';

const complete = (name: string, recipe: Recipe | null = null): Change => ({
  kind: 'complete-event',
  protocol: 'OvenMessage',
  name,
  recipe,
});

/** The bakery with an event that is sent and that the client does not know. */
const oneSided = (): string =>
  bakeryFixture(
    ['models', '    LOAF_READY = "loaf_ready"\n', '    LOAF_READY = "loaf_ready"\n    OVEN_COLD = "oven_cold"\n'],
    [
      'models',
      '        return cls(type=OvenType.LOAF_READY, payload=payload)\n',
      `        return cls(type=OvenType.LOAF_READY, payload=payload)

    @classmethod
    def oven_cold(cls, oven_id: str, degrees: int) -> "OvenMessage":
        """Create an oven cold message."""
        return cls(type=OvenType.OVEN_COLD, payload={"ovenId": oven_id, "degrees": degrees})
`,
    ],
  );

describe('complete-event', () => {
  it('writes the client side of an event that the server sends', async () => {
    const before = textsOf(oneSided());
    const plan = await planned(before, complete('oven_cold'));
    const after = withPlan(before, plan);
    assert.equal(after.get('bakery/models/websocket.py'), before.get('bakery/models/websocket.py'));
    assert.match(after.get('web/src/types/index.ts') ?? '', / {2}\| 'oven_cold'\n/);
    assert.match(
      after.get('web/src/types/index.ts') ?? '',
      /export interface OvenColdPayload \{\n {2}ovenId: string\n {2}degrees: number\n\}/,
    );
    assert.match(after.get('web/src/hooks/useOven.ts') ?? '', /case 'oven_cold': \{\n.*as OvenColdPayload\n/);
    assert.match(after.get('web/src/stores/loaves.ts') ?? '', /ovenCold/);
    const left = projectOf(after)
      .findings()
      .filter(({ event }) => event === 'oven_cold');
    assert.deepEqual(
      left.map(({ check }) => check),
      ['unsent-event'],
    );
    await checkNothing(after, complete('oven_cold'));
  });

  it('invents no emission, and says that there is none', async () => {
    const before = textsOf(oneSided());
    const { edits, notes } = await planned(before, complete('oven_cold', 'none'));
    assert.ok(edits.every(({ path }) => !path.endsWith('.py')));
    assert.deepEqual(notes, ['Nothing sends `oven_cold` yet.']);
  });

  it('keeps nothing where nothing shall be kept', async () => {
    const before = textsOf(oneSided());
    const after = withPlan(before, await planned(before, complete('oven_cold', 'none')));
    assert.match(after.get('web/src/hooks/useOven.ts') ?? '', /case 'oven_cold': \{\n\s*\/\/ TODO\(oven_cold\)/);
    assert.equal(after.get('web/src/stores/loaves.ts'), before.get('web/src/stores/loaves.ts'));
  });

  it('writes no second interface where the handler spells the type out itself', async () => {
    const handled = `      case 'oven_cold': {
        const payload = msg.payload as { ovenId: string; degrees: number }
        useLoafStore.getState().addLoaf(payload.ovenId)
        break
      }
`;
    const before = textsOf(oneSided());
    const hook = (before.get('web/src/hooks/useOven.ts') ?? '').replace('    }\n  }, [])', `${handled}    }\n  }, [])`);
    const world = new Map([...before, ['web/src/hooks/useOven.ts', hook]]);
    const types = (before.get('web/src/types/index.ts') ?? '').replace(/ {2}\| 'loaf_ready'\n/, "$&  | 'oven_cold'\n");
    await checkChange(world, complete('oven_cold'), new Map([...world, ['web/src/types/index.ts', types]]));
  });

  it('writes the branch of an event that the client sends, and leaves its sender alone', async () => {
    const client = bakery.client.replace(
      '}\n\nexport const',
      `
  sendStop(reason?: string): void {
    this.send('stop', { reason })
  }
}

export const`,
    );
    const types = bakery.types.replace("  | 'loaf_ready'", "  | 'stop'\n  | 'loaf_ready'");
    const hook = bakery.hook.replace(
      '  return { handleMessage, bake }',
      `  const stop = useCallback((reason?: string) => {
    ovenClient.sendStop(reason)
  }, [])

  return { handleMessage, bake, stop }`,
    );
    const before = bakeryWith({ client, types, hook });
    const plan = await planned(before, complete('stop'));
    const after = withPlan(before, plan);
    assert.deepEqual(
      plan.edits.map(({ path }) => path),
      ['bakery/api/websocket.py', 'bakery/models/websocket.py'],
    );
    assert.match(after.get('bakery/models/websocket.py') ?? '', / {4}STOP = "stop"\n/);
    assert.match(
      after.get('bakery/api/websocket.py') ?? '',
      /elif msg_type == OvenType\.STOP:\n\s*reason = payload\.get\("reason"\)\n\s*await _handle_stop\(reason\)/,
    );
    assert.match(plan.notes.join('\n'), /Fill in `_handle_stop`/);
  });

  it('writes sending method and callback from what the server reads', async () => {
    const endpoint = `${bakery.endpoint}
        elif msg_type == OvenType.STOP:
            reason = payload.get("reason", "")
            print(reason)
`;
    const models = bakery.models.replace('    BAKE = "bake"\n', '    BAKE = "bake"\n    STOP = "stop"\n');
    const before = bakeryWith({ endpoint, models });
    const after = withPlan(before, await planned(before, complete('stop')));
    assert.equal(after.get('bakery/api/websocket.py'), endpoint);
    assert.match(
      after.get('web/src/api/oven.ts') ?? '',
      /sendStop\(reason\?: string\): void \{\n {4}this\.send\('stop', \{ reason \}\)/,
    );
    assert.match(after.get('web/src/hooks/useOven.ts') ?? '', /return \{ handleMessage, bake, stop \}/);
  });

  it('has nothing to do where nothing lacks', async () => {
    await checkNothing(bakeryWith(), complete('loaf_ready'));
    await checkNothing(bakeryWith(), complete('bake'));
  });

  it('is refused for an event that does not exist, and names where it was looked for', async () => {
    await checkRefusal(bakeryWith(), complete('oven_hot'), /no event `oven_hot` in OvenMessage/);
  });

  it('is refused where nothing tells which way the event travels', async () => {
    const types = bakery.types.replace("  | 'loaf_ready'", "  | 'loaf_ready'\n  | 'oven_hot'");
    await checkRefusal(bakeryWith({ types }), complete('oven_hot'), /which way `oven_hot` travels/);
  });

  it('is refused as a whole where one part has no place', async () => {
    const before = textsOf(oneSided());
    const hook = bakery.hook
      .replace('switch (msg.type)', 'switch (String(msg))')
      .replace("case 'loaf_ready'", "case 'x'");
    await checkRefusal(new Map([...before, ['web/src/hooks/useOven.ts', hook]]), complete('oven_cold'), /No switch/);
  });
});
