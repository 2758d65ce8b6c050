// A user adds an event, from the palette to the review, and takes it back. Leaves a picture of each step.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './driver.ts';
import { eventually } from './eventually.ts';
import { picture } from './scene.ts';

const models = 'workshop/models/websocket.py';

const changed = [
  models,
  'workshop/services/document_processor.py',
  'frontend/src/types/index.ts',
  'frontend/src/stores/library.ts',
  'frontend/src/hooks/useWebSocket.ts',
];

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
] as const) {
  describe(`Add WebSocket Event, ${name}`, () => {
    let window: Window;
    let original: ReadonlyMap<string, string>;

    before(async () => {
      window = await openWindow({ settings: { 'workbench.colorTheme': theme } });
      original = new Map(changed.map((path) => [path, window.readFile(path)]));
    });

    after(() => window.close());

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
    });

    const shot = (title: string): Promise<void> => picture(window, `add-event-${title}-${name}`);

    /** Waits for the step whose prompt contains the text. */
    const step = (prompt: string): Promise<true> =>
      eventually(`the step "${prompt}"`, async () => {
        const { placeholder, message } = await window.readQuickInput();
        return placeholder.includes(prompt) || message.includes(prompt) ? true : undefined;
      });

    const enterAt = async (prompt: string): Promise<void> => {
      await step(prompt);
      await window.press('Enter');
    };

    const rows = (text: string): Promise<true> =>
      eventually(`a row with "${text}"`, async () => {
        const state = await window.readQuickInput();
        return state.rows.some((row) => row.includes(text)) ? true : undefined;
      });

    const isOriginal = (): true | undefined =>
      [...original].every(([path, text]) => window.readFile(path) === text) ? true : undefined;

    const isAdded = (): true | undefined =>
      [...original].every(([path, text]) => window.readFile(path) !== text) ? true : undefined;

    it('asks step by step and says at once what is wrong', async () => {
      await window.runCommand('CachiBot: Add WebSocket Event');
      await step('Which way does it travel?');
      await shot('1-direction');
      await window.press('Enter');
      await step('Event name');
      await window.typeInQuickInput('FileUpload');
      await step('use lower case and underscores');
      await shot('2-name');
      await window.inputBox('file_upload_progress');
      await step('Which protocol');
      await shot('3-protocol');
      await window.press('Enter');
      await step('Field, for example');
      await window.typeInQuickInput('documentId: strin');
      await rows('is no type');
      await shot('4-field-problem');
      await window.typeInQuickInput('document_id: string');
      await rows('as the other keys are written');
      await shot('4-field-case');
      await window.inputBox('documentId: string');
      await window.inputBox('progress: float');
      await window.inputBox('note?: string');
      await rows('with 3 fields');
      await shot('4-fields');
      await window.press('Enter');
      await step('Where is it sent?');
      await shot('5-sending');
      await window.press('Enter');
      await step('What does the client do with it?');
      await shot('6-keeping');
      await window.press('Enter');
    });

    it('shows what it would do, and goes back', async () => {
      await step('12 insertions in 5 files');
      await shot('7-review');
      await window.quickPickOpening('document_processor.py', 'document_processor.py (planned)');
      await step('12 insertions in 5 files');
      await shot('7-review-file');
      await window.quickInputButton('Back');
      await step('What does the client do with it?');
      await window.press('Enter');
      await step('12 insertions in 5 files');
      assert.equal(isOriginal(), true);
    });

    it('applies it in one edit and offers what comes next', async () => {
      await enterAt('12 insertions in 5 files');
      const message = await window.waitForNotification('Added `file_upload_progress`: 12 insertions in 5 files.');
      for (const button of ['Undo', 'Open', 'Copy the call']) assert.ok(message.includes(button), message);
      await eventually('the files on disk', isAdded);
      await shot('8-applied');
      await window.clickNotificationButton('Copy the call', 'Added');
      const call = 'await self._broadcast_file_upload_progress(document_id=document_id, progress=progress, note=note)';
      await eventually('the call', async () => ((await window.clipboard()) === call ? true : undefined));
    });

    it('is taken back by one undo', async () => {
      await window.openFile(models);
      await shot('9-file');
      await window.undo();
      await eventually('the text before', async () => {
        await window.saveAll();
        return isOriginal();
      });
      await shot('10-undone');
    });

    it('is taken back by the button of the message too', async () => {
      await window.runCommand('CachiBot: Add WebSocket Event');
      await enterAt('Which way does it travel?');
      await step('Event name');
      // The file in front tells the protocol.
      await window.inputBox('upload_done');
      await enterAt('Field, for example');
      await enterAt('Where is it sent?');
      await enterAt('What does the client do with it?');
      await enterAt('insertions in');
      await window.waitForNotification('Added `upload_done`');
      assert.match(window.readFile(models), /UPLOAD_DONE/);
      await window.clickNotificationButton('Undo', 'Added `upload_done`');
      await eventually('the text before', isOriginal);
      await shot('11-undone-by-button');
    });

    it('goes on with a cancelled run', async () => {
      await window.runCommand('CachiBot: Add WebSocket Event');
      await enterAt('Which way does it travel?');
      await step('Event name');
      await window.inputBox('upload_failed');
      await step('Field, for example');
      await window.press('Escape');
      await window.runCommand('CachiBot: Add WebSocket Event');
      await step('Continue with `upload_failed`?');
      await shot('12-continue');
      await enterAt('Continue with');
      await step('Field, for example');
      await window.press('Escape');
    });

    it('begins in a file too, whose protocol and service it takes', async () => {
      await window.openFile('workshop/services/job_runner.py');
      await window.press('Shift+F10');
      const item = window.page.locator('.monaco-menu .action-label', { hasText: 'Add WebSocket Event Here…' });
      await item.waitFor();
      await shot('13-context-menu');
      await item.click();
      await step('Continue with `upload_failed`?');
      await window.quickPick('Start anew');
      await enterAt('Which way does it travel?');
      await step('Event name');
      await window.inputBox('press_jammed');
      await enterAt('Field, for example');
      await step('Where is it sent?');
      assert.match((await window.readQuickInput()).rows[0] ?? '', /JobRunner/);
      await window.press('Escape');
    });

    it('hands what the client sends to a function that takes it', async () => {
      await window.openFile(models);
      await window.runCommand('CachiBot: Add WebSocket Event');
      await step('Continue with `press_jammed`?');
      await window.quickPick('Start anew');
      await step('Which way does it travel?');
      await window.quickPick('client → server');
      await step('Event name');
      await window.inputBox('job_stop');
      await step('Field, for example');
      await window.inputBox('jobId: string');
      await enterAt('Field, for example');
      await step('What does the server do with it?');
      await shot('14-reception');
      await window.quickPick('Hand it to an existing function');
      await step('Which function gets it?');
      await shot('15-functions');
      await window.quickPick('JobRunner.cancel_job');
      await step('nothing is changed yet');
      await shot('16-handed-over');
      await window.press('Escape');
    });

    it('logs no error', () => {
      assert.doesNotMatch(window.log('CachiBot WebSocket Events'), /\[(error|warning)\]/);
    });
  });
}
