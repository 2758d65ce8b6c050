// What putting state into a store and taking it out again have to see alike: its lists, and how their items are parted.
import { type ObjectLiteralExpression, type SourceFile } from 'ts-morph';
import { type Range } from '../source.ts';
import { type CommaList } from './comma-list.ts';
import { type StoreParts } from './find-store.ts';
import { type Gap, usualBlank } from './lines.ts';
import { rangeOf, readStyle, type Style } from './style.ts';

export interface Store extends StoreParts {
  readonly text: string;
  readonly style: Style;
}

export const toStore = (file: SourceFile, parts: StoreParts): Store => ({
  ...parts,
  text: file.getFullText(),
  style: readStyle(file),
});

export const gapOf = (style: Pick<Style, 'newline'>, blank: 0 | 1 = 0): Gap => ({ newline: style.newline, blank });

export const listOf = (object: ObjectLiteralExpression): CommaList => ({
  items: object.getProperties().map(rangeOf),
  close: object.getEnd() - 1,
});

/** A short action stands as the last ones do, a long one as most do. */
export const blankFor = (text: string, actions: readonly Range[], isLong: boolean): 0 | 1 =>
  usualBlank(text, isLong ? actions : actions.slice(-2), isLong ? 1 : 0);
