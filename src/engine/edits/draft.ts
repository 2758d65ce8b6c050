// A plan in the making: texts under edit, by file. One step that finds no place refuses the whole.
import type { Plan, PlanResult, Refusal, Written } from '../plan.ts';
import { isRefusal, refuse } from '../plan.ts';
import type { PlanInput } from '../project.ts';
import type { FileEdit } from '../source.ts';
import { PieceTable } from './piece-table.ts';

/** One part's work on one file. */
export interface Step {
  readonly path: string;
  readonly write: (text: string) => Written;
  /** The whole text of a file that is not there yet. */
  readonly create?: () => string;
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
  read: (path) => draft.read(path),
  paths: [...input.paths, ...draft.created()],
  created: draft.created(),
});

export class Draft {
  readonly #input: PlanInput;
  #tables = new Map<string, PieceTable>();
  /** What the present change has done so far to the texts that it began with. */
  #own = new Map<string, PieceTable>();
  #notes: readonly string[] = [];
  #dropped: ReadonlySet<string> = new Set();

  constructor(input: PlanInput) {
    this.#input = input;
  }

  /** The text of a file as it would be now; undefined where there is none. */
  read(path: string): string | undefined {
    return this.#tables.get(path)?.text ?? this.#input.read(path);
  }

  text(path: string): string {
    return this.read(path) ?? '';
  }

  /** The files that would be new. */
  created(): readonly string[] {
    return [...this.#tables.keys()].filter((path) => this.#input.read(path) === undefined);
  }

  /** Deletes a file. */
  drop(path: string): void {
    const original = this.#input.read(path);
    if (original === undefined) {
      this.#tables.delete(path);
      return;
    }
    const table = new PieceTable(original);
    table.apply([{ range: { start: 0, end: original.length }, text: '' }]);
    this.#tables.set(path, table);
    this.#dropped = new Set([...this.#dropped, path]);
  }

  /** Does one step, or says why it cannot be done. */
  take({ path, write, create }: Step): Refusal | null {
    const original = this.#input.read(path) ?? (this.#tables.has(path) ? '' : undefined);
    if (original === undefined) {
      if (create === undefined) return refuse(`${path} cannot be read: save it and try again.`);
      const table = new PieceTable('');
      table.apply([{ range: { start: 0, end: 0 }, text: create() }]);
      this.#tables.set(path, table);
      return null;
    }
    if (conflictMark.test(original)) return inConflict(path);
    const result = write(this.text(path));
    if (result.kind === 'refused') return conflictIn(this.#input) ?? { ...result, reason: `${path}: ${result.reason}` };
    if (result.edits.length === 0) return null;
    const own = this.#own.get(path) ?? new PieceTable(this.text(path));
    this.#own.set(path, own);
    own.apply(result.edits);
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
    const tables = new Map([...this.#tables].map(([path, table]) => [path, table.copy()]));
    const [notes, dropped] = [this.#notes, this.#dropped];
    const result = work();
    if (isRefusal(result)) [this.#tables, this.#notes, this.#dropped] = [tables, notes, dropped];
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

  /** One of several changes begins: it looks at the texts as those before it have left them. */
  begin(): void {
    this.#own = new Map();
  }

  /** Where a place of the text that the present change began with is now, or null where it was taken away. */
  locateOwn(path: string, offset: number): number | null {
    const table = this.#own.get(path);
    return table === undefined ? offset : table.locate(offset);
  }

  /** The texts that would change. */
  changed(): ReadonlyMap<string, string> {
    return new Map([...this.#tables].map(([path, table]) => [path, table.text]));
  }

  finish(title: string): PlanResult {
    const created = new Set(this.created());
    const edits: readonly FileEdit[] = [...this.#tables]
      .map(([path, table]) => ({
        path,
        edits: table.edits(),
        ...(created.has(path) ? { isNew: true } : {}),
        ...(this.#dropped.has(path) ? { isGone: true } : {}),
      }))
      .filter((file) => file.edits.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const plan: Plan = { title, edits, notes: this.#notes };
    return { kind: 'plan', plan };
  }
}
