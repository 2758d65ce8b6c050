// What a draft document shows while it is written: completion, hover, problems, and the lens that opens the review.
import {
  CodeLens,
  CompletionItem,
  CompletionItemKind,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  EventEmitter,
  Hover,
  languages,
  MarkdownString,
  Range,
  type TextDocument,
} from 'vscode';
import { completeDraft, type Completion } from '../../engine/draft/complete-draft.ts';
import { explainDraft } from '../../engine/draft/explain-draft.ts';
import type { Range as EngineRange } from '../../engine/source.ts';
import { count } from '../plan-summary.ts';
import type { Services } from '../services.ts';
import type { Session } from '../session.ts';
import { DraftDocuments, draftSelector } from './draft-documents.ts';

export const reviewDraftCommand = 'cachibotWebSocket.reviewDraft';

const toRange = (document: TextDocument, { start, end }: EngineRange): Range =>
  new Range(document.positionAt(start), document.positionAt(end));

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  type: CompletionItemKind.TypeParameter,
};

const toItem = (document: TextDocument, { text, kind, detail, range }: Completion, index: number): CompletionItem => {
  const item = new CompletionItem(text.trim(), kinds[kind]);
  item.insertText = text;
  item.range = toRange(document, range);
  item.detail = detail;
  // In the engine's order, not in that of the alphabet.
  item.sortText = String(index).padStart(4, '0');
  // After a key its value comes next.
  if (kind === 'key') item.command = { command: 'editor.action.triggerSuggest', title: 'What may follow' };
  return item;
};

const registerCompletion = (session: Session): Disposable =>
  languages.registerCompletionItemProvider(
    draftSelector,
    {
      provideCompletionItems: (document, position) =>
        session.isRead
          ? completeDraft(session.project.contract(), document.getText(), document.offsetAt(position)).map(
              (one, index) => toItem(document, one, index),
            )
          : [],
    },
    ' ',
    ':',
  );

const registerDraftHover = (session: Session): Disposable =>
  languages.registerHoverProvider(draftSelector, {
    provideHover: (document, position) => {
      if (!session.isRead) return undefined;
      const hover = explainDraft(session.project.contract(), document.getText(), document.offsetAt(position));
      return hover === null ? undefined : new Hover(new MarkdownString(hover.text), toRange(document, hover.range));
    },
  });

const registerProblems = (drafts: DraftDocuments): Disposable => {
  const collection = languages.createDiagnosticCollection('cachibot-ws-draft');
  return Disposable.from(
    collection,
    drafts.onDidChange((document) => {
      const problems = drafts.stateOf(document)?.problems ?? [];
      const diagnostics = problems.map(({ range, message }) => {
        const diagnostic = new Diagnostic(toRange(document, range), message, DiagnosticSeverity.Error);
        diagnostic.source = 'cachibot-ws';
        return diagnostic;
      });
      collection.set(document.uri, diagnostics);
    }),
  );
};

const lensOf = (document: TextDocument, drafts: DraftDocuments): readonly CodeLens[] => {
  const planned = drafts.stateOf(document)?.planned ?? null;
  if (planned === null) return [];
  const edits = planned.plan.edits.reduce((sum, file) => sum + file.edits.length, 0);
  const title = edits === 0 ? 'All of it is there already' : `Review ${count(edits, 'edit')}`;
  const command = { title, command: edits === 0 ? '' : reviewDraftCommand, arguments: [document.uri.toString()] };
  return [new CodeLens(new Range(0, 0, 0, 0), command)];
};

const registerLens = (drafts: DraftDocuments): Disposable => {
  const changed = new EventEmitter<void>();
  const provider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document: TextDocument) => [...lensOf(document, drafts)],
  };
  return Disposable.from(
    changed,
    languages.registerCodeLensProvider(draftSelector, provider),
    drafts.onDidChange(() => {
      changed.fire();
    }),
  );
};

export const registerDrafts = (services: Services): Disposable => {
  const drafts = new DraftDocuments(services);
  return Disposable.from(
    drafts,
    registerCompletion(services.session),
    registerDraftHover(services.session),
    registerProblems(drafts),
    registerLens(drafts),
  );
};
