import type { Change } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkChange, checkFix, checkRefusal } from '../support/fix.ts';

const respell = (event: string, to: string): Change => ({ kind: 'respell-event', protocol: 'OvenMessage', event, to });

describe('respell-event', () => {
  it('mends the label of a case, in its quotes', async () => {
    const hook = bakery.hook.replace("'loaf_ready'", "'loaf_redy'");
    await checkFix(bakeryWith({ hook }), 'Change to `loaf_ready`', bakeryWith());
    const doubled = bakery.hook.replace("'loaf_ready'", '"loaf_redy"');
    await checkChange(
      bakeryWith({ hook: doubled }),
      respell('loaf_redy', 'loaf_ready'),
      bakeryWith({ hook: doubled.replace('loaf_redy', 'loaf_ready') }),
    );
  });

  it('mends what the client sends', async () => {
    const client = bakery.client.replace("'bake'", "'bakes'");
    await checkChange(bakeryWith({ client }), respell('bakes', 'bake'), bakeryWith());
  });

  it('mends the member that a factory uses', async () => {
    const models = bakery.models.replace('type=OvenType.LOAF_READY', 'type=OvenType.LOAF_REDY');
    await checkChange(bakeryWith({ models }), respell('loaf_redy', 'loaf_ready'), bakeryWith());
  });

  it('mends the member that a branch compares with, under the name it is imported by', async () => {
    const endpoint = bakery.endpoint
      .replace(
        'import OvenMessage, OvenType',
        'import OvenMessage\nfrom bakery.models.websocket import OvenType as Kind',
      )
      .replace('OvenType.BAKE', 'Kind.BAKE');
    await checkChange(
      bakeryWith({ endpoint: endpoint.replace('Kind.BAKE', 'Kind.BAK') }),
      respell('bak', 'bake'),
      bakeryWith({ endpoint }),
    );
  });

  it('mends a string that a branch compares with', async () => {
    const endpoint = bakery.endpoint.replace('msg_type == OvenType.BAKE', 'msg_type in (OvenType.BAKE, "stopp")');
    const models = bakery.models.replace('    BAKE = "bake"\n', '    BAKE = "bake"\n    STOP = "stop"\n');
    const types = bakery.types.replace("  | 'bake'\n", "  | 'bake'\n  | 'stop'\n");
    await checkChange(
      bakeryWith({ endpoint, models, types }),
      respell('stopp', 'stop'),
      bakeryWith({ endpoint: endpoint.replace('stopp', 'stop'), models, types }),
    );
  });

  it('mends a union that spells the value otherwise, with its case', async () => {
    const types = bakery.types.replace("'loaf_ready'", "'loaf_redy'");
    const hook = bakery.hook.replace("'loaf_ready'", "'loaf_redy'");
    await checkChange(bakeryWith({ types, hook }), respell('loaf_redy', 'loaf_ready'), bakeryWith());
  });

  it('mends an enum that spells the value otherwise, its member and all that uses it', async () => {
    const models = bakery.models.replaceAll('LOAF_READY', 'LOAF_REDY').replace('"loaf_ready"', '"loaf_redy"');
    await checkChange(bakeryWith({ models }), respell('loaf_redy', 'loaf_ready'), bakeryWith());
    const value = bakery.models.replace('"loaf_ready"', '"loaf_done"');
    await checkChange(bakeryWith({ models: value }), respell('loaf_done', 'loaf_ready'), bakeryWith());
  });

  it('is refused where both names are declared or handled', async () => {
    const hook = bakery.hook.replace("      case 'loaf_ready'", "      case 'loaf_redy':\n      case 'loaf_ready'");
    await checkRefusal(bakeryWith({ hook }), respell('loaf_redy', 'loaf_ready'), /both handled already/);
    await checkRefusal(bakeryWith(), respell('bake', 'loaf_ready'), /both declared already/);
  });

  it('is refused for an event that is not there, and for a name that is none', async () => {
    await checkRefusal(bakeryWith(), respell('loaf_redy', 'loaf_ready'), /no event `loaf_redy`/);
    await checkRefusal(bakeryWith(), respell('bake', 'bake bread'), /no name for an event/);
  });
});
