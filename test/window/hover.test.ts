// What a user sees when the mouse rests on a mention: the contract beside the language's own hover, its links, its page.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './driver.ts';
import { eventually } from './eventually.ts';
import { type MentionPlace, mentionsOf } from './mentions.ts';

const event = 'document_status';

/** The five kinds of mention that both languages share between them. */
const parts = ['enum-member', 'factory', 'emission', 'union-member', 'handler-case'] as const;

for (const [name, theme] of [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
] as const) {
  describe(`the hover, ${name}`, () => {
    let window: Window;
    let mentions: ReadonlyMap<string, MentionPlace>;

    before(async () => {
      window = await openWindow({ settings: { 'workbench.colorTheme': theme } });
      mentions = mentionsOf(window, 'WSMessage', event);
    });

    after(() => window.close());

    /** Other hovers come first where the workspace is still being read. */
    const ourHover = async (part: string): Promise<string> => {
      const place = mentions.get(part);
      assert.ok(place, `${event} has a ${part}`);
      await window.openFile(place.file);
      return eventually(`our hover on the ${part}`, async () => {
        const shown = await window.hover(place.line, place.column);
        return shown.includes('server → client') ? shown : undefined;
      });
    };

    for (const part of parts) {
      it(`tells the contract on the ${part}`, async () => {
        const text = await ourHover(part);
        assert.match(text, /document_status · WSMessage · server → client · Show all/);
        assert.match(text, /Sent by DocumentProcessor\._broadcast_status/);
        assert.match(text, /Handled by useWebSocket/);
        await window.page.locator('.monaco-hover a:visible', { hasText: 'Show all' }).first().waitFor();
        await window.screenshot(`hover-${part}-${name}`);
        await window.press('Escape');
      });
    }

    /** A hover may be replaced by a later answer while the mouse is on its way. */
    const follow = (part: string, link: string, tab: string): Promise<true> =>
      eventually(`${tab} after ${link}`, async () => {
        await ourHover(part);
        const seen = window.page.locator('.monaco-hover a:visible', { hasText: link }).first();
        await seen.click({ timeout: 3000 }).catch(() => undefined);
        const opened = window.page.locator('.tab.active', { hasText: tab });
        return opened.waitFor({ timeout: 5000 }).then(
          () => true,
          () => undefined,
        );
      });

    it('opens the place of a link', async () => {
      await follow('handler-case', 'DocumentProcessor._broadcast_status', 'document_processor.py');
    });

    it('opens the whole page', async () => {
      await follow('factory', 'Show all', 'Preview document_status.md');
    });
  });
}
