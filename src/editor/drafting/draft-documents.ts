// The draft documents that are open, each with what is wrong in it or with its plan. Both are worked out while the user types,
// the latest text wins.
import { Disposable, EventEmitter, type TextDocument, workspace } from 'vscode';
import { requestsOf } from '../../engine/draft/draft-requests.ts';
import type { DraftProblem } from '../../engine/draft/draft.ts';
import { readDraft } from '../../engine/draft/read-draft.ts';
import type { EventRequest } from '../../engine/plan.ts';
import { planChange, type Planned } from '../planned.ts';
import type { Services } from '../services.ts';

export const draftLanguage = 'cachibot-ws-draft';

/** Drafts that were saved, too. */
export const draftSelector = ['untitled', 'file', 'vscode-remote'].map((scheme) => ({
  scheme,
  language: draftLanguage,
}));

export const isDraft = ({ languageId }: TextDocument): boolean => languageId === draftLanguage;

export interface DraftState {
  readonly problems: readonly DraftProblem[];
  readonly requests: readonly EventRequest[];
  /** Null while something is wrong, or nothing is asked for. */
  readonly planned: Planned | null;
}

/** Milliseconds: a plan is not made of every keystroke. */
const quiet = 300;

/** What a draft asks for, or why it cannot be had. */
export const lookAtDraft = async (
  { session }: Pick<Services, 'session'>,
  document: TextDocument,
): Promise<DraftState> => {
  await session.settle();
  const draft = readDraft(document.getText());
  const { requests, problems } = requestsOf(session.project.contract(), draft);
  const nothing = { requests, problems, planned: null };
  if (requests.length === 0) return nothing;
  const planned = await planChange(session, { kind: 'add-events', events: requests });
  if (planned.kind === 'planned') return { requests, problems, planned };
  const range = draft.events[planned.event ?? 0]?.name.range ?? { start: 0, end: 0 };
  return { ...nothing, problems: [{ range, message: planned.reason }] };
};

export class DraftDocuments implements Disposable {
  readonly #services: Services;
  readonly #states = new Map<string, DraftState>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #changed = new EventEmitter<TextDocument>();
  readonly #listeners: Disposable;

  /** Fires when something else is known of a draft. */
  readonly onDidChange = this.#changed.event;

  constructor(services: Services) {
    this.#services = services;
    this.#listeners = Disposable.from(
      workspace.onDidOpenTextDocument((document) => {
        this.#touch(document);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#touch(document);
      }),
      workspace.onDidCloseTextDocument((document) => {
        this.#forget(document);
      }),
      services.session.onDidChange(() => {
        for (const document of workspace.textDocuments) this.#touch(document);
      }),
    );
    for (const document of workspace.textDocuments) this.#touch(document);
  }

  stateOf(document: TextDocument): DraftState | null {
    return this.#states.get(document.uri.toString()) ?? null;
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    Disposable.from(this.#listeners, this.#changed).dispose();
  }

  #touch(document: TextDocument): void {
    if (!isDraft(document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const look = (): void => {
      this.#services.inBackground(() => this.#look(document));
    };
    this.#timers.set(key, setTimeout(look, quiet));
  }

  async #look(document: TextDocument): Promise<void> {
    const { version } = document;
    const state = await lookAtDraft(this.#services, document);
    // Another look is on its way where the text has changed meanwhile.
    if (document.isClosed || document.version !== version) return;
    this.#states.set(document.uri.toString(), state);
    this.#changed.fire(document);
  }

  #forget(document: TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    if (this.#states.delete(key)) this.#changed.fire(document);
  }
}
