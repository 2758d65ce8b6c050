// What cannot be done is refused as a whole, in one sentence: a place that is missing, broken or in conflict, and input
// that no event can be made of.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import type { EventRequest, PlanResult } from '../../src/engine/plan.ts';
import { syntaxErrors } from '../../src/engine/typescript/syntax.ts';
import { badRequests, wrongLines } from '../support/bad-input.ts';
import { cutOff, inConflict, removals } from '../support/breakages.ts';
import { type Case, casesWith, runs } from '../support/law-cases.ts';
import { pathsOf } from '../support/world-shape.ts';
import { planFor, type Texts } from '../support/worlds.ts';

const add = (texts: Texts, request: EventRequest): Promise<PlanResult> =>
  planFor(texts, { kind: 'add-events', events: [request] });

const isSentence = (text: string): boolean => /^[^\n]+\.$/.test(text) && !/[.!?] [A-Z]/.test(text);

const refusalOf = async (texts: Texts, request: EventRequest): Promise<string> => {
  const result = await add(texts, request);
  if (result.kind === 'plan') assert.fail(`planned: ${result.plan.edits.map(({ path }) => path).join(', ')}`);
  assert.ok(isSentence(result.reason), `no sentence: ${result.reason}`);
  return result.reason;
};

const changedFiles = async ({ world, request }: Case): Promise<readonly string[]> => {
  const result = await add(world.texts, request);
  return result.kind === 'plan'
    ? result.plan.edits.filter(({ isNew }) => isNew !== true).map(({ path }) => path)
    : assert.fail(result.reason);
};

describe('a plan that cannot be made', function () {
  this.timeout(0);

  it('is refused where a place is missing, and says which', async () => {
    const holds = async ({ world: { texts, shape }, request }: Case): Promise<void> => {
      for (const { what, texts: broken, named } of removals(texts, shape, request)) {
        const reason = await refusalOf(broken, request).catch((error: unknown) =>
          assert.fail(`${what}: ${String(error)}`),
        );
        assert.ok(reason.includes(named), `${what}: ${reason}`);
      }
    };
    await fc.assert(fc.asyncProperty(casesWith(), holds), { numRuns: runs(20) });
  });

  it('is refused where a file has conflict markers, and names it', async () => {
    const holds = async (one: Case): Promise<void> => {
      // A store is only proposed where it can be read.
      const isProposed = one.request.recipe === null;
      for (const path of await changedFiles(one)) {
        if (isProposed && path === pathsOf(one.world.shape).store) continue;
        const reason = await refusalOf(inConflict(one.world.texts, path), one.request);
        assert.ok(reason.includes(path), `${path}: ${reason}`);
      }
    };
    await fc.assert(fc.asyncProperty(casesWith(), holds), { numRuns: runs(15) });
  });

  it('is refused where a file is cut off at the place that changes', async () => {
    const holds = async ({ world: { texts }, request }: Case): Promise<void> => {
      const result = await add(texts, request);
      if (result.kind === 'refused') assert.fail(result.reason);
      for (const { path, edits } of result.plan.edits.filter((edit) => edit.path.endsWith('.ts'))) {
        const broken = cutOff(texts, path, edits.at(-1)?.range.start ?? 0);
        if (syntaxErrors(broken.get(path) ?? '', path) > 0) await refusalOf(broken, request);
      }
    };
    await fc.assert(fc.asyncProperty(casesWith(), holds), { numRuns: runs(15) });
  });

  it('is refused where the input is no event', async () => {
    const cases = casesWith().chain((one) => badRequests(one).map((bad) => ({ ...one, ...bad })));
    await fc.assert(
      fc.asyncProperty(cases, async ({ world: { texts }, bad, expected }) => {
        const reason = await refusalOf(texts, bad).catch((error: unknown) =>
          assert.fail(`${JSON.stringify(bad)}: ${String(error)}`),
        );
        assert.match(reason, expected, JSON.stringify(bad));
      }),
      { numRuns: runs(150) },
    );
  });

  it('is refused where a field line has an unknown type or a default of another type', () => {
    for (const line of wrongLines) {
      const result = parseFieldLine(line);
      if (result.kind === 'field') assert.fail(`${line} was taken`);
      assert.ok(isSentence(result.message), result.message);
    }
  });
});
