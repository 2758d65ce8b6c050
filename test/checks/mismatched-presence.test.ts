import assert from 'node:assert/strict';
import { bakeryFixture } from '../support/bakery.ts';
import { checkFindings } from '../support/expect.ts';
import { testFindings } from '../support/finding-test.ts';
import { fromClient, fromServer } from '../support/oven-worlds.ts';

/** A key that is added under a guard. */
const guarded = (guard: string): { readonly takes: string; readonly body: string } => ({
  takes: 'weight: int | None = None',
  body: `        payload: dict[str, Any] = {}
        if ${guard}:
            payload["weight"] = weight
        return cls(type=OvenType.LOAF_READY, payload=payload)`,
});

const shown = '        show(msg.payload as LoafPayload)';

const optionalRecipe = fromClient({
  takes: 'recipe?: string',
  sends: "    this.send('bake', { recipe })",
  types: `
class BakePayload(BaseModel):
    recipe: str
#   ^^^^^^ information: \`recipe\` of \`bake\` from the client may be absent, but \`BakePayload\` requires it.
`,
  reads: '        start(BakePayload(**payload))',
});

testFindings('mismatched-presence', {
  'tells of a key under a guard that the interface requires': fromServer({
    ...guarded('weight is not None'),
    types: `export interface LoafPayload { weight: number }
//                             ^^^^^^ information: \`weight\` of \`loaf_ready\` from the server may be absent, but \`LoafPayload\` requires it.
`,
    handles: shown,
  }),
  'tells of a key under a test of truth that the interface requires': fromServer({
    ...guarded('weight'),
    types: `export interface LoafPayload { weight: number }
//                             ^^^^^^ information: \`weight\` of \`loaf_ready\` from the server may be absent, but \`LoafPayload\` requires it.
`,
    handles: shown,
  }),
  'tells of null where the interface has none': fromServer({
    takes: 'weight: int | None = None',
    sends: '{"weight": weight}',
    types: `export interface LoafPayload { weight: number }
//                             ^^^^^^ information: \`weight\` of \`loaf_ready\` from the server can be null, but \`LoafPayload\` says \`weight: number\`.
`,
    handles: shown,
  }),
  'tells of null where the key may be absent, which is another thing': fromServer({
    takes: 'weight: int | None = None',
    sends: '{"weight": weight}',
    types: `export interface LoafPayload { weight?: number }
//                             ^^^^^^ information: \`weight\` of \`loaf_ready\` from the server can be null, but \`LoafPayload\` says \`weight?: number\`.
`,
    handles: shown,
  }),
  'tells of None that is always sent': fromServer({
    sends: '{"weight": None}',
    types: `export interface LoafPayload { weight: number }
//                             ^^^^^^ information: \`weight\` of \`loaf_ready\` from the server can be null, but \`LoafPayload\` says \`weight: number\`.
`,
    handles: shown,
  }),
  'tells of what an inline cast requires': fromServer({
    ...guarded('weight is not None'),
    handles: `        show((msg.payload as { weight: number }).weight)
//                             ^^^^^^ information: \`weight\` of \`loaf_ready\` from the server may be absent, but the cast requires it.
`,
  }),
  'tells of an intersection that requires what the interface leaves open': fromServer({
    ...guarded('weight is not None'),
    types: 'export interface LoafPayload { weight?: number }',
    handles: `        show(msg.payload as LoafPayload & { weight: number })
//                                          ^^^^^^ information: \`weight\` of \`loaf_ready\` from the server may be absent, but the cast requires it.
`,
  }),
  'tells of one factory that leaves the key out': fromServer({
    takes: 'weight: int',
    body: `        if weight > 1000:
            return cls(type=OvenType.LOAF_READY, payload={"weight": weight})
        return cls(type=OvenType.LOAF_READY, payload={})`,
    types: `export interface LoafPayload { weight: number }
//                             ^^^^^^ information: \`weight\` of \`loaf_ready\` from the server may be absent, but \`LoafPayload\` requires it.
`,
    handles: shown,
  }),
  'tells of an optional parameter that the model requires': optionalRecipe,
  'stays silent where both guards have an optional field': fromServer({
    takes: 'weight: int | None = None, crust: str | None = None',
    body: `        payload: dict[str, Any] = {}
        if weight is not None:
            payload["weight"] = weight
        if crust:
            payload["crust"] = crust
        return cls(type=OvenType.LOAF_READY, payload=payload)`,
    types: 'export interface LoafPayload { weight?: number; crust?: string }',
    handles: shown,
  }),
  'stays silent where the type has undefined': fromServer({
    ...guarded('weight is not None'),
    types: 'export interface LoafPayload { weight: number | undefined }',
    handles: shown,
  }),
  'stays silent where either branch sets the key': fromServer({
    takes: 'weight: int | None = None',
    body: `        payload: dict[str, Any] = {}
        if weight is not None:
            payload["weight"] = weight
        else:
            payload["weight"] = 0
        return cls(type=OvenType.LOAF_READY, payload=payload)`,
    types: 'export interface LoafPayload { weight: number }',
    handles: shown,
  }),
  'stays silent where None is replaced': fromServer({
    takes: 'tags: list[str] | None = None',
    sends: '{"tags": tags or []}',
    types: 'export interface LoafPayload { tags: string[] }',
    handles: shown,
  }),
  'stays silent about null that the type has': fromServer({
    takes: 'weight: int | None = None',
    sends: '{"weight": weight}',
    types: 'export interface LoafPayload { weight: number | null }',
    handles: shown,
  }),
  'stays silent about null that a named type has': fromServer({
    takes: 'weight: int | None = None',
    sends: '{"weight": weight}',
    types: `export type Weight = number | null
export interface LoafPayload { weight: Weight }`,
    handles: shown,
  }),
  'stays silent about null where the type takes anything': fromServer({
    takes: 'weight: int | None = None',
    sends: '{"weight": weight}',
    types: 'export interface LoafPayload { weight: unknown }',
    handles: shown,
  }),
  'stays silent where a type clashes, which is told as that': fromServer({
    takes: 'weight: str | None = None',
    sends: '{"weight": weight}',
    types: 'export interface LoafPayload { weight: number }',
    handles: shown,
  }),
  'stays silent about a read without a type': fromServer({
    ...guarded('weight is not None'),
    payload: 'Record<string, unknown>',
    handles: '        show(msg.payload.weight as number)',
  }),
  'stays silent about a default that the server always sends': fromServer({
    takes: 'weight: int = 0',
    sends: '{"weight": weight}',
    types: 'export interface LoafPayload { weight: number }',
    handles: shown,
  }),
  'stays silent where a model has a default for what may be absent': fromClient({
    takes: 'recipe?: string',
    sends: "    this.send('bake', { recipe })",
    types: `
class BakePayload(BaseModel):
    recipe: str = "rye"
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent where both sides agree': bakeryFixture(),
});

describe('a fix of mismatched-presence', () => {
  it('is not preferred for a model, whose branch no compiler checks', () => {
    const [finding] = checkFindings(optionalRecipe, 'mismatched-presence');
    assert.deepEqual(
      finding?.fixes.map(({ isPreferred, caution }) => ({ isPreferred, caution })),
      [{ isPreferred: false, caution: 'The branch has to cope with its absence.' }],
    );
  });
});
