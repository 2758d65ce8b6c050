// What happens to the workspace's texts: typing, closing, and changes on disk. It only names the touched uris; the
// session finds out what they hold now, because VS Code sends some events twice and in any order.
import { Disposable, RelativePattern, type Uri, workspace, type WorkspaceFolder } from 'vscode';

export interface Touches {
  /** A file whose text may be another one now. */
  readonly changed: (uri: Uri) => void;
  /** A file or folder that came or went. Of a folder only its own name is told, not what is in it. */
  readonly moved: (uri: Uri) => void;
}

const watchFolder = (folder: WorkspaceFolder, { changed, moved }: Touches): Disposable => {
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'));
  return Disposable.from(watcher, watcher.onDidChange(changed), watcher.onDidCreate(moved), watcher.onDidDelete(moved));
};

export const watchTexts = (folders: readonly WorkspaceFolder[], touches: Touches): Disposable =>
  Disposable.from(
    ...folders.map((folder) => watchFolder(folder, touches)),
    workspace.onDidChangeTextDocument(({ document }) => {
      touches.changed(document.uri);
    }),
    // A buffer restored with unsaved text, or closed without saving: another text counts now.
    workspace.onDidOpenTextDocument(({ uri }) => {
      touches.changed(uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      touches.changed(uri);
    }),
  );
