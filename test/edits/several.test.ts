import assert from 'node:assert/strict';
import { type Change, leftOpen } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { checkNothing, checkRefusal, planned } from '../support/fix.ts';
import { projectOf, withPlan } from '../support/worlds.ts';

const several = (...changes: readonly Change[]): Change => ({ kind: 'several', title: 'Mend the bakery', changes });

const complete = (name: string): Change => ({ kind: 'complete-event', protocol: 'OvenMessage', name, recipe: null });

/** The bakery with two events that the server declares and builds, and the client does not know. */
const twoSilent = bakeryWith({
  models: `${bakery.models.replace(
    '    LOAF_READY = "loaf_ready"\n',
    '    LOAF_READY = "loaf_ready"\n    OVEN_COLD = "oven_cold"\n    OVEN_HOT = "oven_hot"\n',
  )}
    @classmethod
    def oven_cold(cls, oven_id: str) -> "OvenMessage":
        """Create an oven cold message."""
        return cls(type=OvenType.OVEN_COLD, payload={"ovenId": oven_id})

    @classmethod
    def oven_hot(cls, oven_id: str, degrees: int) -> "OvenMessage":
        """Create an oven hot message."""
        return cls(type=OvenType.OVEN_HOT, payload={"ovenId": oven_id, "degrees": degrees})
`,
});

const unhandled = (texts: ReadonlyMap<string, string>): readonly string[] =>
  projectOf(texts)
    .findings()
    .filter(({ check }) => check === 'unhandled-event')
    .map(({ event }) => event);

const silenceAt = (texts: ReadonlyMap<string, string>, path: string, at: string): Change => {
  const start = (texts.get(path) ?? '').indexOf(at);
  return { kind: 'silence', check: 'unsent-event', place: { path, range: { start, end: start + 1 } }, reason: 'later' };
};

describe('several', () => {
  it('is one plan with its own title', async () => {
    assert.deepEqual(unhandled(twoSilent), ['oven_cold', 'oven_hot']);
    const plan = await planned(twoSilent, several(complete('oven_cold'), complete('oven_hot')));
    assert.equal(plan.title, 'Mend the bakery');
    const after = withPlan(twoSilent, plan);
    assert.deepEqual(unhandled(after), []);
    await checkNothing(after, several(complete('oven_cold'), complete('oven_hot')));
  });

  it('does the same as one after the other', async () => {
    const first = withPlan(twoSilent, await planned(twoSilent, complete('oven_cold')));
    const both = withPlan(first, await planned(first, complete('oven_hot')));
    const plan = await planned(twoSilent, several(complete('oven_cold'), complete('oven_hot')));
    assert.deepEqual(withPlan(twoSilent, plan), both);
  });

  it('passes two further fields at the same calls', async () => {
    const add = (key: string, value: string): Change => ({
      kind: 'add-field',
      protocol: 'OvenMessage',
      event: 'loaf_ready',
      field: { key, type: { kind: 'int' }, presence: 'always', default: null, description: null },
      value,
    });
    const before = bakeryWith();
    const plan = await planned(before, several(add('oven', '7'), add('size', '3')));
    const first = withPlan(before, await planned(before, add('oven', '7')));
    assert.deepEqual(withPlan(before, plan), withPlan(first, await planned(first, add('size', '3'))));
    assert.match(
      withPlan(before, plan).get('bakery/services/baker.py') ?? '',
      /_broadcast_loaf_ready\(loaf_id, oven=7, size=3\)/,
    );
  });

  it('does a change once that is asked for twice, also in a group of its own', async () => {
    const once = await planned(twoSilent, several(complete('oven_cold')));
    const twice = await planned(twoSilent, several(complete('oven_cold'), several(complete('oven_cold'))));
    assert.deepEqual(twice, once);
  });

  it('leaves out what is refused, and says why', async () => {
    const plan = await planned(twoSilent, several(complete('oven_lost'), complete('oven_cold')));
    assert.deepEqual(unhandled(withPlan(twoSilent, plan)), ['oven_hot']);
    assert.ok(
      plan.notes.some((note) => note.startsWith('Left out: There is no event `oven_lost`')),
      plan.notes.join(),
    );
  });

  it('leaves nothing of a change that is refused half-way', async () => {
    const hook = bakery.hook.replace('useCallback((msg: OvenMessage)', 'useCallback((msg: never)');
    const texts = new Map([...twoSilent, ['web/src/hooks/useOven.ts', hook]]);
    const silenced = silenceAt(texts, 'bakery/models/websocket.py', 'OVEN_COLD =');
    const { edits } = await planned(texts, several(complete('oven_cold'), silenced));
    assert.deepEqual(
      edits.map(({ path }) => path),
      ['bakery/models/websocket.py'],
    );
  });

  it('finds a place again that the changes before it have moved', async () => {
    const path = 'bakery/models/websocket.py';
    const add: Change = {
      kind: 'add-events',
      events: [
        {
          ...leftOpen,
          protocol: 'OvenMessage',
          name: 'bake_again',
          direction: 'client-to-server',
          fields: [],
        },
      ],
    };
    const plan = await planned(twoSilent, several(add, silenceAt(twoSilent, path, 'OVEN_HOT =')));
    assert.match(
      withPlan(twoSilent, plan).get(path) ?? '',
      /BAKE_AGAIN = [^]*\n {4}# cachibot-ws-ignore unsent-event: later\n {4}OVEN_HOT = "oven_hot"\n/,
    );
  });

  it('judges the whole, so that one change may mend what another leaves', async () => {
    const target = { protocol: 'OvenMessage', event: 'loaf_ready', key: 'crust' };
    const alone: Change = { kind: 'send-field', ...target };
    await checkRefusal(bakeryWith(), alone, /`crust` is sent with `loaf_ready`/);
    const plan = await planned(bakeryWith(), several(alone, { kind: 'declare-field', ...target }));
    const after = withPlan(bakeryWith(), plan);
    assert.match(after.get('bakery/models/websocket.py') ?? '', /payload\["crust"\] = crust/);
    assert.match(after.get('web/src/types/index.ts') ?? '', /crust\?: unknown/);
  });

  it('is refused where every change is', async () => {
    await checkRefusal(twoSilent, several(complete('oven_lost'), complete('oven_gone')), /no event `oven_lost`/);
  });

  it('has nothing to do without changes', async () => {
    await checkNothing(bakeryWith(), several());
  });
});
