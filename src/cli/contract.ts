// `cachibot-ws contract`: the contract itself, for programs.
import { parseArgs } from 'node:util';
import { allEvents, type Contract, type ContractEvent } from '../engine/contract.ts';
import { positionAt } from '../engine/source.ts';
import { formatType } from '../engine/wire-type.ts';
import { cacheOptions } from './cache-file.ts';
import { UserError } from './files.ts';
import { openWorkspace, requireContract } from './workspace.ts';

const toEvent = (event: ContractEvent, contract: Contract) => ({
  name: event.name,
  direction: event.direction,
  payload: event.payload.map(({ key, type, presence }) => ({ key, type: formatType(type), presence })),
  parts: event.mentions.map(({ part, side, path, range }) => ({
    part,
    side,
    file: path,
    line: positionAt(contract.lines.get(path) ?? [0], range.start).line,
  })),
  status: event.status,
});

export const contractToJson = (contract: Contract): string => {
  const protocols = contract.protocols.map(({ id }) => ({
    id,
    events: allEvents(contract)
      .filter(({ protocol }) => protocol === id)
      .map((event) => toEvent(event, contract)),
  }));
  return `${JSON.stringify({ version: 1, protocols }, null, 2)}\n`;
};

export const runContract = (args: readonly string[]): number => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'json' }, ...cacheOptions },
  });
  if (values.format !== 'json') throw new UserError(`\`${values.format}\` is no format of contract: use json.`);
  process.stdout.write(contractToJson(requireContract(openWorkspace(positionals, values))));
  return 0;
};
