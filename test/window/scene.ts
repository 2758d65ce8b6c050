// What several window tests do alike: wait for a step, take a picture, go to a mention and open its menu.
import assert from 'node:assert/strict';
import type { Window } from './driver.ts';
import { eventually } from './eventually.ts';
import type { MentionPlace } from './mentions.ts';

/** Resolves when a locator is seen, else says no after a while. */
const isSeen = (seen: { waitFor(options: { timeout: number }): Promise<void> }, timeout: number): Promise<boolean> =>
  seen.waitFor({ timeout }).then(
    () => true,
    () => false,
  );

/** The workspace has been read to its end. */
export const untilRead = (window: Window): Promise<true> =>
  eventually('the workspace to be read', () =>
    Promise.resolve(/Read \d+ files/.test(window.log('CachiBot WebSocket Events')) ? true : undefined),
  );

/** Waits for the step whose prompt contains the text. */
export const untilStep = (window: Window, prompt: string): Promise<true> =>
  eventually(`the step "${prompt}"`, async () => {
    const { placeholder, message, title } = await window.readQuickInput();
    return [placeholder, message, title].some((text) => text.includes(prompt)) ? true : undefined;
  });

export const enterAt = async (window: Window, prompt: string): Promise<void> => {
  await untilStep(window, prompt);
  await window.press('Enter');
};

/** A picture with the mouse away from everything that shows a tip under it. */
export const picture = async (window: Window, name: string): Promise<void> => {
  // A tip that came up while the mouse left goes at its next move.
  let nudge = 0;
  await eventually('all tips to be gone', async () => {
    await window.page.mouse.move(700, 890 + (nudge++ % 2) * 3);
    return (await window.page.locator('.workbench-hover:visible').count()) === 0 ? true : undefined;
  });
  await window.screenshot(name);
};

export const standAt = async (window: Window, place: MentionPlace | undefined): Promise<MentionPlace> => {
  assert.ok(place);
  await window.openFile(place.file);
  await window.moveCursor(place.line, place.column);
  return place;
};

/** Opens the menu at the cursor and leaves it open; it is empty of ours until VS Code knows which files have events. */
const openMenu = (window: Window, entry: string): Promise<true> =>
  eventually(`the menu with "${entry}"`, async () => {
    await window.press('Shift+F10');
    if (await isSeen(window.page.locator('.monaco-menu .action-item', { hasText: entry }).last(), 3000)) return true;
    await window.press('Escape');
    return undefined;
  });

/** Chooses an entry of the menu at the cursor, in one of its submenus where one is named; `look` sees it open. */
export const chooseInMenu = async (
  window: Window,
  entry: string,
  submenu: string | null = null,
  look: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  await openMenu(window, submenu ?? entry);
  if (submenu !== null) await window.page.locator('.monaco-menu .action-item', { hasText: submenu }).last().hover();
  const item = window.page.locator('.monaco-menu .action-label', { hasText: entry });
  await item.waitFor();
  await look();
  // A menu that has just opened takes no click.
  await eventually(`the choice of "${entry}"`, async () => {
    await item.click({ timeout: 1000 }).catch(() => undefined);
    return item.waitFor({ state: 'hidden', timeout: 1000 }).then(
      () => true,
      () => undefined,
    );
  });
};
