import type { Change } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkFix, checkNothing, checkRefusal } from '../support/fix.ts';

const match = (event: string, key: string): Change => ({ kind: 'match-field', protocol: 'OvenMessage', event, key });

/** The bakery whose factory sends one more key, and whose interface says this of it. */
const bakeryOf = (annotation: string, field: string, more = ''): Map<string, string> =>
  bakeryWith({
    models: bakery.models
      .replace('loaf_id: str, weight', `loaf_id: str, crust: ${annotation}, weight`)
      .replace('{"loafId": loaf_id}', '{"loafId": loaf_id, "crust": crust}'),
    service: bakery.service.replace('loaf_id=loaf_id', 'loaf_id=loaf_id, crust=1'),
    types: bakery.types.replace('loafId: string\n', `loafId: string\n  ${field}\n`) + more,
  });

const checkCrust = (annotation: string, before: string, after: string, more = ''): Promise<readonly string[]> =>
  checkChange(bakeryOf(annotation, before, more), match('loaf_ready', 'crust'), bakeryOf(annotation, after, more));

const withWeight = (field: string): Map<string, string> =>
  bakeryWith({ types: bakery.types.replace('weight?: number', field) });

describe('match-field', () => {
  it('mends a type of another kind', async () => {
    await checkFix(
      bakeryOf('str', 'crust: number'),
      'Make `crust` of `LoafReadyPayload` what is sent',
      bakeryOf('str', 'crust: string'),
    );
  });

  it('writes lists, objects and unions as TypeScript has them', async () => {
    await checkCrust('list[str]', 'crust: string', 'crust: string[]');
    await checkCrust('dict[str, Any]', 'crust: string[]', 'crust: Record<string, unknown>');
    await checkCrust('list[str | None]', 'crust: number', 'crust: (string | null)[]');
    await checkCrust('str | int', 'crust: boolean', 'crust: string | number');
  });

  it('marks a key that may be absent', async () => {
    await checkFix(withWeight('weight: number'), 'Mark `weight` optional in `LoafReadyPayload`', bakeryWith());
    await checkChange(
      withWeight("'weight': number // in kilograms"),
      match('loaf_ready', 'weight'),
      withWeight("'weight'?: number // in kilograms"),
    );
  });

  it('adds null, and keeps the words that are compatible', async () => {
    await checkCrust('str | None', "crust: 'thin' | 'thick'", "crust: 'thin' | 'thick' | null");
    await checkCrust(
      'str | None',
      "crust:\n    | 'thin'\n    | 'thick'",
      "crust:\n    | 'thin'\n    | 'thick'\n    | null",
    );
    const more = "\nexport type Crust = 'thin' | 'thick'\n";
    await checkCrust('str | None', 'crust: Crust', 'crust: Crust | null', more);
  });

  it('does both at once where kind and presence differ', async () => {
    await checkChange(withWeight('weight: string;'), match('loaf_ready', 'weight'), withWeight('weight?: number;'));
  });

  it('mends the type that a cast spells out', async () => {
    const hookWith = (type: string): string =>
      bakery.hook.replace('as LoafReadyPayload', `as { loafId: string; ${type} }`).replace(', LoafReadyPayload', '');
    await checkChange(
      bakeryWith({ hook: hookWith('weight: string') }),
      match('loaf_ready', 'weight'),
      bakeryWith({ hook: hookWith('weight?: number') }),
    );
  });

  it('gives a field of a model a default where the client may leave it out', async () => {
    const worldOf = (field: string): Map<string, string> =>
      bakeryWith({
        models: bakery.models.replace(
          'class OvenMessage(',
          `class BakePayload(BaseModel):\n    ${field}\n\n\nclass OvenMessage(`,
        ),
        endpoint: bakery.endpoint
          .replace('import OvenMessage, OvenType', 'import BakePayload, OvenMessage, OvenType')
          .replace('recipe = payload.get("recipe", "")\n            print(recipe)', 'print(BakePayload(**payload))'),
        client: bakery.client.replace('(recipe: string)', '(recipe?: string)'),
      });
    const check = (before: string, after: string): Promise<readonly string[]> =>
      checkChange(worldOf(before), match('bake', 'recipe'), worldOf(after));
    await check('recipe: str', 'recipe: str | None = None');
    await check('recipe: str | None', 'recipe: str | None = None');
    await check(
      'recipe: str = Field(description="What")',
      'recipe: str | None = Field(default=None, description="What")',
    );
    await check('recipe: str = Field(...)', 'recipe: str | None = Field(default=None)');
    await check('recipe: str = Field(..., min_length=1)', 'recipe: str | None = Field(default=None, min_length=1)');
  });

  it('has nothing to do where the type takes all that is sent', async () => {
    await checkNothing(bakeryWith(), match('loaf_ready', 'weight'));
    await checkNothing(bakeryOf('str', "crust: 'thin' | 'thick'"), match('loaf_ready', 'crust'));
    await checkNothing(bakeryOf('int', 'crust: number'), match('loaf_ready', 'crust'));
    await checkNothing(bakeryOf('int', 'crust?: number | string | null'), match('loaf_ready', 'crust'));
    await checkNothing(bakeryOf('Any', 'crust: Date'), match('loaf_ready', 'crust'));
    await checkNothing(withWeight('weight: number | undefined'), match('loaf_ready', 'weight'));
  });

  it('is refused where the key stands in a type that others share', async () => {
    const types = bakery.types
      .replace('interface LoafReadyPayload {', 'interface LoafReadyPayload extends Weighed {')
      .replace('  weight?: number\n', '');
    await checkRefusal(
      bakeryWith({ types: `${types}\ninterface Weighed {\n  weight: number\n}\n` }),
      match('loaf_ready', 'weight'),
      /a type that others share/,
    );
  });

  it('is refused for a key that nobody sends or declares', async () => {
    await checkRefusal(bakeryWith(), match('loaf_ready', 'crust'), /does not send `crust`/);
    const types = bakery.types.replace('  weight?: number\n', '');
    await checkRefusal(bakeryWith({ types }), match('loaf_ready', 'weight'), /No type in use declares `weight`/);
  });
});
