// The pydantic model of a payload, written beside the others and taken out again.
import assert from 'node:assert/strict';
import { parseFieldLine } from '../../src/engine/field-line.ts';
import type { FieldSpec, Written } from '../../src/engine/plan.ts';
import { applyEdits } from '../../src/engine/source.ts';
import { insertPayloadModel, removePayloadModel } from '../../src/engine/python/writer.ts';

const models = `from enum import Enum
from typing import Any

from pydantic import BaseModel


class OvenType(str, Enum):
    HOT = "hot"


class BakePayload(BaseModel):
    recipe: str


class OvenMessage(BaseModel):
    type: OvenType
    payload: dict[str, Any]
`;

const fieldOf = (line: string): FieldSpec => {
  const parsed = parseFieldLine(line);
  return parsed.kind === 'field' ? parsed.field : assert.fail(parsed.message);
};

const after = (text: string, result: Written): string =>
  result.kind === 'edits' ? applyEdits(text, result.edits) : assert.fail(result.reason);

const insert = (text: string, ...lines: readonly string[]): string =>
  after(
    text,
    insertPayloadModel(text, {
      model: 'HotPayload',
      set: 'OvenType',
      wrapper: 'OvenMessage',
      summary: 'Payload for hot events.',
      fields: lines.map(fieldOf),
      lineLength: 88,
    }),
  );

const remove = (text: string): string => after(text, removePayloadModel(text, { model: 'HotPayload' }));

describe('a payload model', () => {
  it('stands behind the last of its kind, with the keys that travel', () => {
    const written = insert(
      models,
      'ovenId: string',
      "state: 'low' | 'high' = 'low'",
      'why?: string',
      'at: float | null',
    );
    assert.match(
      written,
      /recipe: str\n\n\nclass HotPayload\(BaseModel\):\n {4}"""Payload for hot events\."""\n\n {4}ovenId: str\n {4}state: str = "low"\n {4}why: str \| None = None\n {4}at: float \| None\n\n\nclass OvenMessage/,
    );
  });

  it('takes a Field for a description, a default that could be changed, and a key that is no name for a field', () => {
    const written = insert(models, 'tags: string[] = []', 'heat: int # In degrees', 'copy: string');
    assert.match(written, /from pydantic import BaseModel, Field\n/);
    assert.match(written, /tags: list\[str\] = Field\(default_factory=list\)/);
    assert.match(written, /heat: int = Field\(description="In degrees"\)/);
    assert.match(written, /copy_value: str = Field\(alias="copy"\)/);
  });

  it('has its docstring alone where nothing travels', () => {
    assert.match(
      insert(models),
      /class HotPayload\(BaseModel\):\n {4}"""Payload for hot events\."""\n\n\nclass OvenMessage/,
    );
  });

  it('stands behind the enum where there is no other', () => {
    const bare = models.replace('class BakePayload(BaseModel):\n    recipe: str\n\n\n', '');
    assert.match(insert(bare, 'a: int'), /HOT = "hot"\n\n\nclass HotPayload/);
  });

  it('is written once, and taken out without a trace', () => {
    for (const lines of [['ovenId: string'], ['tags: string[] = []', 'more: record'], []]) {
      const written = insert(models, ...lines);
      assert.equal(insert(written, ...lines), written);
      assert.equal(remove(written), models);
    }
    assert.equal(remove(models), models);
  });
});
