// The light bulb: of each finding at the cursor its fixes, the fixes of its kind, and a comment that ignores it. A chosen fix
// is planned when it is chosen; only what is done on saving is planned before, because VS Code wants the edit itself.
import {
  type CancellationToken,
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  commands,
  type Diagnostic,
  Disposable,
  languages,
  type Range,
  type TextDocument,
} from 'vscode';
import type { Finding } from '../engine/finding.ts';
import { fixAll, preferredFix } from '../engine/fix-all.ts';
import { toWorkspaceEdit } from './apply.ts';
import { applyFix, applyFixCommand, type FixRequest } from './apply-fix.ts';
import { guarded } from './commands.ts';
import { toRange } from './convert.ts';
import { planChange } from './planned.ts';
import { ownDocuments } from './selectors.ts';
import type { Services } from './services.ts';
import type { Session } from './session.ts';

const onSaveKind = CodeActionKind.SourceFixAll.append('cachibotWebSocket');

const toAction = (title: string, request: FixRequest): CodeAction => {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.command = { command: applyFixCommand, title, arguments: [request] };
  return action;
};

/** A finding where the user stands, with what is shown of it there. */
interface Here {
  readonly finding: Finding;
  readonly diagnostics: Diagnostic[];
}

const isOf = (diagnostic: Diagnostic, finding: Finding, range: Range): boolean =>
  diagnostic.source === 'cachibot-ws' && diagnostic.message === finding.message && diagnostic.range.isEqual(range);

/** The findings at a selection, those that stand in no panel too. */
const findingsAt = (
  { project }: Session,
  path: string,
  selection: Range,
  context: CodeActionContext,
): readonly Here[] => {
  const lines = project.contract().lines.get(path) ?? [0];
  return project
    .findings()
    .filter(({ place }) => place.path === path)
    .flatMap((finding) => {
      const range = toRange(lines, finding.place.range);
      if (range.intersection(selection) === undefined) return [];
      return [{ finding, diagnostics: context.diagnostics.filter((one) => isOf(one, finding, range)) }];
    });
};

/** Two findings of one event can have the same fix. */
const distinct = (actions: readonly CodeAction[]): readonly CodeAction[] =>
  [...new Map(actions.map((action) => [action.title, action] as const).reverse()).values()].reverse();

const ownActions = ({ finding, diagnostics }: Here): readonly CodeAction[] =>
  finding.fixes.map(({ title, caution, change, isPreferred }) => {
    const warned = caution === null ? title : `${title} (${caution.replace(/\.$/, '')})`;
    const action = toAction(warned, { kind: 'apply', change });
    action.diagnostics = diagnostics;
    action.isPreferred = isPreferred;
    return action;
  });

const ignoreAction = ({ finding: { check, protocol, event, field }, diagnostics }: Here): CodeAction => {
  const action = toAction(`Ignore \`${check}\` here…`, { kind: 'ignore', finding: { check, protocol, event, field } });
  action.diagnostics = diagnostics;
  return action;
};

/** Of a check whose preferred fix is offered here, all over the workspace; one finding alone has its own fix. */
const kindActions = (all: readonly Finding[], here: readonly Here[]): readonly CodeAction[] => {
  const ids = new Set(here.flatMap(({ finding }) => (preferredFix(finding) === null ? [] : [finding.check])));
  return [...ids].flatMap((id) => {
    const findings = all.filter((finding) => finding.check === id && preferredFix(finding) !== null);
    const title = `Fix all ${id.replace('-', ' ')}s`;
    const change = findings.length < 2 ? null : fixAll(findings, title);
    if (change === null) return [];
    const action = toAction(title, { kind: 'review', change });
    action.diagnostics = here.filter(({ finding }) => finding.check === id).flatMap(({ diagnostics }) => diagnostics);
    return [action];
  });
};

const everyAction = (all: readonly Finding[]): readonly CodeAction[] => {
  const title = 'Fix all WebSocket event findings in the workspace';
  const change = all.filter((finding) => preferredFix(finding) !== null).length < 2 ? null : fixAll(all, title);
  return change === null ? [] : [toAction(title, { kind: 'review', change })];
};

/** The preferred fixes of what stands in one document, as the edit that VS Code applies before it saves. */
const onSaveAction = async (session: Session, path: string): Promise<readonly CodeAction[]> => {
  const findings = session.project.findings().filter(({ place }) => place.path === path);
  const change = fixAll(findings, 'Fix all WebSocket event findings in this file');
  const planned = change === null ? null : await planChange(session, change);
  if (planned === null || planned.kind === 'refused' || planned.files.length === 0) return [];
  const action = new CodeAction(planned.plan.title, onSaveKind);
  action.edit = toWorkspaceEdit(session.paths, planned);
  return [action];
};

const provide = async (
  session: Session,
  document: TextDocument,
  selection: Range,
  context: CodeActionContext,
  token: CancellationToken,
): Promise<readonly CodeAction[]> => {
  const path = session.paths.pathOf(document.uri);
  if (path === null || !session.isRead) return [];
  // The last keystrokes count: places have moved with them.
  await session.settle();
  if (token.isCancellationRequested) return [];
  // Nobody pays for a plan that was not asked for.
  if (context.only !== undefined && CodeActionKind.Source.contains(context.only)) {
    return context.only.contains(onSaveKind) ? onSaveAction(session, path) : [];
  }
  if (context.only?.intersects(CodeActionKind.QuickFix) === false) return [];
  const here = findingsAt(session, path, selection, context);
  if (here.length === 0) return [];
  const all = session.project.findings();
  return [
    ...distinct(here.flatMap(ownActions)),
    ...kindActions(all, here),
    ...everyAction(all),
    ...here.map(ignoreAction),
  ];
};

export const registerCodeActions = (services: Services): Disposable =>
  Disposable.from(
    commands.registerCommand(applyFixCommand, (about: unknown) =>
      guarded(services.log, () => applyFix(services, about)),
    ),
    languages.registerCodeActionsProvider(
      ownDocuments,
      {
        provideCodeActions: async (document, selection, context, token) => [
          ...(await provide(services.session, document, selection, context, token)),
        ],
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix, onSaveKind] },
    ),
  );
