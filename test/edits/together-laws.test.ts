// The laws of adding several events at once, over whole applications in every style.
import fc from 'fast-check';
import { exchanges, lawCases, pairs, runs } from '../support/law-cases.ts';
import { checkExchange, checkTogether } from '../support/laws.ts';

describe('adding two events to any application', function () {
  this.timeout(0);

  it('keeps the laws for a request and its answer', async () => {
    await fc.assert(fc.asyncProperty(exchanges(), checkExchange), { numRuns: runs(lawCases.exchange) });
  });

  it('keeps them for several events in one plan', async () => {
    await fc.assert(fc.asyncProperty(pairs(), checkTogether), { numRuns: runs(lawCases.pair) });
  });
});
