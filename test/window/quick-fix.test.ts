// A user meets an unhandled event in the Python enum: sees it, mends it by the light bulb, undoes it, ignores it, and
// types on in a broken file. An event is declared first that nobody handles, beside one that is handled.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWindow, type Window } from './driver.ts';
import { eventually } from './eventually.ts';
import { picture } from './scene.ts';
import { mentionsOf } from './mentions.ts';

const member = 'INK_LOW';
const event = member.toLowerCase();

const message = `\`${event}\` is`;

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
] as const) {
  describe(`Quick fixes, ${name}`, () => {
    let window: Window;
    let models: string;
    let handler: string;

    before(async () => {
      window = await openWindow({ settings: { 'workbench.colorTheme': theme } });
      const known = mentionsOf(window, 'WSMessage', 'usage');
      models = known.get('enum-member')?.file ?? '';
      handler = known.get('handler-case')?.file ?? '';
      const declared = window.readFile(models).replace('    USAGE = ', `    ${member} = "${event}"\n    USAGE = `);
      assert.ok(declared.includes(member));
      writeFileSync(join(window.folder, models), declared);
    });

    after(() => window.close());

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
    });

    const shot = (title: string): Promise<void> => picture(window, `quick-fix-${title}-${name}`);

    const goToMember = async (): Promise<void> => {
      await window.openFile(models);
      const before = window.readFile(models).split(`${member} = `)[0]?.split('\n') ?? [];
      // The light bulb comes when the cursor does.
      await window.moveCursor(1, 1);
      await window.moveCursor(before.length, (before.at(-1)?.length ?? 0) + 2);
    };

    /** Whether the line of the member is underlined; other lines may be underlined for reasons of their own. */
    const isSquiggled = async (): Promise<boolean> => {
      const line = await window.page
        .locator('.view-line', { hasText: `${member} = ` })
        .first()
        .boundingBox();
      const squiggles = await window.page.locator('.squiggly-warning').all();
      const boxes = await Promise.all(squiggles.map((squiggle) => squiggle.boundingBox()));
      return boxes.some((box) => box !== null && line !== null && Math.abs(box.y - line.y) < line.height);
    };

    const isHandled = (): boolean => window.readFile(handler).includes(`case '${event}'`);

    const untilSquiggled = (isWanted: boolean): Promise<true> =>
      eventually(isWanted ? 'a squiggle' : 'no squiggle', async () =>
        (await isSquiggled()) === isWanted ? true : undefined,
      );

    it('underline the member and list it among the problems', async () => {
      const problem = await window.waitForProblem(message);
      assert.equal(problem.file, models);
      assert.match(problem.text, /client ignores it.*cachibot-ws.*unhandled-event/);
      await goToMember();
      await untilSquiggled(true);
      await window.runCommand('Problems: Focus on Problems View');
      await shot('1-problem');
      await window.press('Control+J');
    });

    it('offer to handle it, the safest first', async () => {
      await goToMember();
      const titles = await window.quickFixes();
      assert.match(titles[0] ?? '', new RegExp(`^Handle \`${event}\` in useWebSocket\\.ts$`));
      assert.ok(titles.some((title) => title.startsWith('Ignore `unhandled-event` here')));
      await eventually('the menu', async () => {
        await window.press('Control+.');
        const row = window.page.locator('.action-widget .monaco-list-row.action').first();
        return row.waitFor({ timeout: 2000 }).then(
          () => true,
          () => undefined,
        );
      });
      await shot('2-menu');
      await window.press('Escape');
    });

    it('write the handler, and the squiggle is gone', async () => {
      await goToMember();
      await window.quickFix(`Handle \`${event}\` in`);
      await eventually('the handler', () => (isHandled() ? true : undefined));
      await untilSquiggled(false);
      await window.openFile(handler);
      const line = window.readFile(handler).split(`case '${event}'`)[0]?.split('\n').length ?? 1;
      await window.moveCursor(line, 1);
      await shot('3-handler');
    });

    it('are taken back by one undo, and the squiggle is back', async () => {
      await window.undo();
      await eventually('the text before', async () => {
        await window.saveAll();
        return isHandled() ? undefined : true;
      });
      await goToMember();
      await untilSquiggled(true);
      await shot('4-undone');
    });

    it('keep what is told, and throw nothing, while a file is broken', async () => {
      await window.openFile(models);
      await window.moveCursor(1, 1);
      const warnings = async (): Promise<string> => {
        const label = await window.page.locator('.statusbar-item[id="status.problems"]').getAttribute('aria-label');
        // TypeScript may have errors of its own to tell.
        return /Warnings: \d+/.exec(label ?? '')?.[0] ?? '';
      };
      const before = await warnings();
      assert.notEqual(before, '');
      const seen = new Set<string>();
      for (const key of 'class Broken(str, Enum:\n    """No end\n') {
        await window.type(key);
        seen.add(await warnings());
      }
      await shot('5-broken');
      const settled = await window.waitForProblem(message);
      assert.equal(settled.file, models);
      assert.deepEqual([...seen], [before], 'the warnings stay while it is typed');
      await window.runCommand('File: Revert File');
      assert.doesNotMatch(window.log('CachiBot WebSocket Events'), /\[error\]/i);
      await goToMember();
      await untilSquiggled(true);
    });

    it('ignore it with a reason, which stands above the line', async () => {
      await goToMember();
      await window.quickFix('Ignore `unhandled-event` here');
      await window.inputBox('the press shows it by a lamp');
      // A fix in the open file alone is not saved.
      const comment = `# cachibot-ws-ignore unhandled-event: the press shows it by a lamp\n    ${member}`;
      await eventually('the comment', async () => {
        await window.saveAll();
        return window.readFile(models).includes(comment) ? true : undefined;
      });
      await untilSquiggled(false);
      await shot('6-ignored');
    });
  });
}
