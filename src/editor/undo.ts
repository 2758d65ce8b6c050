// Takes an applied plan back by the editor's own undo, in all files at once, and saves them: applying has saved them too.
import { commands, type TextDocument, window, workspace } from 'vscode';
import type { Planned } from './planned.ts';
import type { Session } from './session.ts';
import { UserError } from './user-error.ts';

/** Milliseconds. Undo in several files goes on after its command has ended, and the user may have to agree to it. */
const patience = 20_000;

/** VS Code makes the line ends of a text equal when it opens it. */
const isText = (document: TextDocument, text: string): boolean =>
  document.getText().replaceAll('\r\n', '\n') === text.replaceAll('\r\n', '\n');

interface Undone {
  readonly document: TextDocument;
  readonly before: string;
  readonly after: string;
}

export const undoPlan = async ({ paths }: Session, { files }: Planned): Promise<void> => {
  const all = await Promise.all(
    files.map(async ({ edit, before, after }): Promise<Undone> => {
      const document = await workspace.openTextDocument(paths.uriOf(edit.path));
      return { document, before, after };
    }),
  );
  const [first] = all;
  if (first === undefined) return;
  if (!all.every(({ document, after }) => isText(document, after))) {
    throw new UserError('A file was changed since, so nothing was undone: use Edit > Undo in that file.');
  }
  await window.showTextDocument(first.document);
  const undone = untilBefore(all);
  await commands.executeCommand('undo');
  await undone;
  await Promise.all(all.map(({ document }) => document.save()));
};

const untilBefore = (all: readonly Undone[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      listener.dispose();
      settle();
    };
    const timer = setTimeout(() => {
      finish(() => {
        reject(new UserError('Not every file could be undone: use Edit > Undo in the ones that are left.'));
      });
    }, patience);
    const listener = workspace.onDidChangeTextDocument(() => {
      if (all.every(({ document, before }) => isText(document, before))) finish(resolve);
    });
  });
