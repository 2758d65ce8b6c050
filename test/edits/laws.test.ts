// The laws of adding an event, over whole applications in every style.
import fc from 'fast-check';
import { casesWith, runs } from '../support/law-cases.ts';
import { checkLaws } from '../support/laws.ts';

describe('adding an event to any application', function () {
  this.timeout(0);

  it('keeps the laws', async () => {
    await fc.assert(fc.asyncProperty(casesWith(), checkLaws), { numRuns: runs(100) });
  });
});
