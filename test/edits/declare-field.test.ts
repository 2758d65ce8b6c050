import type { Change } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkFix, checkNothing, checkRefusal } from '../support/fix.ts';

const declare = (event: string, key: string): Change => ({
  kind: 'declare-field',
  protocol: 'OvenMessage',
  event,
  key,
});

const withTypes = (types: string): Map<string, string> => bakeryWith({ types });

const lacking = bakery.types.replace('  weight?: number\n', '');

/** The bakery whose server builds a model from what the client sends. */
const withModel = (fields: string, sent = 'recipe, trayCount'): Map<string, string> =>
  bakeryWith({
    models: bakery.models.replace(
      'class OvenMessage(',
      `class BakePayload(BaseModel):
${fields}

class OvenMessage(`,
    ),
    endpoint: bakery.endpoint
      .replace('import OvenMessage, OvenType', 'import BakePayload, OvenMessage, OvenType')
      .replace('recipe = payload.get("recipe", "")\n            print(recipe)', 'print(BakePayload(**payload))'),
    client: bakery.client
      .replace('sendBake(recipe: string)', 'sendBake(recipe: string, trayCount?: number)')
      .replace('{ recipe }', `{ ${sent} }`),
  });

describe('declare-field', () => {
  it('adds a key to the interface, with the presence it travels with', async () => {
    await checkFix(withTypes(lacking), 'Add `weight` to `LoafReadyPayload`', bakeryWith());
  });

  it('stands where the payload has it', async () => {
    const types = lacking.replace(
      '  loafId: string\n',
      '  /** The loaf. */\n  loafId: string // an id\n  extra?: string\n',
    );
    const after = types.replace('// an id\n', '// an id\n  weight?: number\n');
    await checkChange(withTypes(types), declare('loaf_ready', 'weight'), withTypes(after));
    const first = lacking.replace('loafId: string', 'weight?: number');
    await checkChange(
      withTypes(first),
      declare('loaf_ready', 'loafId'),
      withTypes(first.replace('  weight', '  loafId: string\n  weight')),
    );
  });

  it('takes over tabs, semicolons and carriage returns', async () => {
    const dress = (text: string): string =>
      text
        .replaceAll('  ', '\t')
        .replace(/^(\t[a-zA-Z?]+: .*)$/gm, '$1;')
        .replaceAll('\n', '\r\n');
    await checkChange(withTypes(dress(lacking)), declare('loaf_ready', 'weight'), withTypes(dress(bakery.types)));
  });

  it('adds to an interface of one line, and to an alias', async () => {
    const oneLine = lacking.replace('{\n  loafId: string\n}', '{ loafId: string }');
    const after = oneLine.replace('{ loafId: string }', '{ loafId: string; weight?: number }');
    await checkChange(withTypes(oneLine), declare('loaf_ready', 'weight'), withTypes(after));
    const alias = lacking.replace('interface LoafReadyPayload {', 'type LoafReadyPayload = {');
    const grown = alias.replace('loafId: string\n', 'loafId: string\n  weight?: number\n');
    await checkChange(withTypes(alias), declare('loaf_ready', 'weight'), withTypes(grown));
  });

  it('adds the first field of an empty interface', async () => {
    const empty = bakery.types.replace('{\n  loafId: string\n  weight?: number\n}', '{}');
    const after = bakery.types.replace('  weight?: number\n', '');
    await checkChange(withTypes(empty), declare('loaf_ready', 'loafId'), withTypes(after));
  });

  it('quotes a key that is no name', async () => {
    const models = bakery.models.replace('{"loafId": loaf_id}', '{"loafId": loaf_id, "baked-at": 1}');
    const before = bakeryWith({ models });
    const types = bakery.types.replace('loafId: string\n', "loafId: string\n  'baked-at': number\n");
    await checkChange(before, declare('loaf_ready', 'baked-at'), bakeryWith({ models, types }));
  });

  it('adds a field with a default to a model that the server builds', async () => {
    await checkChange(
      withModel('    recipe: str\n'),
      declare('bake', 'trayCount'),
      withModel('    recipe: str\n    trayCount: float | None = None\n'),
    );
  });

  it('goes by an alias where the model does', async () => {
    const fields = '    recipe_name: str = Field(default="", alias="recipeName")\n    recipe: str\n';
    await checkChange(
      withModel(fields, 'recipe, recipeName: recipe, trayCount'),
      declare('bake', 'trayCount'),
      withModel(
        `${fields}    tray_count: float | None = Field(default=None, alias="trayCount")\n`,
        'recipe, recipeName: recipe, trayCount',
      ),
    );
  });

  it('has nothing to do where the key is declared', () => checkNothing(bakeryWith(), declare('loaf_ready', 'weight')));

  it('is refused for a key that nobody sends', () =>
    checkRefusal(bakeryWith(), declare('loaf_ready', 'crust'), /does not send `crust`/));

  it('is refused where no type of its own says what the payload is', async () => {
    const hook = bakery.hook.replace('as LoafReadyPayload', 'as { loafId: string }').replace(', LoafReadyPayload', '');
    await checkRefusal(bakeryWith({ hook, types: lacking }), declare('loaf_ready', 'weight'), /No type of its own/);
  });

  it('is refused for an event that does not exist', () =>
    checkRefusal(bakeryWith(), declare('oven_cold', 'weight'), /no event `oven_cold`/));
});
