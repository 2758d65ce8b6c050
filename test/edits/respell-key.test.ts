import type { Change } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkFix, checkNothing, checkRefusal } from '../support/fix.ts';

const respell = (event: string, key: string, to: string): Change => ({
  kind: 'respell-key',
  protocol: 'OvenMessage',
  event,
  key,
  to,
});

const withModels = (from: string, to: string): Map<string, string> =>
  bakeryWith({ models: bakery.models.replace(from, to) });

describe('respell-key', () => {
  it('spells a key in the dictionary of the factory', async () => {
    await checkFix(withModels('"loafId"', '"loaf_id"'), /^Send `loafId` instead of `loaf_id`/, bakeryWith());
    await checkChange(
      withModels('{"loafId": loaf_id}', "{'loaf_id': loaf_id}"),
      respell('loaf_ready', 'loaf_id', 'loafId'),
      withModels('{"loafId": loaf_id}', "{'loafId': loaf_id}"),
    );
  });

  it('spells a key that is put in later, wherever it is', async () => {
    const twice = '        if weight is not None:\n            payload["weight"] = weight\n';
    const kilos = `        if weight is None:\n            payload["kilos"] = 0.0\n        else:\n            payload["kilos"] = weight\n`;
    await checkChange(
      withModels(twice, kilos),
      respell('loaf_ready', 'kilos', 'weight'),
      withModels(twice, kilos.replaceAll('kilos', 'weight')),
    );
  });

  it('spells a keyword of `dict`', async () => {
    await checkChange(
      withModels('{"loafId": loaf_id}', 'dict(loaf=loaf_id)'),
      respell('loaf_ready', 'loaf', 'loafId'),
      withModels('{"loafId": loaf_id}', 'dict(loafId=loaf_id)'),
    );
  });

  it('spells a key that the server reads from the client', async () => {
    const endpointOf = (read: string): string => bakery.endpoint.replace('payload.get("recipe", "")', read);
    await checkFix(
      bakeryWith({ endpoint: endpointOf('payload.get("receipt", "")') }),
      /^Read `recipe` instead of `receipt`/,
      bakeryWith(),
    );
    await checkChange(
      bakeryWith({ endpoint: endpointOf("payload['receipt'] or payload.get('receipt', '')") }),
      respell('bake', 'receipt', 'recipe'),
      bakeryWith({ endpoint: endpointOf("payload['recipe'] or payload.get('recipe', '')") }),
    );
  });

  it('has nothing to do where the key is spelt so already', () =>
    checkNothing(bakeryWith(), respell('loaf_ready', 'loaf_id', 'loafId')));

  it('is refused where both are there', () =>
    checkRefusal(bakeryWith(), respell('loaf_ready', 'weight', 'loafId'), /has `loafId` already/));

  it('is refused for a key that the server does not have', async () => {
    await checkRefusal(bakeryWith(), respell('loaf_ready', 'crust', 'crumb'), /sends no `crust`/);
    await checkRefusal(bakeryWith(), respell('bake', 'crust', 'crumb'), /reads no `crust`/);
  });

  it('is refused for a keyword that would be no name', async () => {
    const world = withModels('{"loafId": loaf_id}', 'dict(loaf=loaf_id)');
    await checkRefusal(world, respell('loaf_ready', 'loaf', 'loaf-id'), /cannot be a keyword/);
  });

  it('is refused for a field of a model', async () => {
    const models = bakery.models.replace(
      'class OvenMessage(',
      'class BakePayload(BaseModel):\n    receipt: str\n\n\nclass OvenMessage(',
    );
    const endpoint = bakery.endpoint
      .replace('import OvenMessage, OvenType', 'import BakePayload, OvenMessage, OvenType')
      .replace(
        'recipe = payload.get("recipe", "")\n            print(recipe)',
        'print(BakePayload(**payload).receipt)',
      );
    await checkRefusal(bakeryWith({ models, endpoint }), respell('bake', 'receipt', 'recipe'), /a field of a model/);
  });
});
