import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Range } from '../../src/engine/source.ts';
import { readPython } from '../../src/engine/python/reader.ts';

const sample = `"""Messages of the bakery."""
from __future__ import annotations
from enum import Enum
from typing import Any, Literal


class OvenEvent(str, Enum):
    """What the oven says."""

    # Client -> Server
    BAKE = "bake"

    # Server -> Client
    LOAF_READY = "loaf_ready"  # Fired by the timer


class OvenMessage(BaseModel):
    type: OvenEvent = Field(description="Message type")
    payload: dict[str, Any] = Field(default_factory=dict)

    @classmethod
    def loaf_ready(cls, tray: int, note: "str | None" = None, *, size: Literal["s", 'l'] = "s") -> "OvenMessage":
        """Say it."""
        payload: dict[str, Any] = {"tray": tray, "size": size, **extra}
        if note is not None:
            payload["note"] = note
        else:
            payload.update({"none": [1, 2.5, None, f"{note!r:>{8}}"]})
        return cls(type=OvenEvent.LOAF_READY, payload=payload)


manager = OvenManager()


async def serve(websocket):
    async def on_ready(tray: int) -> None:
        await manager.send(websocket, OvenMessage.loaf_ready(tray, note=(yield tray)))

    while (data := await websocket.receive_json()):
        payload = data.get("payload", {}) or {}
        match data.get("type"):
            case OvenEvent.BAKE | "bake":
                pass
        if data.get("type") == OvenEvent.BAKE and payload:
            trays = payload.get("trays") or payload["tray"]
            Start(**payload).run(lambda x=1, *a, **k: x, on_ready=on_ready, rest=[y for y in trays if "k" in payload])
        elif data.get("type") in ("a", 'b'): ...
`;

const rangesOf = (value: unknown): Range[] => {
  if (typeof value !== 'object' || value === null) return [];
  const nested = Object.values(value).flatMap(rangesOf);
  return 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
    ? [{ start: value.start, end: value.end }, ...nested]
    : nested;
};

const readsWell = (text: string): void => {
  for (const { start, end } of rangesOf(readPython(text))) assert.ok(0 <= start && start <= end && end <= text.length);
};

describe('readPython', () => {
  it('finds all of a healthy file', () => {
    const facts = readPython(sample);
    assert.deepEqual(facts.damage, []);
    assert.deepEqual(
      facts.instances.map(({ name, className }) => [name, className]),
      [['manager', 'OvenManager']],
    );
    assert.deepEqual(
      facts.memberUses.map(({ set, member }) => `${set}.${member}`),
      ['OvenEvent.LOAF_READY', 'OvenEvent.BAKE', 'OvenEvent.BAKE'],
    );
    assert.deepEqual(
      [facts.imports, facts.valueSets, facts.types, facts.functions, facts.constructions, facts.branches].map(
        (list) => list.length,
      ),
      [4, 1, 1, 3, 1, 2],
    );
  });

  it('takes members of capitalised names only', () => {
    const text = 'E.A\nm.E.B.value\nE.name\nlower.C\nE.Mixed\nE.A_1()\nself.D\n';
    assert.deepEqual(
      readPython(text).memberUses.map(({ set, member, range }) => [
        `${set}.${member}`,
        text.slice(range.start, range.end),
      ]),
      [
        ['E.A', 'E.A'],
        ['E.B', 'E.B'],
        ['E.A_1', 'E.A_1'],
      ],
    );
  });

  it('takes instances at module level only', () => {
    const text = 'a = A()\nb: B = m.B()\nc = make()\ndef f():\n    d = D()\nclass X:\n    e = E()\n';
    assert.deepEqual(
      readPython(text).instances.map(({ name, className }) => [name, className]),
      [
        ['a', 'A'],
        ['b', 'B'],
      ],
    );
  });

  it('lists damage, unfinished strings included', () => {
    assert.equal(readPython('x = (1,\n').damage.length > 0, true);
    assert.deepEqual(readPython('x = "a\n').damage, [{ start: 4, end: 6 }]);
  });

  it('reads the same with a byte order mark and with other line ends', () => {
    const facts = readPython(sample);
    const marked = readPython(`\uFEFF${sample}`);
    assert.deepEqual(marked.damage, []);
    assert.equal(marked.imports.length, facts.imports.length);
    assert.equal(marked.valueSets[0]?.nameRange.start, (facts.valueSets[0]?.nameRange.start ?? 0) + 1);
    const windows = readPython(sample.replaceAll('\n', '\r\n'));
    assert.deepEqual(
      windows.valueSets[0]?.values.map(({ direction, comment }) => [direction, comment]),
      facts.valueSets[0]?.values.map(({ direction, comment }) => [direction, comment]),
    );
    assert.deepEqual(
      windows.constructions[0]?.payload.fields.map(({ key, presence }) => [key, presence]),
      facts.constructions[0]?.payload.fields.map(({ key, presence }) => [key, presence]),
    );
  });
});

describe('readPython on anything at all', () => {
  it('survives a cut anywhere', () => {
    for (let end = 0; end <= sample.length; end += 7) {
      readsWell(sample.slice(0, end));
      readsWell(sample.slice(end));
    }
  });

  it('survives damage anywhere', () => {
    const offset = fc.nat(sample.length);
    const rubbish = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('(', '"', "'''", '{', '\n', ':', '\t', '#', '\\', '**', 'é'),
    );
    fc.assert(
      fc.property(offset, offset, rubbish, (from, length, text) => {
        readsWell(sample.slice(0, from) + text + sample.slice(from + (length % 40)));
      }),
      { numRuns: 200 },
    );
  });

  it('survives any text', () => {
    const words = fc.constantFrom(
      'class',
      'X',
      '(',
      ')',
      'def',
      ':',
      '\n',
      '    ',
      'if',
      '==',
      'E.A',
      '"k"',
      '{',
      '}',
      '[',
      ']',
      '=',
      ',',
      '.',
      'payload',
      'type',
      'import',
      'from',
      '*',
      '**',
      '@',
      'lambda',
      'cls',
      'or',
      '#x',
      '\u2192',
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), readsWell), { numRuns: 300 });
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        readsWell(list.join(' '));
      }),
      { numRuns: 500 },
    );
  });

  it('survives any depth', () => {
    const count = 5000;
    for (const unit of [
      '(',
      '[',
      '{"k": ',
      'f(',
      'a or ',
      'not ',
      'x if y else ',
      'payload or ',
      'lambda: ',
      'a.b(c).',
      'x: a | ',
      '"',
      'if a:\n ',
    ]) {
      readsWell(unit.repeat(count));
      readsWell(`def f(payload, kind):\n  if kind == "a" and ${unit.repeat(count)}payload:\n    pass\n`);
      readsWell(`def f(x: ${unit.repeat(count)} str): return M(type=E.A, payload={"k": ${unit.repeat(count)} x})\n`);
    }
    readsWell(Array.from({ length: 150 }, (_, depth) => `${' '.repeat(depth)}if a:\n`).join(''));
  });
});
