// The wizard with a test in the user's place: which questions come, what they propose, and where Back and Cancel lead.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addEvent, addEventHere } from '../../src/editor/add-event.ts';
import { removeEvent } from '../../src/editor/remove-event.ts';
import type { Services } from '../../src/editor/services.ts';
import type { Reply, Script } from './script.ts';
import { Stage } from './stage.ts';
import { closeUnsaved, readDisk, replaceInBuffer, until, uriOf } from './world.ts';

const fields = ['documentId: string', 'progress: float'];

describe('wizard', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });

  afterEach(() => stage.clear());

  after(() => {
    stage.dispose();
  });

  const run = (command: (services: Services) => Promise<void>, ...replies: Reply[]): Promise<Script> =>
    stage.run(command, ...replies);

  const undo = (path: string): Promise<void> => stage.undo(path);

  it('proposes something sensible at each step, so that Enter is enough', async () => {
    const name = { enter: 'file_upload_progress' };
    const script = await run(addEvent, 'take', name, 'take', { enter: fields }, 'take', 'take', 'take');
    assert.deepEqual(
      script.asked.map(({ prompt, proposed }) => [prompt, proposed]),
      [
        ['Which way does it travel?', 'server → client'],
        ['Event name', ''],
        ['Which protocol does `file_upload_progress` belong to?', 'WSMessage'],
        ['Field, for example `documentId: string`. Empty Enter continues.', 'without a payload'],
        ['Where is it sent?', 'New wrapper in DocumentProcessor, you add the calls'],
        [
          'What does the client do with it?',
          'Keep the latest per `documentId` in `useDocumentStore.fileUploadProgress`',
        ],
        ['12 insertions in 5 files: nothing is changed yet', '$(check) Apply'],
      ],
    );
    assert.match(await readDisk('workshop/models/websocket.py'), /FILE_UPLOAD_PROGRESS = "file_upload_progress"/);
    assert.equal(stage.memory.unfinished, null);
    await undo('workshop/models/websocket.py');
  });

  it('asks less for an event of the client', async () => {
    const script = await run(
      addEvent,
      { choose: 'client → server' },
      { enter: 'room_pause' },
      { enter: ['jobId: string'] },
      'take',
      'take',
    );
    assert.deepEqual(
      script.asked.slice(3).map(({ title, proposed }) => [title, proposed]),
      [
        ['Add WebSocket Event: room_pause (4/5)', 'A new function, `_handle_pause`'],
        ['Add WebSocket Event: room_pause (5/5)', '$(check) Apply'],
      ],
    );
    assert.match(await readDisk('workshop/models/room_websocket.py'), /ROOM_PAUSE/);
    await undo('workshop/models/room_websocket.py');
  });

  it('takes the protocol from the file in front', async () => {
    await vscode.window.showTextDocument(uriOf('workshop/models/voice.py'));
    const script = await run(addEventHere, 'take', { enter: 'noise_level' }, 'take', 'take', 'take');
    assert.equal(script.asked[2]?.prompt.startsWith('Field'), true);
    assert.match(await readDisk('workshop/models/voice.py'), /NOISE_LEVEL/);
    await undo('workshop/models/voice.py');
  });

  it('sends at the cursor, with what is in scope there, and asks for the rest', async () => {
    const editor = await vscode.window.showTextDocument(uriOf('workshop/services/document_processor.py'));
    const inside = editor.document.positionAt(editor.document.getText().indexOf('pages = self._split'));
    editor.selection = new vscode.Selection(inside, inside);
    const name = { enter: 'pages_counted' };
    const ask = (key: string, parameter: string): string =>
      `What is \`${key}\` in \`DocumentProcessor.process_document\`? Nothing is surely called \`${parameter}\` there.`;
    const script = await run(
      addEventHere,
      'take',
      name,
      { enter: ['documentId: string', 'text: string', 'pageCount: int'] },
      'take',
      { choose: 'Every connected client' },
      { enter: 'document.id' },
      'back',
      'take',
      { enter: 'len(self.documents)' },
      { choose: 'Nothing yet' },
      'take',
    );
    assert.deepEqual(
      script.asked.slice(3, 9).map(({ prompt, proposed }) => [prompt, proposed]),
      [
        ['Where is it sent?', 'At the cursor · in `DocumentProcessor.process_document`'],
        ['Who gets it from `DocumentProcessor.process_document`?', 'This client'],
        [ask('documentId', 'document_id'), ''],
        [ask('pageCount', 'page_count'), ''],
        [ask('documentId', 'document_id'), 'document.id'],
        [ask('pageCount', 'page_count'), ''],
      ],
    );
    assert.match(
      await readDisk('workshop/services/document_processor.py'),
      /pages_counted\(\s*document_id=document\.id,\s*text=text,\s*page_count=len\(self\.documents\),?\s*\)/,
    );
    await undo('workshop/services/document_processor.py');
  });

  it('begins the name as all names of that protocol begin', async () => {
    await vscode.window.showTextDocument(uriOf('workshop/models/room_websocket.py'));
    const script = await run(addEvent, 'take', 'cancel');
    assert.equal(script.asked[1]?.proposed, 'room_');
  });

  it('lets the user decide where file and name speak for different protocols', async () => {
    await vscode.window.showTextDocument(uriOf('workshop/models/voice.py'));
    const script = await run(addEvent, 'take', { enter: 'room_poll' }, 'cancel');
    assert.deepEqual(script.asked[2]?.choices, ['RoomWSMessage', 'VoiceMessage']);
  });

  it('refuses a bad name while it is typed, and says what is better', async () => {
    const wrong = run(addEvent, 'take', { enter: 'FileUpload' });
    await assert.rejects(wrong, /use lower case and underscores, for example `file_upload`/);
  });

  it('hands all that was said over to a draft document', async () => {
    const name = { enter: 'file_upload_progress' };
    await run(addEvent, 'take', name, 'take', { enter: fields }, 'back', { leave: 'document' });
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(
      document?.getText(),
      `event file_upload_progress
  protocol WSMessage
  direction server-to-client
  field documentId: string
  field progress: float
  deliver none
`,
    );
    assert.equal(stage.memory.unfinished, null);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('goes back over every step', async () => {
    const name = { enter: 'file_upload_progress' };
    const toReview: Reply[] = ['take', name, 'take', { enter: fields }, 'take', 'take'];
    const script = await run(addEvent, ...toReview, 'back', 'back', 'back', 'back', 'back', 'back', 'cancel');
    const prompts = script.asked.map(({ prompt }) => prompt);
    assert.deepEqual(prompts.slice(7), prompts.slice(0, 6).reverse());
    assert.equal(script.asked[9]?.proposed, 'with 2 fields');
    assert.equal(script.asked[11]?.proposed, 'file_upload_progress');
  });

  it('goes on with a cancelled run, or starts anew', async () => {
    const name = { enter: 'file_upload_progress' };
    await run(addEvent, 'take', name, { choose: 'WSMessage' }, { enter: fields }, 'cancel');
    const script = await run(addEvent, 'take', 'cancel');
    assert.equal(script.asked[0]?.prompt, 'Continue with `file_upload_progress`?');
    assert.equal(script.asked[1]?.prompt, 'Where is it sent?');
    const anew = await run(addEvent, { choose: 'Start anew' }, 'cancel');
    assert.equal(anew.asked[1]?.prompt, 'Which way does it travel?');
  });

  it('goes on with a run that was cancelled in the review', async () => {
    const name = { enter: 'file_upload_progress' };
    await run(addEvent, 'take', name, 'take', { enter: fields }, 'take', 'take', 'cancel');
    const script = await run(addEvent, 'take', 'cancel');
    assert.match(script.asked[1]?.prompt ?? '', /^12 insertions in 5 files/);
  });

  it('says why something cannot be added, and leads back', async () => {
    const document = await replaceInBuffer('workshop/models/websocket.py', 'class WSM', '<<<<<<< ours\nclass WSM');
    const name = { enter: 'file_upload_progress' };
    try {
      const script = await run(addEvent, 'take', name, 'take', { enter: fields }, 'take', 'take', 'take', 'cancel');
      assert.match(script.asked[6]?.choices[0] ?? '', /conflict markers/);
      assert.equal(script.asked[7]?.prompt, 'What does the client do with it?');
    } finally {
      await until(stage.session, stage.isOriginal, () => closeUnsaved(document));
    }
  });

  it('offers another store, and nothing yet', async () => {
    const name = { enter: 'file_upload_progress' };
    const toStore: Reply[] = ['take', name, 'take', { enter: fields }, { choose: 'Not now' }];
    const other = { choose: 'Keep the latest in `useJobStore' };
    const script = await run(
      addEvent,
      ...toStore,
      { choose: 'Another store' },
      'back',
      { choose: 'Another' },
      other,
      'cancel',
    );
    assert.match(script.asked.at(-1)?.prompt ?? '', /^\d+ insertions in \d files/);
    const none = await run(addEvent, { choose: 'Start anew' }, ...toStore, { choose: 'Nothing yet' }, 'cancel');
    assert.match(none.asked.at(-1)?.prompt ?? '', /^\d+ insertions in \d files/);
  });

  it('changes names in the review', async () => {
    const name = { enter: 'file_upload_progress' };
    const toReview: Reply[] = ['take', name, 'take', { enter: fields }, 'take', 'take'];
    const rename: Reply[] = [{ choose: 'Change names' }, { choose: 'setFileUpload' }, { enter: 'setProgress' }, 'back'];
    const script = await run(addEvent, ...toReview, ...rename, 'take');
    assert.ok(script.asked[7]?.choices.includes('_broadcast_file_upload_progress'));
    assert.match(await readDisk('frontend/src/stores/library.ts'), /setProgress: \(payload\)/);
    await undo('frontend/src/stores/library.ts');
  });

  it('offers to extend a similar event that leaves from the same place', async () => {
    const name = { enter: 'document_progress' };
    const lines = { enter: ['deskId: string', 'documentId: string', 'progress?: float'] };
    const script = await run(
      addEvent,
      'take',
      name,
      'take',
      lines,
      { choose: 'DocumentProcessor' },
      'take',
      { choose: 'Extend `document_status` instead' },
      'back',
      { choose: 'Extend' },
      'take',
    );
    assert.equal(script.asked.at(-1)?.title, 'Extend document_status (2/2)');
    assert.equal(stage.memory.unfinished, null);
    assert.match(await readDisk('workshop/models/websocket.py'), /payload\["progress"\] = progress/);
    assert.doesNotMatch(await readDisk('workshop/models/websocket.py'), /document_progress/);
    await undo('workshop/models/websocket.py');
  });

  it('asks what is passed for a field that is always there, before an event is extended', async () => {
    const lines = { enter: ['deskId: string', 'documentId: string', 'progress: float', 'attempt: int'] };
    const extend = { choose: 'Extend `document_status` instead' };
    const script = await run(
      addEvent,
      'take',
      { enter: 'document_progress' },
      'take',
      lines,
      { choose: 'DocumentProcessor' },
      'take',
      extend,
      { enter: '0.5' },
      'back',
      { enter: '0.25' },
      { enter: '1' },
      'back',
      'take',
      'take',
      'take',
    );
    const [first, second] = script.asked.slice(7);
    assert.match(first?.prompt ?? '', /^What is passed as `progress` at .*document_processor\.py:\d+/);
    assert.match(second?.prompt ?? '', /^What is passed as `attempt` at/);
    assert.deepEqual(
      script.asked.slice(12).map(({ proposed }) => proposed),
      ['0.25', '1', '$(check) Apply'],
    );
    assert.doesNotMatch(script.asked.map(({ choices }) => choices.join()).join(), /--value/);
    assert.match(await readDisk('workshop/services/document_processor.py'), /progress=0\.25,?\s*attempt=1/);
    await undo('workshop/models/websocket.py');
  });

  it('says that nothing is left to do for an event that is whole', async () => {
    const script = await run(addEvent, 'take', { enter: 'document_status' }, 'take');
    assert.equal(script.asked[2]?.choices[0], 'deskId: string');
  });

  it('removes what it has added', async () => {
    const name = { enter: 'file_upload_progress' };
    await run(addEvent, 'take', name, 'take', { enter: fields }, 'take', 'take', 'take');
    const script = await run(removeEvent, { choose: 'file_upload_progress' }, 'take');
    assert.match(script.asked[1]?.prompt ?? '', /deletions in 5 files/);
  });
});
