// F2 in the real VS Code, with a test in the user's place in the review: what can be renamed, what is shown, and one undo.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PlanPreview } from '../../src/editor/plan-preview.ts';
import { registerRename } from '../../src/editor/rename.ts';
import { renameEvent } from '../../src/editor/rename-event.ts';
import type { Services } from '../../src/editor/services.ts';
import type { Session } from '../../src/editor/session.ts';
import { Memory } from '../../src/editor/wizard/memory.ts';
import { type Reply, Script, storage } from './script.ts';
import { allTexts, deleteDisk, openSession, readDisk, testLog, until, uriOf, writeDisk } from './world.ts';

const models = 'workshop/models/websocket.py';
const types = 'frontend/src/types/index.ts';
const handler = 'frontend/src/hooks/useWebSocket.ts';

describe('renaming an event', () => {
  let session: Session;
  let preview: PlanPreview;
  let original: ReadonlyMap<string, string>;
  let registration: vscode.Disposable;
  let script: Script;
  let reviewed: Promise<void>;

  before(async () => {
    // Registered after the extension itself, so that VS Code asks these first.
    await vscode.extensions.getExtension('cachibot-tools.cachibot-websocket-event')?.activate();
    session = await openSession();
    preview = new PlanPreview(session);
    original = await allTexts();
    registration = registerRename(services(() => script));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(await allTexts(), original);
  });

  after(() => {
    registration.dispose();
    preview.dispose();
    session.dispose();
  });

  const services = (ask: () => Script): Services => ({
    session,
    preview,
    memory: new Memory(storage()),
    log: testLog,
    inBackground: (work) => {
      reviewed = work();
      // Looked at once VS Code has answered.
      reviewed.catch(() => undefined);
    },
    get ask() {
      return ask();
    },
  });

  /** Undoes in the window, as a user does, and waits until every file has its text again. */
  const undo = async (path: string): Promise<void> => {
    await vscode.window.showTextDocument(uriOf(path));
    await until(session, isOriginal, () => vscode.commands.executeCommand('undo'));
    await Promise.all(vscode.workspace.textDocuments.map((document) => document.save()));
  };

  const isOriginal = (): boolean => [...original].every(([path, text]) => session.project.text(path) === text);

  const placeOf = async (path: string, marked: string): Promise<readonly [vscode.Uri, vscode.Position]> => {
    const document = await vscode.workspace.openTextDocument(uriOf(path));
    const start = document.getText().indexOf(marked.replace('$0', ''));
    assert.notEqual(start, -1, `${path} has no ${marked}`);
    return [document.uri, document.positionAt(start + marked.indexOf('$0'))];
  };

  const prepare = async (path: string, marked: string): Promise<string> => {
    const found = await vscode.commands.executeCommand<{ placeholder: string }>(
      'vscode.prepareRename',
      ...(await placeOf(path, marked)),
    );
    return found.placeholder;
  };

  /** Types a new name at a place, answers the review, and waits for its end. */
  const rename = async (
    path: string,
    marked: string,
    to: string,
    ...replies: Reply[]
  ): Promise<vscode.WorkspaceEdit> => {
    script = new Script(replies);
    reviewed = Promise.resolve();
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      ...(await placeOf(path, marked)),
      to,
    );
    await reviewed;
    assert.equal(script.isDone, true);
    return edit;
  };

  it('offers the name that stands there', async () => {
    assert.equal(await prepare(models, 'JOB$0_UPDATE = '), 'JOB_UPDATE');
    assert.equal(await prepare(models, '= "job$0_update"'), 'job_update');
    assert.equal(await prepare(handler, "case 'job$0_update'"), 'job_update');
    assert.equal(await prepare(types, 'interface JobUpdate$0Payload'), 'JobUpdatePayload');
  });

  it('shows first what changes and what it does not reach, hands VS Code nothing, and is undone at once', async () => {
    await writeDisk('docs/socket.md', 'Sent first:\n\n    {"type": "document_status"}\n');
    const edit = await rename(handler, "case 'document$0_status'", 'manuscript_status', 'take');
    await deleteDisk('docs');
    assert.equal(edit.size, 0);
    const [review] = script.asked;
    assert.match(review?.title ?? '', /^Rename document_status to manuscript_status/);
    assert.equal(review?.choices.at(-1), '$(go-to-file) socket.md:3');
    assert.match(await readDisk(models), /MANUSCRIPT_STATUS = "manuscript_status"/);
    assert.match(await readDisk(models), /def manuscript_status\(/);
    assert.match(await readDisk(types), /interface ManuscriptStatusPayload/);
    assert.match(await readDisk(handler), /case 'manuscript_status'/);
    await undo(handler);
  });

  it('changes nothing where the review is cancelled, and nothing where the name stays', async () => {
    await rename(models, 'JOB$0_UPDATE = ', 'PRESS_UPDATE', 'cancel');
    await rename(models, 'JOB$0_UPDATE = ', 'JOB_UPDATE');
  });

  it('says why a name cannot be, and lets nobody else rename instead', async () => {
    await assert.rejects(rename(models, 'JOB$0_UPDATE = ', 'DOCUMENT_STATUS'), /is an event of WSMessage already/);
    await assert.rejects(rename(types, 'interface JobUpdate$0Payload', 'Press'), /end with `Payload`/);
  });

  it('asks for event and name from the palette', async () => {
    const asked = new Script([{ choose: 'job_update' }, { enter: 'press_update' }, 'take']);
    await renameEvent(services(() => asked));
    assert.match(asked.asked[1]?.prompt ?? '', /^New name of `job_update`/);
    assert.equal(asked.asked[1]?.proposed, 'job_update');
    assert.match(await readDisk(models), /PRESS_UPDATE = "press_update"/);
    await undo(models);
  });
});
