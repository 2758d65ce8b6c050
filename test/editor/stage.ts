// A session with a test in the user's place: runs a command with scripted answers, and undoes as a user does.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PlanPreview } from '../../src/editor/plan-preview.ts';
import type { Services } from '../../src/editor/services.ts';
import type { Session } from '../../src/editor/session.ts';
import { Memory } from '../../src/editor/wizard/memory.ts';
import { type Reply, Script, storage } from './script.ts';
import { allTexts, openSession, testLog, until, uriOf } from './world.ts';

export class Stage {
  readonly session: Session;
  readonly preview: PlanPreview;
  readonly original: ReadonlyMap<string, string>;
  memory = new Memory(storage());

  private constructor(session: Session, original: ReadonlyMap<string, string>) {
    this.session = session;
    this.preview = new PlanPreview(session);
    this.original = original;
  }

  static async open(): Promise<Stage> {
    return new Stage(await openSession(), await allTexts());
  }

  /** Runs a command; every answer of the script has to be asked for. */
  async run(command: (services: Services) => Promise<void>, ...replies: Reply[]): Promise<Script> {
    const { session, preview, memory } = this;
    const script = new Script(replies);
    const inBackground = (): void => undefined;
    await command({ session, preview, memory, log: testLog, inBackground, ask: script });
    assert.equal(script.isDone, true, `asked only ${script.asked.map(({ prompt }) => prompt).join(' | ')}`);
    return script;
  }

  readonly isOriginal = (): boolean =>
    [...this.original].every(([path, text]) => this.session.project.text(path) === text);

  /** Undoes in the window, and waits until every file has its text again. */
  async undo(path: string): Promise<void> {
    await vscode.window.showTextDocument(uriOf(path));
    await until(this.session, this.isOriginal, () => vscode.commands.executeCommand('undo'));
    await Promise.all(vscode.workspace.textDocuments.map((document) => document.save()));
  }

  /** What has to hold after each test. */
  async clear(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(await allTexts(), this.original);
    this.memory = new Memory(storage());
  }

  dispose(): void {
    this.preview.dispose();
    this.session.dispose();
  }
}
