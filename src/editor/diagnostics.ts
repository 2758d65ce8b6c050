// The findings of the whole workspace in the Problems panel. Only files whose findings are different are set again, so
// that nothing flickers while typing.
import { type Diagnostic, Disposable, languages, Uri } from 'vscode';
import type { Finding } from '../engine/finding.ts';
import { toDiagnostic } from './convert.ts';
import type { Session } from './session.ts';
import { onDidChangeSettings, readSettings } from './settings.ts';

/** All diagnostics that the user is to see, by uri. */
const diagnosticsOf = ({ project, paths }: Session): ReadonlyMap<string, readonly Diagnostic[]> => {
  const { showInformation } = readSettings();
  const isShown = ({ severity }: Finding): boolean => showInformation || severity === 'error' || severity === 'warning';
  const byFile = new Map<string, Diagnostic[]>();
  for (const finding of project.findings().filter(isShown)) {
    const uri = paths.uriOf(finding.place.path).toString();
    const diagnostic = toDiagnostic(paths, project.contract(), finding);
    byFile.set(uri, [...(byFile.get(uri) ?? []), diagnostic]);
  }
  return byFile;
};

export const registerDiagnostics = (session: Session): Disposable => {
  const collection = languages.createDiagnosticCollection('cachibot-ws');
  /** What is shown of each file, as text to compare with. */
  const shown = new Map<string, string>();

  const refresh = (): void => {
    // While the workspace is read anew the old findings stay: half a workspace would look full of defects.
    if (!session.isRead) return;
    const wanted = diagnosticsOf(session);
    for (const uri of new Set([...shown.keys(), ...wanted.keys()])) {
      const diagnostics = wanted.get(uri) ?? [];
      const text = JSON.stringify(diagnostics);
      if (shown.get(uri) === text) continue;
      if (diagnostics.length === 0) shown.delete(uri);
      else shown.set(uri, text);
      collection.set(Uri.parse(uri), diagnostics);
    }
  };

  refresh();
  return Disposable.from(collection, session.onDidChange(refresh), onDidChangeSettings(refresh));
};
