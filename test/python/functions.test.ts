import assert from 'node:assert/strict';
import type { FunctionFact } from '../../src/engine/facts.ts';
import { readPython } from '../../src/engine/python/reader.ts';

const only = (text: string): FunctionFact => {
  const [first] = readPython(text).functions;
  assert.ok(first !== undefined);
  return first;
};

describe('functions', () => {
  it('reads parameters with their types, defaults and keyword-only mark', () => {
    const { parameters } = only('def f(cls, a: str, /, b: "int | None" = None, *rest: Any, c=(1, 2), **more): ...\n');
    assert.deepEqual(
      parameters.map(({ name, typeText, defaultText, isKeywordOnly }) => [name, typeText, defaultText, isKeywordOnly]),
      [
        ['cls', null, null, false],
        ['a', 'str', null, false],
        ['b', '"int | None"', 'None', false],
        ['*rest', 'Any', null, false],
        ['c', null, '(1, 2)', true],
        ['**more', null, null, false],
      ],
    );
  });

  it('makes all that follows a bare star keyword-only', () => {
    assert.deepEqual(
      only('def f(a, *, b, c=1): ...\n').parameters.map(({ name, isKeywordOnly }) => [name, isKeywordOnly]),
      [
        ['a', false],
        ['b', true],
        ['c', true],
      ],
    );
  });

  it('qualifies names without <locals>', () => {
    const text = `
class Service:
    class Inner:
        def deep(self): ...

    async def run(self):
        if ready:
            def notify(): ...
`;
    assert.deepEqual(
      readPython(text).functions.map(({ name, inClass, isAsync }) => [name, inClass, isAsync]),
      [
        ['Service.Inner.deep', 'Service.Inner', false],
        ['Service.run', 'Service', true],
        ['Service.run.notify', null, false],
      ],
    );
  });

  it('reads decorators, docstring and return annotation', () => {
    const text = `
class M:
    @classmethod
    @retry(times=3)
    def make(cls) -> "M":
        """Make one.

            Indented more.
        Done.
        """
        return cls()
`;
    const made = only(text);
    assert.deepEqual(made.decorators, ['classmethod', 'retry(times=3)']);
    assert.equal(made.docstring, 'Make one.\n\n    Indented more.\nDone.');
    assert.equal(made.returns, 'M');
    assert.ok(text.slice(made.range.start).startsWith('@classmethod'));
    assert.equal(text.slice(made.bodyRange.start, made.bodyRange.end).split('\n').length, 6);
    assert.ok(text.slice(0, made.bodyRange.end).endsWith('return cls()'));
  });

  it('finds no docstring in a first statement that is something else', () => {
    assert.equal(only('def f():\n    x = "text"\n').docstring, null);
    assert.equal(only('def f():\n    f"text {x}"\n').docstring, null);
    assert.equal(only('def f(): ...\n').returns, null);
  });

  it('ends a body with its last statement, not with the blank lines after it', () => {
    const text = 'def f():\n    a()  # why\n\n\n# next\ndef g():\n    pass\n';
    assert.equal(text.slice(only(text).range.start, only(text).range.end), 'def f():\n    a()');
  });
});
