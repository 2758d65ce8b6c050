import assert from 'node:assert/strict';
import { readPython } from '../../src/engine/python/reader.ts';

const constructionOf = (text: string) => readPython(text).constructions[0];

describe('constructions', () => {
  it('reads a factory of the wrapper', () => {
    const text = `
class OvenMessage(BaseModel):
    @classmethod
    def cold(cls, heat: int) -> "OvenMessage":
        return cls(type=OvenEvent.COLD, payload={"heat": heat})
`;
    const cold = constructionOf(text);
    assert.equal(cold?.wrapper, 'OvenMessage');
    assert.equal(cold.within, 'OvenMessage.cold');
    assert.deepEqual(cold.value, {
      kind: 'member',
      set: 'OvenEvent',
      member: 'COLD',
      range: { start: text.indexOf('OvenEvent.COLD'), end: text.indexOf(', payload') },
    });
    assert.deepEqual(
      cold.payload.fields.map(({ key }) => key),
      ['heat'],
    );
  });

  it('takes a wrapper outside its class, with a module before it or not', () => {
    assert.equal(constructionOf('def f():\n    return models.OvenMessage(type=E.COLD)\n')?.wrapper, 'OvenMessage');
    assert.equal(constructionOf('m = OvenMessage(type=E.COLD)\n')?.within, null);
  });

  it('reads members with .value and after a module, literals, and what is not fixed', () => {
    const kinds = ['events.OvenEvent.COLD.value', '"oven_cold"', 'f"oven_{state}"', 'kind'].map((type) => {
      const value = constructionOf(`m = M(type=${type})\n`)?.value;
      return value?.kind === 'member'
        ? `${value.set}.${value.member}`
        : value?.kind === 'literal'
          ? value.value
          : value?.kind;
    });
    assert.deepEqual(kinds, ['OvenEvent.COLD', 'oven_cold', 'dynamic', 'dynamic']);
  });

  it('has an empty payload where none is given', () => {
    assert.deepEqual(constructionOf('m = M(type=E.COLD)\n')?.payload.fields, []);
    assert.equal(constructionOf('m = M(type=E.COLD)\n')?.payload.isOpen, false);
    assert.equal(constructionOf('m = M(type=E.COLD, **rest)\n')?.payload.isOpen, true);
  });

  it('is silent about functions and about classes without a type', () => {
    assert.deepEqual(readPython('column(type=E.A)\nMessage(kind=E.A)\n').constructions, []);
  });

  it('knows no class for cls in a plain function', () => {
    assert.deepEqual(readPython('def make(cls):\n    return cls(type=E.A)\n').constructions, []);
  });
});
