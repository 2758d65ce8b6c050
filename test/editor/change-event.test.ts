// The commands that change an event that is there, with a test in the user's place: what they ask, what they say at once,
// where Back leads, and that one undo takes it all back.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addField } from '../../src/editor/add-field.ts';
import { removeEvent } from '../../src/editor/remove-event.ts';
import { removeField } from '../../src/editor/remove-field.ts';
import { renameField } from '../../src/editor/rename-field.ts';
import { retypeField } from '../../src/editor/retype-field.ts';
import type { Services } from '../../src/editor/services.ts';
import { type Reply, Script } from './script.ts';
import { Stage } from './stage.ts';
import { allTexts, readDisk, testLog, uriOf } from './world.ts';

const models = 'workshop/models/websocket.py';
const service = 'workshop/services/document_processor.py';
const types = 'frontend/src/types/index.ts';
const handler = 'frontend/src/hooks/useWebSocket.ts';

describe('changing an event', () => {
  let stage: Stage;

  before(async () => {
    stage = await Stage.open();
  });

  afterEach(() => stage.clear());

  after(() => {
    stage.dispose();
  });

  const run = (
    command: (services: Services, about?: unknown) => Promise<void>,
    about: unknown,
    ...replies: Reply[]
  ): Promise<Script> => stage.run((services) => command(services, about), ...replies);

  const undo = (path: string): Promise<void> => stage.undo(path);

  /** Puts the cursor at the mark in a file, as the menu's click does. */
  const standAt = async (path: string, marked: string): Promise<vscode.Uri> => {
    const editor = await vscode.window.showTextDocument(uriOf(path));
    const start = editor.document.getText().indexOf(marked.replace('$0', ''));
    assert.notEqual(start, -1, `${path} has no ${marked}`);
    const position = editor.document.positionAt(start + marked.indexOf('$0'));
    editor.selection = new vscode.Selection(position, position);
    return editor.document.uri;
  };

  it('adds a field to an event, with what remains to do, and one undo takes it back', async () => {
    const script = await run(addField, undefined, { choose: 'document_status' }, { enter: 'error?: string' }, 'take');
    assert.deepEqual(
      script.asked.map(({ title }) => title),
      [
        'Add Field to WebSocket Event (1/3)',
        'Add Field to WebSocket Event: document_status',
        'Add Field to WebSocket Event: document_status (3/3)',
      ],
    );
    assert.ok(script.asked[2]?.choices.some((choice) => choice.includes('Pass `error` where it is known')));
    assert.match(await readDisk(models), /payload\["error"\] = error/);
    assert.match(await readDisk(service), /error=error/);
    assert.match(await readDisk(types), /error\?: string/);
    await undo(models);
  });

  it('says of a line at once why it cannot become a field', async () => {
    const script = new Script([{ choose: 'document_status' }, 'cancel']);
    const remarks: (string | undefined)[] = [];
    const ask = {
      pick: script.pick,
      lines: script.lines,
      input: (question: Parameters<Script['input']>[0]) => {
        for (const line of ['error', 'desk_id: string', 'deskId: int', 'error?: string'])
          remarks.push(question.check(line)?.message);
        return script.input(question);
      },
    };
    const inBackground = (): void => undefined;
    const { session, preview, memory } = stage;
    await addField({ session, preview, memory, log: testLog, inBackground, ask });
    assert.match(remarks[0] ?? '', /type/);
    assert.match(remarks[1] ?? '', /would both become `desk_id` in Python/);
    assert.match(remarks[2] ?? '', /already sends `deskId: string`/);
    assert.equal(remarks[3], undefined);
  });

  it('asks what is passed where a field is always there', async () => {
    const script = await run(
      addField,
      undefined,
      { choose: 'document_status' },
      { enter: 'attempt: int' },
      { enter: 'len(self.documents)' },
      'back',
      'back',
      'take',
      { enter: '1' },
      'take',
    );
    assert.equal(script.asked[4]?.proposed, 'len(self.documents)');
    assert.match(script.asked[2]?.prompt ?? '', /^What is passed as `attempt` at .*document_processor\.py:\d+/);
    assert.match(await readDisk(service), /attempt=1/);
    await undo(service);
  });

  it('asks for no event where a menu was opened on one', async () => {
    const uri = await standAt(handler, "case 'document$0_status'");
    const script = await run(addField, uri, 'cancel');
    assert.equal(script.asked[0]?.title, 'Add Field to WebSocket Event: document_status');
  });

  it('proposes the event at the cursor, and asks where the menu stands on none', async () => {
    await standAt(handler, "case 'document$0_status'");
    assert.equal((await run(addField, undefined, 'cancel')).asked[0]?.proposed, 'document_status');
    const uri = await standAt(handler, '$0import');
    assert.equal((await run(addField, uri, 'cancel')).asked[0]?.prompt, 'Which event?');
  });

  it('goes back from the review to the line, and from there to the event', async () => {
    const line = { enter: 'error?: string' };
    const script = await run(addField, undefined, { choose: 'document_status' }, line, 'back', 'back', 'cancel');
    assert.deepEqual(
      script.asked.slice(3).map(({ prompt, proposed }) => [prompt.slice(0, 5), proposed]),
      [
        ['Field', 'error?: string'],
        ['Which', 'document_status'],
      ],
    );
  });

  it('renames the field that a menu was opened on', async () => {
    const uri = await standAt(types, 'page$0Count?: number');
    const script = await run(renameField, uri, { enter: 'pages' }, 'take');
    assert.equal(script.asked[0]?.title, 'Rename Field of WebSocket Event: document_status');
    assert.match(script.asked[0].prompt, /^New key for `pageCount`/);
    assert.match(await readDisk(models), /payload\["pages"\] = pages/);
    assert.match(await readDisk(types), /pages\?: number/);
    assert.match(await readDisk(handler), /payload\.pages/);
    await undo(models);
  });

  it('gives the field that a menu was opened on another type, with its own as the proposal', async () => {
    const uri = await standAt(types, 'page$0Count?: number');
    const script = await run(retypeField, uri, { enter: 'pageCount?: string' }, 'take');
    assert.equal(script.asked[0]?.title, 'Change Type of WebSocket Event Field: document_status');
    assert.equal(script.asked[0].proposed, 'pageCount?: int');
    assert.match(await readDisk(types), /pageCount\?: string/);
    await undo(types);
  });

  it('removes a field that was added, to the last byte', async () => {
    const event = { choose: 'document_status' };
    await run(addField, undefined, event, { enter: 'error?: string' }, 'take');
    await run(removeField, undefined, event, { choose: 'error' }, 'take');
    assert.deepEqual(await allTexts(), stage.original);
  });

  it('says why a field cannot be removed, and leads back', async () => {
    const uri = await standAt(types, 'page$0Count?: number');
    const script = await run(removeField, uri, 'take', 'cancel');
    assert.match(script.asked[0]?.choices[0] ?? '', /`pageCount` of `document_status` is read at/);
    assert.equal(script.asked[1]?.proposed, 'pageCount');
  });

  it('asks for the field where no menu was opened on one', async () => {
    const replies: Reply[] = [{ choose: 'document_status' }, { choose: 'filename' }, 'back', 'cancel'];
    const script = await run(renameField, undefined, ...replies);
    assert.deepEqual(script.asked[1]?.choices, ['deskId', 'documentId', 'status', 'pageCount', 'filename']);
    assert.equal(script.asked[3]?.proposed, 'filename');
  });

  it('removes the event that a menu was opened on', async () => {
    const uri = await standAt(models, 'US$0AGE = ');
    const script = await run(removeEvent, uri, 'cancel');
    assert.match(script.asked[0]?.title ?? '', /^Remove WebSocket Event: usage/);
  });
});
