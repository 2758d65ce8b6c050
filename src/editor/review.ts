// The review of a plan: what it changes, file by file, before anything is applied.
import { QuickPickItemKind } from 'vscode';
import type { Hit } from '../engine/features/elsewhere.ts';
import { baseName } from '../engine/paths.ts';
import type { PlanPreview } from './plan-preview.ts';
import { describeFile, describePlan } from './plan-summary.ts';
import type { Planned, PlannedFile } from './planned.ts';
import type { Ask, Choice, Position } from './wizard/ask.ts';
import { toRows } from './wizard/row-text.ts';

export type Decision = 'apply' | 'names' | 'extend' | 'back' | 'cancel';

export interface ReviewOptions {
  readonly ask: Ask;
  readonly preview: PlanPreview;
  readonly position: Position;
  readonly canRename: boolean;
  /** An event that could be extended instead: its name. */
  readonly similar?: string | null;
  /** Lines that speak of it elsewhere. */
  readonly hits?: readonly Hit[];
}

type Value =
  Exclude<Decision, 'cancel'> | { readonly file: PlannedFile } | { readonly note: string } | { readonly hit: Hit };

const separator = (label: string): Choice<Value> => ({ label, kind: QuickPickItemKind.Separator });

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.length - baseName(path).length - 1));

const toChoice = (file: PlannedFile): Choice<Value> => ({
  label: `$(diff) ${baseName(file.edit.path)}`,
  description: `${folderOf(file.edit.path)} · ${describeFile(file.edit)}`,
  value: { file },
});

const toNote = (note: string, label = ''): readonly Choice<Value>[] =>
  toRows('info', note, label).map((row) => ({ ...row, value: { note } }));

const notesTitle = 'Notes';

/** More places than these are only counted. */
const mostHits = 50;

const toHit = (hit: Hit): Choice<Value> => ({
  label: `$(go-to-file) ${baseName(hit.path)}:${hit.line}`,
  description: folderOf(hit.path),
  value: { hit },
});

const elsewhereChoices = (hits: readonly Hit[]): readonly Choice<Value>[] => [
  ...(hits.length === 0 ? [] : [separator('Also mentioned: look there by hand')]),
  ...hits.slice(0, mostHits).map(toHit),
  ...(hits.length <= mostHits ? [] : toNote(`and ${hits.length - mostHits} more`)),
];

const choicesOf = (
  planned: Planned,
  { canRename, similar = null, hits = [] }: ReviewOptions,
  canGoBack: boolean,
): readonly Choice<Value>[] => [
  { label: '$(check) Apply', description: describePlan(planned.plan), value: 'apply' },
  ...(canRename ? [{ label: '$(edit) Change names', value: 'names' } as const] : []),
  ...(similar === null
    ? []
    : [{ label: `$(lightbulb) Extend \`${similar}\` instead`, value: 'extend' } as const satisfies Choice<Value>]),
  ...(canGoBack ? [{ label: '$(arrow-left) Back', value: 'back' } as const] : []),
  ...(planned.plan.notes.length === 0 ? [] : [separator(notesTitle)]),
  ...planned.plan.notes.flatMap((note, index) => toNote(note, index === 0 ? notesTitle : '')),
  separator('Changes'),
  ...planned.files.map(toChoice),
  ...elsewhereChoices(hits),
];

export const reviewPlan = async (options: ReviewOptions, planned: Planned): Promise<Decision> => {
  const { ask, preview, position } = options;
  const choices = choicesOf(planned, options, position.step > 1);
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
    if ('hit' in value) await preview.openLine(value.hit);
  }
};
