// A list that is filled line by line in one quick pick: what is typed shows at once what it would add, and each line
// that stands there can be changed or removed.
import {
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from 'vscode';
import type { Answer, Leaving, LinesQuestion } from './ask.ts';
import { show } from './quick-input.ts';
import { toRows } from './row-text.ts';

const editButton: QuickInputButton = { iconPath: new ThemeIcon('edit'), tooltip: 'Change' };
const removeButton: QuickInputButton = { iconPath: new ThemeIcon('trash'), tooltip: 'Remove' };

type Meaning =
  | { readonly kind: 'add'; readonly line: string }
  | { readonly kind: 'continue' | 'document' }
  | { readonly kind: 'line'; readonly index: number }
  | { readonly kind: 'none' };

interface Item extends QuickPickItem {
  readonly meaning: Meaning;
}

/** `alwaysShow` everywhere: the typed line is no filter. */
const item = (label: string, meaning: Meaning, more: Partial<QuickPickItem> = {}): Item => ({
  label,
  meaning,
  alwaysShow: true,
  ...more,
});

const first = (question: LinesQuestion, typed: string, lines: readonly string[]): readonly Item[] => {
  if (typed === '') {
    const problem = question.problem?.(lines) ?? null;
    return problem === null
      ? [item('$(arrow-right) Continue', { kind: 'continue' }, { description: question.describe(lines) })]
      : toRows('warning', problem).map(({ label, ...detail }) => item(label, { kind: 'none' }, detail));
  }
  const proposal = question.propose(typed, lines);
  if ('message' in proposal) {
    return toRows('warning', proposal.message).map(({ label, ...detail }) => item(label, { kind: 'none' }, detail));
  }
  return proposal.map(({ line, reason }) =>
    item(`$(add) Add \`${line}\``, { kind: 'add', line }, { description: reason }),
  );
};

const present = (lines: readonly string[]): readonly Item[] => [
  item('', { kind: 'none' }, { kind: QuickPickItemKind.Separator }),
  ...lines.map((line, index) => item(line, { kind: 'line', index }, { buttons: [editButton, removeButton] })),
  item('$(file-text) Edit all as a document', { kind: 'document' }),
];

interface Given {
  readonly kind: 'answer' | 'document';
  readonly value: readonly string[];
}

export const askLines = async (question: LinesQuestion): Promise<Leaving<readonly string[]>> => {
  const given = await showLines(question);
  return given.kind === 'answer' ? given.value : given;
};

const showLines = (question: LinesQuestion): Promise<Answer<Given>> =>
  show<QuickPick<Item>, Given>(window.createQuickPick(), question.position, (input, done) => {
    let lines = question.lines;

    const refresh = (): void => {
      input.items = [...first(question, input.value.trim(), lines), ...present(lines)];
      input.activeItems = input.items.slice(0, 1);
    };
    const set = (value: string, next: readonly string[]): void => {
      lines = next;
      input.value = value;
      refresh();
    };
    const without = (index: number): readonly string[] => lines.filter((_, other) => other !== index);
    const change = (index: number): void => {
      set(lines[index] ?? '', without(index));
    };
    const act = (meaning: Meaning): void => {
      if (meaning.kind === 'add') set('', [...lines, meaning.line]);
      if (meaning.kind === 'line') change(meaning.index);
      if (meaning.kind === 'continue') done({ kind: 'answer', value: lines });
      if (meaning.kind === 'document') done({ kind: 'document', value: lines });
    };

    input.placeholder = question.prompt;
    input.onDidChangeValue(refresh);
    input.onDidAccept(() => {
      const [chosen] = input.selectedItems;
      if (chosen !== undefined) act(chosen.meaning);
    });
    input.onDidTriggerItemButton(({ button, item: { meaning } }) => {
      if (meaning.kind !== 'line') return;
      if (button === removeButton) set(input.value, without(meaning.index));
      else change(meaning.index);
    });
    refresh();
  });
