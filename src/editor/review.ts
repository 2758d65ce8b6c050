// The review of a plan: what it changes, file by file, before anything is applied.
import { QuickPickItemKind } from 'vscode';
import { baseName } from '../engine/paths.ts';
import type { PlanPreview } from './plan-preview.ts';
import { describeFile, describePlan } from './plan-summary.ts';
import type { Planned, PlannedFile } from './planned.ts';
import type { Ask, Choice, Position } from './wizard/ask.ts';
import { toRows } from './wizard/row-text.ts';

export type Decision = 'apply' | 'names' | 'back' | 'cancel';

type Value = Exclude<Decision, 'cancel'> | { readonly file: PlannedFile } | { readonly note: string };

const separator = (label: string): Choice<Value> => ({ label, kind: QuickPickItemKind.Separator });

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.length - baseName(path).length - 1));

const toChoice = (file: PlannedFile): Choice<Value> => ({
  label: `$(diff) ${baseName(file.edit.path)}`,
  description: `${folderOf(file.edit.path)} · ${describeFile(file.edit)}`,
  value: { file },
});

const toNote = (note: string): readonly Choice<Value>[] =>
  toRows('info', note).map((row) => ({ ...row, value: { note } }));

const choicesOf = (planned: Planned, canRename: boolean, canGoBack: boolean): readonly Choice<Value>[] => [
  { label: '$(check) Apply', description: describePlan(planned.plan), value: 'apply' },
  ...(canRename ? [{ label: '$(edit) Change names', value: 'names' } as const] : []),
  ...(canGoBack ? [{ label: '$(arrow-left) Back', value: 'back' } as const] : []),
  ...(planned.plan.notes.length === 0 ? [] : [separator('Notes')]),
  ...planned.plan.notes.flatMap(toNote),
  separator('Changes'),
  ...planned.files.map(toChoice),
];

export interface ReviewOptions {
  readonly ask: Ask;
  readonly preview: PlanPreview;
  readonly position: Position;
  readonly canRename: boolean;
}

export const reviewPlan = async (
  { ask, preview, position, canRename }: ReviewOptions,
  planned: Planned,
): Promise<Decision> => {
  const choices = choicesOf(planned, canRename, position.step > 1);
  const prompt = `${describePlan(planned.plan)}: nothing is changed yet`;
  let proposed = choices[0];
  await preview.open(planned, `${planned.plan.title.replaceAll('`', '')} (planned)`);
  for (;;) {
    const given = await ask.pick({ position, prompt, choices, proposed });
    if (given.kind !== 'answer') return given.kind;
    const { value } = given;
    if (typeof value === 'string') return value;
    proposed = choices.find((choice) => choice.value === value);
    if ('file' in value) await preview.openFile(value.file);
  }
};
