// What a removed event leaves of a store: its state goes where a component only has a word of the same name, and stays where
// the member is meant or nothing tells.
import assert from 'node:assert/strict';
import { bakeryWith } from '../support/bakery.ts';
import { requestFor } from '../support/keeping.ts';
import { planFor, type Texts, withPlan } from '../support/worlds.ts';

const request = requestFor('emoji', ['face: string'], { recipe: 'replace' });

/** The bakery with the event, and a component as it is written then. */
const worldWith = async (panel: string): Promise<{ readonly before: Texts; readonly with: Texts }> => {
  const before = new Map([...bakeryWith(), ['web/src/Panel.tsx', panel]]);
  const added = await planFor(before, { kind: 'add-events', events: [request] });
  return { before, with: added.kind === 'plan' ? withPlan(before, added.plan) : assert.fail(added.reason) };
};

const removed = async (texts: Texts) => {
  const result = await planFor(texts, { kind: 'remove-event', protocol: null, name: 'emoji' });
  if (result.kind === 'refused') assert.fail(result.reason);
  return { texts: withPlan(texts, result.plan), notes: result.plan.notes };
};

const goes = async (panel: string): Promise<void> => {
  const world = await worldWith(panel);
  const after = await removed(world.with);
  assert.deepEqual(after.texts, world.before);
};

const stays = async (panel: string): Promise<void> => {
  const world = await worldWith(panel);
  const { texts, notes } = await removed(world.with);
  assert.match(texts.get('web/src/stores/loaves.ts') ?? '', /emoji: EmojiPayload \| null/);
  assert.match(notes.join('\n'), /`setEmoji`, `emoji` stays, because web\/src\/Panel\.tsx uses `emoji`\./);
};

const imports = "import { useLoafStore } from './stores/loaves'\n\n";

describe('store state of a removed event', () => {
  it('goes where a file that knows nothing of the store has the word', async () => {
    await goes('export const Panel = ({ emoji }: { emoji: string }) => <b>{emoji}</b>\n');
  });

  it('goes where a file that uses the store has a variable, a property or a key of a record of that name', async () => {
    await goes(`${imports}export function Panel({ emoji }: { emoji: string }) {
  const loaves = useLoafStore((state) => state.loaves)
  return <b title={emoji}>{loaves.length}</b>
}
`);
    await goes(`${imports}interface Face { emoji: string }

export function Panel(face: Face, all: Record<string, unknown>) {
  const loaves = useLoafStore((state) => state.loaves)
  return [loaves, face.emoji, all.emoji]
}
`);
  });

  it('stays where it is selected, taken by a pattern, or set', async () => {
    await stays(`${imports}export const Panel = () => <b>{useLoafStore((state) => state.emoji)?.face}</b>\n`);
    await stays(`${imports}export function Panel() {\n  const { emoji } = useLoafStore()\n  return emoji\n}\n`);
    await stays(`${imports}export const clear = () => useLoafStore.setState({ emoji: null })\n`);
  });

  it('stays where nothing tells what it is a member of', async () => {
    await stays(`${imports}export const Panel = (given: any) => [useLoafStore.getState().loaves, given.emoji]\n`);
  });
});
