// A start with what an earlier one kept finds what a start without it finds, whatever has changed in between.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Cache, cacheMark, readCache, writeCache } from '../src/engine/cache-text.ts';
import { bakery, bakeryWith } from './support/bakery.ts';
import { drifted } from './support/drifted.ts';
import { faultIn } from './support/faults.ts';
import { foundBy, start } from './support/starts.ts';
import { projectOf, type Texts, worlds } from './support/worlds.ts';

const none: Texts = new Map();

const fresh = (texts: Texts) => foundBy({ project: projectOf(texts) });

const keptOf = (texts: Texts): Cache => start(texts, null, none).keep();

const without = (texts: Texts, gone: string): Texts => new Map([...texts].filter(([path]) => path !== gone));

/** A world, and what became of it: faults, a file that went, a file that came. */
const histories = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world.texts),
    faulty: faultIn(world).map((fault) => fault?.texts ?? world.texts),
    gone: fc.constantFrom(...world.texts.keys()),
    read: fc.func(fc.boolean()),
  }),
);

describe('what is kept between two starts', () => {
  it('changes nothing in what is found', () => {
    fc.assert(
      fc.property(histories, ({ world, faulty, gone, read }) => {
        const past = [world, faulty, without(faulty, gone), world, without(world, gone), faulty];
        let cache: Cache | null = null;
        let before = none;
        for (const texts of past) {
          const next = start(texts, cache, before, read);
          assert.deepStrictEqual(foundBy(next), fresh(texts));
          cache = next.keep();
          before = texts;
        }
      }),
      { numRuns: 30 },
    );
  });

  it('spares every text where nothing has changed, be the contract asked for or not', () => {
    const again = start(drifted, keptOf(drifted), drifted);
    assert.deepStrictEqual(foundBy(again), fresh(drifted));
    assert.deepEqual(again.loaded, []);
  });

  it('spares the other texts where one has changed', () => {
    const changed = new Map([...drifted].map(([path, text]) => [path, text.replace('oven_cold', 'oven_warm')]));
    const next = start(changed, keptOf(drifted), drifted);
    assert.deepStrictEqual(foundBy(next), fresh(changed));
    assert.deepEqual(next.loaded, []);
  });

  it('looks through all texts for a name that is new', () => {
    const renamed = bakeryWith({ models: bakery.models.replaceAll('OvenType', 'KilnType') });
    const next = start(renamed, keptOf(bakeryWith({})), bakeryWith({}));
    assert.deepStrictEqual(foundBy(next), fresh(renamed));
    assert.notDeepEqual(next.loaded, []);
  });

  it('hands a text out that was not loaded yet', () => {
    const again = start(drifted, keptOf(drifted), drifted);
    for (const [path, text] of drifted) assert.equal(again.project.text(path), text);
  });

  it('tells the lines of a file', () => {
    const again = start(drifted, keptOf(drifted), drifted).project;
    for (const path of drifted.keys()) assert.deepEqual(again.lines(path), projectOf(drifted).lines(path));
  });

  it('takes a text that is another one than it was kept for, however late that shows', () => {
    const later = new Map([...drifted].map(([path, text]) => [path, text.replace('oven_cold', 'oven_warm')]));
    // The host trusts all files, wrongly.
    const misled = start(later, keptOf(drifted), later);
    assert.deepStrictEqual(misled.project.judgement(), fresh(drifted).judgement);
    for (const path of later.keys()) misled.project.put(path, later.get(path) ?? '');
    assert.deepStrictEqual(foundBy(misled), fresh(later));
  });
});

describe('the text of what is kept', () => {
  const project = projectOf(drifted);
  const text = writeCache('a', project.keep(), () => '');

  it('says what it is', () => {
    assert.ok(text.startsWith(cacheMark));
  });

  it('is not read under another key', () => {
    assert.notEqual(readCache('a', text), null);
    assert.equal(readCache('b', text), null);
  });

  it('is not read where it is cut short', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), (length) => {
        assert.equal(readCache('a', text.slice(0, length)), null);
      }),
    );
  });

  it('never throws, whatever it has become', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.string(), fc.nat(40), (at, typed, gone) => {
        readCache('a', text.slice(0, at) + typed + text.slice(at + gone));
      }),
    );
  });

  it('is read anew file by file where the facts are damaged', () => {
    const cache = keptOf(drifted);
    const damaged: Cache = {
      ...cache,
      files: new Map(
        [...cache.files].map(([path, { file, stamp }]) => [
          path,
          { stamp, file: { ...file, read: file.read && { facts: file.read.facts.slice(1), lines: '[' } } },
        ]),
      ),
    };
    const again = start(drifted, damaged, drifted);
    assert.deepStrictEqual(again.project.contract(), fresh(drifted).contract);
  });
});
