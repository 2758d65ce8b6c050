// Which names stand in which text. A text is looked through once for every name, and remembers how many names it lacks.

/** What is known of one text; a host may keep it for as long as the text stays the same. */
export interface Scanned {
  readonly text: string;
  /** A name that stands in the text. */
  has: string | null;
  /** None of the first so many names ever asked for stands in it. */
  lacks: number;
}

export class NameScan {
  readonly #asked: string[];
  /** When each name was asked for, counted from 0. */
  readonly #order: Map<string, number>;
  readonly #patterns = new Map<number, RegExp>();

  /** `asked` are names that texts were looked through for before. */
  constructor(asked: readonly string[] = []) {
    this.#asked = [...asked];
    this.#order = new Map(asked.map((name, index) => [name, index]));
  }

  /** All names ever asked for, in the order that `lacks` counts them in. */
  get asked(): readonly string[] {
    return this.#asked;
  }

  ask(names: Iterable<string>): void {
    for (const name of names) {
      if (this.#order.has(name)) continue;
      this.#order.set(name, this.#asked.length);
      this.#asked.push(name);
      this.#patterns.clear();
    }
  }

  /** Whether one of the names, all of them asked for, stands in the text. */
  isIn(file: Scanned, names: ReadonlySet<string>): boolean {
    if (file.has !== null && names.has(file.has)) return true;
    if (file.lacks === this.#asked.length || this.#areAmongFirst(names, file.lacks)) return false;
    const { text } = file;
    if (!this.#patternFrom(file.lacks).test(text)) {
      file.lacks = this.#asked.length;
      return false;
    }
    for (const name of names) {
      if (!text.includes(name)) continue;
      file.has = name;
      return true;
    }
    // A name that mattered once stands in it.
    return false;
  }

  #areAmongFirst(names: ReadonlySet<string>, count: number): boolean {
    for (const name of names) if ((this.#order.get(name) ?? Infinity) >= count) return false;
    return true;
  }

  /** One pattern for many names reads a text once. */
  #patternFrom(index: number): RegExp {
    const known = this.#patterns.get(index);
    if (known !== undefined) return known;
    const pattern = new RegExp(this.#asked.slice(index).map(escaped).join('|'));
    this.#patterns.set(index, pattern);
    return pattern;
  }
}

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
