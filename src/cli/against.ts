// `check --against FILE|GIT-REF`: what is known of an earlier state, from a saved file or from a commit.
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { compareContracts, type EventDifference } from '../engine/comparison/compare.ts';
import { type ContractRecord, recordOf } from '../engine/comparison/record.ts';
import { countMended, newFindings } from '../engine/comparison/new-findings.ts';
import { readSaved, type Saved } from '../engine/comparison/saved.ts';
import type { Judgement } from '../engine/finding.ts';
import { isConfiguration } from '../engine/paths.ts';
import { UserError } from './files.ts';
import { readCommit, resolveCommit } from './git.ts';
import { newProject, type Workspace } from './workspace.ts';

/** What has changed since; `changes` is null where the earlier contract is not known. */
export interface Since {
  readonly judgement: Judgement;
  readonly changes: readonly EventDifference[] | null;
  /** Findings of then that are found no more, or null where those of then are not known. */
  readonly mended: number | null;
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

const readSavedFile = (path: string): Saved => {
  const saved = readSaved(readFileSync(path, 'utf8'));
  if (saved !== null) return saved;
  throw new UserError(
    `${path} is nothing to compare with: give a file that \`check --save\` wrote, or the output of \`check --format json\` or \`contract --format json\`.`,
  );
};

/** What the present configuration says of the texts of then: what it has just been asked for was there before. */
const readRef = (ref: string, workspace: Workspace, folders: readonly string[]): Saved => {
  const project = newProject();
  for (const folder of folders.length === 0 ? ['.'] : folders) {
    const path = resolve(folder);
    const commit = resolveCommit(path, ref);
    const prefix = relative(workspace.base, path).split(sep).join('/');
    const texts = readCommit(path, commit, (file, why) =>
      process.stderr.write(`${file} of ${ref}: not read, because ${why}.\n`),
    );
    if (texts.size === 0) process.stderr.write(`${folder} holds nothing in ${ref}: all of it counts as new.\n`);
    for (const [file, text] of texts)
      if (!isConfiguration(file)) project.put(prefix === '' ? file : `${prefix}/${file}`, text);
  }
  for (const path of workspace.project.configurationPaths()) project.put(path, workspace.project.text(path) ?? '');
  const { findings, silenced } = project.judgement();
  return {
    findings: [...findings, ...silenced.map(({ finding }) => finding)],
    contract: recordOf(project.contract()),
  };
};

const readKnown = (against: string, workspace: Workspace, folders: readonly string[]): Saved => {
  if (!isFile(against)) return readRef(against, workspace, folders);
  const saved = readSavedFile(against);
  if (saved.findings === null)
    process.stderr.write(
      `${against} holds no findings, so which are new cannot be told and none is: \`check --save\` keeps them too.\n`,
    );
  if (saved.contract === null)
    process.stderr.write(
      `${against} holds no contract, so what changed in it cannot be told: \`check --save\` keeps it too.\n`,
    );
  return saved;
};

const compareWith = (contract: ContractRecord | null, workspace: Workspace): readonly EventDifference[] | null =>
  contract === null ? null : compareContracts(contract, recordOf(workspace.project.contract()));

export const tellSince = (against: string, workspace: Workspace, folders: readonly string[]): Since => {
  const judgement = workspace.project.judgement();
  const known = readKnown(against, workspace, folders);
  const all = [...judgement.findings, ...judgement.silenced.map(({ finding }) => finding)];
  return {
    judgement: {
      ...judgement,
      findings: known.findings === null ? [] : newFindings(judgement.findings, known.findings),
    },
    changes: compareWith(known.contract, workspace),
    mended: known.findings === null ? null : countMended(all, known.findings),
  };
};
