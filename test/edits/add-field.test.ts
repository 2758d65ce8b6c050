import assert from 'node:assert/strict';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import type { Change, FieldSpec } from '../../src/engine/plan.ts';
import { bakeryFixture as bakery } from '../support/bakery.ts';
import { checkChange, checkNothing, checkRefusal, planned } from '../support/fix.ts';

/** Lines of Python may have a hundred characters. */
const bakeryFixture: typeof bakery = (...replacements) =>
  `${bakery(...replacements)}\n//- /pyproject.toml\n[tool.ruff]\nline-length = 100\n`;

const fieldOf = (line: string): FieldSpec => {
  const parsed = parseFieldLine(line);
  return parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message);
};

const add = (event: string, line: string, value: string | null = null): Change => ({
  kind: 'add-field',
  protocol: null,
  event,
  field: fieldOf(line),
  value,
});

const wrapper = '_broadcast_loaf_ready(self, loaf_id: str) -> None';
const wide = '_broadcast_loaf_ready(self, loaf_id: str, oven_number: int | None = None) -> None';

const guarded = (key: string, name: string): string => `        if ${name} is not None:
            payload["${key}"] = ${name}
        return cls(type=OvenType.LOAF_READY`;

const signature = '    def loaf_ready(cls, loaf_id: str, weight: float | None = None) -> "OvenMessage":\n';

describe('add-field, from the server', () => {
  it('goes through factory, private function and interface, and says what remains', async () => {
    const notes = await checkChange(
      bakeryFixture(),
      add('loaf_ready', 'ovenNumber?: int'),
      bakeryFixture(
        [
          'models',
          signature,
          `    def loaf_ready(
        cls, loaf_id: str, weight: float | None = None, oven_number: int | None = None
    ) -> "OvenMessage":
`,
        ],
        ['models', '        return cls(type=OvenType.LOAF_READY', guarded('ovenNumber', 'oven_number')],
        ['service', wrapper, wide],
        [
          'service',
          'await get_oven_manager().broadcast(OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5))',
          `await get_oven_manager().broadcast(
                OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5, oven_number=oven_number)
            )`,
        ],
        ['types', '  weight?: number\n', '  weight?: number\n  ovenNumber?: number\n'],
      ),
    );
    assert.deepEqual(notes, [
      'Pass `oven_number` where it is known; these calls leave `ovenNumber` out: bakery/services/baker.py:8.',
      'The handler of `loaf_ready` (web/src/hooks/useOven.ts:9) does not read `ovenNumber` yet: let it, and keep it in a store where it is shown.',
    ]);
  });

  it('passes the value that was said at the calls', async () => {
    const { edits } = await planned(bakeryFixture(), add('loaf_ready', 'oven: int', '7'));
    assert.deepEqual(
      edits.map(({ path }) => path),
      ['bakery/models/websocket.py', 'bakery/services/baker.py', 'web/src/types/index.ts'],
    );
    await checkChange(
      bakeryFixture(),
      add('loaf_ready', 'oven: int', '7'),
      bakeryFixture(
        ['models', 'loaf_id: str, weight', 'loaf_id: str, oven: int, weight'],
        ['models', '{"loafId": loaf_id}', '{"loafId": loaf_id, "oven": oven}'],
        ['service', '_broadcast_loaf_ready(loaf_id)', '_broadcast_loaf_ready(loaf_id, oven=7)'],
        [
          'service',
          'self, loaf_id: str) -> None:\n        """B',
          'self, loaf_id: str, oven: int) -> None:\n        """B',
        ],
        [
          'service',
          'await get_oven_manager().broadcast(OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5))',
          `await get_oven_manager().broadcast(
                OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5, oven=oven)
            )`,
        ],
        ['types', '  loafId: string\n', '  loafId: string\n  oven: number\n'],
      ),
    );
  });

  it('is refused where calls would have to pass what nobody said', () =>
    checkRefusal(
      bakeryFixture(),
      add('loaf_ready', 'oven: int'),
      /passed at bakery\/services\/baker\.py:8: say what with --value EXPR, or make it optional, `oven\?: …`\.$/,
    ));

  it('leaves calls alone where there is a default', async () => {
    const { notes } = await planned(bakeryFixture(), add('loaf_ready', "crust: string = 'thin'"));
    assert.match(notes.join('\n'), /baker\.py:8/);
  });

  it('gives a call that goes by position the value in its place', async () => {
    const service = [
      'service',
      'OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5)',
      'OvenMessage.loaf_ready(loaf_id, 0.5)',
    ] as const;
    const { edits } = await planned(bakeryFixture(service), add('loaf_ready', 'oven: int', '7'));
    const texts = edits.find(({ path }) => path.endsWith('baker.py'))?.edits.map(({ text }) => text);
    assert.deepEqual(texts, [', oven=7', ', oven: int', 'oven, ']);
  });

  it('takes the calls of tests along', async () => {
    const fixture = `${bakeryFixture()}\n//- /tests/test_baker.py\nfrom bakery.models.websocket import OvenMessage\n\n\ndef test_loaf() -> None:\n    assert OvenMessage.loaf_ready(loaf_id="1").payload == {"loafId": "1"}\n`;
    const { edits } = await planned(fixture, add('loaf_ready', 'oven: int', '7'));
    const own = edits.find(({ path }) => path === 'tests/test_baker.py');
    assert.deepEqual(
      own?.edits.map(({ text }) => text),
      [', oven=7'],
    );
  });

  it('writes the field into a cast that spells its type out', async () => {
    const inline = [
      'hook',
      'msg.payload as LoafReadyPayload',
      'msg.payload as { loafId: string; weight?: number }',
    ] as const;
    const unnamed = [
      'hook',
      "import type { OvenMessage, LoafReadyPayload } from '../types'",
      "import type { OvenMessage } from '../types'",
    ] as const;
    const { edits } = await planned(bakeryFixture(inline, unnamed), add('loaf_ready', 'crust?: string'));
    const own = edits.find(({ path }) => path.endsWith('useOven.ts'));
    assert.deepEqual(
      own?.edits.map(({ text }) => text),
      ['; crust?: string'],
    );
  });

  it('tells of a message that is built past the factory', async () => {
    const built = [
      'service',
      'OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5)',
      'OvenMessage(type=OvenType.LOAF_READY, payload={"loafId": loaf_id})',
    ] as const;
    const imported = ['service', 'import OvenMessage\n', 'import OvenMessage, OvenType\n'] as const;
    const { notes } = await planned(bakeryFixture(built, imported), add('loaf_ready', 'crust?: string'));
    assert.match(notes.join('\n'), /also built at bakery\/services\/baker\.py:16: put `crust` in there by hand/);
  });

  it('has nothing to do for a field that is there', () =>
    checkNothing(bakeryFixture(), add('loaf_ready', 'weight?: float')));

  it('is refused for one that is there as something else', () =>
    checkRefusal(
      bakeryFixture(),
      add('loaf_ready', 'weight: string'),
      /already sends `weight\?: float`: choose another key/,
    ));

  it('is refused for keys that collide in Python', async () => {
    await checkRefusal(bakeryFixture(), add('loaf_ready', 'loaf_id?: string'), /would both become `loaf_id`/);
    await checkRefusal(bakeryFixture(), add('loaf_ready', 'payload?: string'), /means something else/);
  });

  it('is refused for an event that is not there', () =>
    checkRefusal(bakeryFixture(), add('loaf_redy', 'crust?: string'), /no event `loaf_redy`/));
});

