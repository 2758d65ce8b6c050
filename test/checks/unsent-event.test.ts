import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';

const pointed = (message: string): readonly ['models', string, string] => [
  'models',
  '    LOAF_READY = "loaf_ready"\n',
  `    LOAF_READY = "loaf_ready"\n#   ^^^^^^^^^^ information: ${message}\n`,
];

testFindings('unsent-event', {
  'tells of a factory that nothing calls': bakeryFixture(
    pointed('`loaf_ready` has a factory, but nothing calls it (searched bakery/, tests excluded).'),
    ['service', 'OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5)', 'None'],
  ),
  'tells of a private wrapper that nothing calls': bakeryFixture(
    pointed(
      '`loaf_ready` is emitted only by `Baker._broadcast_loaf_ready` (bakery/services/baker.py:16), which nothing calls (searched bakery/, tests excluded).',
    ),
    ['service', '        await self._broadcast_loaf_ready(loaf_id)\n', '        pass\n'],
  ),
  'tells of a client method that nothing calls': bakeryFixture(
    ['hook', '    ovenClient.sendBake(recipe)\n', ''],
    [
      'types',
      "  | 'bake'\n",
      "  | 'bake'\n//  ^^^^^^ information: `bake` is sent only by `OvenClient.sendBake` (web/src/api/oven.ts:10), which nothing calls.\n",
    ],
  ),
  'tells of a value that nothing builds': bakeryFixture([
    'models',
    '    LOAF_READY = "loaf_ready"\n',
    '    LOAF_READY = "loaf_ready"\n    OVEN_COLD = "oven_cold"\n#   ^^^^^^^^^ information: `oven_cold` is declared, but nothing builds or emits it (searched bakery/, tests excluded).\n',
  ]),
  'tells of a value that no client method sends': bakeryFixture(
    [
      'types',
      "  | 'bake'\n",
      "  | 'bake'\n  | 'stop'\n//  ^^^^^^ information: `stop` is declared, but no client method sends it.\n",
    ],
    ['models', '    BAKE = "bake"\n', '    BAKE = "bake"\n    STOP = "stop"\n'],
  ),
  'stays silent where the sent name is misspelt, which is told as unknown': bakeryFixture([
    'client',
    "send('bake'",
    "send('bakes'",
  ]),
  'stays silent where the call goes through the module': bakeryFixture(
    [
      'service',
      '            from bakery.models.websocket import OvenMessage\n',
      '            from bakery.models import websocket\n',
    ],
    ['service', '(OvenMessage.loaf_ready(', '(websocket.OvenMessage.loaf_ready('],
  ),
  'stays silent where another factory calls the factory': bakeryFixture(
    [
      'models',
      '        return cls(type=OvenType.LOAF_READY, payload=payload)\n',
      '        return cls(type=OvenType.LOAF_READY, payload=payload)\n\n    @classmethod\n    def loaf_heavy(cls, loaf_id: str) -> "OvenMessage":\n        return cls.loaf_ready(loaf_id, weight=1000)\n',
    ],
    ['service', 'OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5)', 'OvenMessage.loaf_heavy(loaf_id)'],
  ),
  'stays silent where another method builds it from its member': bakeryFixture([
    'models',
    '        return cls(type=OvenType.LOAF_READY, payload=payload)\n',
    '        return cls._make(OvenType.LOAF_READY, payload)\n',
  ]),
  'stays silent where it is built from its text': bakeryFixture([
    'models',
    'return cls(type=OvenType.LOAF_READY',
    'return cls(type=OvenType("loaf_ready")',
  ]),
  'stays silent where a plain dictionary has it as its type': bakeryFixture([
    'service',
    'OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5)',
    '{"type": "loaf_ready", "payload": {"loafId": loaf_id}}',
  ]),
  'stays silent where another file calls the private wrapper, under its own name or another': bakeryFixture(
    ['service', '        await self._broadcast_loaf_ready(loaf_id)\n', '        pass\n'],
    [
      'endpoint',
      'router = APIRouter()\n',
      'from bakery.services.baker import _broadcast_loaf_ready as tell_ready\n\nrouter = APIRouter()\n\nasync def finish() -> None:\n    await tell_ready("1")\n',
    ],
  ),
  ...Object.fromEntries(
    Object.entries({
      'an object is handed to something else': "this.sendRaw({ type: 'bake', payload: { recipe } })",
      'a message is put together first':
        "const message = { type: 'bake', payload: { recipe } }\n    this.sendRaw(message)",
      'the type is a constant': "const kind = 'bake'\n    this.send(kind, { recipe })",
    }).map(([where, code]) => [
      `stays silent where ${where}`,
      bakeryFixture(['client', "this.send('bake', { recipe })", code]),
    ]),
  ),
  'stays silent where a called wrapper emits it': bakeryFixture(),
  'stays silent where a callback is handed on': bakeryFixture([
    'service',
    '        await self._broadcast_loaf_ready(loaf_id)\n',
    '        self.when_done(self._broadcast_loaf_ready)\n',
  ]),
  'stays silent where a type is only known when it runs': bakeryFixture([
    'service',
    'OvenMessage.loaf_ready(loaf_id=loaf_id, weight=0.5)',
    'OvenMessage(type=self.kind, payload={})',
  ]),
  'stays silent about a callback that no component uses': bakeryFixture([
    'hook',
    'return { handleMessage, bake }',
    'return { handleMessage }',
  ]),
});
