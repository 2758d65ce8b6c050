// What a case reads from its payload.
import assert from 'node:assert/strict';
import { formatType } from '../../src/engine/wire-type.ts';
import { readTypeScript } from '../../src/engine/typescript/reader.ts';

const caseOf = (body: string) => {
  const text = `function useOven() { return (msg: M) => { const p = msg.payload; switch (msg.type) { case 'hot': { ${body}; break } } } }`;
  const found = readTypeScript(text, 'oven.ts').switches[0]?.cases[0]?.payload;
  assert.ok(found);
  const at = (range: { start: number; end: number }) => text.slice(range.start, range.end);
  return { ...found, at };
};

/** `key`, with `~` where the reader copes with its absence. */
const reads = (body: string) => caseOf(body).reads.map(({ key, hasDefault }) => (hasDefault ? `${key}~` : key));

describe('a read', () => {
  it('is a key of the payload, however it is reached', () => {
    assert.deepEqual(reads('heat(msg.payload.id)'), ['id']);
    assert.deepEqual(reads('heat(p.id)'), ['id']);
    assert.deepEqual(reads("heat(p['half-baked'])"), ['half-baked']);
    assert.deepEqual(reads('heat(p?.id)'), ['id']);
    assert.deepEqual(reads('heat(p!.id)'), ['id']);
    assert.deepEqual(reads('heat((msg.payload as Hot).id)'), ['id']);
    assert.deepEqual(reads('const loaf = msg.payload as Hot; heat(loaf.id)'), ['id']);
    assert.deepEqual(reads('heat(`${p.id}`)'), ['id']);
    assert.deepEqual(reads('loaves.map((loaf) => loaf.id === p.id)'), ['id']);
  });

  it('is a destructured key', () => {
    assert.deepEqual(reads('const { id, side: face, at = 1 } = p'), ['id', 'side', 'at~']);
    assert.deepEqual(reads('const { id } = msg.payload as Hot'), ['id']);
    assert.deepEqual(reads('const { id } = msg.payload ?? {}'), ['id']);
  });

  it('is only the first key of a path', () => {
    assert.deepEqual(reads('heat(p.crumbs.size)'), ['crumbs']);
    assert.deepEqual(reads('const { size } = p.crumbs'), ['crumbs']);
  });

  it('is not a key of anything else', () => {
    assert.deepEqual(reads('heat(loaf.id, msg.id, payload.id)'), []);
    assert.deepEqual(reads('loaves.map((p) => p.id)'), []);
    assert.deepEqual(reads('const p = loaf; heat(p.id)'), []);
  });

  it('has the type it is cast to', () => {
    const types = (body: string) => caseOf(body).reads.map(({ type }) => formatType(type));
    assert.deepEqual(types('heat(p.id as string)'), ['string']);
    assert.deepEqual(types('heat((p.crumbs as Record<string, unknown>) || {})'), ['record']);
    assert.deepEqual(types('heat(((p.total ?? p.sum) as number) || 0)'), ['float', 'float']);
    assert.deepEqual(types('const id: string = p.id'), ['string']);
    assert.deepEqual(types('const { id }: { id: string } = p'), ['string']);
    assert.deepEqual(types('heat(p.loaves as unknown as Loaf[])'), ['unknown[]']);
    assert.deepEqual(types('heat(p.id)'), ['unknown']);
    assert.deepEqual(types('heat(p.id.length as number)'), ['unknown']);
  });

  it('has the local that takes it', () => {
    const locals = (body: string) => caseOf(body).reads.map(({ local }) => local);
    assert.deepEqual(locals('const id = (p.id as string) || make()'), ['id']);
    assert.deepEqual(locals('const { id: loafId } = p'), ['loafId']);
    assert.deepEqual(locals('heat(p.id)'), [null]);
    assert.deepEqual(locals('const id = p.id + 1'), [null]);
  });

  it('has exact ranges', () => {
    const member = caseOf('heat((p.id as string) || 1)');
    assert.deepEqual(
      member.reads.map(({ range, keyRange }) => [member.at(range), member.at(keyRange)]),
      [['p.id', 'id']],
    );
    const entry = caseOf('const { id: loafId = 1 } = p');
    assert.deepEqual(
      entry.reads.map(({ range, keyRange }) => [entry.at(range), entry.at(keyRange)]),
      [['id: loafId = 1', 'id']],
    );
  });
});

