import assert from 'node:assert/strict';
import type { Change } from '../../src/engine/plan.ts';
import { bakeryFixture } from '../support/bakery.ts';
import { checkChange, checkNothing, checkRefusal, planned, textsOf, type World } from '../support/fix.ts';
import { withPlan } from '../support/worlds.ts';

const rename = (event: string, key: string, to: string): Change => ({
  kind: 'rename-field',
  protocol: null,
  event,
  key,
  to,
});

const thereAndBack = async (world: World, event: string, key: string, to: string) => {
  const before = textsOf(world);
  const between = withPlan(before, await planned(before, rename(event, key, to)));
  const after = withPlan(between, await planned(between, rename(event, to, key)));
  for (const [path, text] of before) assert.equal(after.get(path), text, path);
  return between;
};

describe('rename-field, of what the server sends', () => {
  it('goes through key, parameter, wrapper, calls, interface and reads', async () => {
    const notes = await checkChange(
      bakeryFixture(),
      rename('loaf_ready', 'loafId', 'breadId'),
      bakeryFixture(
        ['models', 'cls, loaf_id: str', 'cls, bread_id: str'],
        ['models', '{"loafId": loaf_id}', '{"breadId": bread_id}'],
        ['service', '_broadcast_loaf_ready(self, loaf_id: str)', '_broadcast_loaf_ready(self, bread_id: str)'],
        ['service', 'OvenMessage.loaf_ready(loaf_id=loaf_id', 'OvenMessage.loaf_ready(bread_id=bread_id'],
        ['types', 'loafId: string', 'breadId: string'],
        ['hook', 'payload.loafId', 'payload.breadId'],
      ),
    );
    assert.deepEqual(notes, []);
  });

  it('goes through guard and subscript', async () => {
    const between = await thereAndBack(bakeryFixture(), 'loaf_ready', 'weight', 'grams');
    assert.match(
      between.get('bakery/models/websocket.py') ?? '',
      /grams: float \| None = None[^]*if grams is not None:\n {12}payload\["grams"\] = grams/,
    );
    assert.match(between.get('bakery/services/baker.py') ?? '', /grams=0\.5/);
  });

  it('follows the type into stores and components', async () => {
    const store = [
      [
        'store',
        "import { create } from 'zustand'\n",
        "import { create } from 'zustand'\nimport type { LoafReadyPayload } from '../types'\n",
      ],
      ['store', '  loaves: string[]\n', '  loaves: LoafReadyPayload[]\n'],
      ['store', 'addLoaf: (loafId: string) => void', 'addLoaf: (loaf: LoafReadyPayload) => void'],
      [
        'store',
        'addLoaf: (loafId) => set((state) => ({ loaves: [...state.loaves, loafId] }))',
        'addLoaf: (loaf) => set((state) => ({ loaves: [...state.loaves.filter((one) => one.loafId !== loaf.loafId), loaf] }))',
      ],
      ['hook', 'addLoaf(payload.loafId)', 'addLoaf(payload)'],
    ] as const;
    const panel = `\n//- /web/src/Panel.tsx\nimport { useLoafStore } from './stores/loaves'\n\nexport function Panel() {\n  const loaves = useLoafStore((state) => state.loaves)\n  return <ul>{loaves.map(({ loafId, weight }) => <li key={loafId}>{weight}</li>)}</ul>\n}\n`;
    const between = await thereAndBack(bakeryFixture(...store) + panel, 'loaf_ready', 'loafId', 'breadId');
    assert.match(between.get('web/src/stores/loaves.ts') ?? '', /one\.breadId !== loaf\.breadId/);
    assert.match(between.get('web/src/Panel.tsx') ?? '', /\(\{ breadId: loafId, weight \}\) => <li key=\{loafId\}>/);
  });

  it('goes through casts that spell their type out, and reads without a type', async () => {
    const inline = [
      'hook',
      'msg.payload as LoafReadyPayload',
      'msg.payload as { loafId: string; weight?: number }',
    ] as const;
    const between = await thereAndBack(bakeryFixture(inline), 'loaf_ready', 'loafId', 'breadId');
    assert.match(
      between.get('web/src/hooks/useOven.ts') ?? '',
      /as \{ breadId: string; weight\?: number \}[^]*payload\.breadId/,
    );
    const record = [
      ['types', '<T = unknown>', ''],
      ['types', 'payload: T', 'payload: Record<string, unknown>'],
      [
        'hook',
        'const payload = msg.payload as LoafReadyPayload',
        "const { loafId } = msg.payload\n        console.log(msg.payload['loafId'])",
      ],
      ['hook', 'payload.loafId', 'loafId as string'],
    ] as const;
    const loose = await thereAndBack(bakeryFixture(...record), 'loaf_ready', 'loafId', 'breadId');
    assert.match(
      loose.get('web/src/hooks/useOven.ts') ?? '',
      /const \{ breadId: loafId \} = msg\.payload\n.*msg\.payload\['breadId'\]/,
    );
  });

  it('keeps a parameter that is not named after the key, or whose other name is taken', async () => {
    const other = bakeryFixture(
      ['models', 'cls, loaf_id: str', 'cls, number: str'],
      ['models', '"loafId": loaf_id', '"loafId": number'],
      ['service', 'loaf_ready(loaf_id=loaf_id', 'loaf_ready(number=loaf_id'],
    );
    const between = await thereAndBack(other, 'loaf_ready', 'loafId', 'breadId');
    assert.match(between.get('bakery/models/websocket.py') ?? '', /"breadId": number/);
    const taken = bakeryFixture([
      'models',
      '        payload: dict[str, Any] = {',
      '        bread_id = 1\n        print(bread_id)\n        payload: dict[str, Any] = {',
    ]);
    const { notes } = await planned(taken, rename('loaf_ready', 'loafId', 'breadId'));
    assert.deepEqual(notes, ['`loaf_id` of `OvenMessage.loaf_ready` keeps its name: bakery/models/websocket.py:24.']);
  });

  it('tells of a payload that is handed on', async () => {
    const world = bakeryFixture([
      'hook',
      'useLoafStore.getState().addLoaf(payload.loafId)',
      "window.dispatchEvent(new CustomEvent('loaf', { detail: payload }))",
    ]);
    const { notes } = await planned(world, rename('loaf_ready', 'loafId', 'breadId'));
    assert.deepEqual(notes, [
      'The handler at web/src/hooks/useOven.ts:9 hands the payload on: reads of `loafId` that no type leads to were not followed.',
    ]);
  });

  it('is refused where the type says more than this event', async () => {
    const shared = bakeryFixture(
      ['types', 'LoafReadyPayload', 'Loaf'],
      ['hook', 'LoafReadyPayload', 'Loaf'],
      ['hook', 'as LoafReadyPayload', 'as Loaf'],
    );
    const user = `\n//- /web/src/api/rest.ts\nimport type { Loaf } from '../types'\n\nexport const load = async (): Promise<Loaf> => fetch('/loaf').then((one) => one.json())\n`;
    await checkRefusal(
      shared + user,
      rename('loaf_ready', 'loafId', 'breadId'),
      /`Loaf` says more than what `loaf_ready` carries.*rename it there first, then here\.$/,
    );
    await thereAndBack(shared, 'loaf_ready', 'loafId', 'breadId');
  });

  it('follows a type that calls itself a payload, whatever its first name is', async () => {
    const world = bakeryFixture(
      ['types', 'LoafReadyPayload', 'BreadPayload'],
      ['hook', 'LoafReadyPayload', 'BreadPayload'],
      ['hook', 'as LoafReadyPayload', 'as BreadPayload'],
    );
    const user = `\n//- /web/src/Loaf.tsx\nimport type { BreadPayload } from './types'\n\nexport const Loaf = ({ loaf }: { loaf: BreadPayload }) => <li>{loaf.loafId}</li>\n`;
    const between = await thereAndBack(world + user, 'loaf_ready', 'loafId', 'breadId');
    assert.match(between.get('web/src/Loaf.tsx') ?? '', /\{loaf\.breadId\}/);
  });

  it('has nothing to do a second time', async () => {
    const before = textsOf(bakeryFixture());
    const after = withPlan(before, await planned(before, rename('loaf_ready', 'loafId', 'breadId')));
    await checkNothing(after, rename('loaf_ready', 'loafId', 'breadId'));
  });

  it('is refused for keys that cannot be, or are not there', async () => {
    await checkRefusal(bakeryFixture(), rename('loaf_ready', 'loafId', 'weight'), /has `weight` already/);
    await checkRefusal(bakeryFixture(), rename('loaf_ready', 'loafId', 'bread-id'), /no name for a key/);
    await checkRefusal(bakeryFixture(), rename('loaf_ready', 'loafId', 'class'), /word that Python code cannot use/);
    await checkRefusal(
      bakeryFixture(),
      rename('loaf_ready', 'crust', 'rind'),
      /carries no `crust`: it has `loafId`, `weight`\.$/,
    );
  });
});

