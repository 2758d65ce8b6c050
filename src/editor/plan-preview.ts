// Shows what a plan would do as diffs: the files as they are against documents that only exist in memory.
import { commands, type Disposable, type Tab, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import { baseName } from '../engine/paths.ts';
import type { Planned, PlannedFile } from './planned.ts';
import type { Session } from './session.ts';

const scheme = 'cachibot-planned';

export class PlanPreview implements Disposable {
  readonly #session: Session;
  readonly #texts = new Map<string, string>();
  readonly #registration: Disposable;
  #count = 0;
  #title = '';

  constructor(session: Session) {
    this.#session = session;
    this.#registration = workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
    });
  }

  /** All diffs in one editor. */
  async open(planned: Planned, title: string): Promise<void> {
    await this.close();
    // New uris each time, because VS Code keeps what it once got for an old one.
    this.#count++;
    this.#title = title;
    const sides = planned.files.map((file) => this.#sides(file));
    await commands.executeCommand(
      'vscode.changes',
      title,
      sides.map(({ label, before, after }) => [label, before, after]),
    );
  }

  async openFile(file: PlannedFile): Promise<void> {
    const { before, after } = this.#sides(file);
    await commands.executeCommand('vscode.diff', before, after, `${baseName(file.edit.path)} (planned)`, {
      preview: true,
    });
  }

  /** Closes the diffs, which say nothing any more once the plan is applied or dropped. */
  async close(): Promise<void> {
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs.filter((tab) => this.#isOurs(tab))));
    this.#texts.clear();
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** A tab with several diffs has no input that extensions may see, but it has our title. */
  #isOurs({ input, label }: Tab): boolean {
    if (input instanceof TabInputTextDiff) return input.modified.scheme === scheme;
    return input === undefined && label === this.#title;
  }

  #sides({ edit, before, after }: PlannedFile): { readonly label: Uri; readonly before: Uri; readonly after: Uri } {
    const file = this.#session.paths.uriOf(edit.path);
    const planned = this.#keep(`after/${edit.path}`, after);
    return {
      label: file,
      before: edit.isNew === true ? this.#keep(`before/${edit.path}`, before) : file,
      after: planned,
    };
  }

  #keep(path: string, text: string): Uri {
    const uri = Uri.from({ scheme, path: `/${this.#count}/${path}` });
    this.#texts.set(uri.toString(), text);
    return uri;
  }
}
