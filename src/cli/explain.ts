// `cachibot-ws explain EVENT`: what the editor's hover shows, in full, for every protocol that has the event.
import { parseArgs } from 'node:util';
import { type Contract, allEvents } from '../engine/contract.ts';
import type { ExplainedPlace, Explanation } from '../engine/features/explain.ts';
import { toMarkdown } from '../engine/features/explain-markdown.ts';
import { toText } from '../engine/features/explain-text.ts';
import { nearNames } from '../engine/features/near-names.ts';
import { type Place, positionAt } from '../engine/source.ts';
import { cacheOptions } from './cache-file.ts';
import { UserError } from './files.ts';
import { linksIn } from './places.ts';
import { openWorkspace, requireContract } from './workspace.ts';

type Write = (found: readonly Explanation[], contract: Contract) => string;

const positionIn = (contract: Contract, { path, range }: Place) => ({
  file: path,
  ...positionAt(contract.lines.get(path) ?? [0], range.start),
});

const toJson: Write = (found, contract) => {
  const place = ({ part, name, place: at, isReachable }: ExplainedPlace) => ({
    part,
    name,
    ...positionIn(contract, at),
    reachable: isReachable,
  });
  const events = found.map((one) => ({
    protocol: one.protocol,
    name: one.name,
    direction: one.direction,
    purpose: one.purpose,
    complete: one.isPayloadKnown,
    payload: one.fields.map(({ key, pythonType, typeScriptType, presence, difference }) => ({
      key,
      python: pythonType,
      typescript: typeScriptType,
      presence,
      difference,
    })),
    sent: one.isSent,
    senders: one.senders.map(place),
    handled: one.isHandled,
    handlers: one.handlers.map(place),
    actions: one.actions.map(place),
    declarations: one.declarations.map(place),
    findings: one.findings.map(({ check, field, severity, message, place: at }) => ({
      check,
      severity,
      field,
      message,
      ...positionIn(contract, at),
    })),
    sample: JSON.parse(one.sample) as unknown,
  }));
  return `${JSON.stringify({ version: 1, events }, null, 2)}\n`;
};

const formats: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['text', (found) => found.map(toText).join('\n')],
  ['json', toJson],
  ['markdown', (found, contract) => found.map((one) => toMarkdown(one, linksIn(contract))).join('\n')],
]);

const noSuchEvent = (contract: Contract, name: string, protocol: string | undefined): UserError => {
  const names = allEvents(contract)
    .filter((event) => protocol === undefined || event.protocol === protocol)
    .map((event) => event.name);
  const near = nearNames(name, names)
    .slice(0, 3)
    .map((one) => `\`${one}\``);
  const advice = near.length === 0 ? '`cachibot-ws contract` lists all events' : `did you mean ${near.join(' or ')}?`;
  return new UserError(
    `\`${name}\` is no event of ${protocol ?? 'any protocol here'}: ${advice}${near.length === 0 ? '.' : ''}`,
  );
};

export const runExplain = (args: readonly string[]): number => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, protocol: { type: 'string' }, ...cacheOptions },
  });
  const [name, ...folders] = positionals;
  if (name === undefined) throw new UserError('Say which event to explain: cachibot-ws explain EVENT [folder…].');
  const write = formats.get(values.format);
  if (write === undefined)
    throw new UserError(`\`${values.format}\` is no format of explain: use ${[...formats.keys()].join(', ')}.`);
  const workspace = openWorkspace(folders, values);
  const contract = requireContract(workspace);
  const ids = contract.protocols.map(({ id }) => id);
  const { protocol } = values;
  if (protocol !== undefined && !ids.includes(protocol))
    throw new UserError(`\`${protocol}\` is no protocol here: use ${ids.join(', ')}.`);
  const found = workspace.project.explain(name).filter((one) => protocol === undefined || one.protocol === protocol);
  if (found.length === 0) throw noSuchEvent(contract, name, protocol);
  process.stdout.write(write(found, contract));
  return 0;
};
