// What the Problems panel has from us, and waiting until it has it.
import * as vscode from 'vscode';
import { next, uriOf } from './world.ts';

export const ours = (path: string): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uriOf(path)).filter(({ source }) => source === 'cachibot-ws');

/** Acts, and waits until the diagnostics of a file are as wanted and VS Code has told so: it tells a moment after. */
export const untilShown = async (path: string, isMet: () => boolean, act: () => unknown): Promise<void> => {
  const shown = next(
    vscode.languages.onDidChangeDiagnostics,
    ({ uris }) => uris.some((uri) => uri.toString() === uriOf(path).toString()) && isMet(),
  );
  const wasMet = isMet();
  await act();
  if (!wasMet || !isMet()) await shown;
};
