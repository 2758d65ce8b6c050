import assert from 'node:assert/strict';
import { readPython } from '../../src/engine/python/reader.ts';
import { formatType } from '../../src/engine/wire-type.ts';

const typeOf = (annotation: string, before = ''): string => {
  const parameter = readPython(`${before}\ndef f(x: ${annotation}): ...\n`).functions.at(-1)?.parameters[0];
  assert.ok(parameter !== undefined);
  return formatType(parameter.type);
};

describe('annotations', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['str', 'string'],
    ['int', 'int'],
    ['float', 'float'],
    ['bool', 'boolean'],
    ['Any', 'unknown'],
    ['None', 'null'],
    ['dict', 'record'],
    ['dict[str, Any]', 'record'],
    ['Dict[str, int]', 'record'],
    ['Mapping[str, str]', 'record'],
    ['list', 'unknown[]'],
    ['list[str]', 'string[]'],
    ['typing.List[int]', 'int[]'],
    ['Sequence[dict[str, Any]]', 'record[]'],
    ['tuple[int, ...]', 'int[]'],
    ['tuple[int, str]', '(int | string)[]'],
    ['set[str]', 'string[]'],
    ['str | None', 'string | null'],
    ['None | int | str', 'null | int | string'],
    ['Optional[dict[str, Any]]', 'record | null'],
    ['typing.Optional[str]', 'string | null'],
    ['Union[str, int, None]', 'string | int | null'],
    ['Literal[\'a\', "b"]', "'a' | 'b'"],
    ['Literal[1, None]', 'int | null'],
    ['"str | None"', 'string | null'],
    ['list["str"]', 'string[]'],
    ['Annotated[str, Field(max_length=3)]', 'string'],
    ['datetime', 'unknown'],
    ['Loaf | None', 'unknown'],
    ['"not ( a type"', 'unknown'],
  ];
  for (const [annotation, expected] of cases) {
    it(`reads ${annotation} as ${expected}`, () => {
      assert.equal(typeOf(annotation), expected);
    });
  }

  it('knows the models and enums of the same file', () => {
    assert.equal(typeOf('list[Loaf]', 'class Loaf(BaseModel):\n    id: str\n'), 'record[]');
    assert.equal(typeOf('Loaf', '@dataclass\nclass Loaf:\n    id: str\n'), 'record');
    assert.equal(typeOf('Kind', 'class Kind(str, Enum):\n    A = "a"\n'), 'string');
  });

  it('does not know what a plain class is on the wire', () => {
    assert.equal(typeOf('Oven', 'class Oven:\n    heat: int\n'), 'unknown');
  });

  it('adds null for a default of None', () => {
    assert.equal(typeOf('str = None'), 'string | null');
  });

  it('gives up in the depths', () => {
    assert.equal(typeOf(`${'list['.repeat(200)}str${']'.repeat(200)}`).endsWith('[]'), true);
  });
});
