import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';
import { fromClient, fromServer } from '../support/oven-worlds.ts';

testFindings('unread-field', {
  'points at a key that the branch never asks for': fromClient({
    sends: `    this.send('bake', { tray: 1, recipe })
//                               ^^^^^^ warning: \`recipe\` is sent with \`bake\` but the server never reads it: its branch reads \`tray\`.`,
    reads: '        start(payload.get("tray"))',
  }),
  'says so where the branch reads nothing at all': fromClient({
    sends: `    this.send('bake', { recipe })
//                      ^^^^^^ warning: \`recipe\` is sent with \`bake\` but the server never reads it: its branch reads nothing.`,
    reads: '        start()',
  }),
  'points at a key that the model lacks': fromClient({
    sends: `    this.send('bake', { tray: 1, recipe })
//                               ^^^^^^ warning: \`recipe\` is sent with \`bake\` but the server never reads it: \`BakePayload\` reads \`tray\`.`,
    types: `
class BakePayload(BaseModel):
    tray: int
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'tells both names of a key that is spelt otherwise, once': fromClient({
    sends: `    this.send('bake', { tray: 1, recipeId: recipe })
//                               ^^^^^^^^ warning: \`recipeId\` is sent with \`bake\` but the server never reads it: its branch reads \`recipe_id\`, which no client sends.`,
    reads: '        start(payload["tray"], payload.get("recipe_id", ""))',
  }),
  'points at a key that is set later': fromClient({
    sends: `    const payload: Record<string, unknown> = { tray: 1 }
    payload.recipe = recipe
//          ^^^^^^ warning: \`recipe\` is sent with \`bake\` but the server never reads it: its branch reads \`tray\`.
    this.send('bake', payload)`,
    reads: '        start(payload["tray"])',
  }),
  'stays silent where a test reads the key': fromClient({
    sends: "    this.send('bake', { recipe })",
    reads: `        if "recipe" in payload:
            start()`,
  }),
  'stays silent where the payload is handed on': fromClient({
    sends: "    this.send('bake', { recipe })",
    reads: '        start(payload)',
  }),
  'stays silent where the payload is spread into a function': fromClient({
    sends: "    this.send('bake', { recipe })",
    reads: '        await start(**payload)',
  }),
  'stays silent where the model takes any key': fromClient({
    sends: "    this.send('bake', { tray: 1, recipe })",
    types: `
class BakePayload(BaseModel):
    model_config = ConfigDict(extra="allow")
    tray: int
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where the older form of a model takes any key': fromClient({
    sends: "    this.send('bake', { tray: 1, recipe })",
    types: `
class BakePayload(BaseModel):
    tray: int

    class Config:
        extra = "allow"
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where the class line says that any key is taken': fromClient({
    sends: "    this.send('bake', { tray: 1, recipe })",
    types: `
class BakePayload(BaseModel, extra="allow"):
    tray: int
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where the model inherits from one that is not here': fromClient({
    sends: "    this.send('bake', { tray: 1, recipe })",
    types: `
class BakePayload(Elsewhere):
    tray: int
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where the model is found by its own alias': fromClient({
    sends: "    this.send('bake', { recipeId: recipe })",
    types: `
class BakePayload(BaseModel):
    recipe_id: str = Field(alias="recipeId")
`,
    reads: '        start(BakePayload.model_validate(payload))',
  }),
  'stays silent about what the server sends and nobody reads': fromServer({
    takes: 'loaf_id: str, weight: int',
    sends: '{"loafId": loaf_id, "weight": weight}',
    handles: '        show((msg.payload as { loafId: string }).loafId)',
  }),
  'stays silent where both sides agree': bakeryFixture(),
});
