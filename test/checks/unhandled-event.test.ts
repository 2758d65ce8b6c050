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
  'stays silent where a variable that holds the type is compared': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    [
      'hook',
      '    switch (msg.type)',
      "    const kind = msg.type\n    if (kind === 'loaf_ready') console.log('ready')\n    switch (msg.type)",
    ],
  ),
  'stays silent where the type is searched in a list that has it': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    [
      'hook',
      '    switch (msg.type)',
      "    const done = ['loaf_ready']\n    if (done.includes(msg.type)) console.log('ready')\n    switch (msg.type)",
    ],
  ),
  'stays silent where a table of functions has it': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    [
      'hook',
      'export function useOven()',
      'const handlers = { loaf_ready: (payload: LoafReadyPayload) => console.log(payload) }\n\nexport function useOven()',
    ],
  ),
  'stays silent where a typed table has it': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    [
      'hook',
      'export function useOven()',
      'const handlers: Partial<Record<string, Handle>> = { loaf_ready: count }\n\nexport function useOven()',
    ],
  ),
  'stays silent where a map of functions has it': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    [
      'hook',
      'export function useOven()',
      "const handlers = new Map([['loaf_ready', () => console.log('ready')]])\n\nexport function useOven()",
    ],
  ),
  'stays silent where a table gets it later': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    ['hook', 'export function useOven()', 'handlers.loaf_ready = handleReady\n\nexport function useOven()'],
  ),
  'stays silent where a callback is registered for it': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    ['hook', 'export function useOven()', "ovenClient.on('loaf_ready', show)\n\nexport function useOven()"],
  ),
  'points at it where a table of other things has a key of that name': bakeryFixture(
    [
      'models',
      '    LOAF_READY = "loaf_ready"\n',
      '    LOAF_READY = "loaf_ready"\n#   ^^^^^^^^^^ warning: `loaf_ready` is sent (bakery/services/baker.py:16) but the client ignores it: no case in useOven.ts.\n',
    ],
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    ['hook', 'export function useOven()', "const labels = { loaf_ready: 'Ready' }\n\nexport function useOven()"],
  ),
  'stays silent where another switch without a known message has it': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    [
      'hook',
      'export function useOven()',
      "export const show = (one) => {\n  switch (one.type) {\n    case 'loaf_ready':\n      return console.log(one)\n  }\n}\n\nexport function useOven()",
    ],
  ),
  'stays silent where the default hands the message on': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    ['hook', '        break\n      }\n', '        break\n      }\n      default:\n        show(msg)\n'],
  ),
  'points at it where the default only logs the message': bakeryFixture(
    [
      'models',
      '    LOAF_READY = "loaf_ready"\n',
      '    LOAF_READY = "loaf_ready"\n#   ^^^^^^^^^^ warning: `loaf_ready` is sent (bakery/services/baker.py:16) but the client ignores it: no case in useOven.ts.\n',
    ],
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    ['hook', '        break\n      }\n', '        break\n      }\n      default:\n        console.warn(msg)\n'],
  ),
  'stays silent where the message goes on after the switch': bakeryFixture(
    ['hook', "case 'loaf_ready'", "case 'bake'"],
    ['hook', '    }\n  }, [])\n', '    }\n    listeners.forEach((listen) => listen(msg))\n  }, [])\n'],
  ),
  'stays silent where the labels are members of an enum': bakeryFixture(
    [
      'types',
      "export type OvenType =\n  | 'bake'\n  | 'loaf_ready'\n",
      "export enum OvenType {\n  Bake = 'bake',\n  LoafReady = 'loaf_ready',\n}\n",
    ],
    ['hook', "case 'loaf_ready'", 'case OvenType.LoafReady'],
    ['client', "'bake'", 'OvenType.Bake'],
  ),
  'points at a member of an enum that no label names': bakeryFixture(
    [
      'models',
      '    LOAF_READY = "loaf_ready"\n',
      '    LOAF_READY = "loaf_ready"\n    OVEN_COLD = "oven_cold"\n#   ^^^^^^^^^ warning: `oven_cold` is declared by the server but the client ignores it: no case in useOven.ts.\n',
    ],
    [
      'types',
      "export type OvenType =\n  | 'bake'\n  | 'loaf_ready'\n",
      "export enum OvenType {\n  Bake = 'bake',\n  LoafReady = 'loaf_ready',\n  OvenCold = 'oven_cold',\n}\n",
    ],
    ['hook', "case 'loaf_ready'", 'case OvenType.LoafReady'],
    ['client', "'bake'", 'OvenType.Bake'],
  ),
  'stays silent where a label is a constant that nobody knows': bakeryFixture([
    'hook',
    "case 'loaf_ready'",
    'case READY',
  ]),
  ...Object.fromEntries(
    Object.entries({
      'a list has it': 'quiet = {OvenType.BAKE}\n',
      'a table of functions has it': 'handlers = {"bake": lambda payload: None}\n',
      'a pattern has it': 'def handle(kind):\n    match kind:\n        case "bake":\n            pass\n',
      'a function for the rest compares with its text': 'def handle(kind):\n    if kind == "bake":\n        pass\n',
      'it is registered': '@on(OvenType.BAKE)\ndef handle(payload):\n    pass\n',
    }).map(([where, code]) => [
      `stays silent where ${where} on the server`,
      bakeryFixture(
        ['endpoint', 'msg_type == OvenType.BAKE', 'msg_type == OvenType.LOAF_READY'],
        ['endpoint', '@router.websocket("/ws")', `${code}\n\n@router.websocket("/ws")`],
      ),
    ]),
  ),
  'stays silent where the rest goes to an else that takes the payload': bakeryFixture(
    ['endpoint', 'msg_type == OvenType.BAKE', 'msg_type == OvenType.LOAF_READY'],
    [
      'endpoint',
      '            print(recipe)\n',
      '            print(recipe)\n        else:\n            await dispatch(msg_type, payload)\n',
    ],
  ),
  'points at it where the else only tells that it is unknown': bakeryFixture(
    ['endpoint', 'msg_type == OvenType.BAKE', 'msg_type == OvenType.LOAF_READY'],
    [
      'endpoint',
      '            print(recipe)\n',
      '            print(recipe)\n        else:\n            logger.warning("What is %s?", payload)\n',
    ],
    [
      'types',
      "  | 'bake'\n",
      "  | 'bake'\n//  ^^^^^^ warning: `bake` is sent (web/src/api/oven.ts:10) but the server ignores it: no branch in websocket.py.\n",
    ],
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
