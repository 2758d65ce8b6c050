// Lines among lines: where they go, and how they are parted.
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/engine/source.ts';
import {
  linesAfter,
  linesBeforeFirst,
  startWithComments,
  usualBlank,
  withdrawLines,
} from '../../src/engine/typescript/lines.ts';

const gap = { newline: '\n', blank: 1 } as const;

describe('lines', () => {
  it('go behind a comment, and before code that follows on the line', () => {
    const insert = (text: string) => applyEdits(text, [linesAfter(text, 1, 'x', { ...gap, blank: 0 })]);
    assert.equal(insert('a // b\nc'), 'a // b\nx\nc');
    assert.equal(insert('a /* b */ // c\r\nd'), 'a /* b */ // c\nx\r\nd');
    assert.equal(insert('a; // b\n'), 'a\nx; // b\n');
    assert.equal(insert('a /* b\n*/'), 'a\nx /* b\n*/');
  });

  it('go above the comments of what comes first', () => {
    const text = '{\n  // b\n  /* c */\n  a\n}';
    assert.equal(
      applyEdits(text, [linesBeforeFirst(text, text.indexOf('a'), '  x', gap)]),
      text.replace('{\n', '{\n  x\n\n'),
    );
    assert.equal(startWithComments('// a\nb', 5), 0);
    assert.equal(startWithComments('// a\n\nb', 6), 6);
  });

  it('take only their own blank line with them', () => {
    const text = 'a\n\nx\n\nb';
    assert.equal(applyEdits(text, [withdrawLines(text, { start: 3, end: 4 }, gap)]), 'a\n\nb');
    const tight = 'a\nx\n\nb';
    assert.equal(applyEdits(tight, [withdrawLines(tight, { start: 2, end: 3 }, gap)]), 'a\n\nb');
  });

  it('are parted as most siblings are', () => {
    const blank = (text: string) =>
      usualBlank(
        text,
        [...text.matchAll(/\w/g)].map(({ index }) => ({ start: index, end: index + 1 })),
        1,
      );
    assert.equal(blank('a'), 1);
    assert.equal(blank('a\nb\n\nc'), 0);
    assert.equal(blank('a\n\nb // \n\nc\nd'), 1);
  });
});
