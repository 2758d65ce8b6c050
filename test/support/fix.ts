// What the tests of fixes share: a change is planned in a small world and its result compared, and what holds for every fix
// is looked at besides: files still parse, nothing new is found, a second time does nothing.
import assert from 'node:assert/strict';
import type { Finding } from '../../src/engine/finding.ts';
import type { Change, Plan, PlanResult } from '../../src/engine/plan.ts';
import { parseFixture } from './fixture.ts';
import { stillParses } from './still-parses.ts';
import { projectOf, type Texts, withPlan } from './worlds.ts';

/** A world as a string, or as texts by path where line ends and marks matter. */
export type World = string | Texts;

export const textsOf = (world: World): Texts => (typeof world === 'string' ? parseFixture(world).texts : world);

const identify = ({ check, protocol, event, field }: Finding): string => [check, protocol, event, field].join(' ');

const findingsIn = (texts: Texts): readonly Finding[] => projectOf(texts).findings();

export const planIn = (world: World, change: Change): Promise<PlanResult> => projectOf(textsOf(world)).plan(change);

export const planned = async (world: World, change: Change): Promise<Plan> => {
  const result = await planIn(world, change);
  return result.kind === 'plan' ? result.plan : assert.fail(`refused: ${result.reason}`);
};

/** What a plan may leave: an event that waits for its emission, a part that waits to be filled. */
const mayBeLeft = new Set(['unsent-event', 'unset-field', 'unfinished-part', 'mismatched-presence']);

const nothingNew = (before: Texts, after: Texts): void => {
  const known = new Set(findingsIn(before).map(identify));
  const added = findingsIn(after).filter((finding) => !mayBeLeft.has(finding.check) && !known.has(identify(finding)));
  assert.deepEqual(
    added.map(({ message }) => message),
    [],
  );
};

/** Edits are in order, change something, and leave the rest of the file as it is. */
const isTidy = ({ edits }: Plan, before: Texts): void => {
  for (const { path, edits: own } of edits) {
    let done = 0;
    for (const { range, text } of own) {
      assert.ok(range.start >= done && range.end >= range.start, `${path}: edits out of order`);
      assert.notEqual((before.get(path) ?? '').slice(range.start, range.end), text, `${path}: an edit changes nothing`);
      done = range.end;
    }
  }
};

const sameTexts = (actual: Texts, expected: Texts): void => {
  for (const [path, text] of expected) assert.equal(actual.get(path), text, path);
  assert.deepEqual([...actual.keys()].sort(), [...expected.keys()].sort());
};

/** A change does exactly this, and doing it again does nothing. Gives its notes. */
export const checkChange = async (world: World, change: Change, expected: World): Promise<readonly string[]> => {
  const before = textsOf(world);
  const plan = await planned(before, change);
  const after = withPlan(before, plan);
  sameTexts(after, textsOf(expected));
  isTidy(plan, before);
  stillParses(before, after);
  nothingNew(before, after);
  const again = await planIn(after, change);
  if (again.kind === 'plan') assert.deepEqual(again.plan.edits, [], 'done twice');
  return plan.notes;
};

/** The fix of that title, or of a title that the pattern finds, of any finding; the finding it stands at. */
const fixIn = (texts: Texts, title: string | RegExp): { readonly change: Change; readonly finding: Finding } => {
  const fixes = findingsIn(texts).flatMap((finding) => finding.fixes.map((fix) => ({ ...fix, finding })));
  const fits = (text: string): boolean => (typeof title === 'string' ? text === title : title.test(text));
  const titles = fixes.map((fix) => fix.title).join('\n');
  return fixes.find((fix) => fits(fix.title)) ?? assert.fail(`no fix ${String(title)} among:\n${titles}`);
};

/** A fix turns one world into the other, and its finding is gone. */
export const checkFix = async (world: World, title: string | RegExp, expected: World): Promise<readonly string[]> => {
  const before = textsOf(world);
  const { change, finding } = fixIn(before, title);
  const notes = await checkChange(before, change, expected);
  const left = findingsIn(textsOf(expected)).map(identify);
  assert.ok(!left.includes(identify(finding)), `still there: ${finding.message}`);
  return notes;
};

/** No finding offers a fix of that title. */
export const checkNoFix = (world: World, title: string | RegExp): void => {
  const titles = findingsIn(textsOf(world)).flatMap(({ fixes }) => fixes.map((fix) => fix.title));
  assert.deepEqual(
    titles.filter((text) => (typeof title === 'string' ? text === title : title.test(text))),
    [],
  );
};

/** A change is refused, in one sentence that fits. */
export const checkRefusal = async (world: World, change: Change, reason: RegExp): Promise<void> => {
  const result = await planIn(world, change);
  if (result.kind === 'plan') assert.fail(`planned: ${JSON.stringify(result.plan.edits)}`);
  assert.match(result.reason, reason);
  assert.match(result.reason, /^[^\n]+\.$/);
};

/** There is nothing to do. */
export const checkNothing = async (world: World, change: Change): Promise<void> => {
  assert.deepEqual((await planned(world, change)).edits, []);
};
