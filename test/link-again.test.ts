// What is linked again after a keystroke is what would be linked if nothing had been kept.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Contract } from '../src/engine/contract.ts';
import type { Judgement } from '../src/engine/finding.ts';
import { judge } from '../src/engine/judge.ts';
import { link } from '../src/engine/link/link.ts';
import { bakeryWith } from './support/bakery.ts';
import { projectOf, type Texts, worlds } from './support/worlds.ts';

const sampleFolder = join('test', 'projects', 'sample');

const sample: Texts = new Map(
  readdirSync(sampleFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(py|tsx?)$/.test(path) && !path.includes('node_modules'))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(sampleFolder, path), 'utf8')]),
);

interface Told {
  readonly contract: Contract;
  readonly judgement: Judgement;
}

/** The same, from copies of the facts: nothing that was made of them before is known of the copies. */
const linkedAnew = ({ files, lines }: Contract): Told => {
  const contract = link(structuredClone(files), lines);
  return { contract, judgement: judge(contract, []) };
};

const typed = fc.constantFrom('x', ' ', '\n', '# ', '// ', "'x'", 'None', '_', ', ', '1', '');

const edit = fc.record({ file: fc.nat(), at: fc.nat(), removed: fc.nat({ max: 12 }), typed });

type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

/** A character typed or removed, or a whole line taken out: names, members, calls and cases come and go with it. */
const apply = (text: string, { at, removed, typed: more }: Edit): string => {
  const start = at % (text.length + 1);
  if (more !== '') return text.slice(0, start) + more + text.slice(start + (removed % 3));
  const line = text.lastIndexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  return end === -1 ? text : text.slice(0, line) + text.slice(end + 1);
};

/** Types, and takes back every other edit as people do; in the end every contract on the way still is what it has to be. */
const typeInto = (texts: Texts, edits: readonly Edit[]): void => {
  const project = projectOf(texts);
  const paths = [...texts.keys()].sort();
  const toldBy = (path: string, text: string): Told => {
    project.put(path, text);
    return { contract: project.contract(), judgement: project.judgement() };
  };
  const told = edits.flatMap((one) => {
    const path = paths[one.file % paths.length] ?? '';
    const before = project.text(path) ?? '';
    const after = apply(before, one);
    return (one.at % 2 === 0 ? [after, before] : [after]).map((text) => toldBy(path, text));
  });
  for (const one of told) assert.deepEqual(one, linkedAnew(one.contract));
};

describe('linking again after a keystroke', () => {
  it('gives the contract and findings of a first look, in worlds of every style', () => {
    fc.assert(
      fc.property(worlds, fc.array(edit, { minLength: 1, maxLength: 10 }), ({ texts }, edits) => {
        typeInto(texts, edits);
      }),
      { numRuns: 40 },
    );
  });

  it('gives the contract and findings of a first look, in a whole application', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        typeInto(sample, edits);
      }),
      { numRuns: 8 },
    );
  });

  it('forgets an event of one side once the other side lets go of it', () => {
    const texts = bakeryWith();
    const project = projectOf(texts);
    const path = 'bakery/models/websocket.py';
    const text = texts.get(path) ?? '';
    const names = (): readonly string[] => project.contract().protocols.flatMap(({ events }) => [...events.keys()]);
    const before = names();
    project.put(path, text.replace('    LOAF_READY =', '    LOAF_COLD = "loaf_cold"\n    LOAF_READY ='));
    assert.deepEqual([...names()].sort(), [...before, 'loaf_cold'].sort());
    project.put(path, text);
    assert.deepEqual(names(), before);
  });

  it('follows what only the other language changed', () => {
    const texts = bakeryWith();
    const project = projectOf(texts);
    const path = 'web/src/hooks/useOven.ts';
    const text = texts.get(path) ?? '';
    const unhandled = (): boolean => project.findings().some(({ check }) => check === 'unhandled-event');
    assert.equal(unhandled(), false);
    project.put(path, text.replace("case 'loaf_ready'", "case 'loaf_cold'"));
    assert.equal(unhandled(), true);
    project.put(path, text);
    assert.equal(unhandled(), false);
  });
});
