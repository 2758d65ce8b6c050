// Between the engine's words and VS Code's: paths and uris, offsets and positions, findings and diagnostics.
// An engine path is relative to its workspace folder; with several folders the folder's name goes before it.
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  Location,
  Range,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import type { Contract } from '../engine/contract.ts';
import { pageOf } from '../engine/documentation.ts';
import type { Finding, Mistake, Severity } from '../engine/finding.ts';
import { lineStarts, type Place, positionAt, type Range as EngineRange } from '../engine/source.ts';

interface Root {
  readonly folder: WorkspaceFolder;
  /** Empty, or the folder's name and a slash. */
  readonly prefix: string;
}

/** Names in a workspace file are free text: they may hold a slash, and two may be equal. */
const uniqueNames = (folders: readonly WorkspaceFolder[]): readonly string[] => {
  const names: string[] = [];
  for (const folder of folders) {
    const plain = folder.name.replaceAll('/', '-');
    let name = plain;
    for (let count = 2; names.includes(name); count++) name = `${plain}-${count}`;
    names.push(name);
  }
  return names;
};

/** The workspace's folders as one space of paths. */
export class WorkspacePaths {
  readonly roots: readonly Root[];

  constructor(folders: readonly WorkspaceFolder[]) {
    const names = uniqueNames(folders);
    this.roots = folders.map((folder, index) => ({
      folder,
      prefix: folders.length === 1 ? '' : `${names[index] ?? folder.name}/`,
    }));
  }

  /** Null for what lies outside the workspace, the other side of a diff or an untitled document. */
  pathOf(uri: Uri): string | null {
    const folder = workspace.getWorkspaceFolder(uri);
    const root = this.roots.find((one) => one.folder.uri.toString() === folder?.uri.toString());
    if (root === undefined) return null;
    const base = root.folder.uri.path.replace(/\/$/, '');
    return uri.path.startsWith(`${base}/`) ? root.prefix + uri.path.slice(base.length + 1) : null;
  }

  uriOf(path: string): Uri {
    const root = this.roots.find(({ prefix }) => path.startsWith(prefix));
    if (root === undefined) throw new Error(`${path} belongs to no folder of the workspace.`);
    return Uri.joinPath(root.folder.uri, path.slice(root.prefix.length));
  }
}

export const toRange = (lines: readonly number[], range: EngineRange): Range => {
  const start = positionAt(lines, range.start);
  const end = positionAt(lines, range.end);
  return new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
};

/** Positions by line and column hold in VS Code's copy of a text even where it has made all line ends equal. */
export const toRangeIn = (text: string, range: EngineRange): Range => toRange(lineStarts(text), range);

const toSeverity: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const toLocation = (paths: WorkspacePaths, contract: Contract, place: Place): Location =>
  new Location(paths.uriOf(place.path), toRange(contract.lines.get(place.path) ?? [0], place.range));

export const toDiagnostic = (paths: WorkspacePaths, contract: Contract, finding: Finding): Diagnostic => {
  const range = toRange(contract.lines.get(finding.place.path) ?? [0], finding.place.range);
  const diagnostic = new Diagnostic(range, finding.message, toSeverity[finding.severity]);
  diagnostic.source = 'cachibot-ws';
  diagnostic.code = { value: finding.check, target: Uri.parse(pageOf(finding.check)) };
  diagnostic.relatedInformation = finding.related.map(
    ({ place, message }) => new DiagnosticRelatedInformation(toLocation(paths, contract, place), message),
  );
  return diagnostic;
};

/** A mistake stands in a file that is no part of the contract, so its text is needed. */
export const toMistakeDiagnostic = (text: string, { place, message }: Mistake): Diagnostic => {
  const diagnostic = new Diagnostic(toRangeIn(text, place.range), message, DiagnosticSeverity.Error);
  diagnostic.source = 'cachibot-ws';
  return diagnostic;
};
