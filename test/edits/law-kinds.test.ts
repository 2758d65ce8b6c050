// The laws are worth what their cases are: every kind of event, of place and of store is among those that each run looks at.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { casesWith, exchanges, lawCases, pairs } from '../support/law-cases.ts';
import {
  allKinds,
  allKindsOfExchange,
  allKindsOfPair,
  countKinds,
  kindsOf,
  kindsOfExchange,
  kindsOfPair,
} from '../support/law-kinds.ts';
import { usualSeed } from '../support/seed.ts';

const check = <One>(
  cases: fc.Arbitrary<One>,
  count: number,
  kinds: readonly string[],
  kindsOfOne: (one: One) => ReadonlySet<string>,
): void => {
  const counts = countKinds(kinds, fc.sample(cases, { seed: usualSeed, numRuns: count }).map(kindsOfOne));
  if (process.env['LAW_KINDS'] !== undefined) console.table(Object.fromEntries(counts));
  assert.deepEqual(
    [...counts].filter(([, found]) => found === 0).map(([kind]) => kind),
    [],
  );
};

describe('the cases that the laws are checked on', () => {
  it('reach every delivery, recipe, store, direction and type', () => {
    check(casesWith(), lawCases.single, allKinds, kindsOf);
  });

  it('reach a request and its answer both ways', () => {
    check(exchanges(), lawCases.exchange, allKindsOfExchange, kindsOfExchange);
  });

  it('reach two events of either direction', () => {
    check(pairs(), lawCases.pair, allKindsOfPair, kindsOfPair);
  });
});
