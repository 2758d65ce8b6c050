import assert from 'node:assert/strict';
import { ensureImport, removeImportIfUnused } from '../../src/engine/python/writer.ts';
import { apply, insertInto } from '../support/written.ts';

const any = { module: 'typing', name: 'Any', lineLength: 60 };

const checkRoundTrip = (before: string, after: string): void => {
  const result = insertInto(before, (text) => ensureImport(text, any));
  assert.equal(result, after);
  assert.equal(apply(after, removeImportIfUnused(after, any)), before);
};

describe('importing a name', () => {
  it('joins the names of its module in their order', () => {
    checkRoundTrip('from typing import Literal, cast\n', 'from typing import Any, Literal, cast\n');
    checkRoundTrip('from typing import TYPE_CHECKING\n', 'from typing import TYPE_CHECKING, Any\n');
    checkRoundTrip(
      'from typing import (\n    IO,\n    Final,\n)\n',
      'from typing import (\n    IO,\n    Any,\n    Final,\n)\n',
    );
    checkRoundTrip('from typing import (\n    IO,\n)\n', 'from typing import (\n    IO,\n    Any,\n)\n');
  });

  it('breaks a line that gets too long, by insertions alone', () => {
    const long = 'from typing import TYPE_CHECKING, Awaitable, Callable, Final\n';
    const broken = insertInto(long, (text) => ensureImport(text, any));
    const names = ['TYPE_CHECKING', 'Any', 'Awaitable', 'Callable', 'Final'];
    assert.equal(broken, `from typing import (\n${names.map((name) => `    ${name},\n`).join('')})\n`);
  });

  it('puts the names back on the line that it was too much for, where other imports stand on one line', () => {
    const long = 'from typing import TYPE_CHECKING, Awaitable, Callable, Final\n';
    const joined = `from enum import Enum, auto\n${long}`;
    checkRoundTrip(
      joined,
      insertInto(joined, (text) => ensureImport(text, any)),
    );
    const names = ['TYPE_CHECKING', 'Awaitable', 'Callable', 'Final'].map((name) => `    ${name},\n`);
    for (const other of ['', 'from enum import (\n    Enum,\n    auto,\n)\n']) {
      const apart = `${other}from typing import (\n${names.join('')})\n`;
      checkRoundTrip(
        apart,
        insertInto(apart, (text) => ensureImport(text, any)),
      );
    }
  });

  it('stands among its peers, else in a section of its own', () => {
    checkRoundTrip(
      'import json\nfrom enum import Enum\nfrom uuid import x\n',
      'import json\nfrom enum import Enum\nfrom typing import Any\nfrom uuid import x\n',
    );
    checkRoundTrip('"""Oven."""\n\nimport pydantic\n', '"""Oven."""\n\nfrom typing import Any\n\nimport pydantic\n');
    checkRoundTrip('import pydantic\n', 'from typing import Any\n\nimport pydantic\n');
    checkRoundTrip('# Oven\nimport pydantic\n', '# Oven\nfrom typing import Any\n\nimport pydantic\n');
    checkRoundTrip(
      'from __future__ import annotations\n\nx = 1\n',
      'from __future__ import annotations\n\nfrom typing import Any\n\nx = 1\n',
    );
    checkRoundTrip('"""Oven."""\r\n\r\nx = 1', '"""Oven."""\r\n\r\nfrom typing import Any\r\n\r\nx = 1');
    checkRoundTrip('\uFEFFx = 1\n', '\uFEFFfrom typing import Any\n\n\nx = 1\n');
  });

  it('keeps a name that is used, in a quoted annotation too', () => {
    for (const use of ['x: Any = 1', 'x: "list[Any]" = []', 'print(f"{Any}")']) {
      const text = `from typing import Any\n\n${use}\n`;
      assert.equal(apply(text, removeImportIfUnused(text, any)), text);
    }
  });

  it('takes a name that is only mentioned', () => {
    const text = '"""Any oven."""\n\nfrom typing import Any\n\nx = "Any oven"  # Any\n';
    assert.equal(apply(text, removeImportIfUnused(text, any)), '"""Any oven."""\n\nx = "Any oven"  # Any\n');
  });
});
