// The laws of adding an event, over whole applications in every style.
import fc from 'fast-check';
import { casesWith, exchanges, pairs, runs } from '../support/law-cases.ts';
import { checkCompleting, checkExchange, checkLaws, checkTogether } from '../support/laws.ts';

describe('adding an event to any application', function () {
  this.timeout(0);

  it('keeps the laws', async () => {
    await fc.assert(fc.asyncProperty(casesWith(), checkLaws), { numRuns: runs(100) });
  });

  it('completes what one file lacks of it', async () => {
    // Where nobody says what a store keeps, a handler that is there already says it.
    const cases = casesWith().filter(({ request }) => request.recipe !== null);
    await fc.assert(fc.asyncProperty(cases, checkCompleting), { numRuns: runs(20) });
  });

  it('keeps them for a request and its answer', async () => {
    await fc.assert(fc.asyncProperty(exchanges(), checkExchange), { numRuns: runs(40) });
  });

  it('keeps them for several events in one plan', async () => {
    await fc.assert(fc.asyncProperty(pairs(), checkTogether), { numRuns: runs(20) });
  });
});
