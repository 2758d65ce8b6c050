// Parses a text with the help of one much like it that was parsed a moment ago, so that a keystroke costs little more than
// what it changes.
import { type Parser, type Tree, TreeFragment } from '@lezer/common';
import { type Difference, differenceOf } from './difference.ts';

interface Parsed {
  readonly text: string;
  readonly tree: Tree;
  /** How many places the parser stumbled over. */
  readonly damage: number;
}

/** What a reader makes of a tree. */
interface Outcome {
  readonly damage: readonly unknown[];
}

/** Moves of the parser in one step: a few milliseconds even before the machine has warmed to it. */
const bit = 300;

/** As many texts are remembered: a few open files. */
const remembered = 4;

export class Reparser {
  readonly #parser: Parser;
  #bases: readonly Parsed[] = [];
  /** Parsed in steps, and not asked for yet. */
  #ready: { readonly text: string; readonly tree: Tree } | null = null;

  constructor(parser: Parser) {
    this.#parser = parser;
  }

  parse<Read extends Outcome>(text: string, read: (tree: Tree) => Read): Read {
    for (const base of this.#bases) {
      const difference = differenceOf(base.text, text);
      if (!isSmall(difference, text)) continue;
      const tree = this.#parser.parse(text, sameParts(base.tree, difference));
      const result = read(tree);
      // A damaged tree is not built upon: what follows from it is not always what a first look would make of the text.
      if (result.damage.length <= base.damage) this.#remember({ text, tree, damage: result.damage.length }, base);
      return result;
    }
    const tree = this.#ready?.text === text ? this.#ready.tree : this.#parser.parse(text);
    this.#ready = null;
    const result = read(tree);
    this.#remember({ text, tree, damage: result.damage.length });
    return result;
  }

  /** Parses a text bit by bit; the next `parse` of it has only to read. */
  *parseInSteps(text: string): Generator<void> {
    const parse = this.#parser.startParse(text);
    let tree = parse.advance();
    for (let count = 1; tree === null; count++) {
      if (count % bit === 0) yield;
      tree = parse.advance();
    }
    this.#ready = { text, tree };
  }

  #remember(parsed: Parsed, instead?: Parsed): void {
    this.#bases = [parsed, ...this.#bases.filter((base) => base !== instead)].slice(0, remembered);
  }
}

/** Texts that differ so little must be two states of one file. */
const isSmall = ({ after }: Difference, text: string): boolean => after.end - after.start <= text.length / 8;

const sameParts = (tree: Tree, { before, after }: Difference): readonly TreeFragment[] =>
  TreeFragment.applyChanges(TreeFragment.addTree(tree), [
    { fromA: before.start, toA: before.end, fromB: after.start, toB: after.end },
  ]);