describe('rename-field, of what the client sends', () => {
  it('goes through branch, method, callback and their parameters', async () => {
    await checkChange(
      bakeryFixture(),
      rename('bake', 'recipe', 'dish'),
      bakeryFixture(
        ['endpoint', 'payload.get("recipe", "")', 'payload.get("dish", "")'],
        ['client', 'sendBake(recipe: string)', 'sendBake(dish: string)'],
        ['client', '{ recipe }', '{ dish }'],
        ['hook', '(recipe: string)', '(dish: string)'],
        ['hook', 'sendBake(recipe)', 'sendBake(dish)'],
      ),
    );
    await thereAndBack(bakeryFixture(), 'bake', 'recipe', 'dish_name');
  });

  it('goes through a model and what was made from it', async () => {
    const world = bakeryFixture(
      ['models', 'class OvenMessage(', 'class BakePayload(BaseModel):\n    recipe: str = ""\n\n\nclass OvenMessage('],
      ['endpoint', 'import OvenMessage, OvenType', 'import BakePayload, OvenMessage, OvenType'],
      [
        'endpoint',
        'recipe = payload.get("recipe", "")\n            print(recipe)',
        'order = BakePayload(**payload)\n            print(order.recipe)',
      ],
    );
    const between = await thereAndBack(world, 'bake', 'recipe', 'dish');
    assert.match(between.get('bakery/models/websocket.py') ?? '', / {4}dish: str = ""/);
    assert.match(between.get('bakery/api/websocket.py') ?? '', /print\(order\.dish\)/);
  });
});
