// Takes an applied plan back by the editor's own undo, in all files at once, and saves them: applying has saved them too.
import { commands, type TextDocument, type Uri, window, workspace } from 'vscode';
import type { Planned, PlannedFile } from './planned.ts';
import type { Session } from './session.ts';
import { UserError } from './user-error.ts';

/** Milliseconds. Undo in several files goes on after its command has ended, and the user may have to agree to it. */
const patience = 20_000;

/** VS Code makes the line ends of a text equal when it opens it. */
const isText = (document: TextDocument, text: string): boolean =>
  document.getText().replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n');

const exists = async (uri: Uri): Promise<boolean> => {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    // What cannot be found out about is not there for us.
    return false;
  }
};

/** One file of the plan, and whether it is as the plan found it or made it. */
interface Undone {
  readonly file: PlannedFile;
  readonly uri: Uri;
}

const isThere = async (uri: Uri, text: string): Promise<boolean> =>
  (await exists(uri)) && isText(await workspace.openTextDocument(uri), text);

const isAfter = async ({ uri, file: { edit, after } }: Undone): Promise<boolean> =>
  edit.isGone === true ? !(await exists(uri)) : isThere(uri, after);

const isBefore = async ({ uri, file: { edit, before } }: Undone): Promise<boolean> =>
  edit.isNew === true ? !(await exists(uri)) : isThere(uri, before);

const areAll = async (all: readonly Undone[], holds: (one: Undone) => Promise<boolean>): Promise<boolean> =>
  (await Promise.all(all.map(holds))).every(Boolean);

export const undoPlan = async ({ paths }: Session, { files }: Planned): Promise<void> => {
  const all = files.map((file): Undone => ({ file, uri: paths.uriOf(file.edit.path) }));
  const changed = all.filter(({ file: { edit } }) => edit.isNew !== true && edit.isGone !== true);
  const [first] = changed;
  if (first === undefined) return;
  if (!(await areAll(all, isAfter))) {
    throw new UserError('A file was changed since, so nothing was undone: use Edit > Undo in that file.');
  }
  await window.showTextDocument(first.uri);
  const undone = untilBefore(all);
  await commands.executeCommand('undo');
  await undone;
  for (const { uri } of changed) await (await workspace.openTextDocument(uri)).save();
};

const untilBefore = (all: readonly Undone[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
      settle();
    };
    const timer = setTimeout(() => {
      finish(() => {
        reject(new UserError('Not every file could be undone: use Edit > Undo in the ones that are left.'));
      });
    }, patience);
    const look = (): void => {
      void areAll(all, isBefore).then((isDone) => {
        if (isDone) finish(resolve);
      });
    };
    const listeners = [
      workspace.onDidChangeTextDocument(look),
      workspace.onDidCreateFiles(look),
      workspace.onDidDeleteFiles(look),
    ];
  });
