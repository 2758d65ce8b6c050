import assert from 'node:assert/strict';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import type { Change } from '../../src/engine/plan.ts';
import { type Bakery, bakeryFixture } from '../support/bakery.ts';
import { checkChange, checkNothing, checkRefusal } from '../support/fix.ts';

const wide = '\n//- /pyproject.toml\n[tool.ruff]\nline-length = 110\n';

type Replacements = readonly (readonly [file: keyof Bakery, from: string, to: string])[];

/** With room for longer lines. */
const ovens = (...changes: Replacements): string => bakeryFixture(...changes) + wide;

const retype = (event: string, line: string): Change => {
  const parsed = parseFieldLine(line);
  return {
    kind: 'retype-field',
    protocol: null,
    event,
    field: parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message),
  };
};

describe('retype-field, of what the server sends', () => {
  it('goes through parameter, private wrapper, interface, and lists values and uses', async () => {
    const notes = await checkChange(
      ovens(),
      retype('loaf_ready', 'loafId: int'),
      ovens(
        ['models', 'cls, loaf_id: str', 'cls, loaf_id: int'],
        ['service', '_broadcast_loaf_ready(self, loaf_id: str)', '_broadcast_loaf_ready(self, loaf_id: int)'],
        ['types', 'loafId: string', 'loafId: number'],
      ),
    );
    assert.match(
      notes[0] ?? '',
      /Look at what is passed as `loaf_id`, which is `int` now: bakery\/services\/baker\.py:8\./,
    );
    assert.match(
      notes[1] ?? '',
      /Look at what is done with `loafId`, which is `int` now: web\/src\/hooks\/useOven\.ts:11\./,
    );
  });

  it('keeps a function as it is that does more with its parameter than hand it on', async () => {
    const more = ['service', '        try:\n', '        print(loaf_id.upper())\n        try:\n'] as const;
    const notes = await checkChange(
      ovens(more),
      retype('loaf_ready', 'loafId: int'),
      ovens(more, ['models', 'cls, loaf_id: str', 'cls, loaf_id: int'], ['types', 'loafId: string', 'loafId: number']),
    );
    assert.match(notes[0] ?? '', /passed as `loaf_id`[^\n]*baker\.py:17/);
  });

  it('is a matter of TypeScript alone where Python has no other word for it', async () => {
    const change = retype('loaf_ready', "loafId: 'rye' | 'spelt'");
    const after = ovens(['types', 'loafId: string', "loafId: 'rye' | 'spelt'"]);
    const notes = await checkChange(ovens(), change, after);
    assert.match(notes[0] ?? '', /passed as `loaf_id`, which is `'rye' \| 'spelt'` now/);
  });

  it('puts a guarded key into the dictionary where it is always there from now on', async () => {
    const notes = await checkChange(
      ovens(),
      retype('loaf_ready', 'weight: float = 0.0'),
      ovens(
        ['models', 'weight: float | None = None', 'weight: float = 0.0'],
        [
          'models',
          '        payload: dict[str, Any] = {"loafId": loaf_id}\n        if weight is not None:\n            payload["weight"] = weight\n        return cls(type=OvenType.LOAF_READY, payload=payload)\n',
          '        return cls(type=OvenType.LOAF_READY, payload={"loafId": loaf_id, "weight": weight})\n',
        ],
        ['types', 'weight?: number', 'weight: number'],
      ),
    );
    assert.deepEqual(notes, []);
  });

  it('guards a key that may be absent from now on, in front of others without a default of its own', async () => {
    await checkChange(
      ovens(
        ['models', 'cls, loaf_id: str, weight', 'cls, loaf_id: str, crust: str, weight'],
        ['models', '{"loafId": loaf_id}', '{"loafId": loaf_id, "crust": crust}'],
        ['service', 'loaf_id=loaf_id,', 'loaf_id=loaf_id, crust="hard",'],
      ),
      retype('loaf_ready', 'loafId?: string'),
      ovens(
        [
          'models',
          'cls, loaf_id: str, weight: float | None = None',
          'cls, loaf_id: str | None, crust: str, weight: float | None = None',
        ],
        ['models', '{"loafId": loaf_id}\n', '{"crust": crust}\n'],
        [
          'models',
          '        return cls(',
          '        if loaf_id is not None:\n            payload["loafId"] = loaf_id\n        return cls(',
        ],
        ['service', 'loaf_id=loaf_id,', 'loaf_id=loaf_id, crust="hard",'],
        [
          'service',
          '_broadcast_loaf_ready(self, loaf_id: str)',
          '_broadcast_loaf_ready(self, loaf_id: str | None = None)',
        ],
        ['types', 'loafId: string', 'loafId?: string'],
      ),
    );
  });

  it('changes the casts of single reads', async () => {
    const record = [
      ['types', '<T = unknown>', ''],
      ['types', 'payload: T', 'payload: Record<string, unknown>'],
      ['types', '\nexport interface LoafReadyPayload {\n  loafId: string\n  weight?: number\n}\n', ''],
      ['hook', 'import type { OvenMessage, LoafReadyPayload }', 'import type { OvenMessage }'],
      ['hook', '        const payload = msg.payload as LoafReadyPayload\n', ''],
    ] as const;
    await checkChange(
      ovens(...record, ['hook', 'payload.loafId', '(msg.payload.loafId as string)']),
      retype('loaf_ready', 'loafId: int | null'),
      ovens(
        ...record,
        ['hook', 'payload.loafId', '(msg.payload.loafId as number | null)'],
        ['models', 'cls, loaf_id: str', 'cls, loaf_id: int | None'],
        ['service', '_broadcast_loaf_ready(self, loaf_id: str)', '_broadcast_loaf_ready(self, loaf_id: int | None)'],
      ),
    );
  });

  it('changes the payload model', async () => {
    const model = (loaf: string) =>
      [
        'models',
        'class OvenMessage(',
        `class LoafReadyPayload(BaseModel):\n    loafId: ${loaf}\n    weight: float | None = None\n\n\nclass OvenMessage(`,
      ] as const;
    await checkChange(
      ovens(model('str')),
      retype('loaf_ready', 'loafId: string[]'),
      ovens(
        model('list[str]'),
        ['models', 'cls, loaf_id: str', 'cls, loaf_id: list[str]'],
        ['service', '_broadcast_loaf_ready(self, loaf_id: str)', '_broadcast_loaf_ready(self, loaf_id: list[str])'],
        ['types', 'loafId: string', 'loafId: string[]'],
      ),
    );
  });

  it('does nothing where all say it already', async () => {
    await checkNothing(ovens(), retype('loaf_ready', 'loafId: string'));
    await checkNothing(ovens(), retype('loaf_ready', 'weight?: float'));
  });

  it('is refused for a key that is not there', async () => {
    await checkRefusal(
      ovens(),
      retype('loaf_ready', 'crust: string'),
      /^`loaf_ready` carries no `crust`: it has `loafId`, `weight`\.$/,
    );
  });

  it('is refused where calls would have to pass what they leave out', async () => {
    const bare = ['service', ', weight=0.5', ''] as const;
    await checkRefusal(
      ovens(bare),
      retype('loaf_ready', 'weight: float'),
      /`weight` would have to be passed at bakery\/services\/baker\.py:16: pass it there first, or say a default/,
    );
  });

  it('is refused where a type says more than this event', async () => {
    const panel =
      '\n//- /web/src/Panel.tsx\nimport type { Loaf } from "./types"\n\nexport const Panel = (loaf: Loaf) => loaf.loafId\n';
    const shared = [
      ['types', 'interface LoafReadyPayload', 'interface Loaf'],
      ['hook', 'OvenMessage, LoafReadyPayload', 'OvenMessage, Loaf'],
      ['hook', 'as LoafReadyPayload', 'as Loaf'],
    ] as const;
    await checkRefusal(
      ovens(...shared) + panel,
      retype('loaf_ready', 'loafId: int'),
      /`Loaf` says more than what `loaf_ready` carries.*: change it there first, then here\./,
    );
  });
});

