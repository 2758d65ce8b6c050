import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';
import { fromServer } from '../support/oven-worlds.ts';

/** The bakery with a model beside its wrapper. */
const withModel = (model: string): string =>
  bakeryFixture(['models', '\n\nclass OvenMessage(BaseModel):', `\n\n${model}\n\nclass OvenMessage(BaseModel):`]);

testFindings('stale-model', {
  'tells of a model that keeps the names of Python': withModel(`class LoafReadyPayload(BaseModel):
#     ^^^^^^^^^^^^^^^^ hint: \`LoafReadyPayload\` does not say what \`loaf_ready\` carries, and nothing uses it: it lacks \`loafId\`; nothing sends its \`loaf_id\`.
    loaf_id: str
    weight: float | None = None
`),
  'tells of a key that the model lacks': withModel(`class LoafReadyPayload(BaseModel):
#     ^^^^^^^^^^^^^^^^ hint: \`LoafReadyPayload\` does not say what \`loaf_ready\` carries, and nothing uses it: it lacks \`weight\`.
    loafId: str
`),
  'tells of another type': withModel(`class LoafReadyPayload(BaseModel):
#     ^^^^^^^^^^^^^^^^ hint: \`LoafReadyPayload\` does not say what \`loaf_ready\` carries, and nothing uses it: \`loafId\` has another type.
    loafId: int
    weight: float | None = None
`),
  'tells of an interface that nothing uses': fromServer({
    takes: 'loaf_id: str',
    sends: '{"loafId": loaf_id}',
    types: `export interface LoafReadyPayload { loafId: string; crust: string }
//               ^^^^^^^^^^^^^^^^ hint: \`LoafReadyPayload\` does not say what \`loaf_ready\` carries, and nothing uses it: nothing sends its \`crust\`.
`,
    handles: '        show((msg.payload as { loafId: string }).loafId)',
  }),
  'tells of a model of the other direction': withModel(`class BakePayload(BaseModel):
#     ^^^^^^^^^^^ hint: \`BakePayload\` does not say what \`bake\` carries, and nothing uses it: it lacks \`recipe\`; nothing sends its \`tray\`.
    tray: int
`),
  'tells of a key that an open model names and nobody sends': withModel(`class LoafReadyPayload(BaseModel):
#     ^^^^^^^^^^^^^^^^ hint: \`LoafReadyPayload\` does not say what \`loaf_ready\` carries, and nothing uses it: nothing sends its \`crust\`.
    model_config = {"extra": "allow"}
    loafId: str
    crust: str
`),
  'stays silent about a key that an open model lacks': withModel(`class LoafReadyPayload(BaseModel):
    model_config = {"extra": "allow"}
    loafId: str
`),
  'stays silent about a model that says what is sent': withModel(`class LoafReadyPayload(BaseModel):
    loafId: str
    weight: float | None = None
`),
  'stays silent about a model that says so by its aliases': withModel(`class LoafReadyPayload(BaseModel):
    loaf_id: str = Field(alias="loafId")
    weight: float | None = None
`),
  'stays silent about a model that computes the names': withModel(`class LoafReadyPayload(BaseModel):
    model_config = {"alias_generator": to_camel}
    loaf_id: str
    weight: float | None = None
`),
  'stays silent about a model that has no event of its name': withModel(`class OvenPayload(BaseModel):
    degrees: int
`),
  'stays silent about an interface that a cast uses, which is told as that': bakeryFixture([
    'types',
    '  loafId: string\n',
    '  loafId: number\n',
  ]),
  'stays silent where what is sent cannot be listed': fromServer({
    takes: 'loaf: Any',
    sends: '{**loaf.describe()}',
    types: 'export interface LoafReadyPayload { loafId: string }',
  }),
  'stays silent where nothing sends the event': fromServer({
    body: '        return None',
    types: 'export interface LoafReadyPayload { loafId: string }',
  }),
  'stays silent where both sides agree': bakeryFixture(),
});
