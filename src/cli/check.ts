// `cachibot-ws check`: the findings, for people or for programs.
import { parseArgs } from 'node:util';
import type { Finding } from '../engine/finding.ts';
import { UserError } from './files.ts';
import { toJson } from './report-json.ts';
import { toText } from './report-text.ts';
import { openWorkspace, requireContract } from './workspace.ts';

const formats = ['text', 'json'] as const;

const isFailing = ({ severity }: Finding): boolean => severity === 'error' || severity === 'warning';

export const runCheck = (args: readonly string[]): number => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, 'allow-empty': { type: 'boolean', default: false } },
  });
  const format = formats.find((one) => one === values.format);
  if (format === undefined)
    throw new UserError(`\`${values.format}\` is no format of check: use ${formats.join(' or ')}.`);
  const workspace = openWorkspace(positionals);
  const contract = values['allow-empty'] ? workspace.project.contract() : requireContract(workspace);
  const findings = workspace.project.findings();
  process.stdout.write(format === 'json' ? toJson(findings, contract) : toText(findings, workspace.project));
  return findings.some(isFailing) ? 1 : 0;
};
