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
  'tells of the case that stands there under the other spelling': bakeryFixture([
    'models',
    '    LOAF_READY = "loaf_ready"\n',
    '    LOAF_READY = "loaf_done"\n#   ^^^^^^^^^^ warning: `loaf_done` is sent (bakery/services/baker.py:16) but the client ignores it: not in `OvenType`, no case in useOven.ts, which has one for `loaf_ready`.\n',
  ]),
  'tells of the branch that stands there under the other spelling': bakeryFixture(
    ['models', 'BAKE = "bake"', 'BAKE = "baking"'],
    [
      'types',
      "  | 'bake'\n",
      "  | 'bake'\n//  ^^^^^^ warning: `bake` is sent (web/src/api/oven.ts:10) but the server ignores it: not in `OvenType`, no branch in websocket.py, which has one for `baking`.\n",
    ],
  ),
  'stays silent where a case is misspelt, which is told as unknown': bakeryFixture([
    'hook',
    "case 'loaf_ready'",
    "case 'loaf_redy'",
  ]),
  'stays silent where the union is misspelt, which is told as undeclared': bakeryFixture([
    'types',
    "  | 'loaf_ready'\n",
    "  | 'loaf_redy'\n",
  ]),
  'stays silent for a branch that only says why nothing is done': bakeryFixture([
    'endpoint',
    '            recipe = payload.get("recipe", "")\n            print(recipe)\n',
    '            pass  # The oven starts by itself.\n',
  ]),
  'stays silent where every event is handled': bakeryFixture(),
  'stays silent for a case that only says why nothing is done': bakeryFixture([
    'hook',
    '        const payload = msg.payload as LoafReadyPayload\n        useLoafStore.getState().addLoaf(payload.loafId)\n',
    '        // Loaves are counted elsewhere.\n',
  ]),
  'stays silent where something else compares with it': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    ['hook', '    switch (msg.type)', "    if (msg.type === 'loaf_ready') console.log('ready')\n    switch (msg.type)"],
  ),
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
