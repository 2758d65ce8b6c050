import assert from 'node:assert/strict';
import type { Change } from '../../src/engine/plan.ts';
import { bakeryFixture } from '../support/bakery.ts';
import { checkChange, checkNothing, checkRefusal, planned } from '../support/fix.ts';

const remove = (event: string, key: string): Change => ({ kind: 'remove-field', protocol: null, event, key });

describe('remove-field, of what the server sends', () => {
  it('goes out of factory, calls and interface', async () => {
    await checkChange(
      bakeryFixture(),
      remove('loaf_ready', 'weight'),
      bakeryFixture(
        ['models', ', weight: float | None = None', ''],
        ['models', '        if weight is not None:\n            payload["weight"] = weight\n', ''],
        ['models', '        payload: dict[str, Any] = {"loafId": loaf_id}\n', ''],
        ['models', 'payload=payload)', 'payload={"loafId": loaf_id})'],
        ['service', ', weight=0.5', ''],
        ['types', '  weight?: number\n', ''],
      ),
    );
  });

  it('goes out of a wrapper that only handed it on', async () => {
    const wrapped = [
      ['service', 'self._broadcast_loaf_ready(loaf_id)', 'self._broadcast_loaf_ready(loaf_id, 0.5)'],
      [
        'service',
        'ready(self, loaf_id: str) -> None:\n        """B',
        'ready(self, loaf_id: str, weight: float) -> None:\n        """B',
      ],
      ['service', 'weight=0.5)', 'weight=weight)'],
    ] as const;
    const { edits } = await planned(bakeryFixture(...wrapped), remove('loaf_ready', 'weight'));
    const service = edits.find(({ path }) => path.endsWith('baker.py'));
    assert.deepEqual(
      service?.edits.map(({ text }) => text),
      ['', '', ''],
    );
  });

  it('keeps a parameter that something else uses, and says so', async () => {
    const world = bakeryFixture(['models', '        return cls(', '        print(weight)\n        return cls(']);
    const { notes } = await planned(world, remove('loaf_ready', 'weight'));
    assert.deepEqual(notes, ['`OvenMessage.loaf_ready` still takes `weight`: bakery/models/websocket.py:24.']);
  });

  it('is refused where it is read, and says where', async () => {
    await checkRefusal(
      bakeryFixture(),
      remove('loaf_ready', 'loafId'),
      /`loafId` of `loaf_ready` is read at web\/src\/hooks\/useOven\.ts:11: take that code away first\.$/,
    );
    const user = `\n//- /web/src/Panel.tsx\nimport type { LoafReadyPayload } from './types'\n\nexport const Panel = (loaf: LoafReadyPayload) => <p>{loaf.weight}</p>\n`;
    await checkRefusal(
      bakeryFixture() + user,
      remove('loaf_ready', 'weight'),
      /`weight` of `LoafReadyPayload` is used at web\/src\/Panel\.tsx:3/,
    );
  });

  it('goes out of a type that others have too, where it may be absent and nobody uses it', async () => {
    const shared = [
      ['types', 'LoafReadyPayload', 'Loaf'],
      ['hook', 'LoafReadyPayload', 'Loaf'],
      ['hook', 'as LoafReadyPayload', 'as Loaf'],
    ] as const;
    const user = `\n//- /web/src/Panel.tsx\nimport type { Loaf } from './types'\n\nexport const Panel = (loaf: Loaf) => <p>{loaf.loafId}</p>\n`;
    const { edits } = await planned(bakeryFixture(...shared) + user, remove('loaf_ready', 'weight'));
    assert.ok(edits.some(({ path }) => path.endsWith('types/index.ts')));
  });

  it('leaves a finding behind that says of all keys what others said of each', async () => {
    const other = [
      ['types', '  loafId: string\n  weight?: number\n', '  id: string\n  grams: number\n  weight?: number\n'],
      ['hook', 'payload.loafId', 'payload.id + String(payload.grams)'],
    ] as const;
    await planned(bakeryFixture(...other), remove('loaf_ready', 'weight'));
  });

  it('is refused where the message is also built past the factory', async () => {
    const built = [
      ['service', 'import OvenMessage\n', 'import OvenMessage, OvenType\n'],
      [
        'service',
        'OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5)',
        'OvenMessage(type=OvenType.LOAF_READY, payload={"loafId": loaf_id, "weight": 1})',
      ],
    ] as const;
    await checkRefusal(
      bakeryFixture(...built),
      remove('loaf_ready', 'weight'),
      /also built at bakery\/services\/baker\.py:16: take `weight` out there first/,
    );
  });

  it('has nothing to do for a key that is not there', () =>
    checkNothing(bakeryFixture(), remove('loaf_ready', 'crust')));
});

describe('remove-field, of what the client sends', () => {
  const sent = [
    ['client', 'sendBake(recipe: string)', 'sendBake(recipe: string, trays?: number)'],
    ['client', '{ recipe }', '{ recipe, trays }'],
    ['hook', '(recipe: string)', '(recipe: string, trays?: number)'],
    ['hook', 'sendBake(recipe)', 'sendBake(recipe, trays)'],
    [
      'endpoint',
      '            recipe = payload.get("recipe", "")\n',
      '            payload.get("trays")  # TODO(bake): use it.\n            recipe = payload.get("recipe", "")\n',
    ],
  ] as const;

  it('goes out of method, callback and branch', () =>
    checkChange(bakeryFixture(...sent), remove('bake', 'trays'), bakeryFixture()));

  it('is refused where the branch uses it', () =>
    checkRefusal(
      bakeryFixture(),
      remove('bake', 'recipe'),
      /`recipe` of `bake` is used at bakery\/api\/websocket\.py:36: take that code away first\.$/,
    ));

  it('goes out where a callback that is called with other things sends the event too', async () => {
    const start = `  const start = useCallback((room: string, bed: string) => {\n    console.log(room, bed)\n    ovenClient.sendBake('rye')\n  }, [])\n\n  const bake =`;
    const world = bakeryFixture(
      ['client', 'sendBake(recipe: string)', 'sendBake(recipe: string, trayCount?: number)'],
      ['client', '{ recipe }', '{ recipe, trayCount }'],
      ['hook', '(recipe: string)', '(recipe: string, trayCount?: number)'],
      ['hook', 'sendBake(recipe)', 'sendBake(recipe, trayCount)'],
      ['hook', '  const bake =', start],
      ['hook', 'handleMessage, bake }', 'handleMessage, bake, start }'],
    );
    const panel = `\n//- /web/src/Panel.tsx\nimport { useOven } from './hooks/useOven'\n\nexport function Panel() {\n  const { start } = useOven()\n  return <p onClick={() => start('a', 'b')} />\n}\n`;
    const { edits } = await planned(world + panel, remove('bake', 'trayCount'));
    assert.ok(!edits.some(({ path }) => path.endsWith('Panel.tsx')));
  });

  it('is refused where a component passes it', async () => {
    const panel = `\n//- /web/src/Panel.tsx\nimport { useOven } from './hooks/useOven'\n\nexport function Panel() {\n  const { bake } = useOven()\n  return <button onClick={() => bake('rye', 2)} />\n}\n`;
    await checkRefusal(
      bakeryFixture(...sent) + panel,
      remove('bake', 'trays'),
      /`trays` is passed at web\/src\/Panel\.tsx:5: take it away there first/,
    );
    await checkChange(
      bakeryFixture(...sent) + panel.replace(', 2', ''),
      remove('bake', 'trays'),
      bakeryFixture() + panel.replace(', 2', ''),
    );
  });
});
