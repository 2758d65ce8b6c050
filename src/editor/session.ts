// Owns the project: reads the workspace into it, keeps it in step with buffers and disk, and tells when it has changed.
// Everything else in the editor asks it and never reads a file itself.
import { CancellationTokenSource, Disposable, EventEmitter, type LogOutputChannel, type Uri, workspace } from 'vscode';
import type { Cache } from '../engine/cache-bytes.ts';
import type { Planner, Project } from '../engine/project.ts';
import type { CacheStore } from './cache-store.ts';
import { WorkspacePaths } from './convert.ts';
import { IgnoreRules, isIgnoreFile, isInSkippedFolder } from './ignored.ts';
import { describeError } from './log.ts';
import { type Reading, readWorkspace } from './reading.ts';
import { pause } from './slices.ts';
import { watchTexts } from './watch.ts';
import { exists, isFolder, listEverything, type ListedFile, listFolder, readText } from './workspace-files.ts';

/** Milliseconds without a change before changes are taken: longer than between two keystrokes or two doubled events. */
const quiet = 150;

/** A buffer wins over the disk. One without unsaved text does not outlive its file. */
const presentText = async (uri: Uri): Promise<string | null> => {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (document === undefined) return readText(uri);
  return document.isDirty || (await exists(uri)) ? document.getText() : null;
};

export class Session implements Disposable {
  readonly #log: LogOutputChannel;
  readonly #loadPlanner: () => Promise<Planner>;
  readonly #store: CacheStore | null;
  readonly #changed = new EventEmitter<void>();
  readonly #folderListener: Disposable;
  #project: Project | null = null;
  #paths = new WorkspacePaths([]);
  #rules = new IgnoreRules();
  /** The paths that the project holds. */
  #held = new Set<string>();
  #isRead = false;
  #revision = 0;
  #stop = new CancellationTokenSource();
  #watching = Disposable.from();
  #touched = new Map<string, Uri>();
  #timer: NodeJS.Timeout | undefined;
  /** All reading is done one after the other, so that the latest text wins. */
  #work: Promise<void> = Promise.resolve();

  /** Fires when the project holds other texts, once for many changes. */
  readonly onDidChange = this.#changed.event;

