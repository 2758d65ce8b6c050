// A small world in one string: `//- /path` begins a file, and a comment line under the code points with `^^^^` at what is
// expected there: `# ^^^^ warning: message`. The pointing lines are no part of the texts, and neither is `$0`, the cursor.
import type { Planner } from '../../src/engine/project.ts';
import { Project } from '../../src/engine/project.ts';
import type { Place, Range } from '../../src/engine/source.ts';

export interface Expectation {
  readonly path: string;
  readonly range: Range;
  readonly severity: string;
  readonly message: string;
}

export interface Fixture {
  readonly texts: ReadonlyMap<string, string>;
  readonly expected: readonly Expectation[];
  /** Where `$0` stands. */
  readonly cursor: Place | null;
}

const cursorMark = '$0';

const pointer = /^(\s*(?:#|\/\/)\s*)(\^+) (error|warning|information|hint): (.*)$/;

const readFile = (path: string, lines: readonly string[]): { text: string; expected: readonly Expectation[] } => {
  let text = '';
  let lastLine = 0;
  const expected: Expectation[] = [];
  for (const line of lines) {
    const [, before, carets, severity, message] = pointer.exec(line) ?? [];
    if (before === undefined || carets === undefined || severity === undefined || message === undefined) {
      lastLine = text.length;
      text += `${line}\n`;
      continue;
    }
    const start = lastLine + before.length;
    expected.push({ path, range: { start, end: start + carets.length }, severity, message });
  }
  return { text, expected };
};

export const parseFixture = (world: string): Fixture => {
  const texts = new Map<string, string>();
  const expected: Expectation[] = [];
  let cursor: Place | null = null;
  for (const part of world.split(/^\/\/- \//m).slice(1)) {
    const [path = '', ...rest] = part.replace(/\n$/, '').split('\n');
    const marked = rest.join('\n').indexOf(cursorMark);
    const lines = rest.map((line) => line.replace(cursorMark, ''));
    const file = readFile(path.trim(), lines);
    if (marked !== -1) cursor = { path: path.trim(), range: { start: marked, end: marked } };
    texts.set(path.trim(), file.text);
    expected.push(...file.expected);
  }
  return { texts, expected, cursor };
};

const loadPlanner = async (): Promise<Planner> => import('../../src/engine/edits/index.ts');

export const projectOf = (texts: ReadonlyMap<string, string>): Project => {
  const project = new Project(loadPlanner);
  for (const [path, text] of texts) project.put(path, text);
  return project;
};
