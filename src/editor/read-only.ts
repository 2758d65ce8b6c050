// Whether a file can be written. VS Code tells extensions of file systems that are read-only, but not of a single file
// on disk that is: such a file is asked for its mode itself.
import { access, constants, stat } from 'node:fs/promises';
import { FilePermission, type Uri, workspace } from 'vscode';

const isLockedOnDisk = async (path: string): Promise<boolean> => {
  // An administrator may write anything; a file marked read-only is still not to be written.
  if (((await stat(path)).mode & 0o222) === 0) return true;
  try {
    await access(path, constants.W_OK);
    return false;
  } catch {
    // Not writable is what was asked.
    return true;
  }
};

/** The file must exist. */
export const isReadOnly = async (uri: Uri): Promise<boolean> => {
  if (workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  const { permissions = 0 } = await workspace.fs.stat(uri);
  if ((permissions & FilePermission.Readonly) !== 0) return true;
  return uri.scheme === 'file' && (await isLockedOnDisk(uri.fsPath));
};
