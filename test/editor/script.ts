// A test in the user's place: answers the questions of a command in order, and writes down what was asked.
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Answer, Ask, InputQuestion, Leaving, LinesQuestion, PickQuestion } from '../../src/editor/wizard/ask.ts';

/** How one question is answered. `take` is Enter on what is proposed. */
export type Reply =
  | 'take'
  | 'back'
  | 'cancel'
  | { readonly leave: 'document' }
  | { readonly choose: string }
  | { readonly enter: string | readonly string[] };

export interface Asked {
  readonly title: string;
  readonly prompt: string;
  readonly proposed: string;
  readonly choices: readonly string[];
}

/** Answers in order, and writes down what was asked. */
export class Script implements Ask {
  readonly asked: Asked[] = [];
  readonly #replies: Reply[];

  constructor(replies: readonly Reply[]) {
    this.#replies = [...replies];
  }

  #next(asked: Asked): Reply {
    this.asked.push(asked);
    const reply = this.#replies.shift();
    assert.ok(reply !== undefined, `nobody answers "${asked.prompt}"`);
    return reply;
  }

  get isDone(): boolean {
    return this.#replies.length === 0;
  }

  readonly pick = <Value>(question: PickQuestion<Value>): Promise<Answer<Value>> => {
    const real = question.choices.filter(({ value }) => value !== undefined);
    const proposed = question.proposed ?? real[0];
    const { title, step, total } = question.position;
    const reply = this.#next({
      title: `${title} (${step}/${total})`,
      prompt: question.prompt,
      proposed: proposed?.label ?? '',
      choices: real.map(({ label }) => label),
    });
    if (reply === 'back' || reply === 'cancel') return Promise.resolve({ kind: reply });
    assert.ok(reply === 'take' || 'choose' in reply, `"${question.prompt}" is a pick`);
    const chosen = reply === 'take' ? proposed : real.find(({ label }) => label.includes(reply.choose));
    assert.ok(chosen?.value !== undefined, `no such choice in ${real.map(({ label }) => label).join(' | ')}`);
    return Promise.resolve({ kind: 'answer', value: chosen.value });
  };

  readonly input = (question: InputQuestion): Promise<Answer<string>> => {
    const reply = this.#entered(question.position.title, question.prompt, question.value);
    if (reply === 'back' || reply === 'cancel') return Promise.resolve({ kind: reply });
    const text = typeof reply === 'string' ? question.value : reply.text;
    const remark = question.check(text);
    assert.notEqual(remark?.kind, 'problem', remark?.message);
    return Promise.resolve({ kind: 'answer', value: text });
  };

  readonly lines = (question: LinesQuestion): Promise<Leaving<readonly string[]>> => {
    const reply = this.#next({
      title: question.position.title,
      prompt: question.prompt,
      proposed: question.describe(question.lines),
      choices: question.lines,
    });
    if (reply === 'back' || reply === 'cancel') return Promise.resolve({ kind: reply });
    if (reply === 'take') return Promise.resolve({ kind: 'answer', value: question.lines });
    if ('leave' in reply) return Promise.resolve({ kind: 'document', value: question.lines });
    assert.ok('enter' in reply && typeof reply.enter !== 'string', `"${question.prompt}" takes lines`);
    return Promise.resolve({ kind: 'answer', value: reply.enter });
  };

  #entered(title: string, prompt: string, proposed: string): 'take' | 'back' | 'cancel' | { readonly text: string } {
    const reply = this.#next({ title, prompt, proposed, choices: [] });
    if (typeof reply === 'string') return reply;
    assert.ok('enter' in reply && typeof reply.enter === 'string', `"${prompt}" is an input`);
    return { text: reply.enter };
  }
}

/** What VS Code would store for the workspace. */
export const storage = (): vscode.Memento => {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => (values.has(key) ? (JSON.parse(String(values.get(key))) as T) : fallback),
    update: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
  };
};
