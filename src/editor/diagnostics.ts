// The findings of the whole workspace in the Problems panel. Only files whose findings are different are set again, so
// that nothing flickers while typing.
import { type Diagnostic, Disposable, languages, Uri } from 'vscode';
import type { Finding } from '../engine/finding.ts';
import type { Place } from '../engine/source.ts';
import { toDiagnostic, toMistakeDiagnostic } from './convert.ts';
import type { Session } from './session.ts';
import { onDidChangeSettings, readSettings } from './settings.ts';

/** All diagnostics that the user is to see, by uri: findings, and what is wrong in `cachibot-ws.json`. */
const diagnosticsOf = ({ project, paths }: Session): ReadonlyMap<string, readonly Diagnostic[]> => {
  const { showInformation } = readSettings();
  const isShown = ({ severity }: Finding): boolean => showInformation || severity === 'error' || severity === 'warning';
  const byFile = new Map<string, Diagnostic[]>();
  const add = ({ path }: Place, diagnostic: Diagnostic): void => {
    const uri = paths.uriOf(path).toString();
    byFile.set(uri, [...(byFile.get(uri) ?? []), diagnostic]);
  };
  const { findings, mistakes } = project.judgement();
  for (const finding of findings.filter(isShown)) add(finding.place, toDiagnostic(paths, project.contract(), finding));
  for (const mistake of mistakes)
    add(mistake.place, toMistakeDiagnostic(project.text(mistake.place.path) ?? '', mistake));
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
