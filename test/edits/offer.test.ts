// What can be chosen for an event: only what the planner takes, best first.
import assert from 'node:assert/strict';
import type { Offer } from '../../src/engine/offer.ts';
import type { EventRequest } from '../../src/engine/plan.ts';
import { bakery, bakeryWith } from '../support/bakery.ts';
import { requestFor } from '../support/keeping.ts';
import { planFor, projectOf } from '../support/worlds.ts';

const service = `${bakery.service}
    def bake_slowly(self, recipe: str, degrees: int = 180) -> None:
        """Bake."""

    def stop(self) -> None:
        """Stop baking."""

    def _peek(self, recipe: str) -> None:
        """Look inside."""

    @property
    def recipe_of(self, recipe: str) -> str:
        """Tell the recipe."""
        return recipe

    def weigh(self, recipe: str, scale: object) -> None:
        """Weigh."""


baker = Baker()


def test_recipe(recipe: str) -> None:
    """Try a recipe."""
`;

const store = bakery.store
  .replace(
    'interface LoafState {',
    'interface Loaf {\n  id: string\n  weight: number\n}\n\ninterface LoafState {\n  kept: Loaf[]',
  )
  .replace(
    '  addLoaf: (loafId: string)',
    '  getLoaf: (loafId: string) => string\n  drop: (id: string) => void\n  weigh: (loaf: Loaf) => void\n  addLoaf: (loafId: string)',
  )
  .replace(
    '  loaves: [],',
    '  loaves: [],\n  kept: [],\n  getLoaf: (loafId) => loafId,\n  drop: (id) => set((state) => ({ kept: state.kept.filter((one) => one.id !== id) })),\n  weigh: () => set({ loaves: [] }),',
  );

const texts = bakeryWith({ service, store });

const offerFor = (request: EventRequest): Promise<Offer> => projectOf(texts).offer(request);

const toServer = (name: string, lines: readonly string[], more: Partial<EventRequest> = {}): EventRequest =>
  requestFor(name, lines, { direction: 'client-to-server', ...more });

describe('what can be chosen for an event', () => {
  it('is a function that takes its fields, before one of which something has to be said', async () => {
    const { calls } = await offerFor(toServer('bake_now', ['recipe: string']));
    assert.deepEqual(calls, [
      { place: 'bakery/services/baker.py:Baker.bake_slowly', lacking: null },
      { place: 'bakery/services/baker.py:test_recipe', lacking: null },
      { place: 'bakery/services/baker.py:Baker.weigh', lacking: 'scale' },
    ]);
  });

  it('is no function that does not take them all, or takes something else', async () => {
    assert.deepEqual((await offerFor(toServer('bake_now', ['recipe: string', 'salt: boolean']))).calls, []);
    assert.deepEqual((await offerFor(toServer('bake_now', ['recipe: int']))).calls, []);
  });

  it('is a function that speaks of the same, where nothing is sent along', async () => {
    const { calls } = await offerFor(toServer('stop', []));
    assert.deepEqual(
      calls.map(({ place }) => place),
      ['bakery/services/baker.py:Baker.stop'],
    );
  });

  it('can each be planned, and so says the planner what lacks', async () => {
    const request = toServer('bake_now', ['recipe: string']);
    for (const { place, lacking } of (await offerFor(request)).calls) {
      const result = await planFor(texts, { kind: 'add-events', events: [{ ...request, call: place }] });
      const lack = result.kind === 'refused' ? result.lack : undefined;
      assert.equal(lack?.kind === 'value' ? lack.key : null, lacking);
    }
  });

  it('is what a store can keep, by the key of its own first, and what it can remove', async () => {
    const { keepings } = await offerFor(requestFor('loaf_sold', ['loafId: string', 'saleId: string'], {}));
    assert.deepEqual(
      keepings.map(({ recipe, key, state }) => [recipe, key, state]),
      [
        ['upsert', 'saleId', 'loafSold'],
        ['replace', null, 'loafSold'],
        ['append', null, 'loafSold'],
        ['upsert', 'loafId', 'loafSold'],
        ['remove', 'loafId', 'kept'],
      ],
    );
  });

  it('is an action, with the parameters whose fields have to be said, and no question', async () => {
    const { actions } = await offerFor(requestFor('loaf_sold', ['loafId: string', 'price: float'], {}));
    assert.deepEqual(
      actions.map(({ action, parameters, lacking }) => [action, parameters, lacking]),
      [
        ['addLoaf', 'loafId: string', []],
        ['drop', 'id: string', ['id']],
      ],
    );
  });

  it('is nothing to keep where nothing is sent along, but an action that takes nothing', async () => {
    const { keepings, actions } = await offerFor(requestFor('all_sold', [], {}));
    assert.deepEqual([keepings, actions], [[], []]);
  });

  it('is, for what answers, what a store can keep of that', async () => {
    const reply = { name: 'recipe_told', fields: requestFor('x', ['orderId: string', 'text: string'], {}).fields };
    const offer = await offerFor(toServer('ask_recipe', ['orderId: string', 'recipe: string'], { reply }));
    assert.deepEqual(
      offer.keepings.map(({ recipe, key, state }) => [recipe, key, state]),
      [
        ['upsert', 'orderId', 'recipeTold'],
        ['replace', null, 'recipeTold'],
        ['append', null, 'recipeTold'],
      ],
    );
    assert.deepEqual(offer.actions, []);
    // The id joins the two, and is not the function's business.
    assert.ok(offer.calls.some(({ place }) => place.endsWith('Baker.bake_slowly')));
  });

  it("is the agent's stream only where there is one", async () => {
    assert.equal((await offerFor(requestFor('loaf_sold', ['loafId: string'], {}))).isMarkable, false);
  });

  it('is nothing for an event that cannot be', async () => {
    const offer = await offerFor(requestFor('copy', ['loafId: string'], {}));
    assert.deepEqual(offer, { isMarkable: false, calls: [], keepings: [], actions: [] });
  });
});
