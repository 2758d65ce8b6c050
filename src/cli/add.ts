// `cachibot-ws add EVENT`: turns flags into a request, plans it, shows or writes it. The flags that say what is wanted are the
// keys of src/engine/draft/request-keys.ts.
import { parseArgs } from 'node:util';
import type { Contract } from '../engine/contract.ts';
import { type Asked, type RequestKey, requestKeys, toRequest } from '../engine/draft/request-keys.ts';
import type { EventRequest, PlanResult } from '../engine/plan.ts';
import { guessProtocol } from '../engine/propose.ts';
import { readDraftFile } from './draft-file.ts';
import { UserError } from './files.ts';
import { presentPlan } from './present.ts';
import { readWhatItReaches } from './read-dart.ts';
import { openWorkspace, requireContract } from './workspace.ts';

const options = {
  ...Object.fromEntries(requestKeys.map(({ name }) => [name, { type: 'string', multiple: true }] as const)),
  from: { type: 'string' },
  write: { type: 'boolean', default: false },
} as const;

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

const textsIn = (values: Values, name: string): readonly string[] => {
  const given = values[name];
  return Array.isArray(given) ? given.filter((value): value is string => typeof value === 'string') : [];
};

/** Words of a flag are told as flags are. */
const tellWrong = ({ name, words }: RequestKey, value: string, message: string): string =>
  words === null ? message : `\`${value}\` is no value of --${name}: use ${words.join(', ')}.`;

/** Of a flag that stands several times and takes one value the last counts, as everywhere. */
const readAsked = (values: Values): Asked => {
  let asked: Asked = {};
  for (const key of requestKeys) {
    const given = textsIn(values, key.name);
    for (const value of key.isRepeated ? given : given.slice(-1)) {
      const result = key.take(asked, value);
      if (result.kind === 'wrong') throw new UserError(tellWrong(key, value, result.message));
      asked = result.asked;
    }
  }
  return asked;
};

const chooseProtocol = (contract: Contract, given: string | undefined, name: string): string => {
  const ids = contract.protocols.map(({ id }) => id);
  const id = given ?? guessProtocol(contract, name);
  if (id === null)
    throw new UserError(`Say which protocol gets \`${name}\`: --protocol ${ids.join(' or --protocol ')}.`);
  if (!ids.includes(id)) throw new UserError(`\`${id}\` is no protocol here: use ${ids.join(', ')}.`);
  return id;
};

interface Wanted {
  readonly requests: readonly EventRequest[];
  readonly locate: (result: PlanResult) => PlanResult;
}

const wantedOf = (contract: Contract, name: string, values: Values): Wanted => {
  const asked = readAsked(values);
  const request = toRequest(name, chooseProtocol(contract, asked.protocol, name), asked);
  return { requests: [request], locate: (result) => result };
};

const requireName = (name: string | undefined): string => {
  if (name !== undefined) return name;
  throw new UserError(
    'Say which event to add: cachibot-ws add EVENT [folder…] --field "name: type", or --from FILE for several.',
  );
};

/** With a draft all is said in it. */
const requireNoKeys = (values: Values): void => {
  const given = requestKeys.find(({ name }) => values[name] !== undefined);
  if (given !== undefined)
    throw new UserError(`--${given.name} and --from exclude each other: write it into the draft.`);
};

export const runAdd = async (args: readonly string[]): Promise<number> => {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const { from } = values;
  if (from !== undefined) requireNoKeys(values);
  const [name, ...folders] =
    from === undefined ? [requireName(positionals[0]), ...positionals.slice(1)] : ['', ...positionals];
  const workspace = openWorkspace(folders);
  const contract = requireContract(workspace);
  const { requests, locate } = from === undefined ? wantedOf(contract, name, values) : readDraftFile(from, contract);
  const change = { kind: 'add-events', events: requests } as const;
  readWhatItReaches(workspace, change);
  const result = await workspace.project.plan(change);
  return presentPlan(workspace, locate(result), values.write);
};
