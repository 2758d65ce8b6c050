import assert from 'node:assert/strict';
import type { Change } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkNothing, checkRefusal } from '../support/fix.ts';

const rewrite = (event = 'loaf_ready'): Change => ({ kind: 'rewrite-interface', protocol: 'OvenMessage', event });

/** The bakery with this body of the interface; the handler keeps to itself what it reads. */
const withBody = (body: string, hook = bakery.hook.replace('payload.loafId', 'String(payload)')): Map<string, string> =>
  bakeryWith({ types: bakery.types.replace('  loafId: string\n  weight?: number\n', body), hook });

const asSent = '  loafId: string\n  weight?: number\n';

describe('rewrite-interface', () => {
  it('replaces fields of which nobody sends any', async () => {
    await checkChange(withBody('  crust: string\n  crumb: number\n'), rewrite(), withBody(asSent));
  });

  it('keeps the words and the documentation of fields that stay', async () => {
    await checkChange(
      withBody('  /** In kilograms. */\n  weight: number // as weighed\n  /** Gone. */\n  crust: string\n'),
      rewrite(),
      withBody('  loafId: string\n  /** In kilograms. */\n  weight?: number // as weighed\n'),
    );
  });

  it('mends kinds that clash, and keeps kinds that do not', async () => {
    await checkChange(
      withBody("  loafId: 'rye' | 'spelt'\n  weight?: string\n"),
      rewrite(),
      withBody("  loafId: 'rye' | 'spelt'\n  weight?: number\n"),
    );
  });

  it('keeps name, export, semicolons and carriage returns', async () => {
    const dress = (texts: Map<string, string>): Map<string, string> =>
      new Map([...texts].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
    await checkChange(
      dress(withBody('  crust: string;\n  crumb: number;\n')),
      rewrite(),
      dress(withBody('  loafId: string;\n  weight?: number;\n')),
    );
  });

  it('says what the handler still reads', async () => {
    const hook = bakery.hook.replace('payload.loafId', 'payload.crust');
    const told = await checkChange(withBody('  crust: string\n', hook), rewrite(), withBody(asSent, hook));
    assert.deepEqual(told, ['The handler of `loaf_ready` still reads `crust`: let it follow.']);
  });

  it('writes an interface that only has the name of the event', async () => {
    const hook = bakery.hook.replace('as LoafReadyPayload', 'as { loafId: string }').replace(', LoafReadyPayload', '');
    await checkChange(withBody('  crust: string\n', hook), rewrite(), withBody(asSent, hook));
  });

  it('has nothing to do where the interface says what is sent', () => checkNothing(bakeryWith(), rewrite()));

  it('is refused where the event has no interface', async () => {
    const hook = bakery.hook.replace('as LoafReadyPayload', 'as { loafId: string }').replace(', LoafReadyPayload', '');
    const types = bakery.types.replace(/\nexport interface LoafReadyPayload[^]*$/, '');
    await checkRefusal(bakeryWith({ hook, types }), rewrite(), /has no interface/);
  });

  it('is refused where what is sent is not fully known', async () => {
    const models = bakery.models.replace('{"loafId": loaf_id}', '{"loafId": loaf_id, **EXTRA}');
    await checkRefusal(bakeryWith({ models }), rewrite(), /not fully known/);
    await checkRefusal(bakeryWith(), rewrite('oven_cold'), /no event `oven_cold`/);
  });
});
