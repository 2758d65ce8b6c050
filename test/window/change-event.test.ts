// A user changes an event that is there: a field more from the menu at a mention, another name with F2. Each is looked at
// before it is applied, and taken back by one undo. Leaves a picture of each step.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow, type Window } from './driver.ts';
import { eventually } from './eventually.ts';
import { type MentionPlace, mentionsOf } from './mentions.ts';
import { chooseInMenu, picture, standAt, untilRead, untilStep } from './scene.ts';

const event = 'document_status';

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
] as const) {
  describe(`changing an event, ${name}`, () => {
    let window: Window;
    let mentions: ReadonlyMap<string, MentionPlace>;
    let original: ReadonlyMap<string, string>;

    before(async () => {
      window = await openWindow({ settings: { 'workbench.colorTheme': theme } });
      mkdirSync(join(window.folder, 'docs'));
      writeFileSync(join(window.folder, 'docs', 'socket.md'), `The first message:\n\n    {"type": "${event}"}\n`);
      mentions = mentionsOf(window, 'WSMessage', event);
      const files = new Set([...mentions.values()].map(({ file }) => file));
      original = new Map([...files].map((path) => [path, window.readFile(path)]));
      await untilRead(window);
    });

    after(() => window.close());

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
    });

    /** In a file that every change reaches. */
    const undo = async (): Promise<void> => {
      await window.openFile(mentions.get('factory')?.file ?? '');
      await window.undo();
      await eventually('the text before', async () => {
        await window.saveAll();
        return [...original].every(([one, text]) => window.readFile(one) === text) ? true : undefined;
      });
    };

    it('adds a field from the menu at a mention, and says at once what is wrong with a line', async () => {
      await standAt(window, mentions.get('handler-case'));
      await chooseInMenu(window, 'Add Field to WebSocket Event…', 'WebSocket Event', () =>
        window.screenshot(`change-event-1-menu-${name}`),
      );
      await untilStep(window, 'Field, for example');
      assert.match((await window.readQuickInput()).title, /Add Field to WebSocket Event: document_status \(2\/3\)/);
      await window.typeInQuickInput('deskId: int');
      await untilStep(window, 'already sends `deskId: string`');
      await picture(window, `change-event-2-problem-${name}`);
      await window.inputBox('error?: string');
      await untilStep(window, 'nothing is changed yet');
      await picture(window, `change-event-3-field-review-${name}`);
      await window.quickPick('Apply');
      const message = await window.waitForNotification('Added `error` to `document_status`');
      assert.match(message, /Undo/);
      await picture(window, `change-event-4-field-applied-${name}`);
      await undo();
    });

    it('renames with F2, shown first with what it does not reach', async () => {
      const { file } = await standAt(window, mentions.get('handler-case'));
      await window.press('F2');
      const input = window.page.locator('.rename-box input');
      await input.waitFor();
      assert.equal(await input.inputValue(), event);
      await picture(window, `change-event-5-rename-input-${name}`);
      await input.fill('manuscript_status');
      await window.press('Enter');
      await untilStep(window, 'nothing is changed yet');
      const { rows, title } = await window.readQuickInput();
      assert.match(title, /Rename document_status to manuscript_status/);
      assert.match(rows.join('\n'), /socket\.md:3/);
      await picture(window, `change-event-6-rename-review-${name}`);
      assert.ok([...original].every(([one, text]) => window.readFile(one) === text));
      await window.press('Enter');
      await window.waitForNotification('Renamed `document_status` to `manuscript_status`');
      assert.match(window.readFile(file), /case 'manuscript_status'/);
      await picture(window, `change-event-7-renamed-${name}`);
      await undo();
    });

    it('leaves F2 to the language elsewhere', async () => {
      const { file } = await standAt(window, mentions.get('handler-case'));
      const line =
        window
          .readFile(file)
          .split('\n')
          .findIndex((text) => text.startsWith('export function')) + 1;
      await window.moveCursor(line, 18);
      const input = window.page.locator('.rename-box input');
      // TypeScript may still be reading the project, and has nothing to rename then.
      const named = await eventually('the name that TypeScript renames', async () => {
        await window.press('F2');
        const isOpen = await input.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
        if (isOpen) return input.inputValue();
        await window.press('Escape');
        return undefined;
      });
      assert.match(named, /^[a-z]\w+$/);
      assert.notEqual(named, event);
      await window.press('Escape');
    });
  });
}
