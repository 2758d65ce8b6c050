// What the wizard remembers between runs, in the workspace's own storage: the last choices, and a run that was cancelled.
import type { Memento } from 'vscode';
import type { Delivery, Recipe } from '../../engine/plan.ts';
import type { Draft, EventDirection } from './draft.ts';

export interface Choices {
  readonly direction?: EventDirection;
  readonly protocol?: string;
  readonly delivery?: Delivery;
  readonly recipe?: Recipe;
}

/** A cancelled run: where it stood, and what had been entered. */
export interface Unfinished {
  /** The shape of the draft: another version's drafts are forgotten. */
  readonly version: 3;
  readonly step: string;
  readonly draft: Draft;
}

export class Memory {
  readonly #storage: Memento;

  constructor(storage: Memento) {
    this.#storage = storage;
  }

  get choices(): Choices {
    return this.#storage.get<Choices>('choices', {});
  }

  async remember(choices: Choices): Promise<void> {
    await this.#storage.update('choices', { ...this.choices, ...choices });
  }

  get unfinished(): Unfinished | null {
    const found = this.#storage.get<Unfinished>('unfinished');
    return found?.version === 3 ? found : null;
  }

  async keep(step: string, draft: Draft): Promise<void> {
    const unfinished: Unfinished = { version: 3, step, draft };
    await this.#storage.update('unfinished', unfinished);
  }

  async forget(): Promise<void> {
    await this.#storage.update('unfinished', undefined);
  }
}
