// `check --save FILE`: keeps what is found and the contract in one file, for a later `--against`.
import { writeFileSync } from 'node:fs';
import { recordOf } from '../engine/comparison/record.ts';
import { toKept } from '../engine/comparison/saved.ts';
import type { Judgement } from '../engine/finding.ts';
import { protocolsOf } from './contract.ts';
import { UserError } from './files.ts';
import { findingsToJson } from './report-json.ts';
import type { Workspace } from './workspace.ts';

/** What is silenced is known as well, so it is kept too. */
const allFindings = ({ findings, silenced, ...rest }: Judgement): Judgement => ({
  ...rest,
  findings: [...findings, ...silenced.map(({ finding }) => finding)],
  silenced: [],
});

export const saveState = (workspace: Workspace, path: string): void => {
  const contract = workspace.project.contract();
  const records = new Map(recordOf(contract).map((record) => [`${record.protocol} ${record.name}`, record]));
  const state = {
    version: 1,
    findings: findingsToJson(allFindings(workspace.project.judgement()), workspace),
    protocols: protocolsOf(contract, ({ protocol, name }) => {
      const record = records.get(`${protocol} ${name}`);
      return record === undefined ? {} : toKept(record);
    }),
  };
  try {
    writeFileSync(path, `${JSON.stringify(state, null, 2)}\n`);
  } catch (error) {
    throw new UserError(`${path} could not be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
};
