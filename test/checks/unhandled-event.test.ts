import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';

testFindings('unhandled-event', {
  'tells where it is sent and which file lacks the case': bakeryFixture(
    [
      'models',
      '    LOAF_READY = "loaf_ready"\n',
      '    LOAF_READY = "loaf_ready"\n#   ^^^^^^^^^^ warning: `loaf_ready` is sent (bakery/services/baker.py:16) but the client ignores it: no case in useOven.ts.\n',
    ],
    ['hook', "'loaf_ready'", "'bake'"],
  ),
  'stands at the sending side for the other direction': bakeryFixture(
    ['endpoint', 'OvenType.BAKE', '"something_else"'],
    [
      'endpoint',
      '            print(recipe)',
      '            print(recipe)\n        elif msg_type == OvenType.LOAF_READY:\n            pass',
    ],
    [
      'types',
      "  | 'bake'\n",
      "  | 'bake'\n//  ^^^^^^ warning: `bake` is sent (web/src/api/oven.ts:10) but the server ignores it: no branch in websocket.py.\n",
    ],
  ),
  'does not wait for an emitter': bakeryFixture([
    'models',
    '    LOAF_READY = "loaf_ready"\n',
    '    LOAF_READY = "loaf_ready"\n    OVEN_COLD = "oven_cold"\n#   ^^^^^^^^^ warning: `oven_cold` is declared by the server but the client ignores it: not in `OvenType`, no case in useOven.ts.\n',
  ]),
  'stays silent where every event is handled': bakeryFixture(),
  'stays silent for a case that only says why nothing is done': bakeryFixture([
    'hook',
    '        const payload = msg.payload as LoafReadyPayload\n        useLoafStore.getState().addLoaf(payload.loafId)\n',
    '        // Loaves are counted elsewhere.\n',
  ]),
  'stays silent where no handler was found at all': bakeryFixture(
    ['hook', 'switch (msg.type)', 'switch (other)'],
    ['hook', '(msg: OvenMessage)', '(msg: Elsewhere)'],
  ),
  'stays silent about a value whose direction nobody tells': bakeryFixture([
    'models',
    '    # Client -> Server\n    BAKE = "bake"\n\n    # Server -> Client\n',
    '    BAKE = "bake"\n    OVEN_COLD = "oven_cold"\n',
  ]),
});
