// Every part and every field of a clean application is broken, one at a time: exactly that fact is told, and what its
// preferred fix writes leaves nothing to tell. CACHIBOT_WS_FOLDER breaks another application instead of the sample.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readFolder } from '../../src/cli/read-folder.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { pythonDamage } from '../../src/engine/python/damage.ts';
import { syntaxErrors } from '../../src/engine/typescript/syntax.ts';
import { planFor, projectOf, type Texts, withPlan } from '../support/worlds.ts';
import { eventDefects } from './event-defects.ts';
import { fieldDefects } from './field-defects.ts';
import { type Ground, identify, type Plant, type Subject, subjectsOf } from './plant.ts';

const folder = process.env['CACHIBOT_WS_FOLDER'] ?? join(__dirname, '..', 'projects', 'sample');

const groundOf = (texts: Texts): Ground => {
  const project = projectOf(texts);
  return { project, texts, contract: project.contract() };
};

const ground = groundOf(readFolder(folder));

const known = new Set(ground.project.findings().map(identify));

/** One project for all, as an editor has it: what changed is put, judged and put back. */
const { project } = ground;

const added = (texts: Texts): readonly Finding[] => {
  const changed = [...texts].filter(([path, text]) => text !== ground.texts.get(path));
  for (const [path, text] of changed) project.put(path, text);
  const findings = project.findings().filter((finding) => !known.has(identify(finding)));
  for (const [path] of changed) project.put(path, ground.texts.get(path) ?? '');
  return findings;
};

const matches = (told: string, expected: string): boolean => {
  const [words, pattern] = [told.split(' '), expected.split(' ')];
  return pattern.every((word, index) => word === '*' || word === words[index]);
};

const damageOf = (path: string, text: string): number =>
  path.endsWith('.py') ? pythonDamage(text) : syntaxErrors(text, path);

/** What a completed event may be left with: its author has to fill it in, or to call it. */
const isLeft = ({ check }: Finding): boolean => check === 'unfinished-part' || check === 'unsent-event';

const mend = async (plant: Plant, finding: Finding): Promise<void> => {
  const fix = finding.fixes.find(({ isPreferred }) => isPreferred);
  if (fix === undefined) {
    assert.equal(plant.fix, 'may', `no preferred fix: ${finding.message}`);
    return;
  }
  const result = await planFor(plant.texts, fix.change);
  if (result.kind === 'refused') assert.fail(`${fix.title}: ${result.reason}`);
  const after = withPlan(plant.texts, result.plan);
  assert.deepEqual(
    added(after)
      .filter((one) => !isLeft(one))
      .map(({ message }) => message),
    [],
    fix.title,
  );
  for (const [path, text] of after) {
    if (text !== plant.texts.get(path)) assert.equal(damageOf(path, text), 0, path);
  }
};

/** One of a kind is mended, all of them where DEFECTS=all asks for it: each takes the compiler a moment. */
const mended = new Set<string>();
const isMended = ({ kind, expected }: Plant): boolean => {
  const id = `${kind} ${expected?.split(' ')[0] ?? ''}`;
  if (process.env['DEFECTS'] === 'none' || (process.env['DEFECTS'] !== 'all' && mended.has(id))) return false;
  mended.add(id);
  return true;
};

/** One fact can only be told alone where nothing is told yet. */
const isClean = ({ protocol, event }: Subject): boolean =>
  !project.findings().some((finding) => finding.protocol === protocol.id && finding.event === event.name);

const plants = subjectsOf(ground)
  .filter(isClean)
  .flatMap((subject) => [...eventDefects(subject), ...fieldDefects(subject)]);

describe('a planted defect', () => {
  for (const plant of plants) {
    it(plant.name, async () => {
      const findings = added(plant.texts);
      const told = findings.map(identify);
      if (plant.expected === null) {
        assert.deepEqual(told, []);
        return;
      }
      const [finding] = findings;
      assert.equal(told.length, 1, `told: ${findings.map((one) => `${identify(one)}: ${one.message}`).join(' | ')}`);
      assert.ok(
        finding !== undefined && matches(identify(finding), plant.expected),
        `${told.join()} is not ${plant.expected}`,
      );
      if (isMended(plant)) await mend(plant, finding);
    });
  }
});
