// Whether what was changed still parses, in both languages.
import assert from 'node:assert/strict';
import { readPython } from '../../src/engine/python/reader.ts';
import { syntaxErrors } from '../../src/engine/typescript/syntax.ts';
import type { Texts } from './worlds.ts';

/** Python may not be more damaged than before: the parser stumbles in some valid files. TypeScript has no error. */
export const stillParses = (before: Texts, after: Texts): void => {
  for (const [path, text] of after) {
    const old = before.get(path) ?? '';
    if (text === old) continue;
    if (path.endsWith('.py')) assert.ok(readPython(text).damage.length <= readPython(old).damage.length, path);
    else assert.equal(syntaxErrors(text, path), 0, path);
  }
};
