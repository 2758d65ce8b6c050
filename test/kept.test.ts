// A start with what an earlier one kept finds what a start without it finds, whatever has changed in between.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Cache, cacheMark, readCache, writeCache } from '../src/engine/cache-bytes.ts';
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

describe('the bytes of what is kept', () => {
  const bytes = writeCache('a', projectOf(drifted).keep(), () => '');

  it('say what they are', () => {
    assert.ok(Buffer.from(bytes).toString().startsWith(cacheMark));
  });

  it('are not read under another key', () => {
    assert.notEqual(readCache('a', bytes), null);
    assert.equal(readCache('b', bytes), null);
  });

  it('are not read where they are cut short', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        assert.equal(readCache('a', bytes.subarray(0, length)), null);
      }),
    );
  });

  it('change nothing in what is found, whatever has become of them', () => {
    const expected = fresh(drifted);
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.uint8Array({ maxLength: 9 }), fc.nat(9), (at, put, gone) => {
        const damaged = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);
        assert.deepStrictEqual(foundBy(start(drifted, readCache('a', damaged), drifted)), expected);
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
