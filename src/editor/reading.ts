// Reads the whole workspace into a project, in steps short enough that VS Code stays quick, with progress in the window.
import {
  type CancellationToken,
  CancellationTokenSource,
  Disposable,
  ProgressLocation,
  type Uri,
  window,
} from 'vscode';
import type { Cache } from '../engine/cache-bytes.ts';
import type { Project } from '../engine/project.ts';
import type { WorkspacePaths } from './convert.ts';
import { indexInSlices, type Texts } from './slices.ts';
import { type ListedFile, listFiles, type Listing } from './workspace-files.ts';

/** Above this many files the progress moves from the status bar to a notification that can be cancelled. */
const manyFiles = 5000;

/** Files read at the same time: enough to hide the way to a remote disk. */
const batch = 32;

type Read = (uri: Uri) => Thenable<string | null>;

export interface Reading {
  readonly listing: Listing;
  /** Whether anything was found out that an earlier start did not keep. */
  readonly isNew: boolean;
}

/** Null when the user cancelled it: half a workspace would look full of defects. */
export const readWorkspace = async (
  project: Project,
  paths: WorkspacePaths,
  read: Read,
  cache: Cache | null,
  stop: CancellationToken,
): Promise<Reading | null> => {
  const title = 'CachiBot: reading WebSocket events';
  const listing = await window.withProgress({ location: ProgressLocation.Window, title }, () => listFiles(paths, stop));
  const isLarge = listing.files.length > manyFiles;
  const location = isLarge ? ProgressLocation.Notification : ProgressLocation.Window;
  return window.withProgress({ location, title, cancellable: isLarge }, async (progress, cancelled) => {
    const source = new CancellationTokenSource();
    const cancel = (): void => {
      source.cancel();
    };
    const listeners = Disposable.from(stop.onCancellationRequested(cancel), cancelled.onCancellationRequested(cancel));
    try {
      const report = (done: number): void => {
        progress.report({ message: `${done} of ${listing.files.length} files` });
      };
      const texts = await readAll(listing.files, read, report, source.token);
      const isNew = await indexInSlices(project, texts, cache, () => source.token.isCancellationRequested);
      const isStopped = source.token.isCancellationRequested || stop.isCancellationRequested;
      return isNew === null || isStopped ? null : { listing, isNew };
    } finally {
      Disposable.from(listeners, source).dispose();
    }
  });
};

const readAll = async (
  files: readonly ListedFile[],
  read: Read,
  report: (done: number) => void,
  token: CancellationToken,
): Promise<Texts> => {
  const texts: (readonly [string, string])[] = [];
  for (let start = 0; start < files.length && !token.isCancellationRequested; start += batch) {
    const part = files.slice(start, start + batch);
    const found = await Promise.all(part.map(async ({ path, uri }) => ({ path, text: await read(uri) })));
    for (const { path, text } of found) if (text !== null) texts.push([path, text]);
    report(Math.min(start + batch, files.length));
  }
  return texts;
};
