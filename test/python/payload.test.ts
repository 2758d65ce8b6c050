import assert from 'node:assert/strict';
import type { SentPayload } from '../../src/engine/facts.ts';
import { readPython } from '../../src/engine/python/reader.ts';
import { formatType } from '../../src/engine/wire-type.ts';

/** The body of a factory with parameters of many types, up to and with the construction. */
const payloadOf = (body: string): SentPayload => {
  const indented = body
    .trim()
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n');
  const parameters =
    'a: str, b: str | None = None, n: int | None = None, d: dict[str, Any] | None = None, flag: bool = False';
  const { constructions } = readPython(
    `class M(BaseModel):\n    @classmethod\n    def make(cls, ${parameters}):\n${indented}\n`,
  );
  const last = constructions.at(-1);
  assert.ok(last !== undefined, 'a construction is read');
  return last.payload;
};

const inPlace = (dictionary: string): SentPayload => payloadOf(`return cls(type=E.A, payload=${dictionary})`);

const presences = (payload: SentPayload): string[] =>
  payload.fields.map(({ key, presence, guard }) => `${key} ${presence}${guard === null ? '' : ` ${guard}`}`);

const typesOf = (payload: SentPayload): string[] => payload.fields.map(({ type }) => formatType(type));

describe('a payload in place', () => {
  it('has keys, values, types and parameters', () => {
    assert.deepEqual(
      inPlace('{"id": a, "count": n, \'meta\': d or {}, "format": "pcm"}').fields.map((field) => [
        field.key,
        field.valueText,
        formatType(field.type),
        field.presence,
        field.parameter,
      ]),
      [
        ['id', 'a', 'string', 'always', 'a'],
        ['count', 'n', 'int | null', 'always', 'n'],
        ['meta', 'd or {}', 'record', 'always', 'd'],
        ['format', '"pcm"', 'string', 'always', null],
      ],
    );
  });

  const types: readonly (readonly [string, string])[] = [
    ['3', 'int'],
    ['-1.5', 'float'],
    ['True', 'boolean'],
    ['None', 'null'],
    ['f"{a}!"', 'string'],
    ['[a]', 'unknown[]'],
    ['{"x": 1}', 'record'],
    ['str(n)', 'string'],
    ['when.isoformat()', 'string'],
    ['a == "x"', 'boolean'],
    ['not a', 'boolean'],
    ['b or "none"', 'string'],
    ['b or None', 'string | null'],
    ['b if b is not None else 0', 'string | int'],
    ['unheard_of', 'unknown'],
    ['a.strip()', 'unknown'],
    ['n + 1', 'unknown'],
  ];
  for (const [value, expected] of types) {
    it(`sends ${value} as ${expected}`, () => {
      assert.deepEqual(typesOf(inPlace(`{"k": ${value}}`)), [expected]);
    });
  }

  it('knows annotated variables', () => {
    assert.deepEqual(typesOf(payloadOf('trays: list[int] = []\nreturn cls(type=E.A, payload={"k": trays})')), [
      'int[]',
    ]);
  });

  it('names a parameter only where exactly it is sent', () => {
    assert.deepEqual(
      inPlace('{"k": a.strip(), "l": str(n), "m": other}').fields.map(({ parameter }) => parameter),
      [null, null, null],
    );
  });

  for (const open of ['{"k": a, **d}', '{"k": a, a: 1}', '{"k": a, f"x{a}": 1}', '{"k": a, "l": }']) {
    it(`is open with ${open}`, () => {
      const payload = inPlace(open);
      assert.equal(payload.isOpen, true);
      assert.deepEqual(presences(payload), ['k always']);
    });
  }

  for (const unread of ['build()', 'd', 'x.model_dump()', '{k: 1 for k in a}']) {
    it(`is open and empty for ${unread}`, () => {
      assert.deepEqual([inPlace(unread).isOpen, inPlace(unread).fields], [true, []]);
    });
  }

  it('reads dict(key=value)', () => {
    assert.deepEqual(presences(inPlace('dict(k=a, l=b)')), ['k always', 'l always']);
  });

  it('gives exact ranges', () => {
    const text = 'm = M(type=E.A, payload={"one": 1, "two": x})\n';
    const payload = readPython(text).constructions[0]?.payload;
    const field = payload?.fields[1];
    assert.ok(payload !== undefined && field !== undefined);
    const slices = [field.keyRange, field.range, payload.range].map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(slices, ['two', '"two": x', '{"one": 1, "two": x}']);
  });
});

