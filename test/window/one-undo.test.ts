// What a user changes all over the project, each taken back by one undo to the last byte: a draft with a new file, an event and
// fields renamed and removed, an event sent at the cursor, a similar one extended. Names of the project are looked up, so
// that it can be any with an event `document_status`.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './driver.ts';
import { eventually } from './eventually.ts';
import { deadEvents, type MentionPlace, mentionsOf, runCli } from './mentions.ts';
import { chooseInMenu, enterAt, picture, standAt, untilRead, untilStep } from './scene.ts';
import { changedPaths, track, untilRestored } from './tracked.ts';

const event = 'document_status';
const newStore = 'frontend/src/stores/uploads.ts';

const draft = `event upload_paused
  protocol WSMessage
  field documentId: string
  field share?: float
  store new:${newStore}

event room_poll_opened
  field pollId: string
  deliver room

event volume
  protocol VoiceMessage
  direction client-to-server
  field level: float
`;

/** An event that nothing sends. */
const declared = (window: Window): string => {
  runCli(window, 'add', 'ink_low', '--protocol', 'WSMessage', '--field', 'level: int', '--update', 'none', '--write');
  return 'ink_low';
};

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
] as const) {
  describe(`one undo, ${name}`, () => {
    let window: Window;
    let dead: string;
    let mentions: ReadonlyMap<string, MentionPlace>;

    before(async () => {
      window = await openWindow({ settings: { 'workbench.colorTheme': theme } });
      dead = deadEvents(window, 'WSMessage')[0] ?? declared(window);
      track(window);
      mentions = mentionsOf(window, 'WSMessage', event);
      await untilRead(window);
    });

    after(() => window.close());

    afterEach(async function () {
      if (this.currentTest?.state !== 'failed') return;
      await window.screenshot(`failed-${this.currentTest.title}`);
      await window.press('Escape');
    });

    const shot = (title: string): Promise<void> => picture(window, `one-undo-${title}-${name}`);

    const place = (part: string): MentionPlace => mentions.get(part) ?? assert.fail(`${event} has a ${part}`);

    /** A place below a mention of the event: the first line that has the text, at the mark in it. */
    const below = (part: string, marked: string): MentionPlace => {
      const { file, line } = place(part);
      const lines = window.readFile(file).split('\n');
      const text = marked.replace('$0', '');
      const index = lines.findIndex((one, at) => at >= line - 1 && one.includes(text));
      const found = lines[index] ?? assert.fail(`${file} has no ${text} below line ${line}`);
      return { file, line: index + 1, column: found.indexOf(text) + marked.indexOf('$0') + 1 };
    };

    const step = (prompt: string): Promise<true> => untilStep(window, prompt);

    /** Enter on "Apply" in the review, and waits for the message and the files. */
    const apply = async (message: string): Promise<void> => {
      await enterAt(window, 'nothing is changed yet');
      await window.waitForNotification(message);
      // VS Code leaves it to the user to save a file that is changed alone.
      await eventually('changed files', async () => {
        await window.saveAll();
        return changedPaths(window).length > 0 ? true : undefined;
      });
    };

    const undoIn = async (file: string): Promise<void> => {
      await window.openFile(file);
      await window.undo();
      await untilRestored(window);
    };

    it('takes back a draft of three events in three protocols, with a new file', async () => {
      await window.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(draft)})`);
      await window.runCommand('CachiBot: Draft WebSocket Events');
      const lens = window.page.locator('.codelens-decoration a', { hasText: /Review \d+ edits/ }).first();
      await lens.waitFor();
      await window.press('Control+A');
      await window.press('Control+V');
      await lens.click();
      await step('nothing is changed yet');
      await shot('1-draft-review');
      await enterAt(window, 'nothing is changed yet');
      await window.waitForNotification('Added `upload_paused`, `room_poll_opened`, `volume`');
      assert.ok(changedPaths(window).includes(`?? ${newStore}`), changedPaths(window).join('\n'));
      assert.ok(changedPaths(window).length > 9, changedPaths(window).join('\n'));
      await shot('2-draft-applied');
      // The draft has no file to be saved in.
      await window.page.locator('.tab', { hasText: 'Untitled-1' }).click();
      await window.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
      await window.runCommand('View: Revert and Close Editor');
      await undoIn(place('factory').file);
      await shot('3-draft-undone');
    });

    it('takes back an event that was renamed by F2', async () => {
      await standAt(window, place('handler-case'));
      await window.press('F2');
      const input = window.page.locator('.rename-box input');
      await input.waitFor();
      await input.fill('manuscript_status');
      await window.press('Enter');
      await step('nothing is changed yet');
      await shot('4-rename-review');
      await apply('Renamed `document_status` to `manuscript_status`');
      await undoIn(place('factory').file);
    });

    it('takes back a field that was renamed from the menu at a mention', async () => {
      await standAt(window, below('payload-interface', 'document$0Id'));
      await chooseInMenu(window, 'Rename Field of WebSocket Event…', 'WebSocket Event');
      await step('New key for `documentId` of `document_status`');
      await window.typeInQuickInput('status');
      await step('choose another key');
      await shot('5-field-problem');
      await window.inputBox('manuscriptId');
      await step('nothing is changed yet');
      await shot('6-field-review');
      await apply('Renamed `documentId` of `document_status` to `manuscriptId`');
      await undoIn(place('factory').file);
    });

    it('removes a field from the menu at a mention, and each undo takes back one step', async () => {
      await standAt(window, place('handler-case'));
      await chooseInMenu(window, 'Add Field to WebSocket Event…', 'WebSocket Event');
      await step('Field, for example');
      await window.inputBox('error?: string');
      await apply('Added `error` to `document_status`');
      await eventually('the field', () =>
        window.readFile(place('payload-interface').file).includes('error?: string') ? true : undefined,
      );
      await standAt(window, below('payload-interface', 'err$0or?: string'));
      await chooseInMenu(window, 'Remove Field from WebSocket Event…', 'WebSocket Event');
      await step('nothing is changed yet');
      await shot('7-field-removal');
      await window.press('Enter');
      await window.waitForNotification('Removed `error` from `document_status`');
      await untilRestored(window);
      await window.openFile(place('factory').file);
      await window.undo();
      await eventually('the field again', async () => {
        await window.saveAll();
        return changedPaths(window).length > 2 ? true : undefined;
      });
      await undoIn(place('factory').file);
    });

    it('takes back the removal of an event that nothing sends', async () => {
      const there = mentionsOf(window, 'WSMessage', dead);
      await standAt(window, there.get('enum-member'));
      await chooseInMenu(window, 'Remove WebSocket Event…', 'WebSocket Event');
      await step('nothing is changed yet');
      await shot('8-removal');
      await apply(`Removed \`${dead}\``);
      await shot('9-removed');
      await undoIn(there.get('enum-member')?.file ?? '');
    });

    it('sends at the cursor, with what is in scope there, and asks for the rest', async () => {
      await standAt(window, below('emission', 'await self._broad$0cast_status('));
      await chooseInMenu(window, 'Add WebSocket Event Here…');
      await enterAt(window, 'Which way does it travel?');
      await step('Event name');
      await window.inputBox('manuscript_read');
      await step('Field, for example');
      await window.inputBox('text: string');
      await window.inputBox('share: float');
      await window.press('Enter');
      await step('Where is it sent?');
      assert.match((await window.readQuickInput()).rows[0] ?? '', /At the cursor · in .*DocumentProcessor\.\w+/);
      await shot('10-at-cursor');
      await window.quickPick('At the cursor');
      await step('Who gets it from');
      await shot('11-who-gets-it');
      await window.quickPick('Every connected client');
      await step('What is `share` in');
      await window.typeInQuickInput('len(');
      await step('no Python expression');
      await shot('12-value-problem');
      await window.inputBox('len(text) / 2');
      await enterAt(window, 'What does the client do with it?');
      await step('nothing is changed yet');
      await shot('13-cursor-review');
      await apply('Added `manuscript_read`');
      const { file } = place('emission');
      assert.match(window.readFile(file), /manuscript_read\(\s*text=text,\s*share=len\(text\) \/ 2,?\s*\)/);
      await window.openFile(file);
      const line = window.readFile(file).split('.manuscript_read(')[0]?.split('\n').length ?? 1;
      await window.moveCursor(line, 1);
      await shot('14-sent-at-cursor');
      await undoIn(file);
    });

    it('offers to extend an event that looks the same and leaves from the same place', async () => {
      await window.openFile(place('emission').file);
      await window.runCommand('CachiBot: Add WebSocket Event');
      await enterAt(window, 'Which way does it travel?');
      await step('Event name');
      await window.inputBox('document_progress');
      await step('Field, for example');
      await window.inputBox('documentId: string');
      await window.inputBox('status: string');
      await window.inputBox('share: float');
      await window.press('Enter');
      await step('Where is it sent?');
      await window.quickPick('New wrapper in DocumentProcessor');
      await enterAt(window, 'What does the client do with it?');
      await step('nothing is changed yet');
      await shot('15-similar');
      await window.quickPick('Extend `document_status` instead');
      await step('What is passed as `share`');
      await shot('16-passed');
      await window.inputBox('0.5');
      await step('Extend document_status');
      await step('nothing is changed yet');
      await shot('17-extend-review');
      await apply('Extended `document_status`');
      assert.match(window.readFile(place('emission').file), /share=0\.5/);
      await undoIn(place('factory').file);
    });

    it('logs no error', () => {
      assert.doesNotMatch(window.log('CachiBot WebSocket Events'), /\[error\]/);
    });
  });
}
