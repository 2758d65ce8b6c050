// What the laws of changes share: every event of a world, a change carried out, and what must hold of its texts.
import assert from 'node:assert/strict';
import type { ContractEvent } from '../../src/engine/contract.ts';
import type { Change } from '../../src/engine/plan.ts';
import { planFor, projectOf, type Texts, withPlan } from './worlds.ts';

export const eventsIn = (texts: Texts): readonly ContractEvent[] =>
  projectOf(texts)
    .contract()
    .protocols.flatMap(({ events }) => [...events.values()]);

/** The texts after a change, or why it was refused. */
export const changed = async (texts: Texts, change: Change): Promise<Texts | string> => {
  const result = await planFor(texts, change);
  return result.kind === 'plan' ? withPlan(texts, result.plan) : result.reason;
};

export const isSame = (actual: Texts, expected: Texts): void => {
  for (const [path, text] of expected) assert.equal(actual.get(path), text, path);
};
