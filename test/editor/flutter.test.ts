// A Flutter client in the opened workspace: its files are read when a plan may go into them, as they stand in the buffers.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { applyPlan } from '../../src/editor/apply.ts';
import { planChange, type Planned } from '../../src/editor/planned.ts';
import type { Session } from '../../src/editor/session.ts';
import { type Change, leftOpen } from '../../src/engine/plan.ts';
import { allTexts, deleteDisk, openSession, readDisk, replaceInBuffer, writeDisk } from './world.ts';

const events = 'mobile/lib/ws_event.dart';
const provider = 'mobile/lib/chat_provider.dart';

const eventsText = `class WSEvent {
  static const String usage = 'usage';
  static const String documentStatus = 'document_status';
}
`;

const providerText = `class ChatNotifier {
  void _handle(WSEvent event) {
    switch (event.type) {
      case WSEvent.usage:
        _onUsage(event.payload);
    }
  }

  void _onUsage(Map<String, dynamic> payload) {
    count++;
  }
}
`;

const add: Change = {
  kind: 'add-events',
  events: [
    {
      ...leftOpen,
      protocol: 'WSMessage',
      name: 'upload_done',
      direction: 'server-to-client',
      fields: [],
      with: ['flutter'],
    },
  ],
};

const remove: Change = { kind: 'remove-event', protocol: null, name: 'upload_done' };

describe('a Flutter client', () => {
  let session: Session;
  let original: ReadonlyMap<string, string>;

  before(async () => {
    original = await allTexts();
    await writeDisk(events, eventsText);
    await writeDisk(provider, providerText);
    session = await openSession();
  });

  after(async () => {
    session.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteDisk('mobile');
    assert.deepEqual(await allTexts(), original);
  });

  const planned = async (change: Change): Promise<Planned> => {
    const result = await planChange(session, change);
    return result.kind === 'planned' ? result : assert.fail(result.reason);
  };

  const apply = async (change: Change): Promise<void> => {
    assert.equal((await applyPlan(session, await planned(change))).kind, 'applied');
    assert.ok(await vscode.workspace.saveAll(false));
  };

  it('gets a constant and a case, and is freed of both again', async () => {
    await apply(add);
    assert.match(await readDisk(events), /uploadDone = 'upload_done'/);
    assert.match(await readDisk(provider), /_onUploadDone\(event\.payload\)/);
    await apply(remove);
    assert.deepEqual([await readDisk(events), await readDisk(provider)], [eventsText, providerText]);
    assert.deepEqual(await allTexts(), original);
  });

  it('counts as it stands in its buffer when the plan is applied', async () => {
    const shown = await planned(add);
    const document = await replaceInBuffer(events, "'usage';", "'usage'; // tokens");
    assert.equal((await applyPlan(session, shown)).kind, 'changed');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
