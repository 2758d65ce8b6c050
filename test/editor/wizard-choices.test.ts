// The rarer choices of the wizard, each a way of its own through the questions: functions and actions that are there, answers,
// new stores, what is added to a list or removed.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addEvent } from '../../src/editor/add-event.ts';
import type { Asked, Reply, Script } from './script.ts';
import { Stage } from './stage.ts';
import { readDisk, until, uriOf } from './world.ts';

const models = 'workshop/models/websocket.py';
const endpoint = 'workshop/api/websocket.py';
const handler = 'frontend/src/hooks/useWebSocket.ts';

describe('wizard, the rarer choices', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });

  afterEach(() => stage.clear());

  after(() => {
    stage.dispose();
  });

  /** Up to the step after the fields; the file in front tells the protocol. */
  const start = async (
    direction: string,
    name: string,
    lines: readonly string[],
    ...replies: Reply[]
  ): Promise<Script> => {
    await vscode.window.showTextDocument(uriOf(models));
    return stage.run(addEvent, { choose: direction }, { enter: name }, { enter: lines }, ...replies);
  };

  const prompts = ({ asked }: Script, from: number): readonly string[] => asked.slice(from).map(({ prompt }) => prompt);

  const at = ({ asked }: Script, index: number): Asked => asked[index] ?? assert.fail(`no question ${index}`);

  it('hands an event to a function that is there, found by its fields', async () => {
    const toFunction = { choose: 'existing function' };
    const script = await start(
      'client →',
      'job_stop',
      ['jobId: string'],
      toFunction,
      'back',
      toFunction,
      { choose: 'cancel_job' },
      'take',
    );
    assert.equal(at(script, 3).proposed, 'A new function, `_handle_job_stop`');
    assert.deepEqual(prompts(script, 3).slice(0, 4), [
      'What does the server do with it?',
      'Which function gets it?',
      'What does the server do with it?',
      'Which function gets it?',
    ]);
    assert.ok(at(script, 4).choices.includes('JobRunner.cancel_job'), at(script, 4).choices.join());
    assert.match(await readDisk(endpoint), /cancel_job\(job_id=/);
    await stage.undo(models);
  });

  it('takes a function that is typed, and asks what its other parameters get', async () => {
    const place = 'workshop/services/document_processor.py:DocumentProcessor.process_document';
    const script = await start(
      'client →',
      'document_read',
      ['text: string'],
      { choose: 'existing function' },
      { choose: 'Another function' },
      { enter: place },
      'back',
      { choose: 'Another function' },
      { enter: place },
      { enter: 'client_id' },
      'take',
    );
    assert.match(
      at(script, 6).prompt,
      /^What is `document` of `DocumentProcessor\.process_document`\? Nothing is surely/,
    );
    assert.match(await readDisk(endpoint), /process_document\(\s*text=\w+.*,\s*document=client_id/);
    await stage.undo(models);
  });

  it('asks for the event that answers, with the id that joins the two', async () => {
    const script = await start(
      'server →',
      'print_request',
      ['requestId: string', 'sheets: int'],
      { choose: 'expects an answer' },
      { choose: 'This client' },
      'take',
      { enter: ['requestId: string', 'isApproved: boolean'] },
      'take',
      'take',
    );
    assert.deepEqual(
      script.asked.slice(4, 7).map(({ prompt, proposed }) => [prompt, proposed]),
      [
        ['Whom does it ask?', 'This client'],
        ['Which event answers `print_request`?', 'print_answer'],
        ['Field of `print_answer`, for example `isApproved: boolean`. Empty Enter continues.', 'with 1 field'],
      ],
    );
    assert.match(await readDisk(endpoint), /async def _request_print_request/);
    await stage.undo(models);
  });

  it('asks and awaits it in the function around the cursor, and asks for what is not in scope', async () => {
    const editor = await vscode.window.showTextDocument(uriOf('workshop/services/document_processor.py'));
    const inside = editor.document.positionAt(editor.document.getText().indexOf('pages = self._split'));
    editor.selection = new vscode.Selection(inside, inside);
    const script = await stage.run(
      addEvent,
      'take',
      { enter: 'print_request' },
      { enter: ['requestId: string', 'text: string', 'sheets: int'] },
      { choose: 'expects an answer' },
      { choose: 'Every connected client' },
      'take',
      { enter: ['requestId: string', 'isApproved: boolean'] },
      'back',
      'take',
      { enter: ['requestId: string', 'isApproved: boolean'] },
      { choose: 'At the cursor' },
      { enter: '2' },
      'take',
      'take',
    );
    assert.deepEqual(prompts(script, 7).slice(0, 4), [
      'Where does it ask?',
      'Which event answers `print_request`?',
      'Field of `print_answer`, for example `isApproved: boolean`. Empty Enter continues.',
      'Where does it ask?',
    ]);
    assert.match(
      await readDisk('workshop/services/document_processor.py'),
      /_request_print_request\(\s*text=text,\s*sheets=2/,
    );
    await stage.undo(models);
  });

  it('says that an answer needs an id, and leads back', async () => {
    const script = await start(
      'server →',
      'print_request',
      ['sheets: int'],
      { choose: 'expects an answer' },
      { choose: 'This client' },
      'take',
      'back',
      'cancel',
    );
    assert.match(at(script, 5).choices[0] ?? '', /Nothing could join an answer/);
    assert.equal(at(script, 7).prompt, 'Where is it sent?');
  });

  it('lets the result of a function answer, and the client keep it', async () => {
    const script = await start(
      'client →',
      'page_count',
      ['requestId: string', 'text: string'],
      { choose: 'expects an answer' },
      'take',
      { enter: ['requestId: string', 'count: int'] },
      'take',
      'take',
      'take',
    );
    assert.equal(at(script, 4).proposed, 'page_count_result');
    assert.deepEqual(prompts(script, 6).slice(0, 2), ['What makes the answer?', 'What does the client do with it?']);
    assert.match(await readDisk(handler), /case 'page_count_result'/);
    await stage.undo(models);
  });

  it("sends from inside the agent's stream", async () => {
    await start(
      'server →',
      'ink_used',
      ['colour: string'],
      { choose: "agent's stream" },
      { choose: 'Nothing yet' },
      'take',
    );
    assert.match(await readDisk(endpoint), /__ink_used__/);
    await stage.undo(models);
  });

  it('calls an action that is there, and asks which field a parameter gets', async () => {
    const script = await start(
      'server →',
      'job_removed',
      ['jobId: string', 'reason: string'],
      { choose: 'Not now' },
      { choose: 'existing action' },
      { choose: 'useJobStore.removeJob' },
      'back',
      { choose: 'useJobStore.removeJob' },
      { choose: 'jobId' },
      'take',
    );
    assert.deepEqual(at(script, 6).choices, ['jobId', 'reason']);
    assert.equal(at(script, 6).prompt, 'Which field does `id` of `useJobStore.removeJob` get?');
    assert.match(await readDisk(handler), /useJobStore\.getState\(\)\.removeJob\(payload\.jobId\)/);
    await stage.undo(models);
  });

  it('asks of an event without a payload only where an action speaks of it', async () => {
    const script = await start(
      'server →',
      'usage_reset',
      [],
      { choose: 'Not now' },
      { choose: 'existing action' },
      'take',
      'take',
    );
    assert.equal(at(script, 4).proposed, 'Nothing yet');
    assert.equal(at(script, 5).proposed, 'useUsageStore.resetUsage()');
    assert.match(await readDisk(handler), /useUsageStore\.getState\(\)\.resetUsage\(\)/);
    await stage.undo(models);
  });

  it('adds to a list, and removes by a key', async () => {
    const list = { choose: 'Add each to a list in `useJobStore' };
    await start('server →', 'job_note', ['jobId: string', 'text: string'], { choose: 'Not now' }, list, 'take');
    assert.match(await readDisk('frontend/src/stores/desk.ts'), /jobNote: JobNotePayload\[\]/);
    await stage.undo(models);
    const remove = { choose: 'Remove what has the same `jobId` from `useJobStore.jobs`' };
    await start('server →', 'job_gone', ['jobId: string'], { choose: 'Not now' }, remove, 'take');
    assert.match(await readDisk('frontend/src/stores/desk.ts'), /jobs\.filter\(/);
    await stage.undo(models);
  });

  it('keeps an event in a new store, in a file of its own', async () => {
    const file = 'frontend/src/stores/uploads.ts';
    const script = await start(
      'server →',
      'upload_paused',
      ['documentId: string'],
      { choose: 'Not now' },
      { choose: 'A new store' },
      { enter: file },
      'back',
      { enter: file },
      'take',
      'take',
    );
    assert.equal(at(script, 5).proposed, 'frontend/src/stores/uploadPaused.ts');
    assert.deepEqual(at(script, 6).choices, [
      'Keep the latest per `documentId` in `useUploadsStore.uploadPaused`',
      'Keep the latest in `useUploadsStore.uploadPaused`',
      'Add each to a list in `useUploadsStore.uploadPaused`',
    ]);
    assert.match(await readDisk(file), /export const useUploadsStore/);
    await until(
      stage.session,
      () => stage.session.project.text(file) !== undefined,
      () => undefined,
    );
    await stage.undo(models);
  });

  it('goes on with what was chosen in a cancelled run, and proposes it again on the way back', async () => {
    await start(
      'server →',
      'job_removed',
      ['jobId: string'],
      { choose: 'Not now' },
      { choose: 'existing action' },
      { choose: 'removeJob' },
      'take',
      'cancel',
    );
    const script = await stage.run(addEvent, 'take', 'back', 'take', 'back', 'cancel');
    assert.match(at(script, 1).prompt, /insertions in/);
    assert.equal(at(script, 2).proposed, 'Call an existing action…');
    assert.equal(at(script, 3).proposed, 'useJobStore.removeJob(id: string)');
  });
});
