// What an earlier start of this workspace found out, in the storage that VS Code gives the extension for it. Files are known again
// by their texts: what VS Code tells of a file's time and size is too coarse to believe. Trouble with it only makes a start slower.
import { env, type LogOutputChannel, Uri, workspace } from 'vscode';
import { build } from '../engine/build.ts';
import { type Cache, readCacheInSteps, writeCacheInSteps } from '../engine/cache-bytes.ts';
import type { Project } from '../engine/project.ts';
import { inSlices } from './slices.ts';

/** No other build reads it. */
const key = JSON.stringify([build]);

export class CacheStore {
  readonly #folder: Uri;
  readonly #log: LogOutputChannel;

  constructor(folder: Uri, log: LogOutputChannel) {
    this.#folder = folder;
    this.#log = log;
  }

  async read(isStopped: () => boolean): Promise<Cache | null> {
    if (build === null) return null;
    try {
      const bytes = await workspace.fs.readFile(this.#file('workspace.cache'));
      return await inSlices(readCacheInSteps(key, bytes), isStopped);
    } catch {
      // The first start, or one whose storage cannot be read: everything is read from the workspace.
      return null;
    }
  }

  /** Keeps what the project has found out; nothing once `isStopped`. */
  async write(project: Project, isStopped: () => boolean): Promise<void> {
    if (build === null) return;
    const temporary = this.#file(`${env.sessionId}.tmp`);
    try {
      const kept = await inSlices(project.keepInSteps(), isStopped);
      const bytes =
        kept &&
        (await inSlices(
          writeCacheInSteps(key, kept, () => ''),
          isStopped,
        ));
      if (bytes === null) return;
      await workspace.fs.createDirectory(this.#folder);
      await workspace.fs.writeFile(temporary, bytes);
      await workspace.fs.rename(temporary, this.#file('workspace.cache'), { overwrite: true });
    } catch (error) {
      this.#log.debug(`Nothing is kept for the next start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #file(name: string): Uri {
    return Uri.joinPath(this.#folder, name);
  }
}
