// What the editor tests share: the opened copy of the sample project, a session on it, and waiting for events.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CacheStore } from '../../src/editor/cache-store.ts';
import { Session } from '../../src/editor/session.ts';
import { isPlanner } from '../../src/engine/planner.ts';
import type { Planner } from '../../src/engine/project.ts';

const extensionId = 'cachibot-tools.cachibot-websocket-event';

export const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first.uri;
};

export const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

const loadPlanner = (): Promise<Planner> => {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension);
  const loaded: unknown = createRequire(__filename)(join(extension.extensionPath, 'dist', 'edit.js'));
  assert.ok(isPlanner(loaded));
  return Promise.resolve(loaded);
};

export const testLog = vscode.window.createOutputChannel('Editor tests', { log: true });

/** A session of its own on the opened workspace, read to its end. */
export const openSession = async (store: CacheStore | null = null): Promise<Session> => {
  const session = new Session(testLog, loadPlanner, store);
  session.read();
  await session.settle();
  return session;
};

/** Resolves at the next event that passes the test. */
export const next = <Event>(
  event: vscode.Event<Event>,
  isWanted: (value: Event) => boolean = () => true,
): Promise<Event> =>
  new Promise((resolve) => {
    const listener = event((value) => {
      if (!isWanted(value)) return;
      listener.dispose();
      resolve(value);
    });
  });

/** Acts, and waits until the session has taken it so far that the test is met. */
export const until = async (session: Session, isMet: () => boolean, act: () => unknown): Promise<void> => {
  const met = next(session.onDidChange, isMet);
  await act();
  if (!isMet()) await met;
};

export const readBytes = async (path: string): Promise<Buffer> =>
  Buffer.from(await vscode.workspace.fs.readFile(uriOf(path)));

export const readDisk = async (path: string): Promise<string> => (await readBytes(path)).toString('utf8');

export const writeDisk = async (path: string, text: string): Promise<void> => {
  await vscode.workspace.fs.writeFile(uriOf(path), Buffer.from(text));
};

export const deleteDisk = async (path: string): Promise<void> => {
  await vscode.workspace.fs.delete(uriOf(path), { recursive: true });
};

/** Types into a file's buffer without saving it. */
export const replaceInBuffer = async (path: string, from: string, to: string): Promise<vscode.TextDocument> => {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  const start = document.getText().indexOf(from);
  assert.notEqual(start, -1, `${path} has no ${from}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)),
    to,
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
  return document;
};

/** Throws a buffer's unsaved text away and closes it. */
export const closeUnsaved = async (document: vscode.TextDocument): Promise<void> => {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
};

/** All files of the workspace that could have been changed, by path. */
export const allTexts = async (): Promise<ReadonlyMap<string, string>> => {
  const uris = await vscode.workspace.findFiles('**/*.{py,ts,tsx}');
  const texts = await Promise.all(
    uris.map(async (uri) => [uri.path.slice(folder().path.length + 1), await readDiskAt(uri)] as const),
  );
  return new Map(texts.sort());
};

const readDiskAt = async (uri: vscode.Uri): Promise<string> =>
  Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
