// Remembers what was worked out for the last few texts: the steps of a plan ask about the same texts again and again.

/** Answers by text, the oldest forgotten first. `forget` lets go of what an answer holds. */
export class Recent<Value> {
  readonly #values = new Map<string, Value>();
  readonly #size: number;
  readonly #forget: (value: Value) => void;

  constructor(size: number, forget: (value: Value) => void = () => undefined) {
    this.#size = size;
    this.#forget = forget;
  }

  get(text: string, workOut: () => Value): Value {
    const known = this.#values.get(text);
    if (known !== undefined) return known;
    const value = workOut();
    this.#values.set(text, value);
    this.#dropOldest();
    return value;
  }

  #dropOldest(): void {
    const [oldest] = this.#values;
    if (this.#values.size <= this.#size || oldest === undefined) return;
    this.#values.delete(oldest[0]);
    this.#forget(oldest[1]);
  }
}
