import { bakeryFixture } from '../support/bakery.ts';
import { testFindings } from '../support/finding-test.ts';
import { fromClient, fromServer } from '../support/oven-worlds.ts';

/** A key of one type from the server, and an interface that says another; `more` declares what the interface names. */
const agreeing = (python: string, typescript: string, more = '', pointer = ''): string =>
  fromServer({
    takes: `value: ${python}`,
    sends: '{"value": value}',
    types: `${more}
export interface LoafPayload { value: ${typescript} }
${pointer}`,
    handles: '        show(msg.payload as LoafPayload)',
  });

/** The same with the finding that tells them apart. */
const clashing = (python: string, sent: string, typescript: string, more = ''): string =>
  agreeing(
    python,
    typescript,
    more,
    `//                             ^^^^^ warning: \`value\` of \`loaf_ready\` is \`${sent}\` from the server, but \`LoafPayload\` says \`${typescript}\`.`,
  );

testFindings('mismatched-type', {
  'tells of a string against a number': clashing('str', 'string', 'number'),
  'tells of a number against a string': clashing('float', 'float', 'string'),
  'tells of a boolean against a string': clashing('bool', 'boolean', 'string'),
  'tells of an object against a list': clashing('dict[str, Any]', 'record', 'string[]'),
  'tells of a list against an object': clashing('list[str]', 'string[]', 'Record<string, unknown>'),
  'tells of a number against a literal': clashing('int', 'int', "'warm' | 'cold'"),
  'tells of a number against a named union': clashing('int', 'int', 'Mood', "export type Mood = 'warm' | 'cold'"),
  'tells of a string against an interface': clashing('str', 'string', 'Crust', 'interface Crust { crisp: boolean }'),
  'tells of lists of different things': clashing('list[str]', 'string[]', 'number[]'),
  'tells of a clash beside null': clashing('str | None', 'string | null', 'number | null'),
  'tells of unions without a kind in common': clashing('str | int', 'string | int', 'boolean'),
  'points at the read where each field is cast by itself': fromServer({
    takes: 'value: str',
    sends: '{"value": value}',
    payload: 'Record<string, unknown>',
    handles: `        const p = msg.payload
        show(p.value as number)
//             ^^^^^ warning: \`value\` of \`loaf_ready\` is \`string\` from the server, but the handler of \`loaf_ready\` takes it as \`number\`.
`,
  }),
  'tells of a value that the factory makes': fromServer({
    takes: 'loaves: list[str]',
    sends: '{"value": len(loaves)}',
    handles: `        show((msg.payload as { value: string }).value)
//                             ^^^^^ warning: \`value\` of \`loaf_ready\` is \`int\` from the server, but the cast says \`string\`.
`,
  }),
  'points at the branch that takes another kind': fromClient({
    takes: 'tray: number',
    sends: "    this.send('bake', { tray })",
    reads: `        tray: list[str] = payload["tray"]
#                                  ^^^^ warning: \`tray\` of \`bake\` is \`number\` from the client, but the server's branch of \`bake\` takes it as \`string[]\`.
        start(tray)`,
  }),
  'points at the field of a model': fromClient({
    takes: 'tray: number',
    sends: "    this.send('bake', { tray })",
    types: `
class BakePayload(BaseModel):
    tray: list[str]
#   ^^^^ warning: \`tray\` of \`bake\` is \`number\` from the client, but \`BakePayload\` says \`list[str]\`.
`,
    reads: '        start(BakePayload(**payload))',
  }),
  'stays silent about a read with a default of another kind of number': fromClient({
    takes: 'tray: number',
    sends: "    this.send('bake', { tray })",
    reads: '        start(payload.get("tray", 0.5))',
  }),
  'stays silent about whole and broken numbers': agreeing('int', 'number'),
  'stays silent about a literal union for a string': agreeing('str', "'warm' | 'cold'"),
  'stays silent about a named union for a string': agreeing('str', 'Mood', "export type Mood = 'warm' | 'cold'"),
  'stays silent where the server says Any': agreeing('Any', 'number'),
  'stays silent where the client takes anything': agreeing('str', 'unknown'),
  'stays silent about a list of anything': agreeing('list[Any]', 'number[]'),
  'stays silent about a list of objects': agreeing('list[dict[str, Any]]', 'Loaf[]', 'interface Loaf { id: string }'),
  'stays silent where the kinds overlap': agreeing('str | int', 'string'),
  'stays silent about null, which is a matter of presence': agreeing('str | None', 'string'),
  'stays silent about a type that is not here': agreeing('str', 'Elsewhere'),
  'stays silent about a parameter without a type': fromServer({
    takes: 'value',
    sends: '{"value": value}',
    handles: '        show((msg.payload as { value: number }).value)',
  }),
  'stays silent about a value of an enum of strings': fromServer({
    takes: 'value: OvenType',
    sends: '{"value": value}',
    handles: '        show((msg.payload as { value: string }).value)',
  }),
  'stays silent where both sides agree': bakeryFixture(),
});
