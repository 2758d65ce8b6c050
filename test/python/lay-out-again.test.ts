// After a name got longer or shorter, lines stand as `ruff format` has them, 60 columns wide here.
import assert from 'node:assert/strict';
import { layOutAgain } from '../../src/engine/python/lay-out-again.ts';
import { applyEdits } from '../../src/engine/source.ts';

/** Gives every `old` in a text another name, and lays its lines out again. */
const rename = (before: string, old: string, name: string): string => {
  const edits = [...before.matchAll(new RegExp(`\\b${old}\\b`, 'g'))].map(({ index }) => ({
    range: { start: index, end: index + old.length },
    text: name,
  }));
  const after = applyEdits(before, edits);
  const result = layOutAgain(after, { before, edits, lineLength: 60 });
  return result.kind === 'edits' ? applyEdits(after, result.edits) : assert.fail(result.reason);
};

/** Becomes `then` with the longer name, and what it was with the old one again. */
const checkThereAndBack = (now: string, then: string): void => {
  assert.equal(rename(now, 'loaf', 'loaf_of_rye'), then);
  assert.equal(rename(then, 'loaf_of_rye', 'loaf'), now);
};

describe('lines whose names changed', () => {
  it('break where they got too long, and are joined where they fit again', () => {
    checkThereAndBack(
      'def f() -> None:\n    tell(loaf, "a text that fills its line", 123456789)\n',
      'def f() -> None:\n    tell(\n        loaf_of_rye, "a text that fills its line", 123456789\n    )\n',
    );
  });

  it('stay apart within brackets that end in a comma, and are joined within others', () => {
    checkThereAndBack(
      'async def f() -> None:\n    await tell(\n        room,\n        loaf(room, "a text that fills its line", xyz),\n    )\n',
      'async def f() -> None:\n    await tell(\n        room,\n        loaf_of_rye(\n            room, "a text that fills its line", xyz\n        ),\n    )\n',
    );
  });

  it('count a comment at their end, unless it speaks to a tool', () => {
    checkThereAndBack(
      'crust = payload.get("loaf")  # How hard it shall be baked\n',
      'crust = payload.get(\n    "loaf_of_rye"\n)  # How hard it shall be baked\n',
    );
    checkThereAndBack(
      'crust = payload.get("loaf")  # type: ignore[no-any-return]\n',
      'crust = payload.get("loaf_of_rye")  # type: ignore[no-any-return]\n',
    );
  });

  it('break behind the sign of an assignment whose target got longer', () => {
    checkThereAndBack(
      'class Order:\n    loaf: str = Field(default="", description="Which one")\n',
      'class Order:\n    loaf_of_rye: str = Field(\n        default="", description="Which one"\n    )\n',
    );
  });

  it('are left as they are where they were not laid out so before', () => {
    checkThereAndBack(
      'tell( loaf, "a text that fills most of its line, and more" )\n',
      'tell( loaf_of_rye, "a text that fills most of its line, and more" )\n',
    );
  });
});