describe('retype-field, of what the client sends', () => {
  it('goes through method, callback and the default of the branch', async () => {
    const notes = await checkChange(
      ovens(),
      retype('bake', 'recipe: int'),
      ovens(
        ['client', 'sendBake(recipe: string)', 'sendBake(recipe: number)'],
        ['hook', '(recipe: string) =>', '(recipe: number) =>'],
        ['endpoint', 'payload.get("recipe", "")', 'payload.get("recipe", 0)'],
      ),
    );
    assert.match(
      notes[0] ?? '',
      /Look at what the server does with `recipe`, which is `int` now: bakery\/api\/websocket\.py:35\./,
    );
  });

  it('lets what sends it leave it out', async () => {
    await checkChange(
      ovens(),
      retype('bake', "recipe: string = 'rye'"),
      ovens(
        ['client', 'sendBake(recipe: string)', 'sendBake(recipe?: string)'],
        ['hook', '(recipe: string) =>', '(recipe?: string) =>'],
        ['endpoint', 'payload.get("recipe", "")', 'payload.get("recipe", "rye")'],
      ),
    );
  });

  it('lists calls, and where a callback is handed on', async () => {
    const panel =
      "\n//- /web/src/Panel.tsx\nimport { useOven } from './hooks/useOven'\n\nexport function Panel() {\n  const { bake } = useOven()\n  return <Form onBake={bake} onRye={() => bake('rye')} />\n}\n";
    const notes = await checkChange(
      ovens() + panel,
      retype('bake', "recipe: 'rye' | 'spelt'"),
      ovens(
        ['client', 'sendBake(recipe: string)', "sendBake(recipe: 'rye' | 'spelt')"],
        ['hook', '(recipe: string) =>', "(recipe: 'rye' | 'spelt') =>"],
      ) + panel,
    );
    assert.match(notes[0] ?? '', /Look at what is passed as `recipe`[^\n]*: web\/src\/Panel\.tsx:5\./);
  });

  it('lists what is passed, and is refused where it would be missing', async () => {
    const panel = (call: string) =>
      `\n//- /web/src/Panel.tsx\nimport { useOven } from './hooks/useOven'\n\nexport function Panel() {\n  const { bake } = useOven()\n  return <button onClick={() => ${call}} />\n}\n`;
    const optional = [
      ['client', 'sendBake(recipe: string)', 'sendBake(recipe?: string)'],
      ['hook', '(recipe: string) =>', '(recipe?: string) =>'],
    ] as const;
    await checkRefusal(
      ovens(...optional) + panel('bake()'),
      retype('bake', 'recipe: string'),
      /`recipe` would have to be passed at web\/src\/Panel\.tsx:5/,
    );
  });
});
