// VS Code's quick input: command palette, pickers and input boxes are one widget. Each action waits until the widget
// shows something else, so that the next one never meets the step before.
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

export interface QuickInputState {
  /** With the step counter, as "Add WebSocket Event (2/5)". */
  readonly title: string;
  readonly placeholder: string;
  readonly value: string;
  /** The prompt or the validation message. */
  readonly message: string;
  readonly rows: readonly string[];
  readonly buttons: readonly string[];
}

export class QuickInput {
  readonly #page: Page;
  readonly #widget: Locator;
  readonly #input: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator('.quick-input-widget');
    this.#input = this.#widget.locator('.quick-input-filter input').first();
  }

  async open(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
    await this.#input.waitFor();
  }

  /** Types without Enter. */
  async filter(text: string): Promise<void> {
    await this.#input.waitFor();
    await this.#input.fill(text);
  }

  async enter(text: string): Promise<void> {
    await this.filter(text);
    await this.#andChange(() => this.#page.keyboard.press('Enter'));
  }

  /** Whether such a row shows up soon. */
  hasRow(text: string): Promise<boolean> {
    const row = this.#rows().filter({ hasText: text }).first();
    return row.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    );
  }

  /** Chooses the row whose label is the text, else the first one that contains it. */
  async pick(text: string): Promise<void> {
    const containing = this.#rows().filter({ hasText: text });
    await containing.first().waitFor();
    const quoted = text.replace(/["\\]/g, '\\$&');
    // A description, a detail or a key binding follows the label after a comma.
    const exact = this.#widget.locator(`.monaco-list-row:is([aria-label="${quoted}"], [aria-label^="${quoted}, "])`);
    const row = ((await exact.count()) > 0 ? exact : containing).first();
    await this.#andChange(() => row.click());
  }

  /** Chooses a row after which the same rows are shown again, so that no change of the widget tells the end. */
  async pickAndStay(text: string): Promise<void> {
    await this.#rows().filter({ hasText: text }).first().click();
  }

  button(label: string): Promise<void> {
    const button = this.#widget.locator(`.action-label[aria-label^=${JSON.stringify(label)}]`).first();
    return this.#andChange(() => button.click());
  }

  async read(): Promise<QuickInputState> {
    await this.#input.waitFor();
    return this.#readNow();
  }

  /** The widget stays in the page while it is hidden, so this never waits for it to come back. */
  async #readNow(): Promise<QuickInputState> {
    const text = async (selector: string): Promise<string> => {
      const texts = await this.#widget.locator(selector).allInnerTexts();
      return texts.join(' ').trim();
    };
    const labels = (locator: Locator): Promise<string[]> =>
      locator.evaluateAll((elements: readonly { getAttribute(name: string): string | null }[]) =>
        elements.map((element) => element.getAttribute('aria-label') ?? ''),
      );
    return {
      title: await text('.quick-input-title'),
      placeholder: (await this.#input.getAttribute('placeholder')) ?? '',
      value: await this.#input.inputValue(),
      message: await text('.quick-input-message'),
      rows: await labels(this.#rows()),
      buttons: await labels(this.#widget.locator('.quick-input-titlebar .action-label')),
    };
  }

  #rows(): Locator {
    return this.#widget.locator('.quick-input-list .monaco-list-row');
  }

  async #andChange(act: () => Promise<void>): Promise<void> {
    const before = await this.#signature();
    await act();
    await eventually('the quick input to go on', async () => ((await this.#signature()) === before ? undefined : true));
  }

  /** Everything a user sees in it, and nothing when it is hidden. */
  async #signature(): Promise<string> {
    return (await this.#input.isVisible()) ? JSON.stringify(await this.#readNow()) : '';
  }
}
