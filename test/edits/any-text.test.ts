// A text may be cut or damaged anywhere: the engine still answers, and a plan it makes then is one of insertions only.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Case, casesWith, runs } from '../support/law-cases.ts';
import { projectOf, type Texts } from '../support/worlds.ts';

type Damage = (text: string) => string;

const at = (text: string, share: number): number => Math.floor(text.length * share);

const shares = fc.double({ min: 0, max: 1, noNaN: true });

const scraps = fc.oneof(
  fc.constantFrom(
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<',
    '"',
    "'",
    '`',
    '${',
    '"""',
    '/*',
    '//',
    '#',
    '\\',
    '\n',
    '\r',
    '\uFEFF',
  ),
  fc.constantFrom(
    'class X',
    'case ',
    'switch (msg.type) {',
    'elif',
    'export ',
    '=>',
    'def f(',
    '|',
    '@',
    '\u0000',
    '😀',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const damages: fc.Arbitrary<Damage> = fc.oneof(
  shares.map(
    (end): Damage =>
      (text) =>
        text.slice(0, at(text, end)),
  ),
  shares.map(
    (start): Damage =>
      (text) =>
        text.slice(at(text, start)),
  ),
  fc.tuple(shares, fc.nat(60)).map(([start, length]): Damage => (text) => {
    const from = at(text, start);
    return text.slice(0, from) + text.slice(from + length);
  }),
  fc.tuple(shares, scraps).map(([place, scrap]): Damage => (text) => {
    const offset = at(text, place);
    return text.slice(0, offset) + scrap + text.slice(offset);
  }),
  fc.tuple(shares, fc.nat(80)).map(([start, length]): Damage => (text) => {
    const from = at(text, start);
    return text.slice(0, from + length) + text.slice(from);
  }),
);

interface Damaged extends Case {
  readonly texts: Texts;
}

/** One or two texts of an application, each damaged once or more. */
const damaged: fc.Arbitrary<Damaged> = casesWith().chain((one) =>
  fc.array(fc.tuple(fc.nat(20), damages), { minLength: 1, maxLength: 3 }).map((hits) => {
    const texts = new Map(one.world.texts);
    const paths = [...texts.keys()];
    for (const [index, damage] of hits) {
      const path = paths[index % paths.length] ?? '';
      texts.set(path, damage(texts.get(path) ?? ''));
    }
    return { ...one, texts };
  }),
);

const answers = async ({ texts, request, world: { shape } }: Damaged): Promise<void> => {
  const project = projectOf(texts);
  const fixes = project.findings().flatMap((finding) => finding.fixes);
  for (const { change } of fixes.slice(0, 5)) await project.plan(change);
  const added = await project.plan({ kind: 'add-events', events: [request] });
  const [known] = [...shape.server, ...shape.client];
  await project.plan({ kind: 'remove-event', protocol: null, name: known?.name ?? '' });
  if (added.kind === 'refused') return;
  for (const { path, edits } of added.plan.edits)
    for (const { range } of edits) assert.equal(range.start, range.end, path);
};

describe('an application with damage anywhere', function () {
  this.timeout(0);

  it('still gets answers', async () => {
    await fc.assert(fc.asyncProperty(damaged, answers), { numRuns: runs(100) });
  });
});
