import assert from 'node:assert/strict';
import type { Range } from '../../src/engine/source.ts';
import { readPython } from '../../src/engine/python/reader.ts';

const enumOf = (text: string) => {
  const [set, ...others] = readPython(text).valueSets;
  assert.ok(set !== undefined && others.length === 0, 'one enum is read');
  return set;
};

const valuesOf = (text: string): string[] => enumOf(text).values.map(({ member, value }) => `${member}=${value}`);

const directionsOf = (text: string): (string | null)[] => enumOf(text).values.map(({ direction }) => direction);

describe('enums', () => {
  it('reads members and values of a str enum, in either quotes', () => {
    const text = `
class OvenEvent(str, Enum):
    """What the oven says."""

    LOAF_READY = "loaf_ready"
    OVEN_COLD = 'oven_cold'
`;
    assert.deepEqual(valuesOf(text), ['LOAF_READY=loaf_ready', 'OVEN_COLD=oven_cold']);
  });

  for (const bases of ['StrEnum', 'enum.StrEnum', 'Enum', 'enum.Enum', 'Enum, str', 'str, enum.Enum', 'BaseEnum']) {
    it(`reads class X(${bases})`, () => {
      assert.deepEqual(valuesOf(`class X(${bases}):\n    A = "a"\n`), ['A=a']);
    });
  }

  it('gives auto() in a StrEnum the lower case of its name', () => {
    assert.deepEqual(valuesOf('class X(StrEnum):\n    LOAF_READY = auto()\n    B = enum.auto()\n'), [
      'LOAF_READY=loaf_ready',
      'B=b',
    ]);
  });

  it('leaves out auto() where it makes a number', () => {
    assert.deepEqual(readPython('class X(Enum):\n    A = auto()\n').valueSets, []);
  });

  it('leaves out numbers, methods, and names of Python itself', () => {
    const text = `
class X(str, Enum):
    __doc__ = "x"
    _ignore_ = "y"
    A = "a"
    B = 2

    def label(self) -> str:
        C = "c"
        return C
`;
    assert.deepEqual(valuesOf(text), ['A=a']);
  });

  it('reads an enum that has no members yet, if only strings can come', () => {
    assert.deepEqual(valuesOf('class X(str, Enum):\n    """Nothing yet."""\n'), []);
  });

  it('is silent about classes that are no enums', () => {
    assert.deepEqual(readPython('class X(BaseModel):\n    A = "a"\n\nclass Y:\n    A = "a"\n').valueSets, []);
  });

  it('carries a direction over comments that name a feature', () => {
    const text = `
class X(str, Enum):
    NONE = "none"
    # Client -> Server
    CHAT = "chat"

    # Server -> Client
    READY = "ready"
    # Debate lifecycle
    ROUND = "round"
`;
    assert.deepEqual(directionsOf(text), [null, 'client-to-server', 'server-to-client', 'server-to-client']);
  });

  it('lets a trailing comment that names a direction set its own member only', () => {
    const text = `
class X(str, Enum):
    # Server -> Client
    A = "a"
    B = "b"  # client -> server
    C = "c"  # Fired by the scheduler
`;
    assert.deepEqual(directionsOf(text), ['server-to-client', 'client-to-server', 'server-to-client']);
    assert.deepEqual(
      enumOf(text).values.map(({ comment }) => comment),
      [null, 'client -> server', 'Fired by the scheduler'],
    );
  });

  it('takes no direction from the enum before', () => {
    const text = `
class X(str, Enum):
    # Client -> Server
    A = "a"

class Y(str, Enum):
    B = "b"
`;
    assert.equal(readPython(text).valueSets[1]?.values[0]?.direction, null);
  });

  it('gives exact ranges, without the comment', () => {
    const text = '@unique\nclass X(str, Enum):\n    A = "a"  # why\n';
    const set = enumOf(text);
    const slice = (range: Range | undefined): string => text.slice(range?.start, range?.end);
    const [value] = set.values;
    assert.deepEqual([value?.range, value?.nameRange, value?.valueRange].map(slice), ['A = "a"', 'A', '"a"']);
    assert.equal(slice(set.nameRange), 'X');
    assert.ok(slice(set.range).startsWith('@unique') && slice(set.range).endsWith('"a"'));
  });

  it('reads on after a half-written member', () => {
    assert.deepEqual(valuesOf('class X(str, Enum):\n    A = "a\n    B = \n    C = "c"\n'), ['C=c']);
  });
});
