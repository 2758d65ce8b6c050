// The Problems view read as data. Its list only holds the rows in sight, so it is scrolled through.
import type { Page } from 'playwright-core';

export interface Problem {
  /** Relative to the workspace. */
  readonly file: string;
  /** Message, source, code and place, as shown. */
  readonly text: string;
}

interface Row {
  readonly index: number;
  readonly level: number;
  readonly text: string;
  readonly label: string;
}

/** What is used of the browser's elements: this code is checked without the browser's types. */
interface Element {
  readonly innerText: string;
  getAttribute(name: string): string | null;
}

/** The view must be open and have the focus. */
export async function readProblems(page: Page): Promise<Problem[]> {
  const panel = page.locator('.markers-panel');
  await panel.waitFor();
  await page.keyboard.press('Home');
  await panel.hover();
  const rows = new Map<number, Row>();
  for (let misses = 0; misses < 3;) {
    const before = rows.size;
    for (const row of await visibleRows(page)) rows.set(row.index, row);
    misses = rows.size === before ? misses + 1 : 0;
    // By wheel: keys would open each problem's place, and the focus would go there.
    for (let notch = 0; notch < 3; notch += 1) await page.mouse.wheel(0, 60);
    await page.waitForTimeout(50);
  }
  return toProblems([...rows.values()].sort((a, b) => a.index - b.index));
}

function visibleRows(page: Page): Promise<Row[]> {
  // Sticky rows repeat the file above the rows in sight.
  const rows = page.locator('.markers-panel .monaco-list-row:not(.monaco-tree-sticky-row)');
  return rows.evaluateAll((elements: readonly Element[]) =>
    elements.map((element) => ({
      index: Number(element.getAttribute('data-index')),
      level: Number(element.getAttribute('aria-level')),
      label: element.getAttribute('aria-label') ?? '',
      text: element.innerText.replace(/\s*\n\s*/g, ' ').trim(),
    })),
  );
}

/** Files stand on the first level, their problems on the second, related places on the third. */
function toProblems(rows: readonly Row[]): Problem[] {
  let file = '';
  const problems: Problem[] = [];
  for (const row of rows) {
    if (row.level === 1) file = toPath(row.label);
    if (row.level === 2) problems.push({ file, text: row.text });
  }
  return problems;
}

/** From "3 problems in file chat.py of folder backend/api". */
function toPath(label: string): string {
  const [, name, folder] = /in file (.+?)(?: of folder (.*))?$/.exec(label) ?? [];
  return [folder, name].filter(Boolean).join('/');
}
