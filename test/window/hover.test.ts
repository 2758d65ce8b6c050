// What a user sees when the mouse rests on a mention: the contract beside the language's own hover, its links, its page.
import assert from 'node:assert/strict';
import { openWindow, type Window } from './driver.ts';
import { eventually } from './eventually.ts';

const models = 'workshop/models/websocket.py';
const handler = 'frontend/src/hooks/useWebSocket.ts';

describe('the hover', () => {
  let window: Window;

  before(async () => {
    window = await openWindow({ settings: { 'workbench.colorTheme': 'Default Dark Modern' } });
  });

  after(() => window.close());

  const placeOf = (path: string, text: string): readonly [line: number, column: number] => {
    const before = window.readFile(path).split(text)[0]?.split('\n') ?? [];
    return [before.length, (before.at(-1)?.length ?? 0) + 8];
  };

  /** Other hovers come first where the workspace is still being read. */
  const ourHover = (path: string, text: string): Promise<string> =>
    eventually('our hover', async () => {
      const shown = await window.hover(...placeOf(path, text));
      return shown.includes('server → client') ? shown : undefined;
    });

  it('tells the contract in Python', async () => {
    await window.openFile(models);
    const text = await ourHover(models, 'def document_status(');
    assert.match(text, /document_status · WSMessage · server → client · Show all\s+Report how far a manuscript got\./);
    assert.match(text, /Sent by DocumentProcessor\._broadcast_status/);
    await window.screenshot('hover-python');
    await window.press('Escape');
  });

  it('tells the contract in TypeScript, beside what TypeScript tells', async () => {
    await window.openFile(handler);
    const text = await ourHover(handler, "case 'document_status'");
    assert.match(text, /Handled by useWebSocket · Updates useDocumentStore\.upsertDocument/);
    await window.screenshot('hover-typescript');
  });

  it('opens the place of a link', async () => {
    const link = window.page.locator('.monaco-hover a', { hasText: 'DocumentProcessor._broadcast_status' });
    await link.first().click();
    await window.page.locator('.tab.active', { hasText: 'document_processor.py' }).waitFor();
  });

  it('opens the whole page', async () => {
    await window.openFile(models);
    await ourHover(models, 'def document_status(');
    await window.page.locator('.monaco-hover a', { hasText: 'Show all' }).first().click();
    await window.page.locator('.tab.active', { hasText: 'Preview document_status.md' }).waitFor();
  });
});