  /** Without a store every start reads everything. */
  constructor(log: LogOutputChannel, load: () => Promise<Planner>, store: CacheStore | null = null) {
    this.#log = log;
    this.#loadPlanner = load;
    this.#store = store;
    this.#folderListener = workspace.onDidChangeWorkspaceFolders(() => {
      this.read();
    });
  }

  /** There is none before the workspace has been read for the first time. */
  get project(): Project {
    if (this.#project === null) throw new Error('The workspace has not been read yet.');
    return this.#project;
  }

  get paths(): WorkspacePaths {
    return this.#paths;
  }

  /** False before the workspace has been read, and after the user has stopped the reading. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Counts the changes, so that a plan can tell whether it is about the present texts. */
  get revision(): number {
    return this.#revision;
  }

  /** How many files the engine was given. */
  get fileCount(): number {
    return this.#held.size;
  }

  /** All files that people write, those that hold no code of ours too. */
  listEverything(): Promise<readonly ListedFile[]> {
    return listEverything(this.#paths, this.#rules);
  }

  /** Reads files that no check looks at, for a plan that may go into them; from then on they are followed too. */
  async readToo(isWanted: (path: string) => boolean): Promise<void> {
    const listed = (await this.listEverything()).filter(({ path }) => isWanted(path));
    const held = [...this.#held].filter(isWanted);
    for (const { path, uri } of listed) {
      this.#held.add(path);
      this.#touched.set(path, uri);
    }
    await this.settleAt(held);
  }

  /** Reads the whole workspace anew. */
  read(): void {
    this.#startAnew();
    const { token } = this.#stop;
    this.#enqueue(async () => {
      const start = performance.now();
      // The readers carry two parsers, which activation shall not wait for.
      await pause();
      const engine = await import('../engine/project.ts');
      const read = async (cache: Cache | null): Promise<(Reading & { readonly project: Project }) | null> => {
        const project = new engine.Project(this.#loadPlanner);
        const reading = await readWorkspace(project, this.#paths, presentText, cache, token);
        return reading && { ...reading, project };
      };
      const isStopped = (): boolean => token.isCancellationRequested;
      const cache = (await this.#store?.read(isStopped)) ?? null;
      const done = await read(cache).catch((error: unknown) => {
        if (cache === null) throw error;
        this.#log.debug(`What was kept cannot be used: ${describeError(error)}`);
        return read(null);
      });
      if (done === null) {
        this.#log.info('Reading the workspace was stopped.');
        return;
      }
      const { project, listing, isNew } = done;
      this.#project = project;
      this.#rules = listing.rules;
      this.#held = new Set(listing.files.map(({ path }) => path));
      this.#isRead = true;
      this.#log.info(`Read ${listing.files.length} files in ${Math.round(performance.now() - start)} ms.`);
      this.#tellChange();
      if (isNew) await this.#store?.write(project, isStopped);
    });
  }

  /** Resolves when all that has happened so far is in the project. Reads again what the user had stopped. */
  async settle(): Promise<void> {
    await this.#work;
    if (!this.#isRead) this.read();
    this.#flush();
    await this.#work;
  }

  /** Settles after looking at these files again: the event of a change a moment ago may still be on its way. */
  async settleAt(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#touched.set(path, this.#paths.uriOf(path));
    await this.settle();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#stop.cancel();
    Disposable.from(this.#stop, this.#watching, this.#folderListener, this.#changed).dispose();
  }

  #startAnew(): void {
    this.#stop.cancel();
    Disposable.from(this.#stop, this.#watching).dispose();
    this.#stop = new CancellationTokenSource();
    this.#isRead = false;
    this.#touched.clear();
    const folders = workspace.workspaceFolders ?? [];
    this.#paths = new WorkspacePaths(folders);
    this.#watching = watchTexts(folders, {
      changed: (uri) => {
        this.#touch(uri, false);
      },
      moved: (uri) => {
        this.#touch(uri, true);
      },
    });
  }

  #touch(uri: Uri, mayBeFolder: boolean): void {
    const path = this.#paths.pathOf(uri);
    if (path === null || !this.#mayMatter(path, mayBeFolder)) return;
    this.#touched.set(path, uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#flush();
    }, quiet);
  }

  #mayMatter(path: string, mayBeFolder: boolean): boolean {
    if (isIgnoreFile(path) || this.#rules.isWanted(path) || this.#held.has(path)) return true;
    // With the slash the path itself counts as a folder.
    return mayBeFolder && !isInSkippedFolder(`${path}/`) && !this.#rules.isIgnored(`${path}/`);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    if (this.#touched.size === 0) return;
    const touched = this.#touched;
    this.#touched = new Map();
    this.#enqueue(async () => {
      if (this.#project !== null) await this.#take(touched);
    });
  }

  async #take(touched: ReadonlyMap<string, Uri>): Promise<void> {
    if ([...touched.keys()].some(isIgnoreFile)) {
      this.read();
      return;
    }
    let isChanged = false;
    for (const [path, uri] of touched) {
      for (const file of await this.#filesAt(path, uri)) {
        if (await this.#update(file)) isChanged = true;
      }
    }
    if (isChanged) this.#tellChange();
  }

  /** The file itself; of a folder all that was in it and all that is in it now. */
  async #filesAt(path: string, uri: Uri): Promise<readonly ListedFile[]> {
    if (this.#rules.isWanted(path) || this.#held.has(path)) return [{ path, uri }];
    const gone = [...this.#held].filter((held) => held.startsWith(`${path}/`));
    const here = (await isFolder(uri)) ? await listFolder(this.#paths, path, this.#rules) : [];
    return [...gone.map((held) => ({ path: held, uri: this.#paths.uriOf(held) })), ...here];
  }

  async #update({ path, uri }: ListedFile): Promise<boolean> {
    const { project } = this;
    const before = project.text(path);
    const text = await presentText(uri);
    if (text === null) {
      this.#held.delete(path);
      project.drop(path);
    } else {
      this.#held.add(path);
      project.put(path, text);
    }
    return before !== (text ?? undefined);
  }

  #tellChange(): void {
    this.#revision++;
    this.#changed.fire();
  }

  #enqueue(task: () => Promise<void>): void {
    this.#work = this.#work.then(task).catch((error: unknown) => {
      this.#log.error(describeError(error));
    });
  }
}
