// The light bulb and its menu, by keyboard: a click on the menu does not work in every version of VS Code.
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** It stands in the text, or in the margin where the line begins too early for it. */
const lightBulb = '.lightBulbWidget:visible, [class*="codicon-gutter-lightbulb"]:visible';
const menu = '.action-widget:not(.action-list-submenu-panel)';

/** The titles offered at the cursor. */
export async function readCodeActions(page: Page): Promise<string[]> {
  const titles = await (await open(page)).allInnerTexts();
  await page.keyboard.press('Escape');
  await page.locator(menu).waitFor({ state: 'hidden' });
  return titles.map((title) => title.trim());
}

/** Applies the first one whose title contains the text. */
export async function applyCodeAction(page: Page, title: string): Promise<void> {
  const rows = await open(page);
  await rows.filter({ hasText: title }).first().waitFor();
  const focused = page.locator(`${menu} .monaco-list-row.focused`);
  for (let step = 0; step < 50 && !(await focused.innerText()).includes(title); step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.locator(menu).waitFor({ state: 'hidden' });
}

/** Asked again where VS Code was still computing: it then shows nothing. */
async function open(page: Page): Promise<Locator> {
  await page.locator(lightBulb).first().waitFor({ timeout: 20_000 });
  const rows = page.locator(`${menu} .monaco-list-row.action`);
  return eventually('the menu of the light bulb', async () => {
    await page.keyboard.press('Control+.');
    const shown = await rows
      .first()
      .waitFor({ timeout: 2000 })
      .then(
        () => true,
        () => false,
      );
    return shown ? rows : undefined;
  });
}
