import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';
import { fromClient, fromServer } from '../support/oven-worlds.ts';

const sentByServer = { takes: 'loaf_id: str', sends: '{"loafId": loaf_id}' };

testFindings('missing-field', {
  'points at the interface where the handler reads what it promises': fromServer({
    ...sentByServer,
    types: `export interface LoafPayload { loafId: string; weight: number }
//                                             ^^^^^^ warning: The handler of \`loaf_ready\` reads \`weight\`; the server never sends it (it sends \`loafId\`).
`,
    handles: `        const { loafId, weight } = msg.payload as LoafPayload
        show(loafId, weight)`,
  }),
  'points at the interface where nobody reads the key': fromServer({
    ...sentByServer,
    types: `export interface LoafPayload { loafId: string; weight: number }
//                                             ^^^^^^ warning: \`LoafPayload\` of \`loaf_ready\` requires \`weight\`; the server never sends it (it sends \`loafId\`).
`,
    handles: '        show((msg.payload as LoafPayload).loafId)',
  }),
  'points at the read where each field is cast by itself': fromServer({
    ...sentByServer,
    payload: 'Record<string, unknown>',
    handles: `        const p = msg.payload
        show(p.loafId as string, p.weight as number)
//                                 ^^^^^^ warning: The handler of \`loaf_ready\` reads \`weight\`; the server never sends it (it sends \`loafId\`).
`,
  }),
  'tells what an intersection adds to an interface': fromServer({
    ...sentByServer,
    types: 'export interface LoafPayload { loafId: string }',
    handles: `        const payload = msg.payload as LoafPayload & { weight: number }
//                                                     ^^^^^^ warning: The handler of \`loaf_ready\` reads \`weight\`; the server never sends it (it sends \`loafId\`).
        show(payload.loafId, payload.weight)`,
  }),
  'says less of a read that copes with its absence': fromServer({
    ...sentByServer,
    payload: 'Record<string, unknown>',
    handles: `        const p = msg.payload
        show(p.loafId as string, (p.weight as number) ?? 0)
//                                  ^^^^^^ information: The handler of \`loaf_ready\` reads \`weight\`; the server never sends it (it sends \`loafId\`).
        if (p.crust) show(p.crust as string)
//            ^^^^^ information: The handler of \`loaf_ready\` reads \`crust\`; the server never sends it (it sends \`loafId\`).
        show((p.tags as string[])?.length)
//              ^^^^ information: The handler of \`loaf_ready\` reads \`tags\`; the server never sends it (it sends \`loafId\`).`,
  }),
  'tells both names of a key that is spelt otherwise, once': fromServer({
    takes: 'loaf_id: str, weight: int',
    sends: '{"loaf_id": loaf_id, "weight": weight}',
    types: `export interface LoafPayload { loafId: string; weight: number }
//                             ^^^^^^ warning: \`LoafPayload\` of \`loaf_ready\` requires \`loafId\`; the server sends \`loaf_id\`, which nobody expects.`,
    handles: '        show(msg.payload as LoafPayload)',
  }),
  'is one finding where no key matches': fromServer({
    takes: 'loaf_id: str, weight: int',
    sends: '{"loaf": loaf_id, "grams": weight}',
    types: `export interface LoafPayload { oven: string; heat: number }
//                             ^^^^ warning: The handler of \`loaf_ready\` reads \`oven\` and \`heat\`; the server sends \`loaf\`, \`grams\`. No key matches.`,
    handles: `        const payload = msg.payload as LoafPayload
        show(payload.oven, payload.heat)`,
  }),
  'is one finding where a key and its stand-in are both never sent': fromServer({
    ...sentByServer,
    payload: 'Record<string, unknown>',
    handles: `        const p = msg.payload
        show(p.loafId as string, p.weight ?? p.mass)
//                                 ^^^^^^ information: The handler of \`loaf_ready\` reads \`weight\` or \`mass\`; the server sends none of them (it sends \`loafId\`).`,
  }),
  'tells of a subscript that the client never sends': fromClient({
    sends: "    this.send('bake', { recipe })",
    reads: `        start(payload.get("recipe", ""), payload["tray"])
#                                                 ^^^^ warning: The server's branch of \`bake\` reads \`tray\`; the client never sends it (it sends \`recipe\`).
        if "heat" in payload:
#           ^^^^ information: The server's branch of \`bake\` reads \`heat\`; the client never sends it (it sends \`recipe\`).
            warm()
        start(payload.get("time", 5))
#                          ^^^^ information: The server's branch of \`bake\` reads \`time\`; the client never sends it (it sends \`recipe\`).`,
  }),
  'points at the field of a model': fromClient({
    sends: "    this.send('bake', { recipe })",
    types: `
class BakePayload(BaseModel):
    recipe: str
    tray: int
#   ^^^^ warning: The server's branch of \`bake\` reads \`tray\`; the client never sends it (it sends \`recipe\`).
    heat: int = 200
#   ^^^^ information: The server's branch of \`bake\` reads \`heat\`; the client never sends it (it sends \`recipe\`).
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where the client sends the alias of a field': fromClient({
    sends: "    this.send('bake', { recipeId: recipe })",
    types: `
class BakePayload(BaseModel):
    recipe_id: str = Field(alias="recipeId")
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where the model takes the name beside the alias': fromClient({
    sends: "    this.send('bake', { recipe_id: recipe })",
    types: `
class BakePayload(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    recipe_id: str = Field(alias="recipeId")
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where the model computes the names of its fields': fromClient({
    sends: "    this.send('bake', { recipeId: recipe })",
    types: `
class BakePayload(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel)
    recipe_id: str
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where a stand-in travels': fromServer({
    ...sentByServer,
    payload: 'Record<string, unknown>',
    handles: `        const p = msg.payload
        show((p.id ?? p.loafId) as string)`,
  }),
  'stays silent where a dictionary is spread into the payload': fromServer({
    takes: 'loaf_id: str, **extra: Any',
    sends: '{"loafId": loaf_id, **extra}',
    handles: '        show((msg.payload as { weight: number }).weight)',
  }),
  'stays silent where the factory fills the payload out of sight': fromServer({
    takes: 'loaf: Any',
    body: `        payload: dict[str, Any] = {"loafId": loaf.id}
        loaf.describe(payload)
        return cls(type=OvenType.LOAF_READY, payload=payload)`,
    handles: '        show((msg.payload as { weight: number }).weight)',
  }),
  'stays silent where the message gets keys after it is built': fromServer({
    takes: 'loaf_id: str, weight: int',
    body: `        message = cls(type=OvenType.LOAF_READY, payload={"loafId": loaf_id})
        message.payload["weight"] = weight
        return message`,
    handles: '        show((msg.payload as { weight: number }).weight)',
  }),
  'stays silent where another function fills what the client sends': fromClient({
    takes: 'recipe: string, rest: object',
    sends: `    const payload = { recipe }
    Object.assign(payload, rest)
    this.send('bake', payload)`,
    reads: '        start(payload["tray"])',
  }),
  'stays silent where a validator of the model may rename the keys': fromClient({
    sends: "    this.send('bake', { recipe })",
    types: `
class BakePayload(BaseModel):
    name: str

    @model_validator(mode="before")
    @classmethod
    def accept_recipe(cls, value):
        return {"name": value["recipe"]}
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent about a private attribute of the model': fromClient({
    sends: "    this.send('bake', { recipe })",
    types: `
class BakePayload(BaseModel):
    recipe: str
    _started: bool = False
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where the client spreads an object into the payload': fromClient({
    takes: 'recipe: string, rest: object',
    sends: "    this.send('bake', { recipe, ...rest })",
    reads: '        start(payload["tray"])',
  }),
  'stays silent about an optional field that nobody reads': fromServer({
    ...sentByServer,
    types: 'export interface LoafPayload { loafId: string; weight?: number }',
    handles: '        show((msg.payload as LoafPayload).loafId)',
  }),
  ...Object.fromEntries(
    Object.entries({
      'sets a key of the message':
        'message = OvenMessage.loaf_ready("1")\n    message.payload["tray"] = 1\n    await send(message)',
      'updates the payload of the message':
        'message = OvenMessage.loaf_ready("1")\n    message.payload.update(tray=1)\n    await send(message)',
      'copies the message with more keys':
        'await send(OvenMessage.loaf_ready("1").model_copy(update={"payload": {"tray": 1}}))',
    }).map(([what, code]) => [
      `stays silent where the emitter ${what}`,
      fromServer({
        ...sentByServer,
        emits: `\nasync def bake(send):\n    ${code}\n`,
        types: 'export interface LoafPayload { loafId: string; tray: number }',
        handles: '        show((msg.payload as LoafPayload).tray)',
      }),
    ]),
  ),
  'stays silent where the payload is taken from a message of a generic type': fromServer({
    ...sentByServer,
    types: 'export interface LoafPayload { loafId: string }',
    handles: '        const { payload } = msg as OvenMessage<LoafPayload>\n        show(payload.loafId)',
  }),
  'stays silent about a key that the handler sets itself': fromServer({
    ...sentByServer,
    types: 'export interface LoafPayload { loafId: string; at?: number }',
    handles:
      '        const loaf = msg.payload as LoafPayload\n        loaf.at = Date.now()\n        show(loaf.loafId, loaf.at)',
  }),
  'stays silent about another message of the same name': fromServer({
    ...sentByServer,
    handles:
      '        show((msg.payload as { loafId: string }).loafId)\n        queue.forEach((msg) => show(msg.payload.tray))',
  }),
  'stays silent where an interface is declared in two parts': fromServer({
    ...sentByServer,
    types: 'export interface LoafPayload { loafId: string }\nexport interface LoafPayload { weight?: number }',
    handles: '        show((msg.payload as LoafPayload).loafId)',
  }),
  'points at a key of the second part of an interface': fromServer({
    ...sentByServer,
    types: `export interface LoafPayload { loafId: string }
export interface LoafPayload {
  tray: number
//^^^^ warning: \`LoafPayload\` of \`loaf_ready\` requires \`tray\`; the server never sends it (it sends \`loafId\`).
}`,
    handles: '        show((msg.payload as LoafPayload).loafId)',
  }),
  'points at a key that a message with a time stamp lacks': fromServer({
    ...sentByServer,
    types: `export interface LoafPayload {
  loafId: string
  tray: number
//^^^^ warning: \`LoafPayload\` of \`loaf_ready\` requires \`tray\`; the server never sends it (it sends \`loafId\`).
}`,
    handles: '        show((msg.payload as LoafPayload).loafId)',
  }).replace('    type: OvenType\n', '    type: OvenType\n    at: float = 0\n'),
  'stays silent where both sides agree': bakeryFixture(),
});
