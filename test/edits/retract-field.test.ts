import type { Change } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkFix, checkNothing, checkRefusal } from '../support/fix.ts';

const retract = (key: string): Change => ({ kind: 'retract-field', protocol: 'OvenMessage', event: 'loaf_ready', key });

/** The bakery whose interface has more lines before the weight. */
const withLines = (lines: string): Map<string, string> =>
  bakeryWith({ types: bakery.types.replace('  weight?', `${lines}  weight?`) });

describe('retract-field', () => {
  it('takes a key that nobody sends out of the interface', async () => {
    await checkFix(withLines('  crust: string\n'), 'Remove `crust` from `LoafReadyPayload`', bakeryWith());
  });

  it('takes its documentation along, and leaves that of the others', async () => {
    const own = '  /** How brown it is,\n   * from one to ten.\n   */\n  crust: string // not sent yet\n';
    await checkChange(
      withLines(`${own}  /** In kilograms. */\n`),
      retract('crust'),
      withLines('  /** In kilograms. */\n'),
    );
  });

  it('takes the first and the last', async () => {
    const first = bakery.types.replace('  loafId', '  crust: string\n  loafId');
    await checkChange(bakeryWith({ types: first }), retract('crust'), bakeryWith());
    const last = bakery.types.replace('  weight?: number\n', '  weight?: number\n  crust: string\n');
    await checkChange(bakeryWith({ types: last }), retract('crust'), bakeryWith());
  });

  it('takes it out of a cast of one line', async () => {
    const hookOf = (type: string): string =>
      bakery.hook.replace('as LoafReadyPayload', `as ${type}`).replace(', LoafReadyPayload', '');
    await checkChange(
      bakeryWith({ hook: hookOf('{ loafId: string; crust: string }') }),
      retract('crust'),
      bakeryWith({ hook: hookOf('{ loafId: string }') }),
    );
  });

  it('keeps carriage returns', async () => {
    const types = bakery.types.replaceAll('\n', '\r\n');
    const before = types.replace('  weight?', '  crust: string\r\n  weight?');
    await checkChange(bakeryWith({ types: before }), retract('crust'), bakeryWith({ types }));
  });

  it('has nothing to do where no type has the key', () => checkNothing(bakeryWith(), retract('crust')));

  it('is refused for a key that is sent', () => checkRefusal(bakeryWith(), retract('weight'), /sends `weight`/));

  it('is refused for a key that the handler reads, and says where', async () => {
    const hook = bakery.hook.replace('addLoaf(payload.loafId)', 'addLoaf(payload.crust)');
    const world = new Map([...withLines('  crust: string\n'), ['web/src/hooks/useOven.ts', hook]]);
    await checkRefusal(world, retract('crust'), /is read at web\/src\/hooks\/useOven\.ts:11/);
  });

  it('is refused where the key is all that stands in the type', async () => {
    const types = bakery.types.replace('  loafId: string\n  weight?: number\n', '  crust: string\n');
    const hook = bakery.hook.replace('addLoaf(payload.loafId)', 'addLoaf(JSON.stringify(payload))');
    await checkRefusal(bakeryWith({ types, hook }), retract('crust'), /all that stands/);
  });
});
