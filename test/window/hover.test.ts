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
        assert.match(text, /Handled by useWebSocket · Updates use\w+Store/);
        await window.screenshot(`hover-${part}-${name}`);
        await window.press('Escape');
      });
    }

    it('opens the place of a link', async () => {
      await ourHover('handler-case');
      const link = window.page.locator('.monaco-hover a', { hasText: 'DocumentProcessor._broadcast_status' });
      await link.first().click();
      await window.page.locator('.tab.active', { hasText: 'document_processor.py' }).waitFor();
    });

    it('opens the whole page', async () => {
      await ourHover('factory');
      await window.page.locator('.monaco-hover a', { hasText: 'Show all' }).first().click();
      await window.page.locator('.tab.active', { hasText: 'Preview document_status.md' }).waitFor();
    });
  });
}
