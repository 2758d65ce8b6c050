// Shows what a plan would do as diffs: the files as they are against documents that only exist in memory.
import { commands, type Disposable, Range, type Tab, TabInputTextDiff, Uri, window, workspace } from 'vscode';
import type { Hit } from '../engine/features/elsewhere.ts';
import { baseName } from '../engine/paths.ts';
import type { Planned, PlannedFile } from './planned.ts';
import type { Session } from './session.ts';

const scheme = 'cachibot-planned';

interface Sides {
  readonly before: Uri;
  readonly after: Uri;
}

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

  /** All diffs in one editor, where the host has such an editor; elsewhere each file is opened on its own. */
  async open(planned: Planned, title: string): Promise<void> {
    await this.close();
    if (!(await commands.getCommands(true)).includes('vscode.changes')) return;
    // New uris each time, because VS Code keeps what it once got for an old one.
    this.#count++;
    this.#title = title;
    const resources = planned.files.map((file) => {
      const { before, after } = this.#sides(file);
      return [this.#session.paths.uriOf(file.edit.path), before, after];
    });
    await commands.executeCommand('vscode.changes', title, resources);
  }

  async openFile(file: PlannedFile): Promise<void> {
    const { before, after } = this.#sides(file);
    await commands.executeCommand('vscode.diff', before, after, `${baseName(file.edit.path)} (planned)`, {
      preview: true,
    });
  }

  /** A line that the plan leaves as it is; counted from 1. */
  async openLine({ path, line }: Hit): Promise<void> {
    const selection = new Range(line - 1, 0, line - 1, 0);
    await window.showTextDocument(this.#session.paths.uriOf(path), { selection, preview: true });
  }

  /** Closes the diffs, which say nothing any more once the plan is applied or dropped. */
  async close(): Promise<void> {
    await window.tabGroups.close(window.tabGroups.all.flatMap(({ tabs }) => tabs.filter((tab) => this.#isOurs(tab))));
    this.#texts.clear();
  }

  dispose(): void {
    this.#registration.dispose();
  }

  /** A tab with several diffs has no input that extensions can tell, but its label begins with our title. */
  #isOurs({ input, label }: Tab): boolean {
    if (input instanceof TabInputTextDiff) return input.modified.scheme === scheme;
    return this.#title !== '' && label.startsWith(this.#title);
  }

  #sides({ edit, before, after }: PlannedFile): Sides {
    const file = this.#session.paths.uriOf(edit.path);
    return {
      before: edit.isNew === true ? this.#keep(file, 'before', before) : file,
      after: this.#keep(file, 'after', after),
    };
  }

  /** The path stays the file's own: another one would be shown as a renaming. */
  #keep(file: Uri, side: string, text: string): Uri {
    const uri = Uri.from({ scheme, path: file.path, query: `${this.#count}-${side}` });
    this.#texts.set(uri.toString(), text);
    return uri;
  }
}
