// A text under several edits, each made against the result of the one before. At the end it tells them all as edits to
// the original, so that what nobody touched stays as it is, character by character.
import type { TextEdit } from '../source.ts';

/** A stretch of the original, or text that was inserted. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.end - piece.start);

const cut = (piece: Piece, from: number, to: number): Piece =>
  'text' in piece ? { text: piece.text.slice(from, to) } : { start: piece.start + from, end: piece.start + to };

/** The pieces between two offsets of the current text. */
const between = (pieces: readonly Piece[], from: number, to: number): readonly Piece[] => {
  const found: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, length);
    if (start < end) found.push(cut(piece, start, end));
    offset += length;
  }
  return found;
};

export class PieceTable {
  readonly original: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.original = original;
    this.#pieces = original === '' ? [] : [{ start: 0, end: original.length }];
  }

  get text(): string {
    return this.#pieces
      .map((piece) => ('text' in piece ? piece.text : this.original.slice(piece.start, piece.end)))
      .join('');
  }

  /** The same text, edited on its own from here on. */
  copy(): PieceTable {
    const copy = new PieceTable(this.original);
    copy.#pieces = this.#pieces;
    return copy;
  }

  /** Where a place of the original is now, or null where it was taken away. */
  locate(offset: number): number | null {
    let now = 0;
    for (const piece of this.#pieces) {
      if (!('text' in piece) && piece.start <= offset && offset < piece.end) return now + offset - piece.start;
      now += lengthOf(piece);
    }
    return offset === this.original.length ? now : null;
  }

  /** Applies edits that were made against `text`, all at once. */
  apply(edits: readonly TextEdit[]): void {
    const length = this.#pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
    const pieces: Piece[] = [];
    let done = 0;
    for (const { range, text } of edits.toSorted((a, b) => a.range.start - b.range.start)) {
      pieces.push(...between(this.#pieces, done, range.start));
      if (text !== '') pieces.push({ text });
      done = Math.max(done, range.end);
    }
    this.#pieces = [...pieces, ...between(this.#pieces, done, length)];
  }

  /** The edits that turn the original into the current text. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let done = 0;
    let inserted = '';
    const flush = (until: number): void => {
      if (inserted !== '' || until > done) edits.push({ range: { start: done, end: until }, text: inserted });
      inserted = '';
    };
    for (const piece of this.#pieces) {
      if ('text' in piece) inserted += piece.text;
      else {
        flush(piece.start);
        done = piece.end;
      }
    }
    flush(this.original.length);
    return edits;
  }
}
