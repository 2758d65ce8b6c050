// A user in front of a VS Code window, with small methods for what a user does and sees. The server and the browser are
// started by scripts/test-window.mjs; each window opens its own copy of the project and begins with an empty state.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { applyCodeAction, readCodeActions } from './code-actions.ts';
import { eventually } from './eventually.ts';
import { newestLog } from './log.ts';
import { QuickInput, type QuickInputState } from './quick-input.ts';
import { readProblems, type Problem } from './problems.ts';

/** What the runner tells; without it the tests cannot run. */
function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error('Run the window tests with `npm run test:window`.');
  return value;
}

export interface WindowOptions {
  /** Copied and opened in place of the project. */
  readonly folder?: string;
  /** Written to the workspace's settings before the window opens. */
  readonly settings?: Record<string, unknown>;
}

export async function openWindow(options: WindowOptions = {}): Promise<Window> {
  // Beside the runner's copy, so that the runner deletes it whatever becomes of the tests.
  const base = mkdtempSync(join(dirname(given('CACHIBOT_WS_PROJECT')), 'window-'));
  const project = options.folder ?? given('CACHIBOT_WS_PROJECT');
  const folder = join(base, basename(project));
  cpSync(project, folder, { recursive: true });
  if (options.settings) {
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    writeFileSync(join(folder, '.vscode', 'settings.json'), JSON.stringify(options.settings));
  }
  const browser = await chromium.connect(given('CACHIBOT_WS_BROWSER'));
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const path = folder.split('/').map(encodeURIComponent).join('/');
  await page.goto(`${given('CACHIBOT_WS_SERVER')}/?folder=${path}`);
  await page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
  return new Window(browser, page, folder);
}

export class Window {
  readonly page: Page;
  /** The copy of the project that this window shows. */
  readonly folder: string;
  readonly #browser: Browser;
  readonly #quickInput: QuickInput;

  constructor(browser: Browser, page: Page, folder: string) {
    this.#browser = browser;
    this.page = page;
    this.folder = folder;
    this.#quickInput = new QuickInput(page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(dirname(this.folder), { recursive: true, force: true, maxRetries: 5 });
  }

