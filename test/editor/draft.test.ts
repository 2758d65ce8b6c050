// Draft documents as a user meets them: what they open with, what they show while they are written, and the one undo of the review.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { draftEvents, draftFromClipboard, reviewDraftDocument } from '../../src/editor/drafting/draft-commands.ts';
import { DraftDocuments } from '../../src/editor/drafting/draft-documents.ts';
import { PlanPreview } from '../../src/editor/plan-preview.ts';
import type { Services } from '../../src/editor/services.ts';
import type { Session } from '../../src/editor/session.ts';
import { Memory } from '../../src/editor/wizard/memory.ts';
import { Script, storage } from './script.ts';
import { allTexts, next, openSession, readDisk, testLog, until, uriOf } from './world.ts';

const draft = `event upload_paused
  protocol WSMessage
  field documentId: string
  update none

event room_poll_opened
  pollId: string
  deliver room
  update none

event volume
  protocol VoiceMessage
  direction client-to-server
  level: float
`;

describe('a draft document', () => {
  let session: Session;
  let services: Services;
  let drafts: DraftDocuments;
  let original: ReadonlyMap<string, string>;

  before(async () => {
    await vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event')?.activate();
    session = await openSession();
    services = {
      session,
      preview: new PlanPreview(session),
      memory: new Memory(storage()),
      ask: new Script([]),
      log: testLog,
      inBackground: (work) => void work(),
    };
    drafts = new DraftDocuments(services);
    original = await allTexts();
  });

  afterEach(async () => {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (!document.isUntitled) continue;
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(await allTexts(), original);
  });

  after(() => {
    drafts.dispose();
    services.preview.dispose();
    session.dispose();
  });

  const active = (): vscode.TextEditor => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    return editor;
  };

  /** Opens a draft with this text, and waits until it has been looked at. */
  const open = async (content: string): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument({ language: 'cachibot-ws-draft', content });
    await vscode.window.showTextDocument(document);
    await next(drafts.onDidChange, (one) => one === document);
    return document;
  };

  it('opens with an event whose name is selected', async () => {
    await draftEvents(services);
    const { document, selection } = active();
    assert.equal(document.languageId, 'cachibot-ws-draft');
    assert.equal(document.isUntitled, true);
    assert.equal(document.getText(selection), 'new_event');
    assert.match(document.getText(), /^ {2}protocol WSMessage$/m);
  });

  it('opens with the messages of the clipboard', async () => {
    await vscode.env.clipboard.writeText('{ "type": "upload_paused", "payload": { "id": "a", "share": 0.5 } }');
    await draftFromClipboard(services);
    assert.equal(active().document.getText(), 'event upload_paused\n  field id: string\n  field share: float\n');
    await vscode.env.clipboard.writeText('no message');
    await assert.rejects(draftFromClipboard(services), /The clipboard holds no message as JSON: copy one/);
  });

  it('shows what is wrong at its word, and no lens', async () => {
    const document = await open('event upload_paused\n  protocol WSMesage\n  update never\n');
    assert.deepEqual(
      vscode.languages.getDiagnostics(document.uri).map(({ range, message }) => [document.getText(range), message]),
      [
        ['WSMesage', '`WSMesage` is no protocol here: write `WSMessage`.'],
        ['never', '`never` is no value of `update`: use replace, append, upsert, remove or none.'],
      ],
    );
    await assert.rejects(
      reviewDraftDocument(services, document.uri.toString()),
      /^Error: Line 2: `WSMesage` is no protocol/,
    );
  });

  it('shows at the event what the planner refuses', async () => {
    const document = await open('event upload_paused\n  protocol WSMessage\n  a: int\n  store useNoStore\n');
    const [problem] = drafts.stateOf(document)?.problems ?? [];
    assert.match(problem?.message ?? '', /`useNoStore` is no store here/);
  });

  it('completes keys, values and types', async () => {
    const document = await open('event upload_paused\n  protocol WSMessage\n  up');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(2, 4),
    );
    assert.ok(list.items.some(({ label }) => label === 'update'));
    const values = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 11),
    );
    assert.ok(values.items.some(({ label }) => label === 'VoiceMessage'));
  });

  it('tells in a hover what an event will be called', async () => {
    const document = await open(draft);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(0, 8),
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one instanceof vscode.MarkdownString ? one.value : '')),
    );
    assert.ok(texts.some((text) => text.includes('`UPLOAD_PAUSED`')));
  });

  it('counts its edits in a lens, applies them in one review, and one undo takes all back', async () => {
    const document = await open(draft);
    const edits = drafts.stateOf(document)?.planned?.plan.edits.reduce((sum, file) => sum + file.edits.length, 0);
    assert.ok(edits !== undefined && edits > 8);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      [`Review ${edits} edits`],
    );
    const script = new Script(['take']);
    await reviewDraftDocument({ ...services, ask: script }, document.uri.toString());
    assert.match(script.asked[0]?.prompt ?? '', /^\d+ insertions in \d+ files: nothing is changed yet$/);
    assert.match(await readDisk('workshop/models/websocket.py'), /UPLOAD_PAUSED/);
    assert.match(await readDisk('workshop/models/voice.py'), /VOLUME/);
    const isOriginal = (): boolean => [...original].every(([path, text]) => session.project.text(path) === text);
    await vscode.window.showTextDocument(uriOf('workshop/models/voice.py'));
    await until(session, isOriginal, () => vscode.commands.executeCommand('undo'));
    await Promise.all(vscode.workspace.textDocuments.filter((one) => !one.isUntitled).map((one) => one.save()));
  });
});
