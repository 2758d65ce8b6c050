import assert from 'node:assert/strict';
import { readPython } from '../../src/engine/python/reader.ts';
import { formatType } from '../../src/engine/wire-type.ts';

const fieldsOf = (body: string) => readPython(`class M(BaseModel):\n    ${body}\n`).types[0]?.fields ?? [];

describe('models', () => {
  it('reads the annotated fields of a class', () => {
    const text = `
class VoiceStart(Base, Generic[T]):
    """What voice needs."""

    bot_id: str
    speed: float = 1.0
    models: dict[str, Any] | None = Field(default=None)
    limit = 3

    def ready(self) -> bool:
        inner: int = 1
        return inner > 0
`;
    const [model] = readPython(text).types;
    assert.deepEqual(model?.extends, ['Base', 'Generic[T]']);
    assert.deepEqual(
      model.fields.map(({ key, type, isOptional, defaultText }) => [key, formatType(type), isOptional, defaultText]),
      [
        ['bot_id', 'string', false, null],
        ['speed', 'float', true, '1.0'],
        ['models', 'record | null', true, 'None'],
      ],
    );
  });

  const defaults: readonly (readonly [string, string | null])[] = [
    ['x: str = Field(description="An x.")', null],
    ['x: str = Field()', null],
    ['x: str = Field(...)', null],
    ['x: str = ...', null],
    ['x: str = Field("a")', '"a"'],
    ['x: str = Field(default="a")', '"a"'],
    ['x: list[str] = Field(default_factory=list)', 'list()'],
    ['x: list[str] = dataclasses.field(default_factory=list)', 'list()'],
  ];
  for (const [field, expected] of defaults) {
    it(`finds ${expected === null ? 'no default' : `the default ${expected}`} in ${field}`, () => {
      assert.deepEqual(
        fieldsOf(field).map(({ defaultText, isOptional }) => [defaultText, isOptional]),
        [[expected, expected !== null]],
      );
    });
  }

  it('calls a field by its alias, as the wire does', () => {
    const text = 'class M(BaseModel):\n    bot_id: str = Field(alias="botId")\n';
    const field = readPython(text).types[0]?.fields[0];
    assert.equal(field?.key, 'botId');
    assert.equal(text.slice(field.keyRange.start, field.keyRange.end), 'botId');
  });

  it('takes NotRequired for optional and leaves out class variables', () => {
    assert.deepEqual(
      fieldsOf('x: NotRequired[str]\n    y: ClassVar[int] = 3').map(({ key, isOptional }) => [key, isOptional]),
      [['x', true]],
    );
  });

  it('is silent about enums and about plain classes without fields', () => {
    assert.deepEqual(readPython('class X(str, Enum):\n    A: str = "a"\n\nclass Y:\n    b = 1\n').types, []);
  });
});
