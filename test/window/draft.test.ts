// A user drafts three events in three protocols, reviews them as one, applies them, and takes all back with one undo.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './driver.ts';
import { eventually } from './eventually.ts';
import { picture } from './scene.ts';

const changed = ['workshop/models/websocket.py', 'workshop/models/room_websocket.py', 'workshop/models/voice.py'];

const message = '{ "type": "upload_paused", "payload": { "documentId": "a", "share": 0.5, "tags": ["x"] } }';

const lines = [
  'event upload_paused',
  'protocol WSMessage',
  'field documentId: string',
  'field share?: float',
  '',
  'event room_poll_opened',
  'field pollId: string',
  'deliver room',
  '',
  'event volume',
  'protocol VoiceMessage',
  'direction client-to-server',
  'field level: float',
];

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
] as const) {
  describe(`a draft of several events, ${name}`, () => {
    let window: Window;
    let original: ReadonlyMap<string, string>;

    before(async () => {
      window = await openWindow({ settings: { 'workbench.colorTheme': theme, 'editor.wordBasedSuggestions': 'off' } });
      original = new Map(changed.map((path) => [path, window.readFile(path)]));
    });

    after(() => window.close());

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
    });

    const shot = (title: string): Promise<void> => picture(window, `draft-${title}-${name}`);

    const lens = (text: string) => window.page.locator('.codelens-decoration a', { hasText: text }).first();

    /** Puts a text in place of all that stands in the editor, as a paste does. */
    const replaceAll = async (text: string): Promise<void> => {
      await window.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await window.press('Control+A');
      await window.press('Control+V');
    };

    const isEach = (test: (path: string, text: string) => boolean) => (): true | undefined =>
      [...original].every(([path, text]) => test(path, text)) ? true : undefined;

    it('begins with an event to be named, and completes what may follow', async () => {
      await window.runCommand('CachiBot: Draft WebSocket Events');
      await lens('Review').waitFor();
      await shot('1-new');
      await window.type('upload_paused');
      await window.press('End');
      await window.press('Enter');
      await window.type('up');
      await window.press('Control+Space');
      await window.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'update' }).first().waitFor();
      await shot('2-completion');
      await window.press('Escape');
    });

    it('says what is wrong while it is typed', async () => {
      await replaceAll('event UploadPaused\n  protocol WSMessage\n  field share: flot\n');
      await window.page.locator('.squiggly-error').first().waitFor();
      const problems = await eventually('both problems', async () => {
        const texts = (await window.problems()).map(({ text }) => text);
        return texts.filter((text) => /is no event name|is no type for/.test(text)).length === 2 ? texts : undefined;
      });
      assert.ok(problems.some((text) => text.includes('`UploadPaused` is no event name')));
      await lens('Review').waitFor({ state: 'hidden' });
      await shot('3-problems');
    });

    it('reviews three events in three protocols as one, and one undo takes all back', async () => {
      await replaceAll(lines.map((line) => (/^(event|$)/.test(line) ? line : `  ${line}`)).join('\n'));
      await lens('Review 29 edits').waitFor();
      await window.page.locator('.squiggly-error').first().waitFor({ state: 'hidden' });
      await shot('4-whole');
      await lens('Review').click();
      await eventually('the review', async () => {
        const { placeholder } = await window.readQuickInput();
        return /insertions in \d+ files: nothing is changed yet/.test(placeholder) ? true : undefined;
      });
      await shot('5-review');
      await window.press('Enter');
      await window.waitForNotification('Added `upload_paused`, `room_poll_opened`, `volume`');
      await eventually(
        'three changed protocols',
        isEach((path, text) => window.readFile(path) !== text),
      );
      // Nothing can be clicked there any more.
      await window.page.locator('.codelens-decoration', { hasText: 'All of it is there already' }).waitFor();
      await shot('6-applied');
      await window.clickNotificationButton('Undo', 'Added');
      await eventually(
        'the old texts',
        isEach((path, text) => window.readFile(path) === text),
      );
    });

    it('takes a message from the clipboard', async () => {
      await window.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(message)})`);
      await window.runCommand('CachiBot: Draft WebSocket Events from JSON in the Clipboard');
      await window.page.locator('.view-line', { hasText: 'tags: string[]' }).first().waitFor();
      await shot('7-clipboard');
    });
  });
}
