// `cachibot-ws contract`: the contract itself, for programs or as a page.
import { parseArgs } from 'node:util';
import { allEvents, type Contract, type ContractEvent } from '../engine/contract.ts';
import { contractToMarkdown } from '../engine/features/contract-markdown.ts';
import { positionAt } from '../engine/source.ts';
import { formatType } from '../engine/wire-type.ts';
import { cacheOptions } from './cache-file.ts';
import { UserError } from './files.ts';
import { linksIn } from './places.ts';
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

/** The protocols as they are printed; `more` says what else an event is to have. */
export const protocolsOf = (contract: Contract, more: (event: ContractEvent) => object = () => ({})) =>
  contract.protocols.map(({ id }) => ({
    id,
    events: allEvents(contract)
      .filter(({ protocol }) => protocol === id)
      .map((event) => ({ ...toEvent(event, contract), ...more(event) })),
  }));

const formats: ReadonlyMap<string, (contract: Contract) => string> = new Map([
  ['json', (contract) => `${JSON.stringify({ version: 1, protocols: protocolsOf(contract) }, null, 2)}\n`],
  ['markdown', (contract) => contractToMarkdown(contract, linksIn(contract))],
]);

export const runContract = (args: readonly string[]): number => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'json' }, ...cacheOptions },
  });
  const write = formats.get(values.format);
  if (write === undefined)
    throw new UserError(`\`${values.format}\` is no format of contract: use ${[...formats.keys()].join(' or ')}.`);
  process.stdout.write(write(requireContract(openWorkspace(positionals, values))));
  return 0;
};
