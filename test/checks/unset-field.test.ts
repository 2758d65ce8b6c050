import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';
import { fromServer } from '../support/oven-worlds.ts';

/** A factory with a key that only a passed weight brings along; a pointing comment may stand under it. */
const factory = (pointer = ''): { readonly takes: string; readonly body: string } => ({
  takes: 'loaf_id: str, weight: int | None = None',
  body: `        payload: dict[str, Any] = {"loafId": loaf_id}
        if weight is not None:
            payload["weight"] = weight
${pointer}        return cls(type=OvenType.LOAF_READY, payload=payload)`,
});

const set = factory();

const unset = factory(
  `#                    ^^^^^^ information: \`weight\` of \`loaf_ready\` is never sent: \`OvenMessage.loaf_ready\` takes it, but no call that can run passes a value.
`,
);

testFindings('unset-field', {
  'tells of a parameter that the only call leaves out': fromServer({
    ...unset,
    emits: `
async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
`,
  }),
  'tells of None that is passed': fromServer({
    ...unset,
    emits: `
async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1", weight=None).model_dump())
`,
  }),
  'tells of a private wrapper whose parameter nobody passes': fromServer({
    ...unset,
    emits: `
async def _announce(socket, loaf_id: str, weight: int | None = None):
    await socket.send_json(OvenMessage.loaf_ready(loaf_id, weight=weight).model_dump())

async def bake(socket):
    await _announce(socket, "1")
`,
  }),
  'tells of a chain of private wrappers': fromServer({
    ...unset,
    emits: `
class Baker:
    async def _send(self, loaf_id: str, weight: int | None = None):
        await self.socket.send_json(OvenMessage.loaf_ready(loaf_id, weight).model_dump())

    async def _announce(self, loaf_id: str, grams: int | None = None):
        await self._send(loaf_id, grams)

    async def bake(self):
        await self._announce("1")
`,
  }),
  'tells of a value that only a wrapper nobody calls passes': fromServer({
    ...unset,
    emits: `
async def _announce(socket):
    await socket.send_json(OvenMessage.loaf_ready("1", 500).model_dump())

async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
`,
  }),
  'stays silent where one call passes it by position': fromServer({
    ...set,
    emits: `
async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
    await socket.send_json(OvenMessage.loaf_ready("1", 500).model_dump())
`,
  }),
  'stays silent where a chain of private wrappers passes it by keyword': fromServer({
    ...set,
    emits: `
async def _send(socket, *, loaf_id: str, weight: int | None = None):
    await socket.send_json(OvenMessage.loaf_ready(loaf_id, weight=weight).model_dump())

async def _announce(socket, grams: int | None = None):
    await _send(socket, loaf_id="1", weight=grams)

async def bake(socket):
    await _announce(socket, grams=500)
`,
  }),
  'stays silent where a call spreads what it passes': fromServer({
    ...set,
    emits: `
async def bake(socket, **given):
    await socket.send_json(OvenMessage.loaf_ready("1", **given).model_dump())
`,
  }),
  'stays silent where a call of a wrapper spreads what it passes': fromServer({
    ...set,
    emits: `
async def _announce(socket, loaf_id: str, weight: int | None = None):
    await socket.send_json(OvenMessage.loaf_ready(loaf_id, weight).model_dump())

async def bake(socket, given):
    await _announce(socket, *given)
`,
  }),
  'stays silent where the wrapper takes what it hands on as a whole': fromServer({
    ...set,
    emits: `
async def _announce(socket, **given):
    await socket.send_json(OvenMessage.loaf_ready(**given).model_dump())

async def bake(socket):
    await _announce(socket, loaf_id="1")
`,
  }),
  'stays silent where the wrapper fills the parameter itself': fromServer({
    ...set,
    emits: `
async def _announce(socket, loaf_id: str, weight: int | None = None):
    if weight is None:
        weight = weigh(loaf_id)
    await socket.send_json(OvenMessage.loaf_ready(loaf_id, weight).model_dump())

async def bake(socket):
    await _announce(socket, "1")
`,
  }),
  'stays silent where the factory fills the parameter itself': fromServer({
    takes: set.takes,
    body: `        payload: dict[str, Any] = {"loafId": loaf_id}
        weight = weight or weigh(loaf_id)
        if weight is not None:
            payload["weight"] = weight
        return cls(type=OvenType.LOAF_READY, payload=payload)`,
    emits: `
async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
`,
  }),
  'stays silent where the key is under a condition of something else': fromServer({
    takes: 'loaf_id: str, weight: int',
    body: `        payload: dict[str, Any] = {"loafId": loaf_id}
        if weight > 1000:
            payload["heavy"] = True
        return cls(type=OvenType.LOAF_READY, payload=payload)`,
    emits: `
async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1", 500).model_dump())
`,
  }),
  'stays silent where the wrapper is public': fromServer({
    ...set,
    emits: `
async def announce(socket, loaf_id: str, weight: int | None = None):
    await socket.send_json(OvenMessage.loaf_ready(loaf_id, weight).model_dump())

async def bake(socket):
    await announce(socket, "1")
`,
  }),
  'stays silent where the wrapper is handed on': fromServer({
    ...set,
    emits: `
async def _announce(loaf_id: str, weight: int | None = None):
    await send(OvenMessage.loaf_ready(loaf_id, weight).model_dump())

async def bake(oven):
    oven.when_done(_announce)
    await _announce("1")
`,
  }),
  'stays silent where the wrapper sits in another function': fromServer({
    ...set,
    emits: `
async def bake(oven):
    async def _announce(loaf_id: str, weight: int | None = None):
        await oven.send(OvenMessage.loaf_ready(loaf_id, weight).model_dump())

    oven.when_done(_announce)
`,
  }),
  'stays silent where a call goes through the module': fromServer({
    ...set,
    emits: `
from bakery.models import websocket as ws

async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
    await socket.send_json(ws.OvenMessage.loaf_ready("1", 500).model_dump())
`,
  }),
  'stays silent where another factory passes it': fromServer({
    ...set,
    body: `${set.body}

    @classmethod
    def loaf_heavy(cls, loaf_id: str) -> "OvenMessage":
        return cls.loaf_ready(loaf_id, weight=1000)`,
    emits: `
async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())
    await socket.send_json(OvenMessage.loaf_heavy("1").model_dump())
`,
  }),
  'stays silent where it is passed by a function whose name begins with that of another': fromServer({
    ...set,
    emits: `
async def bake(socket):
    await socket.send_json(OvenMessage.loaf_ready("1").model_dump())

async def bakes(socket):
    await socket.send_json(OvenMessage.loaf_ready("1", 500).model_dump())
`,
  }),
  'stays silent where the parameter of the caller has a default': fromServer({
    ...set,
    emits: `
async def _announce(socket, weight: int | None = 500):
    await socket.send_json(OvenMessage.loaf_ready("1", weight).model_dump())

async def bake(socket):
    await _announce(socket)
`,
  }),
  'stays silent where nothing calls the factory, which is told as that': fromServer({ ...set, emits: '' }),
  'stays silent where the emitter sets it on the message': fromServer({
    ...set,
    emits: `
async def bake(socket):
    message = OvenMessage.loaf_ready("1")
    message.payload["weight"] = 500
    await socket.send_json(message.model_dump())
`,
  }),
  'stays silent where the service passes it': bakeryFixture(),
});
