// What every fix keeps, whatever the application: files still parse in their own style, nothing new is found, and of a
// preferred fix the finding is gone; doing it twice does nothing.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding, Fix } from '../../src/engine/finding.ts';
import type { Change } from '../../src/engine/plan.ts';
import { readPython } from '../../src/engine/python/reader.ts';
import { syntaxErrors } from '../../src/engine/typescript/syntax.ts';
import { type Fault, faultIn } from '../support/faults.ts';
import { runs, tell } from '../support/law-cases.ts';
import { foreignFeatures, pythonFeatures, typeScriptFeatures } from '../support/style-features.ts';
import { planFor, projectOf, type Texts, withPlan, type World, worlds } from '../support/worlds.ts';

const identify = ({ check, protocol, event, field }: Finding): string => [check, protocol, event, field].join(' ');

const findingsIn = (texts: Texts): readonly Finding[] => projectOf(texts).findings();

const isGrave = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

const isPython = (path: string): boolean => path.endsWith('.py');

const checkTexts = (before: Texts, after: Texts): void => {
  for (const [path, text] of after) {
    const old = before.get(path) ?? '';
    if (text === old) continue;
    if (isPython(path)) assert.ok(readPython(text).damage.length <= readPython(old).damage.length, path);
    else assert.equal(syntaxErrors(text, path), 0, path);
    const features = isPython(path) ? pythonFeatures : typeScriptFeatures;
    assert.deepEqual(foreignFeatures(features(old), features(text)), [], path);
  }
};

/** A refusal is an answer, where code of other names stands in the way. */
const checkOne = async (before: Texts, finding: Finding, { title, change, isPreferred }: Fix): Promise<void> => {
  const result = await planFor(before, change);
  if (result.kind === 'refused') {
    assert.match(result.reason, /^[^\n]+\.$/);
    return;
  }
  const after = withPlan(before, result.plan);
  try {
    checkTexts(before, after);
    const known = new Set(findingsIn(before).map(identify));
    const left = findingsIn(after);
    const added = left.filter((one) => isGrave(one) && !known.has(identify(one)));
    assert.deepEqual(
      added.map(({ message }) => message),
      [],
    );
    if (isPreferred) assert.ok(!left.map(identify).includes(identify(finding)), `still there: ${finding.message}`);
    const again = await planFor(after, change);
    if (again.kind === 'plan') assert.deepEqual(again.plan.edits, [], 'done twice');
  } catch (error) {
    if (error instanceof Error) error.message += `\n"${title}" of ${finding.message}\n${tell(before, after)}`;
    throw error;
  }
};

const checkFault = async (fault: Fault | null): Promise<void> => {
  if (fault === null) return;
  for (const finding of findingsIn(fault.texts)) {
    for (const fix of finding.fixes) {
      await checkOne(fault.texts, finding, fix).catch((error: unknown) => {
        if (error instanceof Error) error.message = `${fault.what}\n${error.message}`;
        throw error;
      });
    }
  }
};

/** A key more for every event of an application, on both sides. */
const checkGrowth = async ({ texts }: World): Promise<void> => {
  const events = projectOf(texts)
    .contract()
    .protocols.flatMap(({ events: own }) => [...own.values()]);
  for (const { protocol, name: event, direction } of events) {
    const target = { protocol, event, key: 'tideHeight' };
    const there = direction === 'server-to-client' ? 'declare-field' : 'read-field';
    const changes: readonly Change[] = [
      { kind: 'send-field', ...target },
      { kind: there, ...target },
    ];
    const result = await planFor(texts, { kind: 'several', title: 'Grow', changes });
    if (result.kind === 'refused') continue;
    const after = withPlan(texts, result.plan);
    try {
      checkTexts(texts, after);
      const sent = projectOf(after)
        .contract()
        .protocols.find(({ id }) => id === protocol)
        ?.events.get(event)?.payload;
      assert.ok(sent?.some(({ key, presence }) => key === 'tideHeight' && presence === 'conditional'));
    } catch (error) {
      if (error instanceof Error) error.message += `\n${event}\n${tell(texts, after)}`;
      throw error;
    }
  }
};

describe('a fix in any application', function () {
  this.timeout(0);

  it('mends its finding and nothing else', async () => {
    await fc.assert(fc.asyncProperty(worlds.chain(faultIn), checkFault), { numRuns: runs(60) });
  });

  it('adds a key in the style of the file', async () => {
    await fc.assert(fc.asyncProperty(worlds, checkGrowth), { numRuns: runs(20) });
  });
});
