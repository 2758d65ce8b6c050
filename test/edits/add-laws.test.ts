// The laws of adding an event, over whole applications in every style.
import fc from 'fast-check';
import { casesWith, lawCases, runs } from '../support/law-cases.ts';
import { checkCompleting, checkLaws } from '../support/laws.ts';

describe('adding an event to any application', function () {
  this.timeout(0);

  it('keeps the laws', async () => {
    await fc.assert(fc.asyncProperty(casesWith(), checkLaws), { numRuns: runs(lawCases.single) });
  });

  it('completes what one file lacks of it', async () => {
    // Where nobody says what a store keeps, a handler that is there already says it.
    const cases = casesWith().filter(({ request }) => request.recipe !== null);
    await fc.assert(fc.asyncProperty(cases, checkCompleting), { numRuns: runs(60) });
  });
});