describe('a payload in a variable', () => {
  it('has conditional keys with their guards', () => {
    const payload = payloadOf(`
payload: dict[str, Any] = {"a": a}
if b:
    payload["b"] = b
if n is not None:
    payload["n"] = n
if flag and n:
    payload["m"] = n
return cls(type=E.A, payload=payload)`);
    assert.deepEqual(presences(payload), [
      'a always',
      'b conditional truthy',
      'n conditional not-none',
      'm conditional other',
    ]);
    assert.deepEqual(typesOf(payload), ['string', 'string', 'int', 'int | null']);
    assert.equal(payload.isOpen, false);
  });

  it('says "other" for a guard that tests something else', () => {
    assert.deepEqual(presences(payloadOf('p = {}\nif flag:\n    p["b"] = b\nreturn cls(type=E.A, payload=p)')), [
      'b conditional other',
    ]);
  });

  it('has a key always where both branches assign it', () => {
    const payload = payloadOf(`
p = {}
if flag:
    p["k"] = a
    p["l"] = a
else:
    p["k"] = n
return cls(type=E.A, payload=p)`);
    assert.deepEqual(presences(payload), ['k always', 'l conditional other', 'k always']);
  });

  it('has a key perhaps where one of three branches leaves it out', () => {
    const payload = payloadOf(`
p = {}
if flag:
    p["k"] = 1
elif n:
    pass
else:
    p["k"] = 2
return cls(type=E.A, payload=p)`);
    assert.deepEqual(presences(payload), ['k conditional other', 'k conditional other']);
  });

  it('has a key always where the other branch leaves the function', () => {
    const payload = payloadOf(`
p = {}
if b is None:
    return None
else:
    p["k"] = b
return cls(type=E.A, payload=p)`);
    assert.deepEqual(presences(payload), ['k always']);
  });

  it('reads an else as the opposite guard', () => {
    assert.deepEqual(
      presences(payloadOf('p = {}\nif b is None:\n    pass\nelse:\n    p["k"] = b\nreturn cls(type=E.A, payload=p)')),
      ['k conditional not-none'],
    );
  });

  it('has keys of nested branches and loops perhaps, and cannot tell of tries', () => {
    const payload = payloadOf(`
p = {}
if flag:
    if b:
        p["b"] = b
for x in d:
    p["x"] = x
try:
    p["y"] = risky()
except ValueError:
    pass
with lock:
    p["z"] = 1
return cls(type=E.A, payload=p)`);
    assert.deepEqual(presences(payload), ['b conditional other', 'x conditional other', 'y unknown other', 'z always']);
  });

  it('has keys that are set after finally in any case', () => {
    const body = 'p = {}\ntry:\n    risky()\nfinally:\n    p["k"] = 1\nreturn cls(type=E.A, payload=p)';
    assert.deepEqual(presences(payloadOf(body)), ['k always']);
  });

  it('shares the branch that it is sent from', () => {
    assert.deepEqual(presences(payloadOf('p = {}\nif flag:\n    p["k"] = 1\n    return cls(type=E.A, payload=p)')), [
      'k always',
    ]);
  });

  it('has nothing from the other branch, from a branch that left, or from after it', () => {
    const payload = payloadOf(`
p = {"a": a}
if flag:
    p["x"] = 1
    return None
if n:
    p["y"] = 1
else:
    m = cls(type=E.A, payload=p)
    p["z"] = 1`);
    assert.deepEqual(presences(payload), ['a always']);
  });

  it('forgets what a new dictionary replaces, and doubts what it may replace', () => {
    assert.deepEqual(presences(payloadOf('p = {"x": 1}\np = {"y": 1}\nreturn cls(type=E.A, payload=p)')), ['y always']);
    assert.deepEqual(
      presences(payloadOf('p = {"x": 1}\nif flag:\n    p = {"y": 1}\nreturn cls(type=E.A, payload=p)')),
      ['x unknown other', 'y conditional other'],
    );
    assert.deepEqual(
      presences(
        payloadOf('if flag:\n    p = {"x": 1}\nelse:\n    p = {"x": 2, "y": 1}\nreturn cls(type=E.A, payload=p)'),
      ),
      ['x always', 'x always', 'y conditional other'],
    );
  });

  it('reads update, setdefault and |=', () => {
    const payload = payloadOf(`
p = dict(a=1)
p.update({"b": 1}, )
p.update(c=1)
p.setdefault("d", 1)
p |= {"e": 1}
return cls(type=E.A, payload=p)`);
    assert.deepEqual(presences(payload), ['a always', 'b always', 'c always', 'd always', 'e always']);
    assert.equal(payload.isOpen, false);
  });

  it('forgets a key that is taken out again, and doubts one that may be', () => {
    const taken = (how: string) =>
      presences(payloadOf(`p = {"x": 1, "y": 1}\n${how}\nreturn cls(type=E.A, payload=p)`));
    assert.deepEqual(taken('p.pop("x")'), ['y always']);
    assert.deepEqual(taken('if flag:\n    p.pop("x")'), ['x unknown other', 'y always']);
    assert.deepEqual(taken('p.pop(key)'), ['x unknown other', 'y unknown other']);
  });

  for (const line of ['p.update(d)', 'p[a] = 1', 'fill(p)', 'other = p', 'p |= d', 'p = build()']) {
    it(`is open after ${line}`, () => {
      assert.equal(payloadOf(`p = {"x": 1}\n${line}\nreturn cls(type=E.A, payload=p)`).isOpen, true);
    });
  }

  for (const line of [
    'logger.debug("%s", p)',
    'print(p)',
    'size = len(p)',
    'x = p["x"]',
    'q = {**p}',
    'q = p.get("x")',
    'p["x"]["deep"] = 1',
  ]) {
    it(`stays closed after ${line}`, () => {
      const payload = payloadOf(`p = {"x": 1}\n${line}\nreturn cls(type=E.A, payload=p)`);
      assert.deepEqual([payload.isOpen, presences(payload)], [false, ['x always']]);
    });
  }

  it('does not mix up variables of other functions', () => {
    const payload = payloadOf(`
p = {"x": 1}
def inner():
    p = {"y": 1}
    p["z"] = 1
return cls(type=E.A, payload=p)`);
    assert.deepEqual([payload.isOpen, presences(payload)], [false, ['x always']]);
  });
});
