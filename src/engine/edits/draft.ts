// A plan in the making: texts under edit, by file. One step that finds no place refuses the whole.
import type { Plan, PlanResult, Refusal, Written } from '../plan.ts';
import { isRefusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import { PieceTable } from './piece-table.ts';

/** One part's work on one file. */
export interface Step {
  readonly path: string;
  readonly write: (text: string) => Written;
}

const conflictMark = /^(<{7}|>{7}|={7})( |\r?$)/m;

const inConflict = (path: string): Refusal => refuse(`${path} has conflict markers: resolve the conflict first.`);

/** The likely cause of a place that was not found: a file with conflict markers is read in parts only. */
export const conflictIn = ({ contract, read }: PlanInput): Refusal | null => {
  const path = [...contract.files.keys()].find((one) => conflictMark.test(read(one) ?? ''));
  return path === undefined ? null : inConflict(path);
};

/** What the next change looks at: what the ones before it have left. */
export const asLeft = (input: PlanInput, draft: Draft, contract: PlanInput['contract']): PlanInput => ({
  ...input,
  contract,
  read: (path) => (input.read(path) === undefined ? undefined : draft.text(path)),
});

export class Draft {
  readonly #input: PlanInput;
  #tables = new Map<string, PieceTable>();
  #notes: readonly string[] = [];

  constructor(input: PlanInput) {
    this.#input = input;
  }

  /** The text of a file as it would be now. */
  text(path: string): string {
    return this.#tables.get(path)?.text ?? this.#input.read(path) ?? '';
  }

  /** Does one step, or says why it cannot be done. */
  take({ path, write }: Step): Refusal | null {
    const original = this.#input.read(path);
    if (original === undefined) return refuse(`${path} cannot be read: save it and try again.`);
    if (conflictMark.test(original)) return inConflict(path);
    const result = write(this.text(path));
    if (result.kind === 'refused') return conflictIn(this.#input) ?? refuse(`${path}: ${result.reason}`);
    if (result.edits.length === 0) return null;
    const table = this.#tables.get(path) ?? new PieceTable(original);
    this.#tables.set(path, table);
    table.apply(result.edits);
    return null;
  }

  /** Does all steps in order, up to the first that cannot be done. */
  takeAll(steps: readonly Step[]): Refusal | null {
    for (const step of steps) {
      const refusal = this.take(step);
      if (refusal !== null) return refusal;
    }
    return null;
  }

  /** Works on the draft; where that is refused, the draft is as it was before. */
  attempt<Result>(work: () => Refusal | Result): Refusal | Result {
    const [tables, notes] = [new Map([...this.#tables].map(([path, table]) => [path, table.copy()])), this.#notes];
    const result = work();
    if (isRefusal(result)) [this.#tables, this.#notes] = [tables, notes];
    return result;
  }

  note(sentence: string): void {
    if (!this.#notes.includes(sentence)) this.#notes = [...this.#notes, sentence];
  }

  /** Where a place of the text before all edits is now, or null where it was taken away. */
  locate(path: string, offset: number): number | null {
    const table = this.#tables.get(path);
    return table === undefined ? offset : table.locate(offset);
  }

  /** The texts that would change. */
  changed(): ReadonlyMap<string, string> {
    return new Map([...this.#tables].map(([path, table]) => [path, table.text]));
  }

  finish(title: string): PlanResult {
    const edits = [...this.#tables]
      .map(([path, table]) => ({ path, edits: table.edits() }))
      .filter((file) => file.edits.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const plan: Plan = { title, edits, notes: this.#notes };
    return { kind: 'plan', plan };
  }
}