describe('add-field, from the client', () => {
  it('goes through method, callback and branch', async () => {
    const notes = await checkChange(
      bakeryFixture(),
      add('bake', 'trayCount?: int'),
      bakeryFixture(
        ['client', 'sendBake(recipe: string)', 'sendBake(recipe: string, trayCount?: number)'],
        ['client', '{ recipe }', '{ recipe, trayCount }'],
        ['hook', '(recipe: string)', '(recipe: string, trayCount?: number)'],
        ['hook', 'sendBake(recipe)', 'sendBake(recipe, trayCount)'],
        [
          'endpoint',
          '            recipe = payload.get("recipe", "")\n',
          '            payload.get("trayCount")  # TODO(bake): use it.\n            recipe = payload.get("recipe", "")\n',
        ],
      ),
    );
    assert.deepEqual(notes, [
      'Pass `trayCount` where `bake` is called and it is known.',
      'Use `trayCount` in the branch of `bake`.',
    ]);
  });

  it('hands what the branch reads on to the function that gets the rest', async () => {
    const handler = `

async def _handle_bake(recipe: str) -> None:
    print(recipe)
`;
    const endpoint = [
      'endpoint',
      '            print(recipe)\n',
      `            await _handle_bake(recipe)\n${handler}`,
    ] as const;
    await checkChange(
      bakeryFixture(endpoint),
      add('bake', 'trayCount: int = 1'),
      bakeryFixture(
        ['client', 'sendBake(recipe: string)', 'sendBake(recipe: string, trayCount?: number)'],
        ['client', '{ recipe }', '{ recipe, trayCount }'],
        ['hook', '(recipe: string)', '(recipe: string, trayCount?: number)'],
        ['hook', 'sendBake(recipe)', 'sendBake(recipe, trayCount)'],
        [
          'endpoint',
          '            recipe = payload.get("recipe", "")\n',
          '            tray_count = payload.get("trayCount", 1)\n            recipe = payload.get("recipe", "")\n',
        ],
        [
          'endpoint',
          '            print(recipe)\n',
          `            await _handle_bake(recipe, tray_count)\n${handler.replace('recipe: str', 'recipe: str, tray_count: int')}`,
        ],
      ),
    );
  });

  it('puts it among the options where the others come from', async () => {
    const options = `options?: {
      crust?: string
      pan?: string
    }`;
    const method = `sendBake(
    recipe: string,
    ${options}
  )`;
    const fixture = (own: string) =>
      [
        [
          'client',
          'sendBake(recipe: string)',
          method.replace('pan?: string', `pan?: string${own && '\n      tray?: number'}`),
        ],
        [
          'client',
          '{ recipe }',
          `{
      recipe,
      crust: options?.crust,
      pan: options?.pan,${own}
    }`,
        ],
        [
          'hook',
          '(recipe: string)',
          `(recipe: string, options?: { crust?: string; pan?: string${own && '; tray?: number'} })`,
        ],
        ['hook', 'sendBake(recipe)', 'sendBake(recipe, options)'],
        [
          'endpoint',
          '            recipe = payload.get("recipe", "")\n',
          `${own && '            payload.get("tray")  # TODO(bake): use it.\n'}            recipe = payload.get("recipe", "")\n            print(payload.get("crust"), payload.get("pan"))\n`,
        ],
      ] as const;
    await checkChange(
      bakeryFixture(...fixture('')),
      add('bake', 'tray?: int'),
      bakeryFixture(...fixture('\n      tray: options?.tray,')),
    );
  });

  it('leaves a callback that takes nothing alone, since it may be handed on as it is', async () => {
    const fixture = bakeryFixture(
      ['client', 'sendBake(recipe: string)', 'sendBake()'],
      ['client', "'bake', { recipe }", "'bake'"],
      ['hook', '(recipe: string)', '()'],
      ['hook', 'sendBake(recipe)', 'sendBake()'],
      [
        'endpoint',
        '            recipe = payload.get("recipe", "")\n            print(recipe)\n',
        '            print("bake")\n',
      ],
    );
    const { edits, notes } = await planned(fixture, add('bake', 'trayCount?: int'));
    assert.ok(!edits.some(({ path }) => path.endsWith('useOven.ts')));
    assert.match(notes.join('\n'), /let `bake` pass `trayCount` to sendBake, by hand/);
  });

  /** A method that may be called without a pan, and a callback that hands it on. */
  const withPan = [
    ['client', 'sendBake(recipe: string)', 'sendBake(recipe: string, pan?: string)'],
    ['client', '{ recipe }', '{ recipe, pan }'],
    ['hook', '(recipe: string)', '(recipe: string, pan?: string)'],
    ['hook', 'sendBake(recipe)', 'sendBake(recipe, pan)'],
    ['endpoint', '            print(recipe)\n', '            print(recipe, payload.get("pan"))\n'],
  ] as const;

  it('stands before what may be left out, for those that give both too', () =>
    checkChange(
      bakeryFixture(...withPan),
      add('bake', 'trayCount: int'),
      bakeryFixture(
        ...withPan,
        ['client', 'recipe: string, pan?', 'recipe: string, trayCount: number, pan?'],
        ['client', '{ recipe, pan }', '{ recipe, pan, trayCount }'],
        ['hook', 'recipe: string, pan?', 'recipe: string, trayCount: number, pan?'],
        ['hook', 'sendBake(recipe, pan)', 'sendBake(recipe, trayCount, pan)'],
        [
          'endpoint',
          '            recipe = payload.get("recipe", "")\n',
          '            payload.get("trayCount")  # TODO(bake): use it.\n            recipe = payload.get("recipe", "")\n',
        ],
      ),
    ));

  it('is refused where a call would give something else as it, and says where', async () => {
    const call = ['hook', '  return {', "  useEffect(() => bake('rye', 'tin'), [bake])\n\n  return {"] as const;
    const sent = [
      'client',
      '  sendBake(',
      "  sendRye(): void {\n    this.sendBake('rye', 'tin')\n  }\n\n  sendBake(",
    ] as const;
    const spread = ['hook', 'sendBake(recipe, pan)', 'sendBake(...([recipe, pan] as const))'] as const;
    const line = add('bake', 'trayCount: int');
    await checkRefusal(
      bakeryFixture(...withPan, call),
      line,
      /would have to be passed in web\/src\/hooks\/useOven\.ts:21/,
    );
    await checkRefusal(bakeryFixture(...withPan, sent), line, /would have to be passed in web\/src\/api\/oven\.ts:10/);
    await checkRefusal(bakeryFixture(...withPan, spread), line, /let `bake` pass `trayCount` to sendBake, by hand/);
  });
});
