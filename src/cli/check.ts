// `cachibot-ws check`: the findings, for people or for programs.
import { parseArgs } from 'node:util';
import type { Finding, Judgement, Mistake } from '../engine/finding.ts';
import { isConfiguration } from '../engine/paths.ts';
import { type Since, tellSince } from './against.ts';
import { cacheOptions } from './cache-file.ts';
import { UserError } from './files.ts';
import { locate } from './places.ts';
import { toGithub } from './report-github.ts';
import { toJson } from './report-json.ts';
import { toMarkdown } from './report-markdown.ts';
import { toSarif } from './report-sarif.ts';
import { toText } from './report-text.ts';
import { saveState } from './save-state.ts';
import { openWorkspace, requireProtocol, type Workspace } from './workspace.ts';
import { keepBaseline } from './write-baseline.ts';

type Report = (judgement: Judgement, workspace: Workspace, since: Since | null) => string;

const formats: ReadonlyMap<string, Report> = new Map([
  ['text', toText],
  ['json', toJson],
  ['markdown', toMarkdown],
  ['sarif', toSarif],
  ['github', toGithub],
]);

const options = {
  format: { type: 'string', default: 'text' },
  'allow-empty': { type: 'boolean', default: false },
  against: { type: 'string' },
  save: { type: 'string' },
  'write-baseline': { type: 'boolean', default: false },
  ...cacheOptions,
} as const;

const isFailing = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

const tellProblems = (workspace: Workspace, problems: readonly Mistake[]): void => {
  for (const { place, message } of problems) process.stderr.write(`${locate(workspace, place)}: ${message}\n`);
};

const tellSkipped = ({ skipped }: Workspace): void => {
  for (const [path, why] of skipped) {
    if (isConfiguration(path)) throw new UserError(`${path} is not read, because ${why}: mend or remove it.`);
    process.stderr.write(`${path}: not read, because ${why}.\n`);
  }
};

export const runCheck = (args: readonly string[]): number => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const report = formats.get(values.format);
  if (report === undefined)
    throw new UserError(`\`${values.format}\` is no format of check: use ${[...formats.keys()].join(', ')}.`);
  const workspace = openWorkspace(positionals, values);
  const judgement = workspace.project.judgement();
  // Where severities or silences were not understood, too much or too little would be told: nothing is.
  if (judgement.mistakes.length > 0) {
    tellProblems(workspace, judgement.mistakes);
    return 2;
  }
  tellSkipped(workspace);
  if (!values['allow-empty']) requireProtocol(workspace);
  if (values['write-baseline']) {
    process.stderr.write(`${keepBaseline(workspace)}\n`);
    return 0;
  }
  tellProblems(workspace, judgement.unread);
  const since = values.against === undefined ? null : tellSince(values.against, workspace, positionals);
  if (values.save !== undefined) saveState(workspace, values.save);
  const told = since?.judgement ?? judgement;
  process.stdout.write(report(told, workspace, since));
  return told.findings.some(isFailing) ? 1 : 0;
};