describe('a reader that copes with absence', () => {
  it('gives a default', () => {
    assert.deepEqual(reads('heat(p.id ?? 1)'), ['id~']);
    assert.deepEqual(reads('heat((p.id as string) || make())'), ['id~']);
  });

  it('tests for presence', () => {
    assert.deepEqual(reads('if (p.id) heat()'), ['id~']);
    assert.deepEqual(reads('if (!p.id) heat()'), ['id~']);
    assert.deepEqual(reads('heat(p.id !== undefined)'), ['id~']);
    assert.deepEqual(reads('heat(p.id == null)'), ['id~']);
    assert.deepEqual(reads("if ('id' in p) heat()"), ['id~']);
    assert.deepEqual(reads("if (typeof p.id === 'string') heat()"), ['id~']);
    assert.deepEqual(reads('heat(p.crumbs?.size)'), ['crumbs~']);
  });

  it('reads the key where the test has passed', () => {
    assert.deepEqual(reads('if (p.id) heat(p.id)'), ['id~', 'id~']);
    assert.deepEqual(reads('heat(p.id && p.id.length)'), ['id~', 'id~']);
    assert.deepEqual(reads('heat({ ...(p.at !== undefined ? { at: p.at } : {}) })'), ['at~', 'at~']);
    assert.deepEqual(reads('if (p.id) heat(); cool(p.id)'), ['id~', 'id']);
    assert.deepEqual(reads('if (p.id) heat(p.at)'), ['id~', 'at']);
  });

  it('tests or defaults the local that took it', () => {
    assert.deepEqual(reads('const id = p.id; if (id) heat(id)'), ['id~']);
    assert.deepEqual(reads("const id = p.id; heat(id || 'none')"), ['id~']);
    assert.deepEqual(reads('const id = p.id; heat(id)'), ['id']);
  });

  it('casts to a type with undefined', () => {
    assert.deepEqual(reads('heat(p.id as string | undefined)'), ['id~']);
  });

  it('only logs it', () => {
    assert.deepEqual(reads("console.log('hot', p.id)"), ['id~']);
  });

  it('does not compare it with a value', () => {
    assert.deepEqual(reads("if (p.side === 'left') heat()"), ['side']);
  });
});

describe('alternatives', () => {
  it('are keys that stand in for each other', () => {
    const found = caseOf('heat(p.total ?? p.sum)').reads;
    assert.deepEqual(
      found.map(({ key, alternatives, hasDefault }) => [key, alternatives, hasDefault]),
      [
        ['total', ['sum'], false],
        ['sum', ['total'], false],
      ],
    );
  });

  it('may have a default behind them', () => {
    assert.deepEqual(reads('heat(((p.total ?? p.sum) as number) || 0)'), ['total~', 'sum~']);
  });

  it('are not values from elsewhere', () => {
    assert.deepEqual(caseOf('heat(p.total ?? loaf.sum)').reads[0]?.alternatives, []);
  });
});

describe('a payload read as a whole', () => {
  const isWhole = (body: string) => caseOf(body).isWhole;

  it('is handed on', () => {
    assert.equal(isWhole('heat(p)'), true);
    assert.equal(isWhole('heat(msg.payload as Hot)'), true);
    assert.equal(isWhole("window.dispatchEvent(new CustomEvent('hot', { detail: msg.payload }))"), true);
    assert.equal(isWhole('const payload = msg.payload; heat({ payload })'), true);
    assert.equal(isWhole('heat({ ...p })'), true);
    assert.equal(isWhole('const { id, ...rest } = p'), true);
    assert.equal(isWhole('last = p'), true);
    assert.equal(isWhole('heat(p[key])'), true);
    assert.equal(isWhole('heat(Object.keys(p))'), true);
    assert.equal(isWhole('const run = () => p'), true);
  });

  it('goes with its message', () => {
    assert.equal(isWhole('heat(msg)'), true);
    assert.equal(isWhole('heat(msg.type)'), false);
  });

  it('is not what is logged, tested or given a name', () => {
    assert.equal(isWhole("console.log('hot', p, Object.keys(p))"), false);
    assert.equal(isWhole('console.log(JSON.stringify(msg))'), false);
    assert.equal(isWhole('if (p) heat()'), false);
    assert.equal(isWhole('const payload = msg.payload as Hot'), false);
    assert.equal(isWhole('void p'), false);
    assert.equal(isWhole('heat(p.id)'), false);
  });
});