  /** Opens the window anew, with what it has stored. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
  }

  /** The title as the command palette shows it, with its category. */
  async runCommand(title: string): Promise<void> {
    // A palette opened before the extension is known does not learn of its commands: open it again.
    await eventually(`the command "${title}"`, async () => {
      await this.#quickInput.open('F1');
      await this.#quickInput.filter(`>${title}`);
      if (await this.#quickInput.hasRow(title)) return true;
      await this.press('Escape');
      return undefined;
    });
    await this.#quickInput.pick(title);
  }

  quickPick(text: string): Promise<void> {
    return this.#quickInput.pick(text);
  }

  /** Chooses a row that opens a tab and leaves the quick input as it was. */
  async quickPickOpening(text: string, tab: string): Promise<void> {
    await this.#quickInput.pickAndStay(text);
    await this.page.locator('.tab.active', { hasText: tab }).waitFor();
  }

  inputBox(text: string): Promise<void> {
    return this.#quickInput.enter(text);
  }

  /** Types without Enter, so that validation can be read. */
  typeInQuickInput(text: string): Promise<void> {
    return this.#quickInput.filter(text);
  }

  /** A button in the quick input's title or row, for example "Back". */
  quickInputButton(label: string): Promise<void> {
    return this.#quickInput.button(label);
  }

  readQuickInput(): Promise<QuickInputState> {
    return this.#quickInput.read();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Types where the cursor is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** The path is relative to the project. A list that is still being filled may give another file, or none: then again. */
  async openFile(path: string): Promise<void> {
    await eventually(`${path} to be open`, async () => {
      await this.#quickInput.open('Control+P');
      await this.#quickInput.filter(path);
      await this.#quickInput.pick(basename(path));
      // The label begins the tab: `room_websocket.py` is another file than `websocket.py`.
      const label = new RegExp(`^\\s*${basename(path).replaceAll('.', '\\.')}`);
      const tab = this.page.locator('.tab.active', { hasText: label });
      return tab.waitFor({ timeout: 8000 }).then(
        () => true,
        () => undefined,
      );
    });
    await this.#editorHasFocus();
  }

  /** Line and column count from 1. */
  async moveCursor(line: number, column: number): Promise<void> {
    await this.#quickInput.open('Control+G');
    await this.#quickInput.filter(`:${line}:${column}`);
    await this.#quickInput.enter(`:${line}:${column}`);
    await this.#editorHasFocus();
  }

  /** Keys pressed before the focus has arrived would be lost, or close a quick input. */
  async #editorHasFocus(): Promise<void> {
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Resolves with the whole text of the message. */
  async waitForNotification(text: string): Promise<string> {
    const toast = this.#notification(text);
    await toast.waitFor({ timeout: 30_000 });
    return toast.innerText();
  }

  #notification(text: string): Locator {
    return this.page.locator('.notifications-toasts .notification-toast', { hasText: text }).first();
  }

  async clickNotificationButton(label: string, text = ''): Promise<void> {
    await this.#notification(text).locator('a.monaco-button', { hasText: label }).first().click();
  }

  /** Answers a modal question. */
  async clickDialogButton(label: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box .monaco-button', { hasText: label }).first().click();
  }

  /** Everything in the Problems view, which is closed again. */
  async problems(): Promise<Problem[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const problems = await readProblems(this.page);
    await this.press('Control+J');
    await this.page.locator('.markers-panel').waitFor({ state: 'hidden' });
    return problems;
  }

  /** Reads the Problems view again and again until a problem with this text is there. */
  waitForProblem(text: string): Promise<Problem> {
    return eventually(`a problem with "${text}"`, async () =>
      (await this.problems()).find((problem) => problem.text.includes(text)),
    );
  }

  /** The hover at a place, as a user reads it. Line and column count from 1. */
  async hover(line: number, column: number): Promise<string> {
    await this.moveCursor(line, column);
    const contents = this.page.locator('.monaco-resizable-hover .hover-row, .monaco-hover:not(.hidden) .hover-row');
    return eventually('a hover', async () => {
      await this.press('Control+K');
      await this.press('Control+I');
      await contents
        .first()
        .waitFor({ timeout: 3000 })
        .catch(() => undefined);
      const text = (await contents.allInnerTexts()).join('\n').trim();
      return text === '' || text === 'Loading...' ? undefined : text;
    });
  }

  /** The titles that the light bulb at the cursor offers. */
  quickFixes(): Promise<string[]> {
    return readCodeActions(this.page);
  }

  /** Applies the first fix at the cursor whose title contains the text. */
  quickFix(title: string): Promise<void> {
    return applyCodeAction(this.page, title);
  }

  /** Undoes in the editor that has the focus. */
  undo(): Promise<void> {
    return this.press('Control+Z');
  }

  /** The names of the open files with unsaved changes. An undo over several files arrives in them one after the other. */
  async unsaved(): Promise<string[]> {
    const names = await this.page.locator('.tab.dirty .monaco-icon-label-container').allInnerTexts();
    return names.map((name) => name.replaceAll('\n', ''));
  }

  /** Saves until nothing is unsaved: files that an undo reaches later are saved then. */
  saveAll(): Promise<true> {
    return eventually('all files to be saved', async () => {
      await this.runCommand('File: Save All Files');
      return (await this.unsaved()).length === 0 ? true : undefined;
    });
  }

  /** A file of the project as it is on disk. */
  readFile(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  clipboard(): Promise<string> {
    return this.page.evaluate<string>('navigator.clipboard.readText()');
  }

  /** A picture for the papers with UPDATE_SCREENSHOTS=1, else one to look at. */
  async screenshot(name: string): Promise<void> {
    const folder = process.env['UPDATE_SCREENSHOTS'] === '1' ? 'media' : join('out', 'screenshots');
    // What fades in is shown as it will be.
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  }

  /** What the extension has written to an output channel, by the newest window; empty if there is no such channel. */
  log(channel: string): string {
    return newestLog(given('CACHIBOT_WS_USER_DATA'), channel);
  }
}
