import assert from 'node:assert/strict';
import type { Change } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkFix, checkNothing, checkRefusal } from '../support/fix.ts';

const send = (event: string, key: string): Change => ({ kind: 'send-field', protocol: 'OvenMessage', event, key });

const head = '    def loaf_ready(cls, loaf_id: str, weight: float | None = None) -> "OvenMessage":\n';

const body = `        payload: dict[str, Any] = {"loafId": loaf_id}
        if weight is not None:
            payload["weight"] = weight
        return cls(type=OvenType.LOAF_READY, payload=payload)
`;

/** The bakery whose interface wants a crust, and whose factory is this. */
const factoryOf = (signature: string, statements: string, field = 'crust: string'): Map<string, string> =>
  bakeryWith({
    models: bakery.models.replace(head, signature).replace(body, statements),
    types: bakery.types.replace('  weight', `  ${field}\n  weight`),
    service: bakery.service.replace('loaf_id=loaf_id', 'loaf_id'),
  });

const weighed = head.replace('weight:', 'crust: str, weight:');
const crusted = `    def loaf_ready(
        cls, loaf_id: str, weight: float | None = None, crust: str | None = None
    ) -> "OvenMessage":
`;

describe('send-field', () => {
  it('sends a parameter that was forgotten, where the signature has it', async () => {
    await checkFix(
      factoryOf(weighed, body),
      /^Send `crust` with `loaf_ready`/,
      factoryOf(weighed, body.replace('loaf_id}', 'loaf_id, "crust": crust}')),
    );
    const first = head.replace('loaf_id: str', 'crust: str, loaf_id: str');
    await checkChange(
      factoryOf(first, body),
      send('loaf_ready', 'crust'),
      factoryOf(first, body.replace('{"loafId"', '{"crust": crust, "loafId"')),
    );
  });

  it('gives it a line of its own where the others have one', async () => {
    const lines = body.replace('{"loafId": loaf_id}', '{\n            "loafId": loaf_id,  # its id\n        }');
    await checkChange(
      factoryOf(weighed, lines),
      send('loaf_ready', 'crust'),
      factoryOf(weighed, lines.replace('# its id\n', '# its id\n            "crust": crust,\n')),
    );
  });

  it('breaks a dictionary that gets too long, as ruff does', async () => {
    const long = body.replace('loaf_id}', 'loaf_id or "the one that has no name"}');
    await checkChange(
      factoryOf(weighed, long),
      send('loaf_ready', 'crust'),
      factoryOf(
        weighed,
        long.replace(
          /\{.*\}/,
          `{
            "loafId": loaf_id or "the one that has no name",
            "crust": crust,
        }`,
        ),
      ),
    );
  });

  it('guards a parameter that may be None', async () => {
    const optional = head.replace('weight:', 'crust: str | None, weight:');
    const guarded = body.replace(
      '        return',
      '        if crust is not None:\n            payload["crust"] = crust\n        return',
    );
    await checkChange(
      factoryOf(optional, body, 'crust?: string'),
      send('loaf_ready', 'crust'),
      factoryOf(optional, guarded, 'crust?: string'),
    );
    await checkChange(
      factoryOf(optional, body, 'crust: string | null'),
      send('loaf_ready', 'crust'),
      factoryOf(optional, body.replace('loaf_id}', 'loaf_id, "crust": crust}'), 'crust: string | null'),
    );
  });

  it('adds an optional parameter of the type that is expected, and says who has to pass it', async () => {
    const guarded = body.replace(
      '        return',
      '        if crust is not None:\n            payload["crust"] = crust\n        return',
    );
    const notes = await checkChange(factoryOf(head, body), send('loaf_ready', 'crust'), factoryOf(crusted, guarded));
    assert.deepEqual(notes, ['Pass `crust` where `OvenMessage.loaf_ready` is called.']);
  });

  it('takes a payload that is built in the call into a variable first', async () => {
    const plain = '    def loaf_ready(cls, loaf_id: str) -> "OvenMessage":\n';
    const inline = '        return cls(type=OvenType.LOAF_READY, payload={"loafId": loaf_id})\n';
    const guarded = `        payload: dict[str, Any] = {"loafId": loaf_id}
        if crust is not None:
            payload["crust"] = crust
        return cls(type=OvenType.LOAF_READY, payload=payload)
`;
    const typed = plain.replace('loaf_id: str', 'loaf_id: str, crust: str | None = None');
    await checkChange(factoryOf(plain, inline), send('loaf_ready', 'crust'), factoryOf(typed, guarded));
    const lines = `        return cls(
            type=OvenType.LOAF_READY,
            payload={
                "loafId": loaf_id,
            },
        )
`;
    const after = `        payload: dict[str, Any] = {
            "loafId": loaf_id,
        }
        if crust is not None:
            payload["crust"] = crust
        return cls(
            type=OvenType.LOAF_READY,
            payload=payload,
        )
`;
    await checkChange(factoryOf(plain, lines), send('loaf_ready', 'crust'), factoryOf(typed, after));
  });

  it('breaks a signature that gets too long, and keeps one that is broken', async () => {
    const long = head.replace('weight:', 'weight_of_the_whole_batch:');
    const renamed = body
      .replaceAll('weight is', 'weight_of_the_whole_batch is')
      .replace('= weight\n', '= weight_of_the_whole_batch\n');
    const guarded = renamed.replace(
      '        return',
      '        if crust is not None:\n            payload["crust"] = crust\n        return',
    );
    const broken = `    def loaf_ready(
        cls, loaf_id: str, weight_of_the_whole_batch: float | None = None, crust: str | None = None
    ) -> "OvenMessage":
`;
    const settings = new Map([['pyproject.toml', '[tool.ruff]\nline-length = 100\n']]);
    const withSettings = (texts: Map<string, string>): Map<string, string> => new Map([...texts, ...settings]);
    await checkChange(
      withSettings(factoryOf(long, renamed)),
      send('loaf_ready', 'crust'),
      withSettings(factoryOf(broken, guarded)),
    );
    const one =
      '    def loaf_ready(\n        cls,\n        loaf_id: str,\n        weight: float | None = None,\n    ) -> "OvenMessage":\n';
    await checkChange(
      factoryOf(one, body),
      send('loaf_ready', 'crust'),
      factoryOf(
        one.replace('None,\n    )', 'None,\n        crust: str | None = None,\n    )'),
        body.replace(
          '        return',
          '        if crust is not None:\n            payload["crust"] = crust\n        return',
        ),
      ),
    );
  });

  const clientOf = (parameters: string, entries: string): Map<string, string> =>
    bakeryWith({
      client: bakery.client.replace('recipe: string', parameters).replace('{ recipe }', entries),
      endpoint: bakery.endpoint.replace(
        'print(recipe)',
        'print(recipe, payload["tray_count"] + 1, payload.get("tray_count", 0))',
      ),
    });

  it('sends a key from the client that the server reads', async () => {
    await checkChange(
      clientOf('recipe: string', '{ recipe }'),
      send('bake', 'tray_count'),
      clientOf('recipe: string, trayCount?: number', '{ recipe, tray_count: trayCount }'),
    );
    await checkChange(
      clientOf('recipe: string, trayCount: number', '{\n      recipe,\n    }'),
      send('bake', 'tray_count'),
      clientOf('recipe: string, trayCount: number', '{\n      recipe,\n      tray_count: trayCount,\n    }'),
    );
  });

  it('begins a payload that was empty', async () => {
    const world = (call: string, parameters: string): Map<string, string> =>
      bakeryWith({
        client: bakery.client.replace("'bake', { recipe }", call).replace('recipe: string', parameters),
        hook: bakery.hook.replace(
          '(recipe: string) => {\n    ovenClient.sendBake(recipe)',
          '() => {\n    ovenClient.sendBake()',
        ),
      });
    await checkChange(world("'bake'", ''), send('bake', 'recipe'), world("'bake', { recipe }", 'recipe?: string'));
    await checkChange(world("'bake', {}", ''), send('bake', 'recipe'), world("'bake', { recipe }", 'recipe?: string'));
  });

  it('has nothing to do for a key that is sent', async () => {
    await checkNothing(bakeryWith(), send('loaf_ready', 'weight'));
    await checkNothing(bakeryWith(), send('bake', 'recipe'));
  });

  it('is refused where the parameter is sent by another name', async () => {
    const renamed = body.replace('loaf_id}', 'loaf_id, "crusty": crust}');
    await checkRefusal(factoryOf(weighed, renamed), send('loaf_ready', 'crust'), /is sent as `crusty`/);
  });

  it('is refused where the payload is made in another way', async () => {
    const made = '        return cls(type=OvenType.LOAF_READY, payload=make(loaf_id, weight))\n';
    await checkRefusal(factoryOf(head, made), send('loaf_ready', 'crust'), /in another way/);
    const client = bakery.client.replace('{ recipe }', 'recipe as never');
    await checkRefusal(bakeryWith({ client }), send('bake', 'trayCount'), /made elsewhere/);
  });

  it('is refused where the event has no factory or no method', async () => {
    const models = bakery.models.replace('    LOAF_READY', '    OVEN_COLD = "oven_cold"\n    LOAF_READY');
    await checkRefusal(bakeryWith({ models }), send('oven_cold', 'ovenId'), /has no factory/);
    const client = bakery.client.replace(/ {2}sendBake[^]*?\n {2}\}\n/, '');
    await checkRefusal(bakeryWith({ client }), send('bake', 'trayCount'), /No method of the client/);
  });
});
