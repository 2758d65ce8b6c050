// `cachibot-ws fix`: the preferred fixes of what is found, as one plan. What has other fixes only is listed: those want a
// decision.
import { parseArgs } from 'node:util';
import { checks } from '../engine/checks/index.ts';
import { allEvents, type Contract, toLocation } from '../engine/contract.ts';
import type { Finding } from '../engine/finding.ts';
import { fixAll, preferredFix } from '../engine/fix-all.ts';
import { tellUnknown } from '../engine/unknown-name.ts';
import { UserError } from './files.ts';
import { presentPlan } from './present.ts';
import { plural } from './words.ts';
import { openWorkspace, requireContract } from './workspace.ts';

interface Wanted {
  readonly check?: string | undefined;
  readonly event?: string | undefined;
  readonly protocol?: string | undefined;
}

const requireKnown = (contract: Contract, { check, event, protocol }: Wanted): void => {
  const ids = checks.map(({ id }) => id);
  if (check !== undefined && !ids.includes(check)) throw new UserError(tellUnknown(check, 'check', ids));
  const protocols = contract.protocols.map(({ id }) => id);
  if (protocol !== undefined && !protocols.includes(protocol))
    throw new UserError(`\`${protocol}\` is no protocol here: use ${protocols.join(', ')}.`);
  const names = allEvents(contract).map(({ name }) => name);
  if (event !== undefined && !names.includes(event)) throw new UserError(tellUnknown(event, 'event', names));
};

const isWanted = (finding: Finding, { check, event, protocol }: Wanted): boolean =>
  (check === undefined || finding.check === check) &&
  (event === undefined || finding.event === event) &&
  (protocol === undefined || finding.protocol === protocol);

/** What could be done by hand or in the editor. */
const tellChoices = (contract: Contract, findings: readonly Finding[]): void => {
  const choices = findings.filter((finding) => preferredFix(finding) === null && finding.fixes.length > 0);
  for (const { place, check, message, fixes } of choices) {
    process.stderr.write(`${toLocation(contract, place)}  ${message}  ${check}\n`);
    for (const { title, caution } of fixes) {
      process.stderr.write(`    not done: ${title}${caution === null ? '' : ` (${caution.replace(/\.$/, '')})`}\n`);
    }
  }
};

export const runFix = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      check: { type: 'string' },
      event: { type: 'string' },
      protocol: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const workspace = openWorkspace(positionals);
  const contract = requireContract(workspace);
  requireKnown(contract, values);
  const findings = workspace.project.findings().filter((finding) => isWanted(finding, values));
  const fixable = findings.filter((finding) => preferredFix(finding) !== null);
  const change = fixAll(fixable, `Fix ${plural(fixable.length, 'finding')}`);
  if (change === null) process.stderr.write('There is nothing to fix.\n');
  else presentPlan(workspace, await workspace.project.plan(change), values.write);
  tellChoices(contract, findings);
  return 0;
};
